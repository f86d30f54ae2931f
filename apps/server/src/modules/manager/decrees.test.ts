import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Decrees, DeskCase, ManagerDay } from '@luukku/contract'
import { addManager } from '@luukku/testkit/add-manager'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { writeAsApp } from '@luukku/testkit/write-as-app'

let county: SmallCountyServer
let manager: string
let boss: Browser
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24'], moment: '2026-11-24T09:00:00+02:00' })
  manager = await addManager(county.owner)
  await at('2026-11-24T09:00:00+02:00')
})
afterAll(() => county.close())

async function at(moment: string): Promise<void> {
  county.at(moment)
  boss = await county.staff(manager)
  nurse = await county.staff(smallCounty.nurse)
}
const decree = {
  decree: 'Valtioneuvoston asetus 1/2026',
  from: '2026-12-01',
  to: '2027-03-31',
  municipalities: [] as string[],
}
const put = (more: Partial<typeof decree> = {}, by = boss) => by('POST', '/api/manager/decrees', { ...decree, ...more })
const takeBack = (id: string, reason = 'Kumottu') => boss('POST', `/api/manager/decrees/${id}/take-back`, { reason })
/** The three months of a knee: 24 February 2027. */
const limitOf = async (needId: string) =>
  (
    await county.owner.query<{ state: string; status: string | null; due: string; listed: string | null }>(
      `select k.state, k.status, k.due_date::text as due, n.legal_due_date::text as listed from clock k join need n on n.id = k.need_id
       where k.need_id = $1 and k.rule_id = 'H-PHC-3M-2025'`,
      [needId],
    )
  ).rows[0]
const due = '2027-02-24'
const [runs, isOut] = [
  { state: 'running', status: null, due, listed: due },
  { state: 'notApplied', status: 'suspended', due, listed: null },
]

test('a decree puts the limits it concerns out of use on its days, and on no other; their days stay, and they are counted apart', async () => {
  const knee = await assessKnee(county.browser(), nurse)
  const answer = await put()
  expect(answer.status, answer.text).toBe(200)
  expect((answer.body as Decrees).decrees).toMatchObject([{ ...decree, by: 'Jaana Esimerkki' }])
  await county.app.catchUp()
  expect(await limitOf(knee.needId)).toEqual(runs)
  await at('2026-12-01T00:05:00+02:00')
  await county.app.catchUp()
  expect(await limitOf(knee.needId)).toEqual(isOut)
  const one = (await nurse('GET', `/api/desk/contacts/${knee.contactId}`)).body as DeskCase
  const clock = one.needs[0]?.clocks.find(({ ruleId }) => ruleId === 'H-PHC-3M-2025')
  expect(clock).toMatchObject({ state: 'notApplied', status: 'suspended', dueDate: due })
  expect(clock?.exception?.title.fi).toBe('Valmiuslain 88 §:n nojalla annettu asetus')
  // The person reads it on their own plan.
  const { rows: whose } = await county.owner.query<{ id: string }>(
    `select person_id as id from contact where id = $1`,
    [knee.contactId],
  )
  const client = await county.signIn({ kind: 'resident', personId: whose[0]?.id ?? '' })
  const { plans } = (await client('GET', '/api/me')).body as { plans: DeskCase['plan'][] }
  const legal = plans[0]?.lines[0]?.legal
  expect(legal).toMatchObject({ ruleId: 'H-PHC-3M-2025', state: 'notApplied', dueDate: due })
  expect(JSON.stringify(legal)).toContain('asetus')
  // Who is assessed meanwhile has no limit that runs either.
  const later = await assessKnee(county.browser(), nurse)
  expect(await limitOf(later.needId)).toMatchObject({ state: 'notApplied', status: 'suspended' })
  const { rows } = await county.owner.query(
    `select action, ground from journal_entry where action = 'followDecrees' and detail ->> 'need' = $1`,
    [knee.needId],
  )
  expect(rows[0]).toMatchObject({ ground: expect.stringContaining('1552/2011 § 88') as string })
  await at('2027-04-01T00:05:00+03:00')
  await county.app.catchUp()
  expect(await limitOf(knee.needId)).toEqual({ state: 'breached', status: null, due, listed: due })
})

