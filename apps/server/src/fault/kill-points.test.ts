import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { DeskCase } from '@luukku/contract'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import {
  bookingMoment,
  bookingOf,
  contactId,
  createBookingCounty,
  personId,
  slotOf,
} from '@luukku/testkit/fault/booking-county'
import { checkRows, emptyLog } from '@luukku/testkit/fault/check-rows'
import { startServerPair, type ServerPair } from '@luukku/testkit/fault/server-pair'
import { createToldClient, type ToldClient } from '@luukku/testkit/fault/told-client'
import { openPgTap, type PgTap, type TapPoint } from '@luukku/testkit/pg-tap'
import { smallCounty } from '@luukku/testkit/small-county'
import { createDb } from '../platform/db.ts'
import { insertSession, type NewSession } from '../platform/session-queries.ts'

/**
 * The real server is killed (-9) before, and right after, a statement of a use case; the client asks again with its key.
 * Whatever the statement was, the answer comes once and the rows are as if nothing had happened. A seeded slice here;
 * LUUKKU_EVERY_STEP=1 tries every statement, before and after.
 */
const size = { professionals: 2, days: 10, cases: 600 }
const told = emptyLog()
const everyStep = process.env['LUUKKU_EVERY_STEP'] === '1'
let database: TestDatabase
let owner: Client
let tap: PgTap
let servers: ServerPair
let folder: string
let nurse: ToldClient
let visitor: ToldClient
let resident: (n: number) => Promise<ToldClient>
let strikes = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luukku-kill-'))
  database = await createTestDatabase()
  await createBookingCounty(database.superuserUrl, size)
  owner = new Client({ connectionString: database.superuserUrl })
  owner.on('error', () => undefined)
  await owner.connect()
  tap = await openPgTap(inject('testCluster').socketFolder)
  const cookieKey = randomBytes(32).toString('base64')
  servers = await startServerPair({
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: tap.url(database.appUrl),
    DATABASE_JOBS_URL: database.jobsUrl,
    LUUKKU_COOKIE_KEY: cookieKey,
    LUUKKU_DATA: folder,
    LUUKKU_CLOCK: bookingMoment,
    LUUKKU_RATE_LIMIT: '0',
    LUUKKU_LOG: 'fatal',
  })
  const db = createDb(database.appUrl, { pool: 1 })
  const clock = { now: () => new Date(bookingMoment) }
  const session = async (one: NewSession) =>
    (await db.technical(smallCounty.id, (tx) => insertSession(tx, smallCounty.id, one), clock)).token
  const client = (token?: string) =>
    createToldClient({ origin: servers.origin, cookieKey, ...(token === undefined ? {} : { session: token }) })
  visitor = client()
  nurse = client(await session({ kind: 'staff', staffId: smallCounty.nurse }))
  resident = async (n) => client(await session({ kind: 'resident', personId: personId(n) }))
})
afterAll(async () => {
  await servers.stop()
  await tap.close()
  await owner.end()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** One use case, once: the `n`-th time with data of its own. */
interface Step {
  name: string
  prepare?: (n: number) => Promise<void>
  run: (n: number) => Promise<void>
}
const appointmentOf = new Map<number, string>()
const versionOf = new Map<number, { id: string; version: number; one: DeskCase }>()
const contactBody = (mark: string) => ({
  channel: 'web_form',
  lang: 'fi',
  text: `Polvi on ollut kipeä syksystä asti. ${mark}`,
  person: { givenName: 'Testi', municipality: '698' },
  contactWay: { ways: ['sms'], phone: '040 000 0000' },
})
const send = async () => {
  const mark = randomUUID()
  const answer = await visitor.command('/api/contacts', contactBody(mark))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const id = String(answer.body['contactId'])
  told.contacts.push({ id, mark })
  return id
}
const bookSlot = async (n: number) => {
  const answer = await nurse.command('/api/booking/appointments', bookingOf(n, slotOf(size, n)))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const [one] = answer.body['appointments'] as { appointmentId: string }[]
  told.appointments.push({ id: String(one?.appointmentId), needId: String(n) })
  appointmentOf.set(n, String(one?.appointmentId))
}
let used = 0
const fresh = () => used++
const steps: Step[] = [
  { name: 'a contact is sent', run: async () => void (await send()) },
  {
    name: 'a case is assessed',
    prepare: async (n) => {
      const id = await send()
      const one = (await nurse.get(`/api/desk/contacts/${id}`)).body as DeskCase
      versionOf.set(n, { id, version: one.version, one })
    },
    run: async (n) => {
      const { id, version, one } = versionOf.get(n) ?? { id: '', version: 0, one: {} as DeskCase }
      const answer = await nurse.command(`/api/desk/contacts/${id}/assessment`, {
        basedOn: version,
        decision: 'accept',
        urgencyClass: one.proposal.urgencyClass,
        needs: one.proposal.needs.map(({ service, extract }) => ({ service, extract })),
        note: 'Arvioitu.',
      })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      const { rows } = await owner.query(
        `select (select count(*) from need where contact_id = $1 and status <> 'closed')::int as needs, (select count(*) from plan where contact_id = $1)::int as plans,
           (select count(*) from case_event where contact_id = $1 and type = 'assessed')::int as events,
           (select count(*) from journal_entry where detail ->> 'contact' = $1::text and action = 'assessCase')::int as entries`,
        [id],
      )
      expect(rows[0]).toEqual({ needs: one.proposal.needs.length, plans: 1, events: 1, entries: 1 })
    },
  },
  { name: 'a time is booked', run: bookSlot },
  {
    name: 'a time is moved',
    prepare: bookSlot,
    run: async (n) => {
      const me = await resident(n)
      const id = appointmentOf.get(n) ?? ''
      const times = (await me.get(`/api/me/appointments/${id}/times?limit=40`)).body as { times: { choice: string }[] }
      const choice = times.times.at(-1)?.choice
      const answer = await me.command(`/api/me/appointments/${id}/move`, { choice })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      told.freed.push(id)
      told.appointments.push({
        id: String((answer.body['appointment'] as { appointmentId: string }).appointmentId),
        needId: String(n),
      })
    },
  },
  {
    name: 'a time is cancelled',
    prepare: bookSlot,
    run: async (n) => {
      const id = appointmentOf.get(n) ?? ''
      const answer = await (await resident(n)).command(`/api/me/appointments/${id}/cancel`, {})
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      told.freed.push(id)
    },
  },
  {
    name: 'a resident writes',
    run: async (n) => {
      const answer = await (await resident(n)).command(`/api/me/contacts/${contactId(n)}/messages`, { text: 'Viesti' })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      const { rows } = await owner.query(
        `select count(*)::int as n from case_event where contact_id = $1 and type = 'replied'`,
        [contactId(n)],
      )
      expect(rows[0].n).toBe(1)
    },
  },
]

/** Runs the use case with a kill at the point. @returns whether the point was reached, and how many statements ran */
async function runWithKill(step: Step, point: TapPoint): Promise<{ reached: boolean; statements: number }> {
  const n = fresh()
  await step.prepare?.(n)
  let takenOver: Promise<void> | undefined
  tap.arm(point, () => {
    takenOver = servers.killAndTakeOver().then(() => tap.arm(undefined, () => undefined))
  })
  const running = step.run(n)
  await running
  const reached = takenOver !== undefined
  await takenOver
  const statements = tap.count()
  if (reached) strikes += 1
  tap.arm(undefined, () => undefined)
  return { reached, statements }
}

/** What a server has read already it does not ask again: a point past its last statement is tried at the new last one. */
async function strike(step: Step, share: number, when: TapPoint['when'], counted: number): Promise<void> {
  let statements = counted
  for (let tries = 0; tries < 5; tries++) {
    const ran = await runWithKill(step, { statement: Math.max(1, Math.ceil(statements * share)), when })
    if (ran.reached) return
    statements = ran.statements
  }
}

describe('the server is killed between any two steps', () => {
  test.each(steps)(
    '$name: the client that asks again is answered once, and the rows are whole',
    async (step) => {
      const n = fresh()
      await step.prepare?.(n)
      tap.arm(undefined, () => undefined)
      await step.run(n)
      const statements = tap.count()
      expect(statements, 'the tap sees the statements').toBeGreaterThan(5)
      // The last statements are the journal, the commit and what the answer waits for: the most can be lost there.
      if (everyStep)
        for (let statement = 1; statement <= statements; statement++)
          for (const when of ['before', 'after'] as const) await runWithKill(step, { statement, when })
      else {
        await strike(step, 1 / 2, 'before', statements)
        await strike(step, 1, 'after', statements)
      }
      expect(await checkRows(owner, told)).toEqual([])
    },
    everyStep ? 7_200_000 : 400_000,
  )
  test('the kills were real', () => {
    expect(strikes).toBe(servers.kills())
    expect(strikes).toBeGreaterThanOrEqual(steps.length * 2)
  })
})
