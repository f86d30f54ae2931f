import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { WriteTx } from './db.ts'

/** Every kind of planned work. A job's data are ids and codes: it looks up the rest when it runs, as `system`. */
export const jobNames = [
  'send-notification',
  'escalate-contact',
  'next-step-due',
  'remind-appointment',
  'clean-up',
] as const
export type JobName = (typeof jobNames)[number]
export type JobData = Record<string, string | number>

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
  /** Plans work in the caller's transaction: it exists exactly when the transaction does. */
  plan(tx: WriteTx, name: JobName, data: JobData, options?: { at?: Date; once?: string }): Promise<void>
  work(name: JobName, handler: (data: JobData) => Promise<void>): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export function createJobs(url: string, log: Logger, options: { setRole?: 'luukku_jobs' } = {}): Jobs {
  const withRole = options.setRole
    ? `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c role=${options.setRole}`)}`
    : url
  const boss = new PgBoss({
    connectionString: withRole,
    schema,
    migrate: false,
    createSchema: false,
    max: 4,
    monitorIntervalSeconds: 60,
  })
  boss.on('error', (error) => {
    log.warn({ err: error, part: 'jobs' }, 'the job queue could not reach its database')
  })
  return {
    async plan(tx, name, data, o = {}) {
      await boss.send(name, data, {
        ...(o.at ? { startAfter: o.at } : {}),
        ...(o.once ? { singletonKey: o.once } : {}),
        db: {
          executeSql: (text: string, values?: unknown[]) => tx.executeSql(text, values) as Promise<{ rows: never[] }>,
        },
      })
    },
    async work(name, handler) {
      await boss.work(name, { pollingIntervalSeconds: 2, batchSize: 20 }, async (jobs: { data: unknown }[]) => {
        for (const job of jobs) await handler(job.data as JobData)
      })
    },
    start: async () => {
      await boss.start()
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}
