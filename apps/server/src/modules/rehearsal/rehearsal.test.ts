import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import type { App } from '../../app.ts'
import { movableClock, type MovableClock } from '../../platform/clock.ts'
import { readCountyFiles, seedCounty } from '../seed/index.ts'
import { momentOf, playScenario, scenarioSchema, signInAtWork, type Played } from './index.ts'

const ground = join(import.meta.dirname, '../../../../../testdata/ground')
const file = join(ground, 'guidance/scenarios.json')
interface Expected {
  services: string[]
  clocks: string[]
  urgency_acceptable: string[]
  call_112: boolean
}
const atOnce = new Set(['H-URGENT', 'SO-URGENT', 'CP-URGENT', 'OLD-18-URGENT'])

let database: TestDatabase
let app: App
let play: (value: unknown, serial: number) => Promise<Played>

beforeAll(async () => {
  database = await createTestDatabase()
  const start = '2026-11-23T06:00:00Z'
  await seedCounty(database.ownerUrl, await readCountyFiles('lapland'), movableClock(new Date(start)))
  app = await openTestApp(database, { LUUKKU_CLOCK: start, LUUKKU_CLOCK_SETTABLE: 'true' })
  const origin = await app.http.listen({ port: 0, host: '127.0.0.1' })
  const { clock } = app.services
  const signIn = () => signInAtWork(app.services, origin)
  play = async (value, serial) => {
    const scenario = scenarioSchema.parse(value)
    ;(clock as MovableClock).set(new Date(momentOf(scenario)))
    return playScenario({ origin, clock: clock as MovableClock, signIn, scenario, serial })
  }
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

/** The class that the case has after it was assessed. */
async function classOf(contactId: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ urgency_class: string }>(`select urgency_class from contact where id = $1`, [
      contactId,
    ])
    return rows[0]?.urgency_class
  } finally {
    await client.end()
  }
}

