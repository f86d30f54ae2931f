import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { addReception, openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'

let county: SmallCountyServer
beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-25'], moment: '2026-11-24T09:00:00+02:00' })
  await addReception(county.owner, smallCounty.physiotherapist, '2026-11-25', { from: '08:00', to: '16:00' })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await county.close()
})

/** What each transaction asked, between its `begin` and the message that writes its entry and commits. */
function watchTransactions(): { ended: string[][] } {
  vi.restoreAllMocks()
  const ended: string[][] = []
  const open = new Map<unknown, string[]>()
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const [first] = args
    const text = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '')
    if (text === 'begin') open.set(this, [])
    open.get(this)?.push(text)
    if (text.endsWith('commit')) ended.push(open.get(this) ?? [])
    return original.apply(this, args) as never
  } as never)
  return { ended }
}

test('a booking is one transaction of at most twenty statements, and asks nothing twice', async () => {
  const nurse = await county.staff(smallCounty.nurse)
  const book = async (start: string, end: string) => {
    const way = { contactWay: { ways: ['call'], phone: '040 000 0000' } }
    const { contactId, needId } = await assessKnee(county.browser(), nurse, way)
    const time = { start: `2026-11-25T${start}:00+02:00`, end: `2026-11-25T${end}:00+02:00` }
    const professional = { staffId: smallCounty.physiotherapist, mode: 'onsite' }
    const { ended } = watchTransactions()
    const booked = await nurse('POST', '/api/booking/appointments', {
      contactId,
      items: [{ needId, service: 'FYSIO', ...professional, ...time }],
    })
    expect(booked.status, booked.text).toBe(200)
    return ended.filter((asked) => asked.at(-1)?.includes('bookTimes'))
  }
  // The first one also reads what the county decides, which is then kept.
  await book('08:00', '08:30')
  const own = await book('08:30', '09:00')
  expect(own).toHaveLength(1)
  const [asked = []] = own
  expect(asked.filter((text, i) => asked.indexOf(text) !== i)).toEqual([])
  expect(asked.length).toBeLessThanOrEqual(20)
})
