import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AppointmentView, DeskCase, OfferedSeries, PlanView } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee, type AssessedKnee as Case } from '@luukku/testkit/assessed-knee'
import { bookHalfHour, insertOpenNeed } from '@luukku/testkit/open-need'
import { waitForLock } from '@luukku/testkit/wait-for-lock'

// Tuesday 24 November 2026; the physiotherapist is there on four Wednesdays.
const now = '2026-11-24T09:00:00+02:00'
const wednesdays = ['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16']
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', ...wednesdays], moment: now })
  for (const day of wednesdays) await addReception(county.owner, smallCounty.physiotherapist, day)
})
beforeEach(async () => {
  county.at(now)
  nurse = await county.staff(smallCounty.nurse)
})
afterAll(() => county.close())

const newCase = () => assessKnee(county.browser(), nurse)
async function search({ contactId, needId }: Case, more: object = {}) {
  const wish = { contactId, needId, count: 3, everyDays: 7, toleranceDays: 1, ...more }
  const answer = await nurse('POST', '/api/booking/series/search', wish)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as { series: OfferedSeries[]; longest: number; noInterpreter?: string }
}
const book = ({ contactId, needId }: Case, times: OfferedSeries['times'], more: object = {}) =>
  nurse('POST', '/api/booking/series', { contactId, needId, times, ...more })
const personOf = async ({ contactId }: Case) =>
  (await county.owner.query<{ person_id: string }>('select person_id from contact where id = $1', [contactId])).rows[0]
    ?.person_id ?? ''
async function booked(): Promise<Case & { times: OfferedSeries['times'] }> {
  const one = await newCase()
  const [series] = (await search(one)).series
  const answer = await book(one, series?.times ?? [])
  expect(answer.status, answer.text).toBe(200)
  return { ...one, times: series?.times ?? [] }
}
const lineOf = async ({ resident }: Case) =>
  ((await resident('GET', '/api/me')).body.plans as PlanView[])[0]?.lines[0] as PlanView['lines'][number]
const partOf = (one: AppointmentView | undefined) =>
  one?.series ? `${String(one.series.number)}/${String(one.series.size)}` : undefined
