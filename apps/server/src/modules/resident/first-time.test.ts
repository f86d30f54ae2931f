import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase, PlanView } from '@luukku/contract'
import { addDays, toLocalDate } from '@luukku/domain/time'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { bookHalfHour } from '@luukku/testkit/open-need'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'

const today = '2026-11-24'
const now = `${today}T09:00:00+02:00`
const ahead = (days: number): string => addDays(toLocalDate(today), days)
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: [today, ahead(1), ahead(2)], moment: now })
})
beforeEach(async () => {
  county.at(now)
  await county.owner.query('truncate appointment, need, contact cascade')
  await county.owner.query(`delete from shift where kind = 'reception'`)
  nurse = await county.staff(smallCounty.nurse)
})
afterAll(() => county.close())

/** The physiotherapist receives on these days from today. */
async function receives(...days: number[]): Promise<void> {
  for (const day of days) await addReception(county.owner, smallCounty.physiotherapist, ahead(day))
  await county.app.catchUp()
}
interface Case {
  contactId: string
  needId: string
  personId: string
  mine: Browser
}
/** A knee that was told of by somebody who has signed in, assessed. */
async function assessed(): Promise<Case> {
  const { contactId, needId } = await assessKnee(county.browser(), nurse)
  await county.owner.query('update contact set verified = true where id = $1', [contactId])
  const { rows } = await county.owner.query<{ person_id: string }>('select person_id from contact where id = $1', [
    contactId,
  ])
  const personId = rows[0]?.person_id ?? ''
  return { contactId, needId, personId, mine: await county.signIn({ kind: 'resident', personId }) }
}
async function leave({ contactId }: Pick<Case, 'contactId'>) {
  const path = `/api/desk/contacts/${contactId}`
  const { version } = (await nurse('GET', path)).body as DeskCase
  return nurse('POST', `${path}/choice`, { basedOn: version })
}
async function left(): Promise<Case> {
  const one = await assessed()
  const done = await leave(one)
  expect(done.status, done.text).toBe(200)
  return one
}
interface Time {
  choice: string
  start: string
  insideLimit: boolean
}
async function timesOf({ needId, mine }: Case, query = ''): Promise<Time[]> {
  const answer = await mine('GET', `/api/me/needs/${needId}/times${query}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body.times as Time[]
}
const choose = ({ needId, mine }: Case, choice = '') => mine('POST', `/api/me/needs/${needId}/time`, { choice })
const lineOf = async ({ mine }: Case) => ((await mine('GET', '/api/me')).body.plans as PlanView[])[0]?.lines[0]

describe('a first time that is left to the resident', () => {
  test('is asked for by a message, chosen on their own page, and booked: the professional owns what comes next', async () => {
    await receives(1, 2)
    const one = await left()
    expect((await lineOf(one))?.canChoose).toBe(true)
    const [first] = (await one.mine('GET', '/api/me')).body.contacts as { messages: { text: string }[] }[]
    expect(first?.messages.map(({ text }) => text).join()).toContain('Voit nyt valita ajan itse')
    const [time] = await timesOf(one)
    expect(time?.start.slice(0, 10)).toBe(ahead(1))
    const chosen = await choose(one, time?.choice)
    expect(chosen.status, chosen.text).toBe(200)
    expect(chosen.body.appointment.start).toBe(time?.start)
    const line = await lineOf(one)
    expect([line?.canChoose, line?.appointment?.start]).toEqual([undefined, time?.start])
    const { rows } = await county.owner.query('select status, next_kind, next_owner_id from contact where id = $1', [
      one.contactId,
    ])
    expect(rows).toEqual([{ status: 'booked', next_kind: 'appointment', next_owner_id: smallCounty.physiotherapist }])
  })
  test('says of a place in a group that it is one, before it is chosen', async () => {
    await receives(1)
    expect(Object.keys((await timesOf(await left()))[0] ?? {})).not.toContain('isGroup')
    await county.owner.query(`update service set is_group = true where code = 'FYSIO'`)
    await county.owner.query(
      `insert into group_session (county_id, service, staff_ids, unit_id, mode, during, places, made_by, made_at)
       values ('lapland', 'FYSIO', array[$1::uuid], $2, 'onsite', tstzrange($3, $4), 3, $1, $5)`,
      [
        ...[smallCounty.physiotherapist, smallCounty.healthUnit],
        ...[`${ahead(1)}T09:00:00+02:00`, `${ahead(1)}T10:30:00+02:00`, now],
      ],
    )
    await county.app.catchUp()
    try {
      expect(await timesOf(await left())).toMatchObject([{ start: `${ahead(1)}T09:00:00+02:00`, isGroup: true }])
    } finally {
      await county.owner.query('delete from group_session')
      await county.owner.query(`update service set is_group = false where code = 'FYSIO'`)
    }
  })
  test('says whether there are more times than the few that are shown', async () => {
    // One time a day, so that as many days as times are asked for hold no more than those.
    const hours = { from: '08:00', to: '08:30' }
    for (const days of [1, 2]) await addReception(county.owner, smallCounty.physiotherapist, ahead(days), hours)
    await county.owner.query(`update shift set modes = '{onsite}' where kind = 'reception'`)
    await county.app.catchUp()
    const { needId, mine } = await left()
    const first = async (limit: number) =>
      (await mine('GET', `/api/me/needs/${needId}/times?limit=${String(limit)}`)).body as {
        times: Time[]
        hasMore: boolean
      }
    const shown = async (limit: number) => {
      const { times, hasMore } = await first(limit)
      return [times.map(({ start }) => start.slice(0, 10)), hasMore]
    }
    expect(await shown(5)).toEqual([[ahead(1), ahead(2)], false])
    expect(await shown(2)).toEqual([[ahead(1), ahead(2)], false])
    expect(await shown(1)).toEqual([[ahead(1)], true])
    // Beyond the days that are looked at first, where two of them have a time.
    await addReception(county.owner, smallCounty.physiotherapist, ahead(62), hours)
    await county.app.catchUp()
    expect(await shown(5)).toEqual([[ahead(1), ahead(2)], true])
    expect((await shown(30))[1]).toBe(false)
  })
  test('keeps an owner and a step after a day, chosen or not', async () => {
    const one = await left()
    const { rows } = await county.owner.query<{ next_kind: string; next_owner_id: string; hours: number }>(
      `select next_kind, next_owner_id, extract(epoch from next_at - $2::timestamptz) / 3600 as hours from contact where id = $1`,
      [one.contactId, now],
    )
    expect(rows[0]?.next_kind).toBe('await-answer')
    expect(rows[0]?.next_owner_id).not.toBe('')
    expect(Math.round(Number(rows[0]?.hours))).toBe(24)
    expect((await lineOf(one))?.nextDate).toBe(ahead(1))
  })
  test('is not there for anybody else, nor where nobody left it; and a choice is good for its own need alone', async () => {
    await receives(1)
    const [mine, others, kept] = [await left(), await left(), await assessed()]
    const [time] = await timesOf(mine)
    expect((await others.mine('GET', `/api/me/needs/${mine.needId}/times`)).status).toBe(404)
    expect((await choose({ ...mine, mine: others.mine }, time?.choice)).status).toBe(404)
    expect((await kept.mine('GET', `/api/me/needs/${kept.needId}/times`)).status).toBe(404)
    expect((await choose(kept, time?.choice)).status).toBe(404)
    expect((await choose(others, time?.choice)).body).toMatchObject({ reason: 'unknown-choice' })
  })
  test('goes to one of two who choose it at once; the other is shown others', async () => {
    await receives(1)
    const [a, b] = [await left(), await left()]
    const [[timeA], [timeB]] = [await timesOf(a), await timesOf(b)]
    expect(timeA?.start).toBe(timeB?.start)
    const answers = await Promise.all([choose(a, timeA?.choice), choose(b, timeB?.choice)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)
    expect(lost?.body.code).toBe('slot-taken')
    expect(lost?.body.alternatives.times.length).toBeGreaterThan(0)
  })
  test('keeps the limit of one coming time of a service', async () => {
    await receives(1)
    const one = await left()
    const [time] = await timesOf(one)
    const other = await assessKnee(county.browser(), nurse)
    await county.owner.query('update contact set person_id = $2 where id = $1', [other.contactId, one.personId])
    await county.owner.query('update need set person_id = $2 where id = $1', [other.needId, one.personId])
    await bookHalfHour(nurse, { contact: other.contactId, need: other.needId }, `${ahead(1)}T14:00:00+02:00`)
    expect((await choose(one, time?.choice)).body).toMatchObject({ reason: 'has-time-for-service' })
  })
  test('may be chosen again by who cancels it', async () => {
    await receives(1)
    const one = await left()
    const chosen = await choose(one, (await timesOf(one))[0]?.choice)
    const id = chosen.body.appointment.appointmentId as string
    expect((await one.mine('POST', `/api/me/appointments/${id}/cancel`, {})).status).toBe(200)
    expect((await lineOf(one))?.canChoose).toBe(true)
    expect((await timesOf(one)).length).toBeGreaterThan(0)
  })
  test('past the law’s day is the resident’s own choice where a day inside it was free, and only there', async () => {
    await receives(1, 30)
    const records = async ({ needId }: Case) =>
      (
        await county.owner.query(`select name from clock_record where need_id = $1 and name = 'RESIDENT-CHOICE'`, [
          needId,
        ])
      ).rowCount
    const lateOf = async (one: Case) => {
      await county.owner.query('update need set legal_due_date = $2 where id = $1', [one.needId, ahead(14)])
      const late = (await timesOf(one, `?from=${ahead(20)}`))[0]
      expect(late?.insideLimit).toBe(false)
      const chosen = await choose(one, late?.choice)
      expect(chosen.status, chosen.text).toBe(200)
      return records(one)
    }
    expect(await lateOf(await left())).toBe(1)
    await county.owner.query(`delete from shift where kind = 'reception' and lower(during) < $1::timestamptz`, [
      `${ahead(20)}T00:00:00+02:00`,
    ])
    await county.app.catchUp()
    expect(await lateOf(await left())).toBe(0)
  })
  test('is shown to a person of trust as the other’s own choice, and is none of theirs', async () => {
    const [one, friend] = [await left(), await assessed()]
    await county.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'trusted', '2020-01-01')`,
      [one.personId, friend.personId],
    )
    const seeing = await county.signIn({ kind: 'resident', personId: friend.personId })
    const nextTexts = async (mine: Browser) =>
      ((await mine('GET', '/api/me')).body.plans as PlanView[])
        .filter(({ contactId }) => contactId === one.contactId)
        .map(({ lines: [line] }) => line?.nextText.fi.split('.')[0])
    expect(await nextTexts(seeing)).toEqual(['Hän voi valita ajan itse'])
    expect(await nextTexts(one.mine)).toEqual(['Voit valita ajan itse'])
    expect((await seeing('GET', `/api/me/needs/${one.needId}/times`)).body.code).toBe('not-allowed')
  })
  test('ends when the need is met: who opens it again, alone or with its case, leaves nothing to choose', async () => {
    await receives(1)
    const one = await left()
    const path = `/api/desk/contacts/${one.contactId}`
    const meet = () => county.owner.query(`update need set status = 'done' where id = $1`, [one.needId])
    const leftAt = async () =>
      (await county.owner.query('select status, choice_left_at from need where id = $1', [one.needId])).rows
    await meet()
    const again = await nurse('POST', `/api/desk/needs/${one.needId}/reopen`, { reason: 'Kipu jatkuu' })
    expect(again.status, again.text).toBe(200)
    expect((await lineOf(one))?.canChoose).toBeUndefined()
    expect((await one.mine('GET', `/api/me/needs/${one.needId}/times`)).status).toBe(404)
    const second = await leave(one)
    expect(second.status, second.text).toBe(200)
    await meet()
    const basedOn = async () => ((await nurse('GET', path)).body as DeskCase).version
    const closed = await nurse('POST', `${path}/close`, { basedOn: await basedOn(), reason: 'Valmis' })
    expect(closed.status, closed.text).toBe(200)
    const open = await nurse('POST', `${path}/reopen`, { basedOn: await basedOn(), reason: 'Soitti uudelleen' })
    expect(open.status, open.text).toBe(200)
    expect(await leftAt()).toEqual([{ status: 'open', choice_left_at: null }])
  })
  const mayLeave = async (contactId: string) =>
    ((await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase).mayLeaveChoice
  test('is not left where the need is more urgent than its case', async () => {
    const one = await assessed()
    await county.owner.query(`update need set urgency_class = 'C' where id = $1`, [one.needId])
    expect((await leave(one)).body).toMatchObject({ reason: 'urgent-is-called' })
    expect(await mayLeave(one.contactId)).toBe(false)
  })
  test('is left of a case of today whose need of today was met, and not of one that was raised since', async () => {
    const one = await assessed()
    await county.owner.query(`update contact set urgency_class = 'C' where id = $1`, [one.contactId])
    expect([await mayLeave(one.contactId), (await leave(one)).body.reason]).toEqual([false, 'urgent-is-called'])
    await county.owner.query(
      `insert into need select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'status', 'done', 'urgency_class', 'C'))).*
       from need n where n.id = $1`,
      [one.needId],
    )
    expect(await mayLeave(one.contactId)).toBe(true)
    expect((await leave(one)).status).toBe(200)
  })
  test('is told of once: what has been left already sends no second message', async () => {
    const one = await left()
    expect((await leave(one)).body).toMatchObject({ reason: 'no-need-to-book' })
    const [first] = (await one.mine('GET', '/api/me')).body.contacts as { messages: { text: string }[] }[]
    expect(first?.messages.filter(({ text }) => text.includes('Voit nyt valita ajan itse'))).toHaveLength(1)
  })
  test('is left neither to who must be seen the same day nor to who cannot sign in', async () => {
    const unknown = await assessKnee(county.browser(), nurse)
    expect((await leave(unknown)).body).toMatchObject({ reason: 'cannot-sign-in' })
    const urgent = await assessKnee(county.browser(), nurse, { urgencyClass: 'B' })
    expect((await leave(urgent)).body).toMatchObject({ reason: 'urgent-is-called' })
  })
})

