import pg from 'pg'

async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Begins to count statements; PostgreSQL must have been started with `pg_stat_statements`. */
export const startStatementCount = (superuserUrl: string) =>
  asSuperuser(superuserUrl, async (client) => {
    await client.query('create extension if not exists pg_stat_statements')
    await client.query('select pg_stat_statements_reset()')
  })

export interface StatementCost {
  perJob: number
  msPerJob: number
  planMsPerJob: number
  text: string
}

/** The statements that took the most time, each with how often a job runs it and how long it takes there. */
export const statementReport = (superuserUrl: string, jobs: number) =>
  asSuperuser(superuserUrl, async (client) => {
    const { rows } = await client.query<{ calls: number; ms: number; plan: number; query: string }>(
      `select calls::float as calls, total_exec_time + total_plan_time as ms, total_plan_time as plan, query from pg_stat_statements
       where userid <> (select oid from pg_roles where rolname = 'postgres') order by 2 desc`,
    )
    const round = (value: number) => Math.round(value * 100) / 100
    const sum = (list: readonly { calls: number; ms: number; plan: number }[]) => ({
      perJob: round(list.reduce((n, { calls }) => n + calls, 0) / jobs),
      msPerJob: round(list.reduce((n, { ms }) => n + ms, 0) / jobs),
      planMsPerJob: round(list.reduce((n, { plan }) => n + plan, 0) / jobs),
    })
    const kindOf = (query: string) =>
      /set_config/.test(query)
        ? 'context'
        : /journal_append/.test(query)
          ? 'journal'
          : /\bsession\b|list_acted_for/.test(query)
            ? 'session'
            : /\bidempotency\b/.test(query)
              ? 'idempotency'
              : /pgboss/.test(query)
                ? 'jobs'
                : /^(begin|commit|rollback)/i.test(query)
                  ? 'transaction'
                  : 'work'
    const kinds = [...new Set(rows.map(({ query }) => kindOf(query)))]
    return {
      all: sum(rows),
      kinds: Object.fromEntries(kinds.map((kind) => [kind, sum(rows.filter(({ query }) => kindOf(query) === kind))])),
      slowest: rows.slice(0, 25).map(({ calls, ms, plan, query }): StatementCost => ({
        perJob: round(calls / jobs),
        msPerJob: round(ms / jobs),
        planMsPerJob: round(plan / jobs),
        text: query.replace(/\s+/g, ' ').slice(0, 160),
      })),
    }
  })