test('the manager counts what a decree has put out of use apart, and it breaks nothing meanwhile', async () => {
  await at('2026-11-24T10:00:00+02:00')
  for (let n = 0; n < 5; n++) await assessKnee(county.browser(), nurse)
  await at('2026-12-02T09:00:00+02:00')
  await put({ from: '2026-12-02' })
  await county.app.catchUp()
  const day = (await boss('GET', '/api/manager/today?days=14')).body as ManagerDay
  expect(day.clocks).toContainEqual(
    expect.objectContaining({ state: 'notApplied', status: 'suspended', hidden: false }),
  )
  // Four days before their last one: without the decree they are what breaks next.
  await at('2027-02-20T09:00:00+02:00')
  await county.app.catchUp()
  const knees = async () =>
    ((await boss('GET', '/api/manager/today?days=14&limit=500')).body as ManagerDay).breaking.filter(
      ({ ruleId }) => ruleId === 'H-PHC-3M-2025',
    )
  expect(await knees()).toEqual([])
  const { decrees } = (await boss('GET', '/api/manager/decrees')).body as Decrees
  for (const { decreeId } of decrees) expect((await takeBack(decreeId)).status).toBe(200)
  await county.app.catchUp()
  const after = (await boss('GET', '/api/manager/today?days=14')).body as ManagerDay
  expect(after.clocks.some(({ status }) => status === 'suspended')).toBe(false)
  expect((await knees()).length).toBeGreaterThanOrEqual(5)
})

test('one of some municipalities concerns them alone; taken back with a reason, the limits run as before, and both rows stay', async () => {
  await at('2026-12-02T10:00:00+02:00')
  const knee = await assessKnee(county.browser(), nurse)
  const [own] = (await county.owner.query(`select municipality_code as code from need where id = $1`, [knee.needId]))
    .rows
  const { municipalities } = (await boss('GET', '/api/manager/decrees')).body as Decrees
  const other = municipalities.find(({ code }) => code !== (own as { code: string | null }).code)?.code ?? ''
  const recorded = await put({ from: '2026-12-02', municipalities: [other] })
  await county.app.catchUp()
  expect((await limitOf(knee.needId))?.state).toBe('running')
  await county.owner.query(`update need set municipality_code = $2 where id = $1`, [knee.needId, other])
  await put({ from: '2026-12-02', to: '2026-12-03', municipalities: [other] })
  await county.app.catchUp()
  expect((await limitOf(knee.needId))?.status).toBe('suspended')
  for (const { decreeId } of ((await boss('GET', '/api/manager/decrees')).body as Decrees).decrees)
    await takeBack(decreeId)
  await county.app.catchUp()
  expect((await limitOf(knee.needId))?.state).toBe('running')
  const first = (recorded.body as Decrees).decrees.find(({ municipalities: of }) => of.includes(other))?.decreeId ?? ''
  expect((await takeBack(first)).status).toBe(404)
  const { rows } = await county.owner.query(
    `select count(*)::int as rows, count(takes_back)::int as back, count(distinct takes_back)::int as once from emergency_decree`,
  )
  expect(rows[0]).toMatchObject({
    rows: 2 * (rows[0] as { back: number }).back,
    once: (rows[0] as { back: number }).back,
  })
})

test('decrees one after the other, or one with its end put right by another row, are in force without a break', async () => {
  await at('2026-12-02T10:00:00+02:00')
  const knee = await assessKnee(county.browser(), nurse)
  const state = async () => (await limitOf(knee.needId))?.state
  // The limit, 2 March 2027, is in the first; the second, that overlaps the third, begins after it.
  await put({ from: '2026-12-02', to: '2027-03-31' })
  await put({ from: '2027-04-01', to: '2027-04-30' })
  await put({ from: '2027-04-15', to: '2027-05-31' })
  for (const day of ['2027-03-31', '2027-04-01', '2027-05-02', '2027-05-31']) {
    await at(`${day}T00:05:00+03:00`)
    await county.app.catchUp()
    expect(await state(), day).toBe('notApplied')
  }
  // One that begins after a day without any makes nothing unbroken.
  await put({ from: '2027-06-02', to: '2027-06-30' })
  await at('2027-06-02T00:05:00+03:00')
  await county.app.catchUp()
  expect(await state()).toBe('breached')
  for (const { decreeId } of ((await boss('GET', '/api/manager/decrees')).body as Decrees).decrees)
    await takeBack(decreeId)
})

