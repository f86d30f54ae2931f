import { Client } from 'pg'

/**
 * Writes past every use case, over the application's own connection, for somebody of the staff; nothing of it stays.
 *
 * @returns the rows written, or what the database answered
 */
export async function writeAsApp(
  appUrl: string,
  { staffId, purpose }: { staffId: string; purpose: string },
  statement: string,
  values: readonly unknown[],
): Promise<string> {
  const app = new Client({ connectionString: appUrl })
  await app.connect()
  await app.query('begin')
  for (const [name, value] of Object.entries({ county: 'lapland', actor_kind: 'staff', actor_id: staffId, purpose }))
    await app.query(`select set_config('luukku.' || $1, $2, true)`, [name, value])
  const written = await app.query(statement, [...values]).then(
    ({ rowCount }) => String(rowCount),
    (error: unknown) => String(error),
  )
  await app.end()
  return written
}
