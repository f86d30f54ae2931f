import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, DeskRow, Receipt } from '@luukku/contract'
import { openMailCounty, type MailCounty } from '@luukku/testkit/mail-county'
import { smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { giveUpAfter } from './notification-queries.ts'

let world: MailCounty
let county: SmallCountyServer
beforeAll(async () => {
  world = await openMailCounty()
  county = world.county
})
afterAll(() => world.close())

const later = (minutes: number) => world.later(minutes)
const send = (email?: string) => world.send(email)
const noticeOf = (contactId: string) => world.noticeOf(contactId)

test('a confirmation to who has not identified themself names the number to call, and tells of no contact and no signing in', async () => {
  await county.owner.query(
    `update county set settings = settings || jsonb_build_object('phones', coalesce(settings->'phones', '{}') || '{"person": "03 311 1111"}')`,
  )
  const { contactId } = await send('numero@example.invalid')
  // Set back to the moment of sending, the clock would stand before what was planned some milliseconds after it.
  await later(1)
  expect((await noticeOf(contactId)).status).toBe('sent')
  const words = world.mail().taken.find(({ to }) => to.join().includes('numero@'))?.data ?? ''
  expect(words).toContain('03 311 1111')
  expect(words).not.toMatch(/kirjautu|palvelu|yhteydeno/i)
})

test('who may be reached by safe ways only gets no confirmation, unless that one way is the one they named', async () => {
  const noticesOf = async (contactWay: object, text = 'Polvi on ollut kipeä syksystä asti.') => {
    const answer = await county.browser()('POST', '/api/contacts', {
      channel: 'web_form',
      lang: 'fi',
      text,
      contactWay,
    })
    expect(answer.status, answer.text).toBe(200)
    const { rows } = await county.owner.query('select channel from notification where contact_id = $1', [
      (answer.body as Receipt).contactId,
    ])
    return rows.map(({ channel }: { channel: string }) => channel)
  }
  const [phone, email] = ['040 000 0000', 'turva@example.invalid']
  expect(await noticesOf({ ways: ['call', 'sms'], phone })).toEqual(['sms'])
  expect(await noticesOf({ ways: ['call', 'sms'], phone, onlySafe: true })).toEqual([])
  expect(await noticesOf({ ways: ['call', 'email'], phone, email, onlySafe: true })).toEqual([])
  expect(await noticesOf({ ways: ['sms'], phone, onlySafe: true })).toEqual(['sms'])
})

test('a mail server that is gone loses nothing: the message is tried again, and is sent once when it is back', async () => {
  await world.mailGone()
  const { contactId } = await send()
  await later(1)
  for (let tries = 0; tries < 3; tries++) await later(20)
  const away = await noticeOf(contactId)
  expect(away.status).toBe('planned')
  expect(away.attempts).toBeGreaterThanOrEqual(2)
  await world.mailBack()
  await later(20)
  expect((await noticeOf(contactId)).status).toBe('sent')
  await later(60)
  expect(world.mail().taken).toHaveLength(1)
  expect(world.mail().taken[0]?.data).not.toMatch(/Salaisuus|Sukunimi|polvi/i)
})

test('a message that is refused again and again is given up where staff see it: a call with an owner, and a line of history', async () => {
  world.mail().mood = 'refuses'
  const { contactId } = await send()
  for (let tries = 0; tries < giveUpAfter + 2; tries++) await later(20)
  expect(await noticeOf(contactId)).toMatchObject({ status: 'failed', attempts: giveUpAfter })
  world.mail().mood = 'takes'
  const now = await county.staff(smallCounty.nurse)
  const one = (await now('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  expect(one.timeline.map(({ type }) => type)).toContain('notice-failed')
  expect(['call', 'read']).toContain(one.nextStep.kind)
  const list = (await now('GET', '/api/desk?view=team&limit=5000')).body as { rows: DeskRow[] }
  expect(list.rows.map((row) => row.contactId)).toContain(contactId)
  // What the queue keeps of the failures names nobody.
  const { rows } = await county.owner.query(`select data::text || coalesce(output::text, '') as kept from pgboss.job`)
  expect(rows.map(({ kept }) => kept).join('\n')).not.toMatch(/kanaria|example\.invalid/i)
})

test('one address that is refused holds up no other message of the same batch', async () => {
  world.mail().mood = 'takes'
  const { contactId: first } = await send('refused@example.invalid')
  const { contactId: second } = await send()
  await later(1)
  await later(1)
  expect((await noticeOf(second)).status).toBe('sent')
  expect((await noticeOf(first)).status).not.toBe('sent')
})
