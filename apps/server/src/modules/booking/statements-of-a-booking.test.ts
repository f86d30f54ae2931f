import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { insertOpenNeed } from '@luukku/testkit/open-need'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { waitForLock } from '@luukku/testkit/wait-for-lock'

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

/** Books from then on for half an hour of the 25th. @returns what its transaction asked */
async function book(nurse: Browser, hour: number, beside?: () => Promise<unknown>): Promise<string[][]> {
  const way = { contactWay: { ways: ['call'], phone: '040 000 0000' } }
  const { contactId, needId } = await assessKnee(county.browser(), nurse, way)
  const start = `2026-11-25T${String(hour).padStart(2, '0')}:00:00+02:00`
  const end = `2026-11-25T${String(hour).padStart(2, '0')}:30:00+02:00`
  const professional = { staffId: smallCounty.physiotherapist, mode: 'onsite' }
  await beside?.()
  const { ended } = watchTransactions()
  const booked = await nurse('POST', '/api/booking/appointments', {
    contactId,
    items: [{ needId, service: 'FYSIO', ...professional, start, end }],
  })
  expect(booked.status, booked.text).toBe(200)
  return ended.filter((asked) => asked.at(-1)?.includes('bookTimes'))
}

test('a booking is one transaction of at most twenty statements, and asks nothing twice', async () => {
  const nurse = await county.staff(smallCounty.nurse)
  // The first one also reads what the county decides, which is then kept.
  await book(nurse, 8)
  const own = await book(nurse, 9)
  expect(own).toHaveLength(1)
  const [asked = []] = own
  expect(asked.filter((text, i) => asked.indexOf(text) !== i)).toEqual([])
  expect(asked.length).toBeLessThanOrEqual(20)
})

test('a booking locks no row that all have in common: it waits for nobody who holds the county', async () => {
  const nurse = await county.staff(smallCounty.nurse)
  const holder = new pg.Client({ connectionString: county.database.superuserUrl })
  await holder.connect()
  try {
    const hold = async () => {
      await holder.query('begin')
      await holder.query('select from county for update')
    }
    const [booked, waits] = [book(nurse, 10, hold), waitForLock(county.owner).then(() => 'somebody waits for a lock')]
    expect(await Promise.race([booked, waits])).toEqual([expect.any(Array)])
  } finally {
    await holder.end()
  }
})

test('a person and a contact of a county that is not there are refused', async () => {
  const { person } = await insertOpenNeed(county.owner, { at: '2026-11-20T09:00:00+02:00', due: null })
  await expect(
    county.owner.query(`insert into person (county_id, created_at) values ('nowhere', now())`),
  ).rejects.toMatchObject({ constraint: 'person_county_id_fkey' })
  await expect(
    county.owner.query(`update contact set county_id = 'nowhere' where person_id = $1`, [person]),
  ).rejects.toMatchObject({ constraint: 'contact_county_id_fkey' })
})
