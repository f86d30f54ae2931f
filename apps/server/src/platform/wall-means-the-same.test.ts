import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listWallEdits } from '@luukku/testkit/access/wall-edits'
import {
  fillBareWall,
  letThrough,
  listWallPolicies,
  openBareWall,
  writtenOutTables,
  type WallRow,
} from '@luukku/testkit/access/wall-attempts'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'

// The policies are short because they ask little (ADR 0122). What they mean stands in `wall-written-out.sql`: here both
// let the same actors at the same rows.
const databases: TestDatabase[] = []
let asked: Client
let writtenOut: Client

const pool = (kind: string, size: number) =>
  Array.from({ length: size }, (_, n) => `${kind}0000000-0000-4000-8000-00000000000${String(n)}`)
const [persons, contacts, needs, staff, units, plans, appointments, beside] = [
  pool('1', 4),
  pool('2', 9),
  pool('3', 5),
  pool('4', 2),
  pool('5', 2),
  pool('6', 3),
  pool('7', 7),
  pool('8', 9),
]
const of = (list: readonly string[]) => fc.constantFrom(...list)
const maybe = (list: readonly string[]) => fc.option(of(list), { freq: 3 })
const some = (list: readonly string[]) => fc.subarray([...list]).map((chosen) => chosen.join(','))
/** Not set, set to nothing as the last transaction of the connection left it, or set. */
const set = (value: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constantFrom(undefined, '') }, { weight: 7, arbitrary: value })

const row = fc.record({
  county_id: fc.constantFrom('c1', 'c1', 'c1', 'c2'),
  register: fc.constantFrom('health', 'social', 'both'),
  person_id: of(persons),
  contact_id: of(contacts),
  need_id: maybe(needs),
  plan_id: of(plans),
  appointment_id: of(appointments),
  owner_staff_id: maybe(staff),
  unit_id: maybe(units),
  staff_id: of(staff),
  given_by: of(staff),
  status: fc.constantFrom('booked', 'closed', 'arrived', 'waiting'),
  opened_by: maybe(staff),
  assigned_staff_id: maybe(staff),
  next_owner_kind: fc.constantFrom('staff', 'role'),
  next_owner_id: of(staff),
  during: fc.constantFrom(
    '[2026-11-24 08:00+02,2026-11-24 09:00+02)',
    '[2026-11-24 19:00+02,2026-11-24 20:00+02)',
    '[2026-11-26 08:00+02,2026-11-26 09:00+02)',
  ),
})
const known: Record<string, readonly string[]> = {
  ...{ person: persons, contact: contacts, need: needs, plan: plans },
  ...{ appointment: appointments, appointment_beside: beside },
}
/** People of whom a professional knows where they are for one reason alone, or for none that holds: at random all are known. */
const met = pool('9', 7)
const plainRow = {
  county_id: 'c1',
  register: 'both',
  channel: 'web_form',
  next_owner_kind: 'role',
  next_owner_id: 'triage',
}
const inHand = (n: number, why: WallRow): WallRow => ({
  ...plainRow,
  ...{ id: pool('a', 4)[n] ?? '', person_id: met[n] ?? '', contact_id: contacts[0] ?? '', status: 'waiting', ...why },
  ...{ hidden_from_representatives: false, guardians_apart: false },
})
const visit = (n: number, status: string, day: string): WallRow => ({
  ...plainRow,
  ...{ id: pool('b', 7)[n] ?? '', person_id: met[n] ?? '', contact_id: pool('a', 4)[0] ?? '', need_id: needs[0] ?? '' },
  ...{ staff_id: staff[0] ?? '', status, during: `[${day} 08:00+02,${day} 09:00+02)` },
})
const me = staff[0] ?? ''
const metOnce: Record<string, readonly WallRow[]> = {
  contact: [
    inHand(0, { opened_by: me }),
    inHand(1, { opened_by: me, assigned_staff_id: me, status: 'closed' }),
    inHand(2, { assigned_staff_id: me }),
    inHand(3, { next_owner_kind: 'staff', next_owner_id: me }),
  ],
  appointment: [visit(4, 'started', '2026-11-24'), visit(5, 'booked', '2026-11-26'), visit(6, 'closed', '2026-11-24')],
  whereabouts: met.map((person_id) => ({ ...plainRow, person_id })),
}
const hiding = fc.record({
  hidden_from_representatives: fc.boolean(),
  guardians_apart: fc.boolean(),
  reporter_person_id: maybe(persons),
  channel: fc.constantFrom('web_form', 'phone'),
})
/** Of words for the client alone; sampled by itself, so that the other rows stay as they are. */
const alone: fc.Arbitrary<WallRow> = fc.record({
  client_alone: fc.boolean(),
  data: fc.constantFrom<WallRow[string]>({}, { to: 'client' }, { to: 'other' }),
})
const rowsOf = (table: string): WallRow[] => [
  ...(known[table] ?? Array.from({ length: 7 }, () => undefined)).map((id, n) => {
    const seed = 1_000 * writtenOutTables.findIndex((name) => name === table) + n
    const [one, hides] = fc.sample(fc.tuple(row, hiding), { seed, numRuns: 1 })[0] as [WallRow, WallRow]
    const [forWhom] = fc.sample(alone, { seed, numRuns: 1 })
    return { ...one, ...hides, ...forWhom, ...(id === undefined ? {} : { id }) }
  }),
  ...(metOnce[table] ?? []),
]