const needOf = async ({ contactId }: Case) =>
  ((await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase).needs[0]?.status
const count = async (text: string, values: unknown[]) =>
  (await county.owner.query<{ n: number }>(`select count(*)::int as n from ${text}`, values)).rows[0]?.n

describe('a series', () => {
  test('says that nobody interprets: of the language in the county, or at these times', async () => {
    const one = await newCase()
    const speaks = (language: string | null) =>
      county.owner.query('update need set interpreter = $2 where id = $1', [one.needId, language])
    expect((await search(one)).series[0]?.interpreter).toBeUndefined()
    await speaks('ti')
    const [missing] = (await search(one)).series
    expect(missing?.interpreter).toEqual({ language: 'ti', how: 'missing' })
    const made = await county.owner.query<{ id: string }>(
      `insert into interpreter (county_id, name, languages, is_remote) values ('lapland', 'Tulkki sarjoille', '{so}', true) returning id`,
    )
    await speaks('so')
    expect(await search(one)).toEqual({ series: [], longest: 0, noInterpreter: 'so' })
    for (const day of wednesdays)
      await county.owner.query(
        `insert into interpreter_time (county_id, interpreter_id, during) values ('lapland', $1, tstzrange($2, $3))`,
        [made.rows[0]?.id, `${day}T08:00:00+02:00`, `${day}T12:00:00+02:00`],
      )
    const found = await search(one)
    expect([found.series[0]?.interpreter, found.noInterpreter]).toEqual([{ language: 'so', how: 'remote' }, undefined])
  })
  test('is found whole with one professional, booked whole, and the plan shows which of how many', async () => {
    const one = await booked()
    expect(one.times.map(({ start }) => start.slice(0, 10))).toEqual(wednesdays.slice(0, 3))
    expect(new Set(one.times.map(({ staffId }) => staffId)).size).toBe(1)
    const line = await lineOf(one)
    expect(partOf(line.appointment)).toBe('1/3')
    expect(line.later?.map(partOf)).toEqual(['2/3', '3/3'])
    expect(await needOf(one)).toBe('booked')
    expect(line.nextDate).toBe(wednesdays[0])
  })
  test('one of whose times is lost is not booked at all, and the race is answered with other whole series', async () => {
    const [one, other] = [await newCase(), await newCase()]
    const [series] = (await search(one)).series
    const last = series?.times.at(-1)
    const item = { needId: other.needId, service: 'FYSIO', ...last }
    expect(
      (await nurse('POST', '/api/booking/appointments', { contactId: other.contactId, items: [item] })).status,
    ).toBe(200)
    const lost = await book(one, series?.times ?? [])
    expect(lost.body).toMatchObject({ code: 'slot-taken' })
    const others = (lost.body.alternatives as Awaited<ReturnType<typeof search>>).series
    expect(others.map(({ times }) => times.length)).toContain(3)
    expect(others.flatMap(({ times }) => times.map(({ start }) => start))).not.toContain(last?.start)
    expect(await count('appointment where need_id = $1', [one.needId])).toBe(0)
    expect(await needOf(one)).toBe('open')
    // Searched again, the taken time is in none of the series.
    const again = (await search(one)).series.flatMap(({ times }) => times.map(({ start }) => start))
    expect(again).not.toContain(last?.start)
  })
  test('beside another time of the service is refused, and booked where a professional says why, sealed and in the log', async () => {
    const one = await newCase()
    const [series] = (await search(one)).series
    const other = await insertOpenNeed(county.owner, { at: now, due: null, person: await personOf(one) })
    await bookHalfHour(nurse, other, `${wednesdays[3] ?? ''}T13:00:00+02:00`)
    const refused = await book(one, series?.times ?? [])
    expect(refused.body).toMatchObject({ code: 'rule-violated', reason: 'has-time-for-service' })
    expect((await book(one, series?.times ?? [], { moreThanOne: '  ' })).body.reason).toBe('has-time-for-service')
    const meant = await book(one, series?.times ?? [], { moreThanOne: 'Kanariasyy: toinen polvi' })
    expect(meant.status, meant.text).toBe(200)
    const { rows } = await county.owner.query<{ detail: { moreThanOne?: string } }>(
      `select detail from journal_entry where action = 'bookSeries' and detail ->> 'contact' = $1 and detail ? 'moreThanOne'`,
      [one.contactId],
    )
    expect(rows).toHaveLength(1)
    expect(await count('sealed_payload where id = $1', [rows[0]?.detail.moreThanOne])).toBe(1)
  })
  test('asked for while the person is being booked another time of the service waits for that, and is refused', async () => {
    const one = await newCase()
    const [series] = (await search(one)).series
    const person = await personOf(one)
    const other = await insertOpenNeed(county.owner, { at: now, due: null, person })
    const beside = new Client({ connectionString: county.database.superuserUrl })
    await beside.connect()
    try {
      await beside.query('begin')
      await beside.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [person])
      await beside.query(
        `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
         select county_id, register, person_id, contact_id, id, $2, $3, service, 'onsite', tstzrange($4, $5), 'booked', $6 from need where id = $1`,
        [
          other.need,
          smallCounty.physiotherapist,
          smallCounty.healthUnit,
          `${wednesdays[3] ?? ''}T13:30:00+02:00`,
          `${wednesdays[3] ?? ''}T14:00:00+02:00`,
          now,
        ],
      )
      const asked = book(one, series?.times ?? [])
      await Promise.race([waitForLock(county.owner), asked])
      await beside.query('commit')
      expect((await asked).body).toMatchObject({ code: 'rule-violated', reason: 'has-time-for-service' })
    } finally {
      await beside.end()
    }
  })
  test('that cannot be whole is not offered, and how far it would go is said', async () => {
    expect(await search(await newCase(), { count: 6 })).toEqual({ series: [], longest: 4 })
  })
  test('must be one professional’s, one after the other', async () => {
    const one = await newCase()
    const [series] = (await search(one)).series
    const times = [...(series?.times ?? [])].reverse()
    expect((await book(one, times)).body).toMatchObject({ code: 'rule-violated', reason: 'not-one-series' })
  })
})

