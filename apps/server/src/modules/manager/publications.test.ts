import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addManager } from '@luukku/testkit/add-manager'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { writeAsApp } from '@luukku/testkit/write-as-app'

let county: SmallCountyServer
let manager: string
let boss: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24'], moment: '2026-11-24T09:00:00+02:00' })
  manager = await addManager(county.owner)
  boss = await county.staff(manager)
})
afterAll(() => county.close())

interface Duty {
  ruleId: string
  month?: string
  clock?: { dueDate: string; state: string }
  published: { recordId: string; on: string; by: string }[]
}
const duty = async (ruleId: string): Promise<Duty | undefined> =>
  ((await boss('GET', '/api/manager/publications')).body as { duties: Duty[] }).duties.find(
    (one) => one.ruleId === ruleId,
  )
const publish = (ruleId: string, on: string, by = boss) => by('POST', '/api/manager/publications', { ruleId, on })

const insertAs = (staffId: string, purpose: string, by = staffId) =>
  writeAsApp(
    county.database.appUrl,
    { staffId, purpose },
    `insert into publication_record (county_id, rule_id, published_on, recorded_by, recorded_at)
     values ('lapland', 'PUB-OLDER-6M', '2026-11-01', $1, now())`,
    [by],
  )

describe('what the county must publish', () => {
  test('a duty nobody has recorded says so; recorded, it counts; taken back with a reason, it counts from the one before', async () => {
    expect(await duty('PUB-OLDER-6M')).toMatchObject({ published: [] })
    expect((await duty('PUB-OLDER-6M'))?.clock).toBeUndefined()
    expect((await publish('PUB-OLDER-6M', '2026-06-30')).status).toBe(200)
    expect(await duty('PUB-OLDER-6M')).toMatchObject({
      clock: { dueDate: '2026-12-30', state: 'running' },
      published: [{ on: '2026-06-30', by: 'Jaana Esimerkki' }],
    })
    await publish('PUB-OLDER-6M', '2026-11-24')
    const wrong = await duty('PUB-OLDER-6M')
    expect(wrong?.clock).toMatchObject({ dueDate: '2027-05-24' })
    const id = wrong?.published[0]?.recordId ?? ''
    const back = (reason: string) => boss('POST', `/api/manager/publications/${id}/take-back`, { reason })
    expect((await back('')).status).toBe(400)
    expect((await back('Väärä päivä')).status).toBe(200)
    expect(await duty('PUB-OLDER-6M')).toMatchObject({
      clock: { dueDate: '2026-12-30' },
      published: [{ on: '2026-06-30' }],
    })
    expect((await back('Väärä päivä')).status).toBe(404)
    const { rows } = await county.owner.query(
      `select published_on::text as on, reason from publication_record where rule_id = 'PUB-OLDER-6M' order by id`,
    )
    expect(rows).toEqual([
      { on: '2026-06-30', reason: null },
      { on: '2026-11-24', reason: null },
      { on: '2026-11-24', reason: 'Väärä päivä' },
    ])
  })
  test('a day that has not come, and a rule that is no such duty, are refused', async () => {
    expect((await publish('PUB-SELFMON-4M', '2026-11-25')).body.reason).toBe('event-in-the-future')
    expect((await publish('SO-GENERAL', '2026-11-24')).body.reason).toBe('no-duty-to-publish')
    expect((await duty('PUB-SELFMON-4M'))?.published).toEqual([])
  })
  test('monthly figures published late: the month between is still asked for, and a month that is not over is refused', async () => {
    const monthly = 'PUB-HEALTH-MONTHLY'
    const of = (on: string, month: string) => boss('POST', '/api/manager/publications', { ruleId: monthly, on, month })
    expect(await duty(monthly)).toMatchObject({ month: '2026-10', clock: { dueDate: '2026-11-30' } })
    expect((await of('2026-11-03', '2026-11')).body.reason).toBe('month-not-over')
    expect((await of('2026-11-03', '2026-13')).status).toBe(400)
    expect((await of('2026-11-03', '2026-09')).status).toBe(200)
    expect(await duty(monthly)).toMatchObject({
      month: '2026-10',
      clock: { dueDate: '2026-11-30', state: 'running' },
      published: [{ on: '2026-11-03', month: '2026-09' }],
    })
    expect((await of('2026-11-20', '2026-10')).status).toBe(200)
    const next = await duty(monthly)
    expect(next).toMatchObject({ month: '2026-11', clock: { dueDate: '2026-12-31' } })
    const id = next?.published[0]?.recordId ?? ''
    expect((await boss('POST', `/api/manager/publications/${id}/take-back`, { reason: 'Väärä' })).status).toBe(200)
    expect(await duty(monthly)).toMatchObject({ month: '2026-10' })
  })
  test('the manager of one unit reads it and records nothing for the others; a row past the use case is refused too', async () => {
    const other = await addManager(county.owner, { name: 'Ulla', unitId: smallCounty.healthUnit })
    const unitBoss = await county.staff(other)
    expect((await publish('PUB-SELFMON-4M', '2026-11-20')).body).toMatchObject({ canRecord: true })
    expect((await unitBoss('GET', '/api/manager/publications')).body).toMatchObject({ canRecord: false })
    expect((await publish('PUB-SELFMON-4M', '2026-11-24', unitBoss)).body.reason).toBe('county-keeper-records')
    const recorded = (await duty('PUB-SELFMON-4M'))?.published ?? []
    expect(recorded.map(({ on }) => on)).toEqual(['2026-11-20'])
    const path = `/api/manager/publications/${recorded[0]?.recordId ?? ''}/take-back`
    expect((await unitBoss('POST', path, { reason: 'Väärä' })).body.reason).toBe('county-keeper-records')
    expect((await duty('PUB-SELFMON-4M'))?.published).toHaveLength(1)
    expect(await insertAs(other, 'management')).toMatch(/row-level security/)
    expect(await insertAs(manager, 'guidance')).toMatch(/row-level security/)
    expect(await insertAs(manager, 'management', other)).toMatch(/row-level security/)
    expect(await insertAs(manager, 'management')).toBe('1')
  })
  test('a nurse neither reads nor records it, and another county’s row does not show', async () => {
    const nurse = await county.staff(smallCounty.nurse)
    expect((await nurse('GET', '/api/manager/publications')).status).toBe(403)
    expect((await publish('PUB-SELFMON-4M', '2026-11-24', nurse)).status).toBe(403)
  })
})
