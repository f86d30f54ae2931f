import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Offer } from '@luukku/contract'
import { insertOpenNeed } from '@luukku/testkit/open-need'
import { addReception, openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
let county: SmallCountyServer
beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
})
afterAll(() => county.close())

test('two shifts that touch are one stretch: a time over their seam is found, booked, and no conflict of the roster', async () => {
  const { owner } = county
  await addReception(owner, smallCounty.physiotherapist, day, { from: '11:30', to: '12:00' })
  await addReception(owner, smallCounty.physiotherapist, day, { from: '12:00', to: '12:15' })
  await owner.query(`update service set duration_minutes = 45 where code = 'FYSIO'`)
  const nurse = await county.staff(smallCounty.nurse)
  const { contact: contactId, need: needId } = await insertOpenNeed(owner, { at: now, due: '2027-01-15' })
  const found = await nurse('POST', '/api/booking/search', { contactId, needIds: [needId] })
  const [start, end] = [`${day}T11:30:00+02:00`, `${day}T12:15:00+02:00`]
  expect((found.body.offers as Offer[]).flatMap(({ items }) => items)).toContainEqual(
    expect.objectContaining({ start, end, mode: 'onsite' }),
  )
  const item = { needId, service: 'FYSIO', staffId: smallCounty.physiotherapist, mode: 'onsite', start, end }
  const booked = await nurse('POST', '/api/booking/appointments', { contactId, items: [item] })
  expect(booked.status, booked.text).toBe(200)
  const faults = async () =>
    (await owner.query(`select appointment_fault(a) as fault from appointment a where a.need_id = $1`, [needId])).rows
  expect(await faults()).toEqual([{ fault: null }])
  // Without the second of them it is one.
  await owner.query(`delete from shift where staff_id = $1 and lower(during) = $2`, [
    smallCounty.physiotherapist,
    `${day}T12:00:00+02:00`,
  ])
  expect(await faults()).toEqual([{ fault: 'no-shift' }])
})
