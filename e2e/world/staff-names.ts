import type { World } from './world.ts'

/** Names of who works here: they belong to no language, and whose time is offered first differs from run to run. */
export async function staffNames(world: World): Promise<string[]> {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: world.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select given_name || ' ' || family_name as name from staff_member union select name from interpreter`,
    )
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}
