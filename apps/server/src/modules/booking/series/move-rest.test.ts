import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AppointmentView, OfferedSeries, PlanView, RouteResponse, routes } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee, type AssessedKnee as Case } from '@luukku/testkit/assessed-knee'

// Tuesday 24 November 2026; the physiotherapist is there on five Wednesdays and the Thursdays after them.
const now = '2026-11-24T09:00:00+02:00'
const wednesdays = ['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23']
const thursdays = ['2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17']
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', ...wednesdays, ...thursdays], moment: now })
  for (const day of [...wednesdays, ...thursdays])
    await addReception(county.owner, smallCounty.physiotherapist, day, { from: '08:00', to: '12:00' })
})
beforeEach(async () => {
  county.at(now)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
  nurse = await county.staff(smallCounty.nurse)
})
afterAll(() => county.close())

type Moves = RouteResponse<typeof routes.searchRest>
/** Three Wednesdays at nine. */
async function booked(): Promise<Case & { all: AppointmentView[] }> {
  const one = await assessKnee(county.browser(), nurse)
  const times: OfferedSeries['times'] = wednesdays.slice(0, 3).map((day) => ({
    staffId: smallCounty.physiotherapist,
    mode: 'onsite',
    start: `${day}T09:00:00+02:00`,
    end: `${day}T09:30:00+02:00`,
  }))
  const done = await nurse('POST', '/api/booking/series', { contactId: one.contactId, needId: one.needId, times })
  expect(done.status, done.text).toBe(200)
  return { ...one, all: done.body.appointments as AppointmentView[] }
}
const movesOf = async (id = '') => {
  const answer = await nurse('GET', `/api/booking/appointments/${id}/rest-times`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as Moves
}
const daysOf = ({ to, later }: Moves['moves'][number]) => [to, ...later].map(({ start }) => start.slice(0, 16))
const timesOf = async ({ resident }: Case) => {
  const line = ((await resident('GET', '/api/me')).body.plans as PlanView[])[0]?.lines[0]
  return [line?.appointment, ...(line?.later ?? [])].map((one) => [one?.start.slice(0, 16), one?.series?.number])
}
const undoMove = (id: string) => nurse('POST', `/api/booking/appointments/${id}/undo-move`, {})
const move = (id = '', body: object) => nurse('POST', `/api/booking/appointments/${id}/move`, body)

describe('the rest of a series, moved', () => {
  test('from its first: every move is whole, keeps the days between, and may use the hours that the series has itself', async () => {
    const { all } = await booked()
    const { moves } = await movesOf(all[0]?.appointmentId)
    const found = moves.map(daysOf)
    expect(found.every((days) => days.length === 3)).toBe(true)
    // A day later each, and a week later each: the second and third of the old ones are the first and second of the new.
    expect(found).toContainEqual(thursdays.slice(0, 3).map((day) => `${day}T09:00`))
    expect(found.some((days) => days[0]?.startsWith(wednesdays[1] ?? '') === true)).toBe(true)
  })

  test('from its second on: the first stays where it is; all have their numbers, and the person is told once', async () => {
    const one = await booked()
    const second = one.all[1]?.appointmentId
    const { moves } = await movesOf(second)
    const [to] = moves.filter((each) => daysOf(each)[0]?.startsWith(thursdays[1] ?? '') === true)
    const before = await notices(one.contactId)
    const done = await move(second, { by: 'resident', to: to?.to, later: to?.later })
    expect(done.status, done.text).toBe(200)
    expect(await timesOf(one)).toEqual([
      [`${wednesdays[0] ?? ''}T09:00`, 1],
      [to?.to.start.slice(0, 16), 2],
      [to?.later[0]?.start.slice(0, 16), 3],
    ])
    expect((await notices(one.contactId)) - before).toBe(1)
  })

  test('a week on: what one gives up another takes, and only the first hour is free to others', async () => {
    const one = await booked()
    const ids = one.all.map(({ appointmentId }) => appointmentId)
    const to = (day = '') => ({ start: `${day}T09:00:00+02:00`, end: `${day}T09:30:00+02:00` })
    await county.owner.query(`delete from freed_time`)
    const done = await move(ids[0], {
      by: 'resident',
      to: { staffId: smallCounty.physiotherapist, mode: 'onsite', ...to(wednesdays[1]) },
      later: [
        { appointmentId: ids[1], ...to(wednesdays[2]) },
        { appointmentId: ids[2], ...to(wednesdays[3]) },
      ],
    })
    expect(done.status, done.text).toBe(200)
    expect((await timesOf(one)).map(([start]) => start)).toEqual(wednesdays.slice(1, 4).map((day) => `${day}T09:00`))
    const { rows } = await county.owner.query<{ day: string }>(
      `select to_char(lower(during) at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as day from freed_time`,
    )
    expect(rows.map(({ day }) => day)).toEqual([wednesdays[0]])
  })

  test('one of whose new times is lost does not move at all: every old time stands', async () => {
    const one = await booked()
    const { moves } = await movesOf(one.all[0]?.appointmentId)
    const [to] = moves.filter((each) => daysOf(each)[0]?.startsWith(thursdays[0] ?? '') === true)
    const last = to?.later.at(-1)
    const other = await assessKnee(county.browser(), nurse)
    const item = { needId: other.needId, service: 'FYSIO', staffId: to?.to.staffId, mode: to?.to.mode }
    const taken = await nurse('POST', '/api/booking/appointments', {
      contactId: other.contactId,
      items: [{ ...item, start: last?.start, end: last?.end }],
    })
    expect(taken.status, taken.text).toBe(200)
    const lost = await move(one.all[0]?.appointmentId, { by: 'resident', to: to?.to, later: to?.later })
    expect([lost.status, lost.body.code]).toEqual([409, 'slot-taken'])
    const others = (lost.body.alternatives as Awaited<ReturnType<typeof movesOf>>).moves.map(daysOf)
    expect(others.length).toBeGreaterThan(0)
    expect(others).not.toContainEqual(to && daysOf(to))
    expect((await timesOf(one)).map(([start]) => start)).toEqual(wednesdays.slice(0, 3).map((day) => `${day}T09:00`))
    expect((await movesOf(one.all[0]?.appointmentId)).moves.map(daysOf)).not.toContainEqual(to && daysOf(to))
  })

  test('half of the rest, a time that is not of the rest, or times out of order are refused', async () => {
    const one = await booked()
    const { moves } = await movesOf(one.all[0]?.appointmentId)
    const [to] = moves
    const [second, third] = to?.later ?? []
    for (const later of [
      [second],
      [third, second],
      [second, { ...third, appointmentId: one.all[0]?.appointmentId }],
      [second, { ...third, start: to?.to.start, end: to?.to.end }],
    ])
      expect((await move(one.all[0]?.appointmentId, { by: 'resident', to: to?.to, later })).body).toMatchObject({
        code: 'rule-violated',
        reason: 'not-one-series',
      })
    expect((await timesOf(one)).map(([start]) => start)).toEqual(wednesdays.slice(0, 3).map((day) => `${day}T09:00`))
  })

  test('the unit’s own move needs a reason, which the resident reads, and each of the times is marked as the unit’s', async () => {
    const one = await booked()
    const [to] = (await movesOf(one.all[0]?.appointmentId)).moves
    const body = { by: 'unit', told: false, to: to?.to, later: to?.later }
    expect((await move(one.all[0]?.appointmentId, body)).body.reason).toBe('reason-needed')
    const done = await move(one.all[0]?.appointmentId, { ...body, reason: 'Koulutus keskiviikkoisin.' })
    expect(done.status, done.text).toBe(200)
    expect((await one.resident('GET', '/api/me')).text).toContain('Koulutus keskiviikkoisin.')
    const { rows } = await county.owner.query(
      `select 1 from clock_record where need_id = $1 and name = 'PROVIDER-CANCELS'`,
      [one.needId],
    )
    expect(rows.length).toBe(3)
  })

  test('taken back is never a part of them: who moved several moves them again; one that was moved alone is taken back alone', async () => {
    const one = await booked()
    const ids = one.all.map(({ appointmentId }) => appointmentId)
    const byUnit = { by: 'unit', told: false, reason: 'Koulutus keskiviikkoisin.' }
    const standing = (await timesOf(one)).map(([start]) => start)
    const to = (day = '') => ({
      ...{ staffId: smallCounty.physiotherapist, mode: 'onsite' },
      ...{ start: `${day}T09:00:00+02:00`, end: `${day}T09:30:00+02:00` },
    })
    const alone = await move(ids[1], { ...byUnit, to: to(thursdays[1]) })
    expect(alone.status, alone.text).toBe(200)
    const undone = await undoMove(alone.body.appointments[0].appointmentId as string)
    expect(undone.status, undone.text).toBe(200)
    expect((await timesOf(one)).map(([start]) => start)).toEqual(standing)
    county.at(new Date(Date.parse(now) + 60_000))
    const later = { appointmentId: ids[2], start: to(thursdays[2]).start, end: to(thursdays[2]).end }
    const both = await move(ids[1], { ...byUnit, to: to(thursdays[1]), later: [later] })
    expect(both.status, both.text).toBe(200)
    const { rows } = await county.owner.query<{ id: string }>(
      `select id from appointment where need_id = $1 and status = 'booked' and id <> $2 order by during`,
      [one.needId, ids[0]],
    )
    expect(rows.length).toBe(2)
    for (const { id } of rows)
      expect((await undoMove(id)).body).toMatchObject({ code: 'rule-violated', reason: 'move-not-undone' })
    expect((await timesOf(one)).map(([start]) => start)).toEqual([
      standing[0],
      ...thursdays.slice(1, 3).map((day) => `${day}T09:00`),
    ])
  })

  test('that was booked without an interpreter is found and moved without one, every time of it', async () => {
    const one = await booked()
    await county.owner.query(
      `insert into interpreter (county_id, name, languages) values ('lapland', 'Tulkki', '{so}') on conflict do nothing`,
    )
    await county.owner.query(`update need set interpreter = 'so' where id = $1`, [one.needId])
    await county.owner.query(`update appointment set without_interpreter = true where need_id = $1`, [one.needId])
    const first = one.all[0]?.appointmentId
    const [chosen] = (await movesOf(first)).moves
    const done = await move(first, { by: 'resident', to: chosen?.to, later: chosen?.later })
    expect(done.status, done.text).toBe(200)
    const { rows } = await county.owner.query<{ without: boolean }>(
      `select without_interpreter as without from appointment where need_id = $1 and status = 'booked'`,
      [one.needId],
    )
    expect(rows).toEqual([{ without: true }, { without: true }, { without: true }])
  })

  test('the resident moves all by one choice, good for this appointment alone', async () => {
    const one = await booked()
    const second = one.all[1]?.appointmentId ?? ''
    const found = await one.resident('GET', `/api/me/appointments/${second}/times?rest=yes`)
    expect(found.status, found.text).toBe(200)
    const [time] = found.body.times as { choice: string; start: string; later: { start: string }[] }[]
    expect(time?.later.length).toBe(1)
    const first = one.all[0]?.appointmentId ?? ''
    const wrong = await one.resident('POST', `/api/me/appointments/${first}/move`, { choice: time?.choice })
    expect(wrong.body.reason).toBe('unknown-choice')
    const done = await one.resident('POST', `/api/me/appointments/${second}/move`, { choice: time?.choice })
    expect(done.status, done.text).toBe(200)
    expect((await timesOf(one)).map(([start]) => start)).toEqual([
      `${wednesdays[0] ?? ''}T09:00`,
      time?.start.slice(0, 16),
      time?.later[0]?.start.slice(0, 16),
    ])
  })
})

const notices = async (contactId: string) =>
  Number(
    (
      await county.owner.query<{ n: string }>(
        `select count(*) as n from notification where contact_id = $1 and template = 'appointment-moved'`,
        [contactId],
      )
    ).rows[0]?.n,
  )
