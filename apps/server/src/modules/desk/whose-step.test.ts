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

test('a step that was passed on stands among the cases of its new owner, and of the one who took it', async () => {
  const { contactId } = await assessKnee(county.browser(), first)
  await act(contactId, 'owner', { to: { kind: 'me' } })
  expect([await stands('mine', first, contactId), await stands('mine', second, contactId)]).toEqual([true, false])
  await county.owner.query(
    `insert into shift (county_id, staff_id, unit_id, during, kind) select county_id, staff_id, unit_id, during, 'absence' from shift where staff_id = $1 and during @> $2::timestamptz`,
    [smallCounty.nurse, at('12:00')],
  )
  county.at(at('12:00'))
  await county.app.catchUp()
  await signIn()
  expect(await stands('mine', second, contactId)).toBe(true)
  expect(await stands('mine', first, contactId)).toBe(true)
  expect(await stands('queue', second, contactId)).toBe(false)
  await county.owner.query(`delete from shift where kind = 'absence'`)
})

test('a case that is handed over takes the lines of its plan along, for the client too', async () => {
  const visitor = county.browser()
  const { contactId } = await assessKnee(visitor, first)
  const owners = async () => {
    const seen = (await first('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    const mine = (await visitor('GET', '/api/me')).body.plans as NonNullable<DeskCase['plan']>[]
    return [seen.plan, ...mine].flatMap((plan) => plan?.lines.map(({ owner }) => owner.name) ?? [])
  }
  const before = new Set(await owners())
  expect(before.size).toBe(1)
  await act(contactId, 'owner', { to: { kind: 'staff', staffId: smallCounty.secondNurse } })
  const after = new Set(await owners())
  expect(after.size).toBe(1)
  expect(after).not.toEqual(before)
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
