import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase, WaitingDesk } from '@luukku/contract'
import { openWaitingCounty, readInbox, type WaitingCase } from '@luukku/testkit/asked-about-time'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { bookHalfHour } from '@luukku/testkit/open-need'
import type { Browser, SmallCountyServer } from '@luukku/testkit/small-county-server'

const now = '2026-11-24T09:12:00+02:00'
const secret = 'an-address-that-only-the-gateway-of-a-test-knows'
let waiting: Awaited<ReturnType<typeof openWaitingCounty>>
let county: SmallCountyServer
let nurse: Browser
let people: (typeof waiting)['people']

beforeAll(async () => {
  waiting = await openWaitingCounty(now, { SMS_REPORT_SECRET: secret })
  ;({ county, people } = waiting)
})
afterAll(() => county.close())
beforeEach(async () => {
  nurse = await waiting.reset()
})

const report = async (ref: string, state: string, o: { secret?: string } = {}) => {
  const answer = await county.app.http.inject({
    method: 'POST',
    url: `/api/sms/report/${o.secret ?? secret}`,
    payload: { ref, state, to: '+358401112222' },
  })
  await people.catchUp()
  return answer.statusCode
}
const desk = async () => (await nurse('GET', '/api/booking/waiting')).body as WaitingDesk
const lastTo = async (channel: 'sms' | 'email') => {
  const found = (await readInbox(county)).find((one) => one.channel === channel)
  if (!found) throw new Error(`nothing was sent by ${channel}`)
  return found
}
const sentTo = async (address: string) => (await readInbox(county)).filter(({ to }) => to === address)
const caseOf = async (c: WaitingCase) => {
  const { rows } = await county.owner.query<{ next: string; version: number; events: string[] }>(
    `select next_kind as next, version, array(select e.type from case_event e where e.contact_id = c.id order by e.seq) as events from contact c where id = $1`,
    [c.contact],
  )
  const [row] = rows
  if (!row) throw new Error('there is no such case')
  return row
}
/** A session ends when the clock jumps hours ahead. */
const at = async (moment: string) => {
  nurse = await waiting.at(moment)
}
const answers = async () =>
  (await desk()).log.filter(({ outcome }) => outcome === 'offered').map(({ answer }) => answer)
const newEmail = () => `kanaria-${randomUUID()}@example.invalid`

describe('a question about a held time that does not get through', () => {
  test('goes by the next way the person chose, and the time is held anew for them', async () => {
    const email = newEmail()
    await people.asked({ way: { ways: ['sms', 'email'], email } })
    const before = (await desk()).offers[0]
    await at('2026-11-24T11:00:00+02:00')
    expect(await report((await lastTo('sms')).ref, 'failed')).toBe(202)
    expect(await sentTo(email)).toHaveLength(1)
    expect((await sentTo(email))[0]?.text).not.toMatch(/25\.11|klo/)
    const [after] = (await desk()).offers
    expect(after).toMatchObject({ channel: 'email', undelivered: false })
    expect(before?.expiresAt).toContain('T11:12')
    // Two hours from the second question, as for anybody who is asked about tomorrow's time at eleven.
    expect(after?.expiresAt).toContain('T11:30')
  })
  test('with no other way is the desk’s call; nobody lost: the log does not say that they were silent, and the next is asked', async () => {
    const first = await people.asked()
    const second = await people.newCase({})
    await people.waits(second)
    await report((await lastTo('sms')).ref, 'failed')
    expect((await desk()).offers).toMatchObject([
      { channel: 'desk', undelivered: true, phone: first.phone, contactId: first.contact },
    ])
    expect((await caseOf(first)).next).toBe('call')
    // The end that was planned first passes, the one planned anew ends it.
    await at('2026-11-24T11:13:00+02:00')
    await people.catchUp()
    expect((await desk()).offers).toMatchObject([{ contactId: second.contact }])
    expect(await answers()).toEqual(['offered', 'unreached'])
    const { waiting } = await desk()
    expect(waiting.map(({ contactId }) => contactId)).toEqual([first.contact, second.contact])
  })
  test('is answered by the call, and the task is over', async () => {
    const c = await people.asked()
    await report((await lastTo('sms')).ref, 'failed')
    const [offer] = (await desk()).offers
    const taken = await nurse('POST', `/api/booking/waiting/offers/${offer?.offerId ?? ''}`, { answer: 'accept' })
    expect(taken.status, taken.text).toBe(200)
    expect((taken.body as WaitingDesk).offers).toEqual([])
    expect((await caseOf(c)).next).toBe('appointment')
  })
  test('and whose report is late changes nothing: what was answered stays', async () => {
    const email = newEmail()
    const c = await people.asked({ way: { ways: ['sms', 'email'], email } })
    const { ref } = await lastTo('sms')
    const [offer] = (await desk()).offers
    await c.resident('POST', `/api/me/waiting/offers/${offer?.offerId ?? ''}`, { answer: 'decline' })
    expect(await report(ref, 'failed')).toBe(202)
    expect(await sentTo(email)).toEqual([])
    expect((await caseOf(c)).events).not.toContain('notice-failed')
    expect(await answers()).toEqual(['declined'])
  })
  test('of a contact in which a rule heard danger at home has no number to call', async () => {
    const c = await people.asked()
    await county.owner.query(`update contact set summary = summary || '{"safeContactOnly": true}' where id = $1`, [
      c.contact,
    ])
    await report((await lastTo('sms')).ref, 'failed')
    const [offer] = (await desk()).offers
    expect(offer).toMatchObject({ channel: 'desk', undelivered: true })
    expect(offer?.phone).toBeUndefined()
    expect((await caseOf(c)).next).toBe('read')
  })
  test('to somebody for whom only that way is safe reaches no other: no e-mail, no number to call', async () => {
    const email = newEmail()
    const c = await people.asked({ way: { ways: ['sms'], onlySafe: true, email } })
    await report((await lastTo('sms')).ref, 'failed')
    expect(await sentTo(email)).toEqual([])
    const [offer] = (await desk()).offers
    expect(offer).toMatchObject({ channel: 'desk', undelivered: true })
    expect(offer?.phone).toBeUndefined()
    expect((await caseOf(c)).next).toBe('read')
  })
})

