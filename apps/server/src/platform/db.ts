import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import pg from 'pg'
import type { Actor, Purpose } from '@luukku/domain/access'
import type { Clock } from './clock.ts'
import { gatherWrites } from './gather-writes.ts'
import type { JobData, JobName } from './job-names.ts'
import { journalStatement, type JournalNote } from './journal.ts'
import { createStatementNames } from './statement-names.ts'
import { createCountyCopies } from './county-copies.ts'
import { connectOnceMore } from './once-more.ts'
import { contextStatement } from './transaction-context.ts'

// Statements are composed and escaped by Kysely's `sql` tag; it has no driver of its own here, so nothing can be run
// past the transaction that carries the actor.
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

// bigint and numeric counts fit a double here; dates stay `YYYY-MM-DD`, ranges and intervals stay text.
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1700, Number)
pg.types.setTypeParser(1082, (value) => value)

/** The power to read, as one actor. A function that takes a ReadTx cannot write. */
export interface ReadTx {
  readonly actor: Actor
  readonly at: Date
  readonly requestId: string
  rows<Row>(query: RawBuilder<Row>): Promise<Row[]>
  first<Row>(query: RawBuilder<Row>): Promise<Row | undefined>
  /**
   * What the county itself decides (services, staff, roster …), from memory while nothing of it has changed.
   * @param place  names the copy: the same name, the same content. Never rows about a person.
   */
  copyOf<T>(place: string, load: () => Promise<T>): Promise<T>
  /**
   * Something of the county that this process keeps for as long as it lives, made when it is first asked for: an index over
   * what is copied, a price list. It follows changes by itself. Never rows about a person.
   */
  kept<T>(place: string, make: () => T): T
  /** Notes whom this request looked at or changed; written as one journal entry at the end, also when nothing else was. */
  journal(note: JournalNote): void
}

/** The power to change rows. */
export interface WriteTx extends ReadTx {
  /** @returns the number of rows changed: check it where a state was guarded in the WHERE */
  run(query: RawBuilder<unknown>): Promise<number>
  /**
   * Changes rows without waiting for the answer: what is asked next is asked at once. Its failure is the transaction's, and
   * is the error that comes out of it. Only where no number of changed rows has to be checked. Resolves at once.
   */
  send(query: RawBuilder<unknown>): Promise<void>
  /** Plans work of the queue: it exists exactly when this transaction does. For what follows from the rows themselves. */
  plan(name: JobName, data: JobData): Promise<void>
  /** Work that goes on beside and is waited for before the commit. */
  along(work: Promise<unknown>): void
  /** Runs plain SQL of a library (the job queue) inside this transaction. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/** One statement at a time, without transaction and without an actor: the wall shows it no row about a person. */
export type Lookup = Pick<WriteTx, 'at' | 'rows' | 'first' | 'run'>

/** How the queue plans work in a transaction; given by app.ts, where there is a queue. */
export type PlanWork = (tx: WriteTx, name: JobName, data: JobData) => Promise<void>

export interface TransactionOptions {
  actor: Actor
  purpose: Purpose
  requestId: string
  clock: Clock
  action: string
  ground: string
}

export interface Db {
  /** Opens a transaction whose first statement sets actor, purpose and county; its last one appends the journal. */
  write<T>(options: TransactionOptions, work: (tx: WriteTx) => Promise<T>): Promise<T>
  read<T>(options: TransactionOptions, work: (tx: ReadTx) => Promise<T>): Promise<T>
  /** Rows that are about nobody (sessions, idempotency, catalogue): no journal entry. */
  technical<T>(county: string, work: (tx: WriteTx) => Promise<T>, clock: Clock): Promise<T>
  /** Who stands behind a session, before anybody acts: a round trip a statement, on a connection of its own. */
  lookup<T>(work: (lookup: Lookup) => Promise<T>, clock: Clock): Promise<T>
  isUp(): Promise<boolean>
  stats(): { total: number; idle: number; waiting: number }
  close(): Promise<void>
}

/**
 * Two hundred people may want the last time at one moment: whoever waits for a connection waits longer than whoever waits
 * for PostgreSQL to answer at all. Below the 30 seconds after which a request is given up.
 */
const queueMs = 20_000
const connectMs = 5_000
/** Nets for what must not happen: a transaction that nobody goes on with, and one that waits for it, end by themselves. */
const idleMs = 60_000
const lockMs = 25_000
class PatientClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({
      ...config,
      connectionTimeoutMillis: connectMs,
      idle_in_transaction_session_timeout: idleMs,
      lock_timeout: lockMs,
    })
  }
}

