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
import { appendJournal, type JournalNote } from './journal.ts'

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
  /** Notes whom this request looked at or changed; written as one journal entry at the end, also when nothing else was. */
  journal(note: JournalNote): void
}

/** The power to change rows. */
export interface WriteTx extends ReadTx {
  /** @returns the number of rows changed: check it where a state was guarded in the WHERE */
  run(query: RawBuilder<unknown>): Promise<number>
  /** Runs plain SQL of a library (the job queue) inside this transaction. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

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
  isUp(): Promise<boolean>
  stats(): { total: number; idle: number; waiting: number }
  close(): Promise<void>
}

/**
 * @param url connection of the role `luukku_app` or `luukku_jobs`; when only the owner's is known (development), each
 *   connection gives its rights away first by `set role`
 */
export function createDb(url: string, options: { setRole?: 'luukku_app' | 'luukku_jobs'; pool: number }): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.pool,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: false,
  })
  // An idle connection that dies is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  // The same for one that dies while a request holds it: the request itself fails and is answered.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const prepared = new WeakSet<pg.PoolClient>()

  async function inTransaction<T>(
    o: TransactionOptions & { journaled: boolean },
    work: (tx: WriteTx) => Promise<T>,
  ): Promise<T> {
    const client = await pool.connect()
    let broken = false
    try {
      if (options.setRole && !prepared.has(client)) {
        await client.query(`set role ${options.setRole}`)
        prepared.add(client)
      }
      await client.query(`begin; ${contextStatement(client, o)}`)
      const notes: JournalNote[] = []
      const execute = async (query: RawBuilder<unknown>) => {
        const compiled = query.compile(compiler)
        return client.query(compiled.sql, compiled.parameters as unknown[])
      }
      const at = o.clock.now()
      const tx: WriteTx = {
        actor: o.actor,
        at,
        requestId: o.requestId,
        rows: async <Row>(query: RawBuilder<Row>) => (await execute(query)).rows as Row[],
        first: async <Row>(query: RawBuilder<Row>) => (await execute(query)).rows[0] as Row | undefined,
        run: async (query) => (await execute(query)).rowCount ?? 0,
        executeSql: async (text, values) => ({ rows: (await client.query(text, values ?? [])).rows as unknown[] }),
        journal: (note) => notes.push(note),
      }
      const result = await work(tx)
      if (o.journaled) await appendJournal(client, o, at, notes)
      await client.query('commit')
      return result
    } catch (error) {
      try {
        await client.query('rollback')
      } catch {
        broken = true
      }
      throw error
    } finally {
      client.release(broken)
    }
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

/** One round trip: `begin` and every setting the wall reads. Local to the transaction, gone with it. */
function contextStatement(client: pg.PoolClient, o: TransactionOptions): string {
  const a = o.actor
  const settings: Record<string, string> = {
    county: a.county,
    actor_kind: a.kind,
    actor_id:
      a.kind === 'staff'
        ? a.staffId
        : a.kind === 'resident' || a.kind === 'visitor'
          ? a.personId
          : a.kind === 'system'
            ? a.task
            : 'nobody',
    actor_role: a.kind === 'staff' ? a.roles.join('+') : a.kind,
    purpose: o.purpose,
    persons: a.kind === 'resident' ? a.persons.join(',') : a.kind === 'visitor' ? a.personId : '',
    registers: a.kind === 'staff' ? a.registers.join(',') : '',
    // The guidance unit's wider sight is for guidance: a manager's look at figures does not borrow it.
    guidance: a.kind === 'staff' && a.guidance && o.purpose !== 'management' ? 'yes' : '',
    units: a.kind === 'staff' ? a.unitId : '',
  }
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('luukku.${name}', ${client.escapeLiteral(value)}, true)`,
  )
  return `select ${calls.join(', ')}`
}