describe('a time of a series', () => {
  test('is cancelled alone: the others stand, and the need goes by the next of them', async () => {
    const one = await booked()
    const first = (await lineOf(one)).appointment?.appointmentId ?? ''
    expect((await one.resident('POST', `/api/me/appointments/${first}/cancel`, {})).status).toBe(200)
    const line = await lineOf(one)
    expect([partOf(line.appointment), ...(line.later ?? []).map(partOf)]).toEqual(['2/3', '3/3'])
    expect(line.nextDate).toBe(wednesdays[1])
    expect(await needOf(one)).toBe('booked')
  })
  test('is cancelled with the rest: one word to the person, and the need waits for a time again', async () => {
    const one = await booked()
    const second = (await lineOf(one)).later?.[0]?.appointmentId ?? ''
    expect((await one.resident('POST', `/api/me/appointments/${second}/cancel`, { rest: true })).status).toBe(200)
    const line = await lineOf(one)
    expect([partOf(line.appointment), line.later]).toEqual(['1/3', undefined])
    const first = line.appointment?.appointmentId ?? ''
    expect((await one.resident('POST', `/api/me/appointments/${first}/cancel`, { rest: true })).status).toBe(200)
    expect(await needOf(one)).toBe('open')
    const told = [one.contactId]
    expect(await count(`notification where contact_id = $1 and template = 'appointment-cancelled'`, told)).toBe(2)
    expect(await count(`freed_time`, [])).toBeGreaterThanOrEqual(4)
  })
  test('is moved alone and keeps its number; the plan goes by what comes first', async () => {
    const one = await booked()
    const first = (await lineOf(one)).appointment
    const to = {
      staffId: smallCounty.physiotherapist,
      mode: 'onsite',
      start: '2026-12-16T15:00:00+02:00',
      end: '2026-12-16T15:30:00+02:00',
    }
    const path = `/api/booking/appointments/${first?.appointmentId ?? ''}/move`
    const moved = await nurse('POST', path, { by: 'resident', to })
    expect(moved.status, moved.text).toBe(200)
    const line = await lineOf(one)
    expect([partOf(line.appointment), ...(line.later ?? []).map(partOf)]).toEqual(['2/3', '3/3', '1/3'])
    expect(line.nextDate).toBe(wednesdays[1])
  })
  test('that is missed leaves the others: nobody books what is booked', async () => {
    const one = await booked()
    const first = (await lineOf(one)).appointment
    county.at(new Date(Date.parse(first?.start ?? '') + 60_000))
    const physio = await county.staff(smallCounty.physiotherapist)
    const missed = await physio('POST', `/api/own/${one.needId}/visits`, {
      appointmentId: first?.appointmentId,
      outcome: 'no-show',
    })
    expect(missed.status, missed.text).toBe(200)
    nurse = await county.staff(smallCounty.nurse)
    expect(await needOf(one)).toBe('booked')
    county.at(new Date(Date.parse(first?.start ?? '') + 12 * 60_000))
    await county.app.catchUp()
    nurse = await county.staff(smallCounty.nurse)
    const found = (await nurse('GET', `/api/desk/contacts/${one.contactId}`)).body as DeskCase
    expect(found.status).toBe('booked')
    expect(found.nextStep).toMatchObject({
      kind: 'appointment',
      at: one.times[1] && new Date(one.times[1].start).toISOString(),
    })
  })
})
