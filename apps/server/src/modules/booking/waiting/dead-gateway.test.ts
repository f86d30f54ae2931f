import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WaitingDesk } from '@luukku/contract'
import { createWaitingPeople, readInbox } from '@luukku/testkit/asked-about-time'
import { startSmsGateway, type SmsGateway } from '@luukku/testkit/fake-peers'
import { addReception, openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const now = '2026-11-24T09:12:00+02:00'
const workdays = ['2026-11-24', '2026-11-25']
const secret = 'an-address-that-only-the-gateway-of-a-test-knows'
let gateway: SmsGateway
let county: SmallCountyServer
let people: ReturnType<typeof createWaitingPeople>

beforeAll(async () => {
  gateway = await startSmsGateway()
  const environment = {
    SMS_GATEWAY_URL: gateway.url,
    SMS_GATEWAY_FORM: '{"to":"{to}","text":"{text}","callback":"https://luukku.invalid/report?id={ref}"}',
    SMS_REPORT_SECRET: secret,
    SMS_REPORT_FORM: '{"ref":"id","state":"dlr.status","delivered":["DELIVRD"],"failed":["UNDELIV"]}',
  }
  county = await openSmallCounty({ days: workdays, moment: now, environment })
  for (const day of workdays) await addReception(county.owner, smallCounty.physiotherapist, day)
  const nurse = await county.staff(smallCounty.nurse)
  people = createWaitingPeople(county, now, () => nurse)
})
afterAll(async () => {
  await county.close()
  await gateway.close()
})
const desk = async () => {
  const nurse = await county.staff(smallCounty.nurse)
  return (await nurse('GET', '/api/booking/waiting')).body as WaitingDesk
}

test('a question that no gateway takes goes the next way within minutes, while the time is still held', async () => {
  gateway.mood = 'fails'
  await people.asked({ way: { ways: ['sms', 'email'], email: 'kanaria@example.invalid' } })
  const until = (await desk()).offers[0]?.expiresAt
  const byMail = async () => (await readInbox(county)).filter(({ channel }) => channel === 'email')
  for (const minute of ['13', '14']) {
    expect(await byMail()).toEqual([])
    county.at(`2026-11-24T09:${minute}:00+02:00`)
    await people.catchUp()
  }
  expect(await byMail()).toHaveLength(1)
  const [offer] = (await desk()).offers
  expect(offer?.channel).toBe('email')
  expect(Date.parse(offer?.expiresAt ?? '')).toBeGreaterThanOrEqual(Date.parse(until ?? ''))
  // Back again, it is not asked for what was given up.
  gateway.mood = 'takes'
  county.at('2026-11-24T09:40:00+02:00')
  await people.catchUp()
  expect(gateway.taken).toEqual([])
})

test('a gateway reports in its own words, to the address that came with the message', async () => {
  await county.owner.query(
    'truncate appointment, waiting_entry, freed_time, notification, need cascade; truncate pgboss.job',
  )
  county.at(now)
  await people.asked()
  const sent = JSON.parse(gateway.taken.at(-1)?.raw ?? '{}') as { callback: string }
  const ref = new URL(sent.callback).searchParams.get('id') ?? ''
  const { statusCode } = await county.app.http.inject({
    method: 'POST',
    url: `/api/sms/report/${secret}?id=${ref}`,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify([{ msisdn: '+358401112222', dlr: { status: 'UNDELIV' } }]),
  })
  expect(statusCode).toBe(202)
  await people.catchUp()
  expect((await desk()).offers).toMatchObject([{ channel: 'desk', undelivered: true }])
})
