import { createServer, type AddressInfo, type Socket } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from './clock.ts'
import { createDb, type Db } from './db.ts'
import { isDatabaseAway } from './errors.ts'

/** Takes connections as a machine does that is too busy to answer, and says nothing. */
const sockets = new Set<Socket>()
const server = createServer((socket) => void sockets.add(socket))
let db: Db
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  db = createDb(`postgres://nobody:x@127.0.0.1:${String(port)}/x`, { pool: 1 })
})
afterAll(async () => {
  await db.close()
  for (const socket of sockets) socket.destroy()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

test('a database that takes the connection and does not answer is away, not a fault of ours', async () => {
  const error = await db.lookup((lookup) => lookup.rows(sql`select 1`), systemClock).catch((one: unknown) => one)
  expect(isDatabaseAway(error), String(error)).toBe(true)
})
