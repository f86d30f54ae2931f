import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startKeptCluster } from './kept-cluster.ts'
import { makePasswords } from './passwords.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'luukku-kept-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function connect(url: string): Promise<Client> {
  for (let tries = 0; ; tries++) {
    const client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      if (tries > 900) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
const kill = () =>
  process.kill(Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')

it('PostgreSQL that was killed comes back on the same address with everything that was committed, while another works', async () => {
  const said: string[] = []
  const options = {
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    passwords: makePasswords(),
    durability: 'lasting',
    database: 'luukku',
    onProgress: (text: string) => void said.push(text),
  } as const
  const cluster = await startKeptCluster(options)
  try {
    const url = cluster.superuserUrl('luukku')
    const before = await connect(url)
    await before.query('create table kept (n integer)')
    await before.query('insert into kept values (1)')
    // A process that works on does not notice its postmaster's end at once: the next one waits until it has gone.
    const busy = await connect(url)
    const working = busy.query('select pg_sleep(2)').catch(() => 'cut off')
    kill()
    const after = await connect(url)
    expect((await after.query('select n from kept')).rows).toEqual([{ n: 1 }])
    // It can be connected to before the launcher has said so.
    const back = ['PostgreSQL ended by itself: starting it again', 'PostgreSQL is back']
    await vi.waitFor(() => expect(said.slice(-2)).toEqual(back), 90_000)
    await Promise.all([after.end(), before.end().catch(() => undefined), working])
    await busy.end().catch(() => undefined)
  } finally {
    await cluster.stop()
  }
  expect(await cluster.exited).toBeTypeOf('number')
})

it('one that ends again and again is left ended, so that somebody looks', async () => {
  const cluster = await startKeptCluster(
    {
      folder: join(folder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
      passwords: makePasswords(),
      durability: 'throwaway',
      database: 'luukku',
    },
    0,
  )
  kill()
  expect(await cluster.exited).toBe(137)
  await cluster.stop()
}, 60_000)
