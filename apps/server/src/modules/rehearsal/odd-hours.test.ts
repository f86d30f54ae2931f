import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import type { App } from '../../app.ts'
import { movableClock, type MovableClock } from '../../platform/clock.ts'
import { readCountyFiles, rosterSpans, seedCounty } from '../seed/index.ts'
import { momentOf, playScenario, scenarioSchema, signInAtWork } from './index.ts'

// First contacts unlike the samples, at hours on which a day turns: each date counted by hand from domain/law/COUNTING.md.
type Case = [name: string, scenario: Record<string, unknown>, clocks: Record<string, string>, services: string[]]
const cases: Case[] = [
  [
    'two matters in Swedish, two minutes before the offices close for Independence Day',
    {
      ...{ channel: 'phone', contact_time: '2026-12-04T15:58', lang: 'sv', person: { age: 44, sex: 'f' } },
      message: 'Jag har haft tandvärk sedan i går. Dessutom är hyran obetald för två månader.',
    },
    { 'H-HTA-2023': '2026-12-04' },
    ['SUU_KIIRE', 'ASUMINEN'],
  ],
  [
    'a schoolgirl half a minute before four on the eve of Christmas Eve',
    {
      ...{ channel: 'chat', contact_time: '2026-12-23T15:59:30', lang: 'fi', person: { age: 16, status: 'pupil' } },
      message: 'Ahdistaa koko ajan ja koulussa en oo käyny kolmeen viikkoon. En halua kuolla mut en vaan jaksa.',
      structured_answers: { suicidal: 'no', safe_now: true, wish_channel: 'remote' },
    },
    { 'H-HTA-2023': '2026-12-23', 'H-GP-14D-U23-2025': '2027-01-06', 'P-28D-U23-2025': '2027-01-20' },
    ['MT_NUORI'],
  ],
  [
    'a daughter of a father on the floor, in the night before Sunday',
    {
      ...{ channel: 'web_form', contact_time: '2026-11-29T03:12', person: { age: 79, on_behalf_of: 'daughter' } },
      message: 'Isä kaatui vessassa tunti sitten eikä pääse ylös lattialta, lonkka on tosi kipeä.',
    },
    { 'H-HTA-2023': '2026-11-30', 'H-URGENT': '2026-11-29' },
    ['ENSIHOITO'],
  ],
  [
    'an old woman as the offices close on Friday',
    {
      ...{ contact_time: '2026-11-27T16:00:00', lang: 'fi', person: { age: 76, household: 'alone' } },
      message: 'Siivous ja kaupassa käynti ei enää onnistu, tarvitsisin apua kotiin.',
      structured_answers: { reason: ['home_support'], digital: 'none', wish_channel: 'phone' },
    },
    { 'H-HTA-2023': '2026-11-30', 'SO-75-7WD': '2026-12-08' },
    ['IKA_OHJAUS'],
  ],
  [
    'a father at the counter in the last second of the office day',
    {
      ...{ channel: 'walk_in', contact_time: '2026-11-26T15:59:59', person: { age: 45, status: 'unemployed' } },
      message: 'Rahat loppu, Kela hylkäsi hakemuksen. Haen täydentävää toimeentulotukea lapsen talvivaatteisiin.',
      structured_answers: { reason: ['money'], kela_decision: 'rejected', money_for_food_today: true },
    },
    // An application alone is decided in its days; the assessment of the day is of care (Health Care Act 1326/2010 § 51).
    { 'IS-7WD': '2026-12-07' },
    ['TOTU'],
  ],
  [
    'a Somali message on a Saturday night, with a word that looks like a medicine',
    {
      ...{ channel: 'web_form', contact_time: '2026-11-28T23:15', lang: 'so', person: { age: 29, lang: 'so' } },
      message: 'Caloosha ayaa i xanuunaysa shalay ilaa hadda, waan matagayaa.',
    },
    { 'H-HTA-2023': '2026-11-30' },
    ['HTA'],
  ],
  [
    'a mother locked in on New Year’s Eve',
    {
      ...{ channel: 'phone', contact_time: '2026-12-31T22:30', person: { age: 30, sex: 'f' } },
      message: 'Mies löi juuri, olen kylpyhuoneessa lukittuna lapset mukana. Hänellä on puukko.',
    },
    { 'H-HTA-2023': '2027-01-04', 'SO-URGENT': '2026-12-31' },
    ['ENSIHOITO'],
  ],
  [
    'a family without food in the morning of Christmas Eve, with no time before Monday',
    {
      ...{ channel: 'web_form', contact_time: '2026-12-24T10:05', lang: 'fi', person: { age: 35 } },
      message: 'Rahat loppuivat eikä ole ruokaa lapsille joulun yli.',
    },
    { 'SO-URGENT': '2026-12-24', 'IS-URGENT': '2026-12-28' },
    ['TOTU', 'AIK_SOS'],
  ],
  [
    'an hour that the clocks skip, on Easter Sunday, from a channel and in a language nobody knows',
    {
      ...{ channel: 'carrier_pigeon', contact_time: '2027-03-28T03:30', lang: 'xx-YY', person: { age: 'seventy' } },
      message: 'Kuntoutuspäätös vanhenee, fysioterapia pitäisi jatkaa.',
      structured_answers: { reason: ['unheard_of_code'], foo: { bar: 1 } },
    },
    { 'H-HTA-2023': '2027-03-30' },
    ['KUNTOUTUS'],
  ],
]