/** What happens next of the case, as its row says. */
const stepOf = async (contactId: string) =>
  (
    await county.owner.query<{ status: string; kind: string; at: Date; owner: string }>(
      'select status, next_kind as kind, next_at as at, next_owner_id as owner from contact where id = $1',
      [contactId],
    )
  ).rows[0]
/** The case has two needs, both left to choose: of its knee, and of its mood. */
async function bothLeft(): Promise<[knee: Case, mood: Case]> {
  const knee = await assessed()
  const { rows } = await county.owner.query<{ id: string }>(
    `insert into need select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'service', 'MT_PERUS'))).*
     from need n where n.id = $1 returning id`,
    [knee.needId],
  )
  const mood = { ...knee, needId: rows[0]?.id ?? '' }
  await county.owner.query(
    `insert into plan_line select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'need_id', $2::text, 'position', 1))).*
     from plan_line l where l.need_id = $1`,
    [knee.needId, mood.needId],
  )
  const done = await leave(knee)
  expect(done.status, done.text).toBe(200)
  return [knee, mood]
}
async function choosesFirst(one: Case): Promise<{ appointmentId: string; start: string }> {
  const [time] = await timesOf(one)
  const chosen = await choose(one, time?.choice)
  expect(chosen.status, chosen.text).toBe(200)
  return chosen.body.appointment as { appointmentId: string; start: string }
}
const lines = async ({ mine }: Case) => ((await mine('GET', '/api/me')).body.plans as PlanView[])[0]?.lines ?? []
const eventsOf = async (contactId: string) =>
  (
    await county.owner.query<{ type: string }>('select type from case_event where contact_id = $1 order by seq', [
      contactId,
    ])
  ).rows.map(({ type }) => type)
