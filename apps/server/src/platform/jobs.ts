import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { tellsMoves, systemClock, type Clock } from './clock.ts'
import type { WriteTx } from './db.ts'
import { jobNames, type JobData, type JobName } from './job-names.ts'

export type { JobData, JobName } from './job-names.ts'

const schema = 'pgboss'
const queueOptions = {
  retryLimit: 10,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: 900,
  deleteAfterSeconds: 7 * 86_400,
} as const

/** Creates the queue's tables as the owner and lets the two serving roles use them. */
export async function installJobQueue(ownerUrl: string, client: pg.Client): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, supervise: false, schedule: false, max: 2 })
  boss.on('error', () => undefined)
  await boss.start()
  for (const name of jobNames) if (!(await boss.getQueue(name))) await boss.createQueue(name, queueOptions)
  await boss.stop({ graceful: false })
  await client.query(`grant usage on schema ${schema} to luukku_app, luukku_jobs`)
  await client.query(`grant select, insert on all tables in schema ${schema} to luukku_app`)
  await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to luukku_jobs`)
  await client.query(`grant execute on all functions in schema ${schema} to luukku_app, luukku_jobs`)
}

export interface Jobs {
  /** Plans work in the caller's transaction: it exists exactly when the transaction does. `at` is by our own clock. */
  plan(tx: WriteTx, name: JobName, data: JobData, options?: { at?: Date; once?: string }): Promise<void>
  work(name: JobName, handler: JobHandler): Promise<void>
  /**
   * Does now all that is due by our clock, retries included, and says how much of it was done here. What a worker of the
   * queue has taken is waited for: nothing that was due is under way when this ends. For rehearsals and tests.
   */
  runDue(): Promise<number>
  start(): Promise<void>
  stop(): Promise<void>
}

/** @throws when it did not work: the queue tries again, later and later, ten times in some 75 minutes */
export type JobHandler = (data: JobData) => Promise<void>

const batchSize = 20
/** How long `runDue` waits for what a worker has taken: ten seconds in all, after which a killed worker is likelier. */
const [lookAgainMs, mostLooks] = [20, 500]

export function createJobs(url: string, log: Logger, options: JobOptions): Jobs {
  const { clock, byHand = false } = options
  const withRole = options.setRole
    ? `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c role=${options.setRole}`)}`
    : url
  const boss = new PgBoss({
    connectionString: withRole,
    schema,
    migrate: false,
    createSchema: false,
    max: 4,
    ...(byHand ? { supervise: false, schedule: false } : { monitorIntervalSeconds: 60 }),
  })
  boss.on('error', (error) => {
    log.warn({ err: error, part: 'jobs' }, 'the job queue could not reach its database')
  })
  const handlers = new Map<JobName, JobHandler>()

  // The queue counts by PostgreSQL's clock. A clock that was set stands apart from it by a fixed time, and when it moves,
  // what waits moves with it. What is planned after a move waits until that is done: it must not be moved too.
  const apartNow = () => systemClock.now().getTime() - clock.now().getTime()
  let apart = apartNow()
  const byDatabaseClock = (at: Date) => new Date(at.getTime() + apart)
  /** Where the clock moves, «at once» too is told by that clock: the queue's now is ahead of one that stands still. */
  const startOf = (at: Date | undefined) => {
    if (at === undefined && !tellsMoves(clock)) return {}
    return { startAfter: byDatabaseClock(at ?? clock.now()) }
  }
  let moved: Promise<unknown> = Promise.resolve()
  const align = () => {
    const before = apart
    apart = apartNow()
    const seconds = (apart - before) / 1000
    moved = moved
      .then(() =>
        boss
          .getDb()
          .executeSql(
            `update ${schema}.job set start_after = start_after + make_interval(secs => $1) where state in ('created', 'retry')`,
            [seconds],
          ),
      )
      .catch(() => undefined)
  }
  if (tellsMoves(clock)) clock.onMove(align)

  /** What failed is told by its code alone: the words of a mail server may hold an address. */
  async function runOne(job: { id: string; data: unknown }, handler: JobHandler): Promise<JobOutcome> {
    try {
      await handler(job.data as JobData)
      return { id: job.id, status: 'completed' }
    } catch (error) {
      log.warn({ err: error, part: 'jobs', job: job.id }, 'planned work failed and is tried again')
      const { code } = error as { code?: unknown }
      return { id: job.id, status: 'failed', output: { code: typeof code === 'string' ? code : 'failed' } }
    }
  }

  async function runAll(name: JobName, handler: JobHandler): Promise<number> {
    let done = 0
    for (;;) {
      const jobs = await boss.fetch(name, { batchSize })
      if (jobs.length === 0) return done
      for (const job of jobs) {
        const { status, output } = await runOne(job, handler)
        if (status === 'completed') await boss.complete(name, job.id)
        else await boss.fail(name, job.id, output ?? null)
        done += 1
      }
    }
  }

  /** Whether a worker, of this process or another, has taken work and has not settled it. */
  async function isUnderWay(): Promise<boolean> {
    const { rows } = await boss
      .getDb()
      .executeSql(`select from ${schema}.job where state = 'active' and name = any($1) limit 1`, [[...handlers.keys()]])
    return rows.length > 0
  }

  return {
    plan(tx, name, data, o = {}) {
      const send = () =>
        boss.send(name, data, {
          ...startOf(o.at),
          ...(o.once ? { singletonKey: o.once } : {}),
          db: {
            executeSql: (text: string, values?: unknown[]) => tx.executeSql(text, values) as Promise<{ rows: never[] }>,
          },
        })
      tx.along(tellsMoves(clock) ? moved.then(send) : send())
      return Promise.resolve()
    },
    async work(name, handler) {
      handlers.set(name, handler)
      if (byHand) return
      // Each job is settled by itself: one that fails takes no other of its batch with it.
      await boss.work(name, { pollingIntervalSeconds: 2, batchSize, perJobResults: true }, async (jobs) => {
        const outcomes: JobOutcome[] = []
        for (const job of jobs) outcomes.push(await runOne(job, handler))
        return outcomes
      })
    },
    async runDue() {
      // A clock that stands still is left behind by the queue's: what is not due by ours must not be due by that.
      if (byHand && tellsMoves(clock)) align()
      await moved
      let done = 0
      for (let looks = 0; looks < mostLooks; looks++) {
        for (const [name, handler] of handlers) done += await runAll(name, handler)
        if (!(await isUnderWay())) break
        await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
      }
      return done
    },
    start: async () => {
      await boss.start()
    },
    stop: async () => {
      await moved
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}

interface JobOptions {
  clock: Clock
  setRole?: 'luukku_jobs'
  /** No worker takes anything by itself: all is done by `runDue`. */
  byHand?: boolean
}

interface JobOutcome {
  id: string
  status: 'completed' | 'failed'
  output?: { code: string }
}