let database: TestDatabase
let app: App
let play: (scenario: Record<string, unknown>, serial: number) => ReturnType<typeof playScenario>
beforeAll(async () => {
  database = await createTestDatabase()
  const moments = cases.map(([, scenario]) => momentOf(scenario as { contact_time: string })).sort()
  const start = moments[0] ?? ''
  const days = rosterSpans(moments.map((at) => toHelsinkiDate(at)))
  await seedCounty(database.ownerUrl, await readCountyFiles('lapland'), movableClock(new Date(start)), days)
  app = await openTestApp(database, { LUUKKU_CLOCK: start, LUUKKU_CLOCK_SETTABLE: 'true' })
  const origin = await app.http.listen({ port: 0, host: '127.0.0.1' })
  const clock = app.services.clock as MovableClock
  play = async (value, serial) => {
    const scenario = scenarioSchema.parse({ id: `odd-${String(serial)}`, ...value })
    clock.set(new Date(momentOf(scenario)))
    return playScenario({ origin, clock, signIn: () => signInAtWork(app.services, origin), scenario, serial })
  }
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

/** Who carries the next step is at work at its very moment: the person, or somebody behind the duty role. */
async function isAtWork(contactId: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: database.superuserUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      `select 1 from contact c join shift s on s.during @> c.next_at and s.kind <> 'absence'
         and case c.next_owner_kind when 'duty' then s.duty_role = c.next_owner_id else s.staff_id::text = c.next_owner_id end
       where c.id = $1`,
      [contactId],
    )
    return rows.length > 0
  } finally {
    await client.end()
  }
}

test('with nothing free before Monday the social emergency service phones on Christmas Eve itself', async () => {
  const [, scenario] = cases.find(([name]) => name.startsWith('a family without food')) ?? []
  const { nextStep, appointments } = await play(scenario ?? {}, cases.length)
  expect(appointments.map(({ start }) => start.slice(0, 10))).not.toContain('2026-12-24')
  expect(nextStep).toMatchObject({ kind: 'call', owner: expect.stringContaining('Sosiaalipäivystys') as string })
  expect(toHelsinkiDate(toInstant(nextStep.at))).toBe('2026-12-24')
})

test.each(cases.map((one, serial) => [...one, serial] as const))(
  '%s',
  async (_, scenario, clocks, services, serial) => {
    const played = await play(scenario, serial)
    expect(played.needs.map(({ service }) => service)).toEqual(expect.arrayContaining(services))
    expect(Object.fromEntries(played.clocks.map(({ ruleId, dueDate }) => [ruleId, dueDate]))).toMatchObject(clocks)
    expect(played.plan.lines.map(({ service }) => service).sort()).toEqual(
      played.needs.map(({ service }) => service).sort(),
    )
    expect(await isAtWork(played.contactId), played.nextStep.owner).toBe(true)
    const isEmergency = played.needs.some((need) => need.urgency_class === 'A')
    expect([played.call_112, played.appointments.length === 0]).toEqual([isEmergency, isEmergency])
    const said = (scenario['structured_answers'] ?? {}) as { wish_channel?: string }
    if (said.wish_channel !== undefined) expect(played.appointments[0]?.mode).toBe(said.wish_channel)
  },
)
