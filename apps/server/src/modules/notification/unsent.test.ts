import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, DeskRow } from '@luukku/contract'
import { openMailCounty, type MailCounty } from '@luukku/testkit/mail-county'
import { smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { giveUpAfter } from './notification-queries.ts'

// A way that is down, and what is said of it (ADR 0145): the message waits for it, the person and the staff read that it does.
let world: MailCounty
let county: SmallCountyServer
beforeAll(async () => {
  world = await openMailCounty(['2026-11-24', '2026-11-25', '2026-11-26'])
  county = world.county
})
afterAll(() => world.close())

const later = (minutes: number) => world.later(minutes)
const send = (email?: string) => world.send(email)
const noticeOf = (contactId: string) => world.noticeOf(contactId)
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
  county.at(new Date(world.moment() + 119_000))
  expect((await caseSays(contactId))?.state).toBe('on-its-way')
  county.at(new Date(world.moment() + 121_000))
  expect((await caseSays(contactId))?.state).toBe('late')
  await later(3)
  expect(await mineSays(mine)).toBeUndefined()
  expect(await caseSays(contactId)).toBeUndefined()
  expect((await deskSays()).waysDown).toEqual([])
})

test('the mail server is gone all night: the person and the desk read it, nobody is made to call, and all goes out when it is back', async () => {
  await world.mailGone()
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
  await world.mailBack()
  await later(20)
  expect(world.mail().taken).toHaveLength(2)
  expect((await noticeOf(two.contactId)).status).toBe('sent')
  expect(await caseSays(one.contactId)).toBeUndefined()
  expect((await deskSays()).waysDown).toEqual([])
  await later(60)
  expect(world.mail().taken).toHaveLength(2)
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
  await world.mailGone()
  const { contactId } = await send()
  await later(1)
  for (let hour = 0; hour < 47; hour++) await later(30)
  expect((await noticeOf(contactId)).status).toBe('planned')
  for (let hour = 0; hour < 3; hour++) await later(30)
  expect((await noticeOf(contactId)).status).toBe('failed')
  expect((await caseSays(contactId))?.state).toBe('given-up')
  await world.mailBack()
  await later(20)
  expect(world.mail().taken).toEqual([])
})