async function listOnDuty(moment: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select m.given_name || ' ' || m.family_name as name from shift s join staff_member m on m.id = s.staff_id
       where s.kind = 'duty' and s.during @> $1::timestamptz`,
      [moment],
    )
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

describe('a first contact played the whole way over the public API', () => {
  test('the sample scenarios get their services, their clocks and nobody is missed', async () => {
    expect(existsSync(file), 'the sample scenarios lie beside the repository').toBe(true)
    const { scenarios } = JSON.parse(await readFile(file, 'utf8')) as {
      scenarios: { id: string; expected: Expected }[]
    }
    for (const [serial, scenario] of scenarios.entries()) {
      const { expected } = scenario
      const played = await play(scenario, serial)
      const clocks = played.clocks.map((c) => c.ruleId)
      expect(
        expected.clocks.filter((id) => !clocks.includes(id)),
        `${scenario.id} clocks missing`,
      ).toEqual([])
      expect(
        clocks.filter((id) => !expected.clocks.includes(id) && !atOnce.has(id)),
        `${scenario.id} clocks extra`,
      ).toEqual([])
      expect(
        played.needs.map((n) => n.service),
        scenario.id,
      ).toEqual(expect.arrayContaining(expected.services))
      if (expected.call_112) expect(played.call_112, scenario.id).toBe(true)
      expect(played.nextStep.owner, scenario.id).not.toBe('')
      expect(played.plan.lines.length, scenario.id).toBe(played.needs.length)
      const classes = played.needs.map((need) => need.urgency_class).sort()
      expect(classes[0], scenario.id).toBe(await classOf(played.contactId))
    }
  })

  test('three needs of one contact, health and social, are booked in one go on one plan', async () => {
    const played = await play(
      {
        id: 'own-1',
        channel: 'phone',
        contact_time: '2026-11-25T09:00',
        lang: 'fi',
        person: { age: 47, sex: 'f' },
        message: 'Selkä on kipeä ja mieli maassa. Vuokrakin on maksamatta.',
      },
      50,
    )
    expect(new Set(played.needs.map((n) => n.register))).toEqual(new Set(['health', 'social']))
    expect(played.appointments.length).toBeGreaterThanOrEqual(2)
  })
  const wishes = async (structured_answers: object, serial: number) =>
    (
      await play(
        {
          id: `wish-${String(serial)}`,
          channel: 'phone',
          contact_time: '2026-11-25T09:00',
          lang: 'fi',
          person: { age: 47, sex: 'f' },
          message: 'Selkä on kipeä ja mieli maassa. Vuokrakin on maksamatta.',
          structured_answers,
        },
        serial,
      )
    ).appointments
  test.each([
    [{ wish_channel: 'onsite' }, 'onsite', []],
    [{ wish_channel: 'remote' }, 'remote', []],
    // A physiotherapist meets nobody by telephone: there in another way.
    [{ wish_channel: 'phone' }, 'phone', ['FYSIO']],
    [{ wish_channel: 'remote', digital: 'none' }, 'phone', ['FYSIO']],
  ])('%j: every service that is given so is met so', async (answers, mode, others) => {
    const met = await wishes(answers, 60 + answers.wish_channel.length)
    expect(met.length).toBeGreaterThanOrEqual(2)
    expect(met.filter((one) => one.mode !== mode).map(({ service }) => service)).toEqual(others)
  })
  test('an emergency gets no appointment and somebody who phones now', async () => {
    const played = await play(
      {
        id: 'own-2',
        channel: 'web_form',
        contact_time: '2026-11-25T02:10',
        lang: 'sv',
        person: { age: 66, sex: 'm' },
        message: 'Min man har plötsligt svårt att tala och ansiktet hänger på ena sidan.',
      },
      51,
    )
    expect(played.appointments).toEqual([])
    expect(played.nextStep.kind).toBe('emergency-call')
    expect(played.nextStep.owner).not.toBe('')
    // Its line of the plan names whoever phones now: the duty role, or somebody on duty at ten past two.
    const atWork = [played.nextStep.owner, ...(await listOnDuty('2026-11-25T02:10:00+02:00'))]
    expect(played.plan.lines.length).toBeGreaterThan(0)
    for (const { owner } of played.plan.lines) expect(atWork.some((one) => one.startsWith(owner))).toBe(true)
  })
  const swollen = {
    id: 'own-4',
    channel: 'callback',
    lang: 'fi',
    person: { age: 38, sex: 'm' },
    message: 'Poski turvonnut yöllä, takahammas jomottaa hirveesti ja kuumetta 38,2.',
  }
  test.each(['2026-11-28T10:00', '2026-11-29T09:30'])(
    'what must be seen the same day is assessed and booked that day at the weekend too (%s)',
    async (contact_time) => {
      const played = await play({ ...swollen, contact_time }, 53)
      expect(played.needs).toMatchObject([{ service: 'SUU_KIIRE', urgency_class: 'C' }])
      expect(played.appointments.map(({ start }) => start.slice(0, 10))).toEqual([contact_time.slice(0, 10)])
      expect(played.nextStep.at.slice(0, 10)).toBe(contact_time.slice(0, 10))
    },
  )
  test('what can wait for a shift is assessed when the shift begins, on the next working day', async () => {
    const played = await play(
      {
        ...swollen,
        contact_time: '2026-11-28T10:00',
        message: 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.',
      },
      55,
    )
    expect(played.appointments.length).toBeGreaterThan(0)
    for (const { start } of played.appointments) expect(start >= '2026-11-30').toBe(true)
  })
  test('keys and values never seen before stop nothing', async () => {
    const played = await play(
      {
        id: 'own-3',
        contact_time: '2026-11-26T23:30',
        message: '🙂',
        structured_answers: { something_new: { deep: [1, 2] }, other: 'x' },
        person: { age: null, species: 'human' },
        extra: true,
      },
      52,
    )
    expect(played.needs.length).toBeGreaterThan(0)
    expect(played.nextStep.owner).not.toBe('')
  })
})