const actor = fc.record({
  county: set(fc.constantFrom('c1', 'c1', 'c1', 'c2')),
  actor_kind: set(fc.constantFrom('staff', 'staff', 'staff', 'resident', 'resident', 'visitor', 'system', 'anonymous')),
  actor_id: fc.oneof(of(staff), of(persons)),
  purpose: set(fc.constantFrom('care', 'care', 'emergency', 'management', 'own-matter')),
  persons: set(some(persons)),
  read_only: set(some(persons)),
  registers: set(some(['health', 'social', 'both'])),
  guidance: set(fc.constantFrom('yes', '', '', '', '', 'no')),
  units: set(some(units)),
  closed: set(some(persons)),
  emergency: set(some(persons)),
  at: fc.constantFrom('2026-11-24T07:12:00.000Z', '2026-11-24T07:42:00.000Z'),
})
/** Who sees contacts whole, counts, or meets somebody, in every register and with nothing closed: rare among the others. */
const professional = actor.map((one) => ({
  ...one,
  ...{ county: 'c1', actor_kind: 'staff', registers: 'health,social,both', closed: '' },
  actor_id: staff.includes(one.actor_id) ? one.actor_id : String(staff[0]),
  guidance: one.purpose === 'care' ? 'yes' : '',
}))
const ofProfessionals = [
  'whereabouts',
  'contact',
  'need',
  'person',
  'clock',
  'appointment',
  'waiting_offer',
  'waiting_place',
]

beforeAll(async () => {
  databases.push(await createTestDatabase(), await createTestDatabase())
  const policies = readFileSync(join(import.meta.dirname, 'wall-written-out.sql'), 'utf8')
  const [one, other] = databases as [TestDatabase, TestDatabase]
  asked = await openBareWall(one)
  writtenOut = await openBareWall(other, policies)
  const rows = new Map(writtenOutTables.map((table) => [table, rowsOf(table)]))
  for (const client of [asked, writtenOut]) await fillBareWall(client, rows)
})
afterAll(async () => {
  for (const client of [asked, writtenOut]) await client.end()
  for (const database of databases) await database.drop()
})

describe('the wall', () => {
  test.each([
    ['luukku_app', 60],
    ['luukku_jobs', 20],
  ] as const)(
    'lets %s read, change, move, add and delete the rows that its policies written out let it',
    async (role, numRuns) => {
      const told = { through: 0, refused: 0 }
      await fc.assert(
        fc.asyncProperty(actor, async (settings) => {
          const means = await letThrough(writtenOut, role, settings)
          expect(await letThrough(asked, role, settings)).toEqual(means)
          const text = JSON.stringify(means)
          told.through += text.split('"1"').length - 1
          told.refused += text.split('"refused"').length - 1
        }),
        { numRuns },
      )
      // Two walls without a door would be equal too.
      expect(told.through).toBeGreaterThan(numRuns * 10)
      expect(told.refused).toBeGreaterThan(numRuns * 10)
    },
  )

  test.each(ofProfessionals)(
    'lets professionals at the same rows of %s, and at those of their county alone',
    async (table) => {
      await fc.assert(
        fc.asyncProperty(professional, async (settings) => {
          const means = await letThrough(writtenOut, 'luukku_app', settings, table)
          expect(await letThrough(asked, 'luukku_app', settings, table)).toEqual(means)
        }),
        { numRuns: 80 },
      )
    },
  )

  test('is told from one in which any policy lets everything through, or nothing', async () => {
    const actors = fc.sample(actor, { seed: 1, numRuns: 300 })
    const means = new Map<string, string>()
    const alike: string[] = []
    for (const { name, table, role, permissive, instead } of await listWallPolicies(asked)) {
      const look = async (client: Client, settings: (typeof actors)[number]) =>
        JSON.stringify(await letThrough(client, role, settings, table))
      const isSeen = async () => {
        for (const [at, settings] of actors.entries()) {
          const place = [table, role, at].join()
          const meant = means.get(place) ?? (await look(writtenOut, settings))
          means.set(place, meant)
          if ((await look(asked, settings)) !== meant) return true
        }
        return false
      }
      for (const condition of permissive ? (['true', 'false'] as const) : (['true'] as const))
        if (!(await instead(condition, isSeen))) alike.push(`${name} ${condition}`)
    }
    expect(alike).toEqual([])
  })

  test('is told from one in which any function of it says something else', async () => {
    const actors = fc.sample(fc.oneof(professional, actor), { seed: 1, numRuns: 300 })
    const means = new Map<string, string>()
    const alike: string[] = []
    const edits = await listWallEdits(asked)
    const isSeen = async (tables: readonly string[]) => {
      for (const [at, settings] of actors.entries())
        for (const table of tables) {
          const place = [table, at].join()
          const look = async (client: Client) => JSON.stringify(await letThrough(client, 'luukku_app', settings, table))
          const meant = means.get(place) ?? (await look(writtenOut))
          means.set(place, meant)
          if ((await look(asked)) !== meant) return true
        }
      return false
    }
    for (const { what, tables, meanwhile } of edits) if (!(await meanwhile(() => isSeen(tables)))) alike.push(what)
    expect(edits.length).toBeGreaterThan(80)
    expect(alike).toEqual([])
  })

  test('nobody is let at any row without settings', async () => {
    expect(JSON.stringify(await letThrough(asked, 'luukku_app', {}))).not.toMatch(/"1"|\(/)
  })
})