test('days in the wrong order, a municipality of another county and a reason of nothing are refused; a unit’s manager puts none in force', async () => {
  expect((await put({ from: '2027-04-01' })).body.reason).toBe('decree-ends-before-it-begins')
  expect((await put({ from: decree.to })).status).toBe(200)
  expect((await put({ municipalities: ['091'] })).body.reason).toBe('municipality-of-another-county')
  expect((await put({ decree: '  ' })).status).toBe(400)
  const [last] = ((await boss('GET', '/api/manager/decrees')).body as Decrees).decrees
  expect((await takeBack(last?.decreeId ?? '', ' ')).status).toBe(400)
  const other = await addManager(county.owner, { name: 'Ulla', unitId: smallCounty.healthUnit })
  const unitBoss = await county.staff(other)
  expect((await put({}, unitBoss)).body.reason).toBe('county-keeper-records')
  expect(((await unitBoss('GET', '/api/manager/decrees')).body as Decrees).canRecord).toBe(false)
  const path = `/api/manager/decrees/${last?.decreeId ?? ''}/take-back`
  expect((await unitBoss('POST', path, { reason: 'Kumottu' })).body.reason).toBe('county-keeper-records')
  expect(((await boss('GET', '/api/manager/decrees')).body as Decrees).decrees).toContainEqual(last)
  // Nor by a row past the use case.
  const insertAs = (staffId: string, purpose: string) =>
    writeAsApp(
      county.database.appUrl,
      { staffId, purpose },
      `insert into emergency_decree (county_id, decree, from_day, to_day, recorded_by, recorded_at)
       values ('lapland', 'Asetus', '2026-12-01', '2026-12-31', $1, now())`,
      [staffId],
    )
  expect(await insertAs(other, 'management')).toMatch(/row-level security/)
  expect(await insertAs(manager, 'guidance')).toMatch(/row-level security/)
  expect(await insertAs(manager, 'management')).toBe('1')
})

test('past the use case a decree stands in the keeper’s own name, takes back one of their county alone, and is never changed', async () => {
  await county.owner.query(
    `insert into county (id, code, name) values ('elsewhere', '98', '{}') on conflict do nothing`,
  )
  const { rows } = await county.owner.query<{ id: string }>(
    `insert into emergency_decree (county_id, decree, from_day, to_day, recorded_by, recorded_at)
     values ('elsewhere', 'A', '2026-12-01', '2026-12-31', $1, now()) returning id`,
    [manager],
  )
  const asKeeper = (statement: string, values: readonly unknown[] = []) =>
    writeAsApp(county.database.appUrl, { staffId: manager, purpose: 'management' }, statement, values)
  const insert = (of: string, by: string, takesBack: string | null = null) =>
    asKeeper(
      `insert into emergency_decree (county_id, decree, from_day, to_day, recorded_by, recorded_at, takes_back, reason)
       values ($1, 'A', '2026-12-01', '2026-12-31', $2, now(), $3, $4)`,
      [of, by, takesBack, takesBack && 'Kumottu'],
    )
  expect(await insert('lapland', manager)).toBe('1')
  expect(await insert('lapland', smallCounty.nurse)).toMatch(/row-level security/)
  expect(await insert('elsewhere', manager)).toMatch(/row-level security/)
  // Taken back from here, its own county could not do it any more.
  expect(await insert('lapland', manager, rows[0]?.id)).toMatch(/emergency_decree_takes_back_here/)
  expect(await asKeeper(`update emergency_decree set to_day = '2030-01-01'`)).toMatch(/permission denied/)
  expect(await asKeeper('delete from emergency_decree')).toMatch(/permission denied/)
})