describe('a reminder that does not get through', () => {
  /** Booked for Thursday; reminded on Wednesday. */
  async function reminded(way: Parameters<typeof people.newCase>[0]) {
    const c = await people.newCase(way)
    const appointmentId = await bookHalfHour(nurse, c, '2026-11-26T10:00:00+02:00')
    await people.tell()
    const before = new Set((await readInbox(county)).map(({ ref }) => ref))
    await at('2026-11-25T10:01:00+02:00')
    await people.catchUp()
    const reminder = (await readInbox(county)).find(({ ref }) => !before.has(ref))
    if (!reminder) throw new Error('nobody was reminded')
    return { ...c, appointmentId, ref: reminder.ref }
  }
  test('is a task of the desk with the call to make, until somebody says that they were told', async () => {
    const c = await reminded({})
    expect((await desk()).unreached).toEqual([])
    await report(c.ref, 'failed')
    const { unreached } = await desk()
    expect(unreached).toMatchObject([
      { contactId: c.contact, template: 'appointment-reminder', tried: ['sms'], how: 'call', phone: c.phone },
    ])
    expect(unreached[0]?.start).toContain('2026-11-26T10:00')
    expect((await caseOf(c)).next).toBe('call')
    const url = `/api/booking/unreached/${unreached[0]?.noticeId ?? ''}`
    expect(((await nurse('POST', url)).body as WaitingDesk).unreached).toEqual([])
    expect((await nurse('POST', url)).status).toBe(404)
  })
  test('goes by e-mail first where they chose it, and is a task when that is not taken either', async () => {
    const email = newEmail()
    const c = await reminded({ ways: ['email', 'sms'], email })
    await report(c.ref, 'failed')
    expect(await sentTo(email)).toHaveLength(1)
    expect((await desk()).unreached).toEqual([])
  })
  test('of a time that is cancelled or begun is nobody’s task any more', async () => {
    const c = await reminded({})
    await report(c.ref, 'failed')
    await at('2026-11-26T09:59:00+02:00')
    expect((await desk()).unreached).toHaveLength(1)
    await at('2026-11-26T10:00:00+02:00')
    expect((await desk()).unreached).toEqual([])
    await at('2026-11-25T10:05:00+02:00')
    const resident = await county.signIn({ kind: 'resident', personId: c.person })
    expect((await resident('POST', `/api/me/appointments/${c.appointmentId}/cancel`, {})).status).toBe(200)
    expect((await desk()).unreached.map(({ template }) => template)).not.toContain('appointment-reminder')
  })
  test('whose number was taken away meanwhile goes by e-mail, else it is a task', async () => {
    const takesNumberAway = async (email: string) => {
      const c = await people.newCase({ ways: email === '' ? ['sms'] : ['sms', 'email'] })
      await bookHalfHour(nurse, c, `2026-11-26T1${email === '' ? '0' : '1'}:00:00+02:00`)
      await people.tell()
      await c.resident('POST', '/api/me/data/details', { phone: '', email, lang: 'fi' })
      return c
    }
    const email = newEmail()
    await takesNumberAway(email)
    const silent = await takesNumberAway('')
    expect(await sentTo(email)).toEqual([])
    await at('2026-11-25T11:01:00+02:00')
    await people.catchUp()
    expect(await sentTo(email)).toHaveLength(1)
    expect((await desk()).unreached).toMatchObject([{ contactId: silent.contact, how: 'look' }])
  })
  test('of a contact in which a rule heard danger at home is a task without a number', async () => {
    const c = await reminded({})
    await county.owner.query(`update contact set summary = summary || '{"safeContactOnly": true}' where id = $1`, [
      c.contact,
    ])
    await report(c.ref, 'failed')
    const { unreached } = await desk()
    expect(unreached).toMatchObject([{ contactId: c.contact, how: 'look' }])
    expect(unreached[0]?.phone).toBeUndefined()
  })
  test('where only that way is safe is a task without a number', async () => {
    const c = await reminded({ ways: ['sms'], onlySafe: true, email: newEmail() })
    await report(c.ref, 'failed')
    const { unreached } = await desk()
    expect(unreached).toMatchObject([{ contactId: c.contact, how: 'look' }])
    expect(unreached[0]?.phone).toBeUndefined()
  })
})