/**
 * @param url connection of the role `luukku_app` or `luukku_jobs`; when only the owner's is known (development), each
 *   connection gives its rights away first by `set role`
 */
export function createDb(
  url: string,
  options: { setRole?: 'luukku_app' | 'luukku_jobs'; pool: number; plan?: PlanWork },
): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.pool,
    Client: PatientClient,
    connectionTimeoutMillis: queueMs,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: false,
    // Statements are sent as they are asked, and answered in order; a transaction waits only where it needs an answer.
    pipeline: true,
  })
  // An idle connection that dies is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    // The same for one that dies while a request holds it: the request itself fails and is answered.
    client.on('error', () => undefined)
    // Under the wall nearly every condition is a setting, unknown until it runs: a plan made for the values at hand is no
    // better, and PostgreSQL would make one anew at each call of half our statements.
    client.query('set plan_cache_mode = force_generic_plan').catch(() => undefined)
  })
  const roleSet = new WeakSet<pg.PoolClient>()
  const nameOf = createStatementNames()
  const copies = createCountyCopies()
  const keeps = new Map<string, unknown>()
  const keep = <T>(place: string, make: () => T): T => {
    if (!keeps.has(place)) keeps.set(place, make())
    return keeps.get(place) as T
  }

  async function withClient<T>(
    work: (client: pg.PoolClient) => Promise<T>,
    undo: (client: pg.PoolClient) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<T> {
    const client = await connectOnceMore(() => pool.connect())
    let broken = false
    try {
      if (options.setRole && !roleSet.has(client)) {
        await client.query(`set role ${options.setRole}`)
        roleSet.add(client)
      }
      return await work(client)
    } catch (error) {
      broken = isPlanLost(error)
      await undo(client).catch(() => (broken = true))
      throw error
    } finally {
      client.release(broken)
    }
  }

  const execute = (client: pg.PoolClient, query: RawBuilder<unknown>) => {
    const { sql: text, parameters } = query.compile(compiler)
    const name = nameOf(text)
    gatherWrites(client)
    return askNamed(client, name, text, parameters as unknown[])
  }
  const runner = (run: (query: RawBuilder<unknown>) => Promise<pg.QueryResult>, at: Date): Lookup => ({
    at,
    rows: async <Row>(query: RawBuilder<Row>) => (await run(query)).rows as Row[],
    first: async <Row>(query: RawBuilder<Row>) => (await run(query)).rows[0] as Row | undefined,
    run: async (query) => (await run(query)).rowCount ?? 0,
  })

  async function inTransaction<T>(
    o: TransactionOptions & { journaled: boolean },
    work: (tx: WriteTx) => Promise<T>,
  ): Promise<T> {
    return withClient(
      async (client) => {
        let isOpen = true
        // What two reads beside each other still ask when one of them has failed must not meet the next transaction.
        const run = (query: RawBuilder<unknown>) =>
          isOpen ? execute(client, query) : Promise.reject(new Error('the transaction has ended'))
        const asked: Promise<unknown>[] = []
        const beside: Promise<unknown>[] = []
        const ask = <R>(answer: Promise<R>): Promise<R> => {
          // Looked at in order when the transaction ends; until then a failure is nobody's.
          answer.catch(() => undefined)
          asked.push(answer)
          return answer
        }
        gatherWrites(client)
        const notes: JournalNote[] = []
        const at = o.clock.now()
        void ask(client.query('begin'))
        const opened = ask(client.query<{ county_version: number | null }>(contextStatement(o, at)))
        const tx: WriteTx = {
          ...runner(run, at),
          actor: o.actor,
          requestId: o.requestId,
          send: (query) => {
            void ask(run(query))
            return Promise.resolve()
          },
          plan: (name, data) => {
            // Refused rather than left out: what was to be planned is somebody's alarm.
            if (!options.plan) throw new Error('this connection was given no queue to plan work in')
            return options.plan(tx, name, data)
          },
          along: (work) => {
            work.catch(() => undefined)
            beside.push(work)
          },
          executeSql: async (text, values) => {
            if (!isOpen) throw new Error('the transaction has ended')
            gatherWrites(client)
            return { rows: (await askNamed(client, nameOf(text), text, values ?? [])).rows as unknown[] }
          },
          journal: (note) => notes.push(note),
          kept: (place, make) => keep(`${o.actor.county} ${place}`, make),
          copyOf: async (place, load) =>
            copies(`${o.actor.county} ${place}`, (await opened).rows[0]?.county_version ?? undefined, load),
        }
        try {
          const result = await work(tx)
          for (const one of beside) await one
          // The entry and the commit are one message: the head of its chain is held no longer than that.
          gatherWrites(client)
          void ask(client.query(`${o.journaled ? journalStatement(client, o, at, notes) : ''}commit`))
          isOpen = false
          for (const one of asked) await one
          return result
        } catch (error) {
          isOpen = false
          await Promise.allSettled(beside)
          throw (await firstFailure(asked, error)) ?? error
        }
      },
      (client) => client.query('rollback'),
    )
  }

  return {
    write: (o, work) => inTransaction({ ...o, journaled: true }, work),
    read: (o, work) => inTransaction({ ...o, journaled: true }, work),
    technical: (county, work, clock) =>
      inTransaction(
        {
          actor: { kind: 'anonymous', county },
          purpose: 'technical',
          requestId: '-',
          clock,
          action: '-',
          ground: '-',
          journaled: false,
        },
        work,
      ),
    lookup: (work, clock) => withClient((client) => work(runner((query) => execute(client, query), clock.now()))),
    async isUp() {
      try {
        await pool.query('select 1')
        return true
      } catch {
        return false
      }
    },
    stats: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  }
}