const cancel = (one: Case, id: string) => one.mine('POST', `/api/me/appointments/${id}/cancel`, {})

describe('what happens next when one of several times is chosen', () => {
  beforeEach(async () => {
    await receives(1, 2)
    for (const day of [1, 2]) await addReception(county.owner, smallCounty.psychiatricNurse, ahead(day))
    await county.app.catchUp()
  })
  test('the rest stays theirs to choose, until the day that was said and with the same owner; then the first time is next', async () => {
    const [knee, mood] = await bothLeft()
    const before = await stepOf(knee.contactId)
    expect(before?.kind).toBe('await-answer')
    await choosesFirst(knee)
    expect(await stepOf(knee.contactId)).toEqual(before)
    expect(await eventsOf(knee.contactId)).not.toContain('unbooked')
    const rest = (await lines(knee)).find(({ needId }) => needId === mood.needId)
    expect(rest).toMatchObject({ canChoose: true, nextDate: ahead(1) })
    const seen = (await nurse('GET', `/api/desk/contacts/${knee.contactId}`)).body as DeskCase
    expect(seen.nextStep.kind).toBe('await-answer')
    await choosesFirst(mood)
    expect(await stepOf(knee.contactId)).toMatchObject({ status: 'booked', kind: 'appointment' })
  })
  test('a time that they cancel is theirs to choose again, and looked at a day later; one that the unit cancels is booked by the desk', async () => {
    const knee = await left()
    const first = await choosesFirst(knee)
    expect((await cancel(knee, first.appointmentId)).status).toBe(200)
    const step = await stepOf(knee.contactId)
    expect(step).toMatchObject({ status: 'assessed', kind: 'await-answer' })
    expect(Math.round(((step?.at.getTime() ?? 0) - Date.parse(now)) / 3_600_000)).toBe(24)
    const second = await choosesFirst(knee)
    const gone = await nurse('POST', `/api/booking/appointments/${second.appointmentId}/cancel`, {
      by: 'unit',
      reason: 'Fysioterapeutti sairastui',
      told: true,
    })
    expect(gone.status, gone.text).toBe(200)
    expect(await eventsOf(knee.contactId)).toContain('unbooked')
    expect((await stepOf(knee.contactId))?.kind).toBe('book')
  })
  test('a message that nobody has read stays what the desk does next, whatever they book', async () => {
    const knee = await left()
    const told = await knee.mine('POST', `/api/me/contacts/${knee.contactId}/messages`, {
      text: 'Saako tulla autolla?',
    })
    expect(told.status, told.text).toBe(200)
    const before = await stepOf(knee.contactId)
    expect(before?.kind).toBe('read')
    await choosesFirst(knee)
    expect(await stepOf(knee.contactId)).toEqual({ ...before, status: 'booked' })
    const desk = (await nurse('GET', '/api/desk?view=queue&limit=100')).body as { rows: { contactId: string }[] }
    expect(desk.rows.map(({ contactId }) => contactId)).toContain(knee.contactId)
  })
})

test('a need that is opened again and cannot be booked is followed up, and no time is promised of it', async () => {
  const one = await assessed()
  await county.owner.query(`update need set status = 'done', service = 'OMAHOITO' where id = $1`, [one.needId])
  const again = await nurse('POST', `/api/desk/needs/${one.needId}/reopen`, { reason: 'Kipu jatkuu' })
  expect(again.status, again.text).toBe(200)
  expect((await stepOf(one.contactId))?.kind).toBe('follow-up')
  expect((await lineOf(one))?.nextText.fi).not.toContain('Varaamme')
})