test('a task ends when a call is answered, and not when it is not', async () => {
  const contactWay = { ways: ['sms'], phone: people.newPhone() }
  const { contactId, needId } = await assessKnee(county.browser(), nurse, { contactWay })
  // The confirmation goes first: of two that are sent together either may be the last one.
  await people.catchUp()
  await bookHalfHour(nurse, { contact: contactId, need: needId }, '2026-11-26T10:00:00+02:00')
  await people.tell()
  // Two messages went out at once, in either order.
  const { rows } = await county.owner.query<{ id: string }>(
    `select id from notification where contact_id = $1 and template = 'appointment-booked'`,
    [contactId],
  )
  await report(rows[0]?.id ?? '', 'failed')
  expect((await desk()).unreached).toMatchObject([{ contactId, template: 'appointment-booked' }])
  const call = async (outcome: string) => {
    const { version } = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    const answer = await nurse('POST', `/api/desk/contacts/${contactId}/calls`, { basedOn: version, outcome })
    expect(answer.status, answer.text).toBe(200)
  }
  await call('no-answer')
  expect((await desk()).unreached).toHaveLength(1)
  await call('answered')
  expect((await desk()).unreached).toEqual([])
})

describe('a report', () => {
  test('twice, or by two at once, sends one message more', async () => {
    const email = newEmail()
    await people.asked({ way: { ways: ['sms', 'email'], email } })
    const { ref } = await lastTo('sms')
    await Promise.all([report(ref, 'failed'), report(ref, 'failed')])
    await report(ref, 'failed')
    expect(await sentTo(email)).toHaveLength(1)
  })
  test('that it arrived is not taken back by an older one that comes later', async () => {
    await bookHalfHour(nurse, await people.newCase({}), '2026-11-26T10:00:00+02:00')
    await people.tell()
    const { ref } = await lastTo('sms')
    await report(ref, 'delivered')
    await report(ref, 'failed')
    expect((await desk()).unreached).toEqual([])
    expect((await readInbox(county))[0]).toMatchObject({ ref, delivery: 'delivered' })
  })
  test('that it arrived after all takes the call away, whatever comes after it', async () => {
    const c = await people.newCase({})
    await bookHalfHour(nurse, c, '2026-11-26T10:00:00+02:00')
    await people.tell()
    const { ref } = await lastTo('sms')
    await report(ref, 'failed')
    expect((await desk()).unreached).toHaveLength(1)
    await report(ref, 'delivered')
    expect((await desk()).unreached).toEqual([])
    await report(ref, 'failed')
    expect((await desk()).unreached).toEqual([])
    expect((await readInbox(county))[0]).toMatchObject({ ref, delivery: 'delivered' })
  })
  test('of what we do not know, or in a state that is no end, is taken and changes nothing', async () => {
    await people.asked()
    const { ref } = await lastTo('sms')
    for (const [one, state] of [
      [randomUUID(), 'failed'],
      ["' or true --", 'failed'],
      [ref, 'queued'],
    ] as const)
      expect(await report(one, state)).toBe(202)
    expect((await desk()).offers).toMatchObject([{ channel: 'sms', undelivered: false }])
  })
  test('to another address is none', async () => {
    await people.asked()
    const { ref } = await lastTo('sms')
    expect(await report(ref, 'failed', { secret: secret.replace('only', 'lnoy') })).toBe(404)
    expect(await report(ref, 'failed', { secret: 'short' })).toBe(404)
    expect((await desk()).offers).toMatchObject([{ undelivered: false }])
  })
  test('leaves nothing of the number that came with it, in rows, planned work or the journal', async () => {
    await people.asked()
    await report((await lastTo('sms')).ref, 'failed')
    const { rows } = await county.owner.query<{ all: string }>(
      `select (select string_agg(n::text, ' ') from notification n) || (select string_agg(e::text, ' ') from journal_entry e)
         || (select string_agg(j.data::text || coalesce(j.output::text, ''), ' ') from pgboss.job j) as all`,
    )
    expect(rows[0]?.all).toContain('undelivered')
    expect(rows[0]?.all).not.toMatch(/401112222|40 55\d/)
  })
})

test('the development inbox shows what became of a message, and says what a gateway would', async () => {
  const c = await people.asked()
  const { ref } = await lastTo('sms')
  const page = async () => (await county.app.http.inject({ method: 'GET', url: '/dev/inbox' })).body
  expect(await page()).toContain('lähetetty')
  const pressed = await county.app.http.inject({
    method: 'POST',
    url: `/dev/inbox/report?ref=${ref}&delivery=undelivered`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  })
  expect([pressed.statusCode, pressed.headers.location]).toEqual([303, '/dev/inbox'])
  await people.catchUp()
  expect(await page()).toContain('ei mennyt perille')
  expect((await desk()).offers).toMatchObject([{ contactId: c.contact, undelivered: true }])
})
