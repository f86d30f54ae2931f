import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, DeskRow, Receipt } from '@luukku/contract'
import { startMailServer, type MailServer } from '@luukku/testkit/fake-peers'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { giveUpAfter } from './notification-queries.ts'

// A way that is down, and what is said of it (ADR 0145): the message waits for it, the person and the staff read that it does.
const tuesday = '2026-11-24T09:12:00+02:00'
let mail: MailServer
let county: SmallCountyServer
let moment: number

beforeAll(async () => {
  mail = await startMailServer()
  county = await openSmallCounty({
    days: ['2026-11-24', '2026-11-25', '2026-11-26'],
    moment: tuesday,
    environment: { SMTP_URL: mail.url },
  })
  moment = Date.parse(tuesday)
})
afterAll(async () => {
  await county.close()
  await mail.close()
})

const later = async (minutes: number) => {
  moment += minutes * 60_000
  county.at(new Date(moment))
  await county.app.services.jobs.runDue()
}
async function send(email = 'kanaria@example.invalid'): Promise<{ contactId: string; mine: Browser }> {
  const mine = county.browser()
  const answer = await mine('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti.',
    person: { givenName: 'Kanaria', familyName: 'Sukunimi', municipality: '698' },
    contactWay: { ways: ['email'], email },
  })
  expect(answer.status, answer.text).toBe(200)
  return { contactId: (answer.body as Receipt).contactId, mine }
}
const noticeOf = async (contactId: string) =>
  (await county.owner.query(`select status, attempts from notification where contact_id = $1`, [contactId]))
    .rows[0] as {
    status: string
    attempts: number
  }
const mineSays = async (mine: Browser) =>
  ((await mine('GET', '/api/me')).body as { contacts: { unsent?: DeskCase['unsent'] }[] }).contacts[0]?.unsent
const nurse = () => county.staff(smallCounty.nurse)
const caseSays = async (contactId: string) => {
  const now = await nurse()
  return ((await now('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase).unsent
}
const deskSays = async () => {
  const now = await nurse()
  return (await now('GET', '/api/desk?view=team&limit=5000')).body as {
    rows: DeskRow[]
    waysDown: { channel: string; since: string; waiting: number }[]
  }
}

test('a message just planned is on its way, and late once two minutes have gone by or a try failed', async () => {
  const { contactId, mine } = await send()
  expect(await mineSays(mine)).toMatchObject({ state: 'on-its-way', channel: 'email' })
  county.at(new Date(moment + 119_000))
  expect((await caseSays(contactId))?.state).toBe('on-its-way')
  county.at(new Date(moment + 121_000))
  expect((await caseSays(contactId))?.state).toBe('late')
  await later(3)
  expect(await mineSays(mine)).toBeUndefined()
  expect(await caseSays(contactId)).toBeUndefined()
  expect((await deskSays()).waysDown).toEqual([])
})

test('the mail server is gone all night: the person and the desk read it, nobody is made to call, and all goes out when it is back', async () => {
  await mail.close()
  const [one, two] = [await send(), await send()]
  const step = (await deskSays()).rows.find(({ contactId }) => contactId === one.contactId)?.nextStep
  await later(1)
  const down = [{ channel: 'email', since: expect.any(String) as string, waiting: 2 }]
  expect((await mineSays(one.mine))?.state).toBe('late')
  expect((await caseSays(two.contactId))?.state).toBe('late')
  expect((await deskSays()).waysDown).toEqual(down)
  for (let hour = 0; hour < 12; hour++) for (const minutes of [20, 20, 20]) await later(minutes)
  const away = await noticeOf(one.contactId)
  expect(away.status).toBe('planned')
  expect(away.attempts).toBeGreaterThan(giveUpAfter)
  expect((await deskSays()).waysDown).toEqual(down)
  expect((await deskSays()).rows.find(({ contactId }) => contactId === one.contactId)?.nextStep.kind).toBe(step?.kind)
  mail = await startMailServer(mail.port)
  await later(20)
  expect(mail.taken).toHaveLength(2)
  expect((await noticeOf(two.contactId)).status).toBe('sent')
  expect(await caseSays(one.contactId)).toBeUndefined()
  expect((await deskSays()).waysDown).toEqual([])
  await later(60)
  expect(mail.taken).toHaveLength(2)
})

test('what one mailbox refuses says nothing of the way', async () => {
  const { contactId, mine } = await send('refused@example.invalid')
  await later(1)
  expect((await mineSays(mine))?.state).toBe('late')
  expect((await deskSays()).waysDown).toEqual([])
  for (let tries = 0; tries < giveUpAfter + 2; tries++) await later(20)
  expect((await noticeOf(contactId)).status).toBe('failed')
  expect((await caseSays(contactId))?.state).toBe('given-up')
  const now = await nurse()
  const { version } = (await now('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  const called = await now('POST', `/api/desk/contacts/${contactId}/calls`, { basedOn: version, outcome: 'answered' })
  expect(called.status, called.text).toBe(200)
  expect(await caseSays(contactId)).toBeUndefined()
})

test('a day without the way ends the waiting where staff see it: a call with an owner', async () => {
  await mail.close()
  const { contactId } = await send()
  await later(1)
  for (let hour = 0; hour < 47; hour++) await later(30)
  expect((await noticeOf(contactId)).status).toBe('planned')
  for (let hour = 0; hour < 3; hour++) await later(30)
  expect((await noticeOf(contactId)).status).toBe('failed')
  expect((await caseSays(contactId))?.state).toBe('given-up')
  mail = await startMailServer(mail.port)
  await later(20)
  expect(mail.taken).toEqual([])
})