/**
 * As pg asks a configuration, which it would copy property by property: a fortieth of what a booking costs here. What fails leads
 * back to who asked.
 */
async function askNamed(client: pg.PoolClient, name: string | undefined, text: string, values: unknown[]) {
  try {
    return await new Promise<pg.QueryResult>((resolve, reject) => {
      const query: pg.Query & { name?: string } = new pg.Query(text, values, (error, result) => {
        if (error) reject(error)
        else resolve(result as unknown as pg.QueryResult)
      })
      if (name !== undefined) query.name = name
      client.query(query)
    })
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}

/**
 * The connection's prepared statements are of no use any more: a pooler between gave it another backend (26000), or a
 * migration changed what a statement gives (0A000). A new connection starts with none.
 */
const isPlanLost = (error: unknown) => ['26000', '0A000'].includes(codeOf(error))

/** After the first failure PostgreSQL refuses everything else of the transaction: that refusal is not what went wrong. */
async function firstFailure(asked: readonly Promise<unknown>[], error: unknown): Promise<unknown> {
  if (!['25P02', '26000'].includes(codeOf(error))) return undefined
  const outcomes = await Promise.allSettled(asked)
  return outcomes.find((one): one is PromiseRejectedResult => one.status === 'rejected')?.reason as unknown
}

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code)
