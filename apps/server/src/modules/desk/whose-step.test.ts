import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DeskCase, DeskRow } from '@luukku/contract'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

/** Whoever owns a step sees it on their desk, and what guidance must act on stands in its queue, assessed or not. */
const [today, tomorrow] = ['2026-11-24', '2026-11-25']
const at = (time: string, day = today) => `${day}T${time}:00+02:00`
let county: SmallCountyServer
let first: Browser
let second: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: [today, tomorrow], moment: at('09:00') })
})
beforeEach(async () => {
  county.at(at('09:00'))
  await signIn()
})
afterAll(() => county.close())

async function signIn(): Promise<void> {
  first = await county.staff(smallCounty.nurse)
  second = await county.staff(smallCounty.secondNurse)
}
/** A day of a line, and what the client reads beside it. */
const beside = async (visitor: Browser) =>
  ((await visitor('GET', '/api/me')).body.plans as Plan[]).flatMap(({ lines }) =>
    lines.map(({ nextDate, nextText }) => `${nextDate} ${nextText.fi}`),
  )
interface Desk {
  counts: { queue: number; mine: number; team: number }
  rows: DeskRow[]
}
/** Whether it stands in a view; the view's number agrees with its rows. */
async function stands(view: 'queue' | 'mine', who: Browser, contactId: string): Promise<boolean> {
  const { counts, rows } = (await who('GET', `/api/desk?view=${view}&limit=1000`)).body as Desk
  expect(counts[view], view).toBe(rows.length)
  return rows.some((row) => row.contactId === contactId)
}
async function act(contactId: string, deed: string, body: object): Promise<DeskCase> {
  const path = `/api/desk/contacts/${contactId}`
  const { version } = (await first('GET', path)).body as DeskCase
  const answer = await first('POST', `${path}/${deed}`, { basedOn: version, ...body })
  expect(answer.status, `${deed} ${answer.text}`).toBe(200)
  return answer.body as DeskCase
}

