import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWaitingCounty } from '@luukku/testkit/asked-about-time'
import { finishJobs } from '@luukku/testkit/open-need'
import { smallCounty, type Browser } from '@luukku/testkit/small-county-server'

// Wednesday morning: somebody is asked about the physiotherapist's time of this afternoon, who then falls ill.
const now = '2026-11-25T08:05:00+02:00'
let waiting: Awaited<ReturnType<typeof openWaitingCounty>>
let nurse: Browser

beforeAll(async () => {
  waiting = await openWaitingCounty(now, {})
})
afterAll(() => waiting.county.close())
beforeEach(async () => {
  nurse = await waiting.reset()
})

test('a time held for somebody is let go when its professional falls ill, and one with somebody else is not', async () => {
  const { county, people } = waiting
  const c = await people.asked({ hour: '14' })
  const offerOf = async () => (await c.resident('GET', '/api/me/waiting')).body.waiting[0]?.offer
  const states = async () =>
    (
      await county.owner.query(
        `select o.status, a.status as time, f.status as freed from waiting_offer o join appointment a on a.id = o.appointment_id
           join freed_time f on f.id = o.freed_id`,
      )
    ).rows
  expect(await offerOf()).toMatchObject({ start: '2026-11-25T14:00:00+02:00' })
  const fallsIll = async (staffId: string) => {
    const reported = await nurse('POST', '/api/conflicts/absences', { staffId })
    expect(reported.status, reported.text).toBe(200)
    await finishJobs(county, 'check-roster', 'offer-freed-time')
  }
  await fallsIll(smallCounty.secondNurse)
  expect(await states()).toEqual([{ status: 'offered', time: 'held', freed: 'offered' }])
  await fallsIll(smallCounty.physiotherapist)
  expect(await states()).toEqual([{ status: 'withdrawn', time: 'lapsed', freed: 'left' }])
  expect(await offerOf()).toBeUndefined()
})