type Plan = NonNullable<DeskCase['plan']>
/** The lines as the desk reads them, and as the client does: they say the same. */
async function linesOf(contactId: string, visitor: Browser): Promise<{ owner: string; day: string }[]> {
  const seen = (await first('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  const read = (plan: Plan | undefined) =>
    plan?.lines.map(({ owner, nextDate }) => ({ owner: owner.name, day: nextDate })) ?? []
  const desk = read(seen.plan)
  const plans = (await visitor('GET', '/api/me')).body.plans as Plan[]
  expect(read(plans.find((plan) => plan.contactId === contactId))).toEqual(desk)
  return desk
}
const ownerOf = async (contactId: string) =>
  ((await first('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase).nextStep.owner.name
/** The first nurse falls ill at noon; the watch passes on what they carry. */
async function fallIll(): Promise<void> {
  await county.owner.query(
    `insert into shift (county_id, staff_id, unit_id, during, kind) select county_id, staff_id, unit_id, during, 'absence' from shift where staff_id = $1 and during @> $2::timestamptz`,
    [smallCounty.nurse, at('12:00')],
  )
  county.at(at('12:00'))
  await county.app.catchUp()
  await signIn()
}
const getWell = () => county.owner.query(`delete from shift where kind = 'absence'`)

test('a step that was passed on stands among the cases of its new owner, and of the one who took it', async () => {
  const { contactId } = await assessKnee(county.browser(), first)
  await act(contactId, 'owner', { to: { kind: 'me' } })
  expect([await stands('mine', first, contactId), await stands('mine', second, contactId)]).toEqual([true, false])
  await fallIll()
  expect(await stands('mine', second, contactId)).toBe(true)
  expect(await stands('mine', first, contactId)).toBe(true)
  expect(await stands('queue', second, contactId)).toBe(false)
  await getWell()
})

test('a case that is handed over takes the lines of its plan along, for the client too', async () => {
  const visitor = county.browser()
  const { contactId } = await assessKnee(visitor, first)
  const before = await linesOf(contactId, visitor)
  expect(before).toHaveLength(1)
  await act(contactId, 'owner', { to: { kind: 'staff', staffId: smallCounty.secondNurse } })
  const after = await linesOf(contactId, visitor)
  expect(after.map(({ owner }) => owner)).not.toEqual(before.map(({ owner }) => owner))
  expect(after.map(({ day }) => day)).toEqual(before.map(({ day }) => day))
  // What is met stays with whoever had it then.
  await county.owner.query(`update need set status = 'done' where contact_id = $1`, [contactId])
  expect((await linesOf(contactId, visitor)).map(({ owner }) => owner)).toEqual(after.map(({ owner }) => owner))
})

test('a case that the watch passed on takes the lines of its plan along, but for what stands in a list of its own', async () => {
  // Near enough to noon that who told of the knees is still signed in.
  county.at(at('11:50'))
  await signIn()
  const [visitor, other] = [county.browser(), county.browser()]
  const { contactId } = await assessKnee(visitor, first)
  const owned = await assessKnee(other, first)
  await county.owner.query(`update need set owner_staff_id = $2 where id = $1`, [owned.needId, smallCounty.nurse])
  const before = await linesOf(contactId, visitor)
  const kept = await linesOf(owned.contactId, other)
  expect(before.map(({ owner }) => owner)).toEqual([await ownerOf(contactId)])
  await fallIll()
  const now = await ownerOf(contactId)
  expect(now).not.toBe(before[0]?.owner)
  expect(await linesOf(contactId, visitor)).toEqual(before.map(({ day }) => ({ owner: now, day })))
  expect(await ownerOf(owned.contactId)).toBe(now)
  expect(await linesOf(owned.contactId, other)).toEqual(kept)
  // Who has left the house has no list: the case's own carries it.
  await county.owner.query(`update staff_member set active = false where id = $1`, [smallCounty.nurse])
  const seen = ((await second('GET', `/api/desk/contacts/${owned.contactId}`)).body as DeskCase).plan?.lines
  expect(seen?.map(({ owner }) => owner.name)).toEqual([now])
  await county.owner.query(`update staff_member set active = true where id = $1`, [smallCounty.nurse])
  await getWell()
})

test('an assessed case that its owner books stands in no queue; a reply, an alarm and a step of duty stand there', async () => {
  const visitor = county.browser()
  const { contactId } = await assessKnee(visitor, first)
  const inQueue = () => stands('queue', second, contactId)
  expect(await inQueue()).toBe(false)
  await act(contactId, 'messages', { text: 'Milloin tämä alkoi?' })
  const reply = await visitor('POST', `/api/me/contacts/${contactId}/messages`, { text: 'Eilen.' })
  expect(reply.status, reply.text).toBe(200)
  expect(await inQueue()).toBe(true)
  await act(contactId, 'next-step', { kind: 'follow-up', at: at('14:00') })
  expect(await inQueue()).toBe(false)
  await act(contactId, 'owner', { to: { kind: 'duty', dutyRole: 'paivystysapu' } })
  expect(await inQueue()).toBe(true)
  const risen = await assessKnee(county.browser(), first)
  await act(risen.contactId, 'answers', { answers: { 'unsafe-now': 'yes' } })
  expect(await stands('queue', second, risen.contactId)).toBe(true)
})

test('answers that raise the class move a step of another day to now, and leave one that is due', async () => {
  const { contactId } = await assessKnee(county.browser(), first)
  await act(contactId, 'next-step', { kind: 'follow-up', at: at('10:00', tomorrow) })
  const risen = await act(contactId, 'answers', { answers: { suicidal: true } })
  expect(risen.nextStep.kind).toBe('call')
  expect(Date.parse(risen.nextStep.at) - Date.parse(at('09:00'))).toBeLessThan(60_000)
  const due = await assessKnee(county.browser(), first)
  const stays = await act(due.contactId, 'answers', { answers: { suicidal: true } })
  expect(stays.nextStep.kind).toBe('book')
})

test('answers change the class and leave the legal day in the order', async () => {
  const { contactId } = await assessKnee(county.browser(), first)
  const legal = async () =>
    (
      await county.owner.query<{ legal: string }>(`select substr(sort_key, 4, 9) as legal from contact where id = $1`, [
        contactId,
      ])
    ).rows[0]?.legal
  const before = await legal()
  expect(before).not.toBe('999999999')
  await act(contactId, 'answers', { answers: { suicidal: true } })
  expect(await legal()).toBe(before)
  const begun = await first('POST', `/api/desk/contacts/${contactId}/questionnaires`, {
    instrument: 'phq-9',
    how: 'interview',
  })
  await first('POST', `/api/desk/questionnaires/${(begun.body as { responseId: string }).responseId}`, {
    answers: { '9': '2' },
  })
  expect(await legal()).toBe(before)
})

test('no line reads a day that has passed, nor an earlier one than the case is carried to', async () => {
  const [visitor, other] = [county.browser(), county.browser()]
  const { contactId } = await assessKnee(visitor, first)
  const owned = await assessKnee(other, first)
  await county.owner.query(`update need set owner_staff_id = $2 where id = $1`, [owned.needId, smallCounty.nurse])
  const [line] = await linesOf(contactId, visitor)
  const [kept] = await linesOf(owned.contactId, other)
  const far = '2027-01-15'
  expect(line && line.day > today && line.day < far).toBe(true)
  await act(contactId, 'next-step', { kind: 'follow-up', at: `${far}T10:00:00+02:00` })
  expect(await linesOf(contactId, visitor)).toEqual([{ owner: await ownerOf(contactId), day: far }])
  expect(await linesOf(owned.contactId, other)).toEqual([kept])
  for (const [needDay, step, read] of [
    [today, at('10:00'), today],
    ['2026-11-23', at('10:00'), today],
    ['2026-11-23', at('10:00', tomorrow), tomorrow],
  ] as const) {
    await county.owner.query(`update plan_line set next_date = $1`, [needDay])
    for (const one of [contactId, owned.contactId]) await act(one, 'next-step', { kind: 'follow-up', at: step })
    expect(await linesOf(contactId, visitor)).toEqual([{ owner: await ownerOf(contactId), day: read }])
    expect(await linesOf(owned.contactId, other)).toEqual([{ owner: kept?.owner, day: read }])
  }
})

test('a call that was not answered takes the line along to the next one; an answered one leaves the line its day', async () => {
  const visitor = county.browser()
  const { contactId } = await assessKnee(visitor, first)
  const [line] = await linesOf(contactId, visitor)
  const far = '2027-01-15'
  expect(line && line.day > today && line.day < far).toBe(true)
  await act(contactId, 'calls', { outcome: 'no-answer', nextAttemptAt: `${far}T10:00:00+02:00` })
  expect(await linesOf(contactId, visitor)).toEqual([{ owner: await ownerOf(contactId), day: far }])
  await act(contactId, 'calls', { outcome: 'answered' })
  expect(await linesOf(contactId, visitor)).toEqual([{ owner: await ownerOf(contactId), day: line?.day }])
})

test('what is met, and what a closed case left, promises nothing by a day any more', async () => {
  const over = 'Tämä asia on päättynyt.'
  const visitor = county.browser()
  const { contactId, needId } = await assessKnee(visitor, first)
  expect((await beside(visitor)).join()).toContain('Varaamme sinulle ajan')
  await county.owner.query(`update need set status = 'done' where id = $1`, [needId])
  expect(await beside(visitor)).toEqual([`${today} ${over}`])
  await county.owner.query(`update need set status = 'open' where id = $1`, [needId])
  await county.owner.query(`update contact set status = 'closed' where id = $1`, [contactId])
  await county.owner.query(`update plan_line set next_date = '2026-11-23' where need_id = $1`, [needId])
  expect(await beside(visitor)).toEqual([`2026-11-23 ${over}`])
  const seen = (await first('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  expect(seen.plan?.lines.map(({ nextDate, nextText }) => `${nextDate} ${nextText.fi}`)).toEqual([`2026-11-23 ${over}`])
})
