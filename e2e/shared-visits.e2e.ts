import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Visits that are shared: a group is made and cancelled by keys, a place in it and a visit with two professionals are booked at
// the desk and told to the resident, and a time is booked over another with a reason.
let world: World
let database: pg.Client
beforeAll(async () => {
  world = await startWorld()
  database = new pg.Client({ connectionString: world.databaseUrl })
  await database.connect()
})
afterAll(async () => {
  expect(world.faults).toEqual([])
  await database.end()
  await world.close()
})

/** The need that came last meets otherwise: what is decided at the desk stands in the row that the search reads. */
const setService = (service: string) =>
  database.query(
    `update need set service = $1 where id = (select id from need where status = 'open' order by established_at desc limit 1)`,
    [service],
  )

describe.each([
  ['phone', phone, '070368-900H', 'Pätsi'],
  ['wide', desktop, '120982-9006', 'Koskinen'],
] as const)('at %s', (kind, viewport, code, name) => {
  test('a group is made, made larger and cancelled by its keeper, by keys', async () => {
    const looker = new Looker(kind, true)
    const boss = await world.open({ viewport })
    await signInStaff(boss, 'esihenkilo-1', '/staff/calendars')
    const sessions = part(boss, 'session')
    await sessions.first().waitFor()
    expect(await sessions.first().innerText()).toMatch(/Kivunhallintaryhmä[\s\S]*vapaana \d\/8/)
    const before = await sessions.count()
    await part(boss, 'group-new').locator('summary').press('Enter')
    await part(boss, 'group-leader').selectOption({ index: 1 })
    const leader = await part(boss, 'group-leader').locator('option:checked').innerText()
    const { rows } = await database.query<{ name: string }>(
      `select u.name ->> 'fi' as name from staff_member m join unit u on u.id = m.unit_id where m.given_name || ' ' || m.family_name = $1`,
      [leader.split(',')[0]],
    )
    await part(boss, 'group-unit').selectOption({ label: rows[0]?.name ?? '' })
    await part(boss, 'group-day').fill(kind === 'phone' ? '2026-12-10' : '2026-12-11')
    await part(boss, 'group-from').fill('08:30')
    await part(boss, 'group-to').fill('10:00')
    await looker.look(boss, 'group-form')
    await part(boss, 'group-save').press('Enter')
    await expect.poll(() => sessions.count()).toBe(before + 1)
    const mine = sessions.filter({ hasText: '8.30' })
    await mine.locator('[data-test=session-places]').press('Enter')
    await part(boss, 'places').fill('12')
    await part(boss, 'places-save').press('Enter')
    await expect.poll(() => mine.innerText()).toContain('vapaana 12/12')
    await mine.locator('[data-test=session-cancel]').press('Enter')
    await part(boss, 'reason-too-few').check()
    await looker.look(boss, 'group-cancel')
    await part(boss, 'cancel-save').press('Enter')
    await expect.poll(() => sessions.count()).toBe(before)
    await boss.context().close()
    expect(looker.faults).toEqual([])
  })

  test('the desk books a place, then a visit of two professionals, then a time over another; the resident reads who comes', async () => {
    const looker = new Looker(kind, true)
    const boss = await world.open({ viewport })
    await signInStaff(boss, 'esihenkilo-1', '/staff/calendars')
    await part(boss, 'over-change').locator('summary').press('Enter')
    await part(boss, 'over-service').selectOption('FYSIO')
    await part(boss, 'over-save').press('Enter')
    await expect.poll(() => part(boss, 'over-row').innerText()).toContain('päällekkäin enintään 1 lisää')
    await looker.look(boss, 'calendars-shared')
    await boss.context().close()

    const mine = await world.open({ viewport })
    await signInResident(mine, code)
    const way = new ResidentWay(mine)
    await way.tell('Polvi on ollut kipeä syksystä asti, portaissa varsinkin.')
    await way.walkTo('/lupaus')
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, name)
    await assess(desk)
    await part(desk, 'over').locator('summary').press('Enter')
    await part(desk, 'over-none').or(part(desk, 'over-time').first()).first().waitFor()
    await looker.look(desk, 'booking-over')

    await setService('YHTEISARVIO')
    await desk.reload()
    await part(desk, 'offer-beside').first().waitFor()
    expect(await part(desk, 'offer-beside').first().innerText()).toMatch(/mukana .*sosiaali/)
    await looker.look(desk, 'booking-beside')

    await setService('KIPURYHMA')
    await desk.reload()
    await part(desk, 'offer-group').first().waitFor()
    // A group has no second lane, and the county lets no other service of the case lie over a taken time.
    expect(await part(desk, 'over').count()).toBe(0)
    await looker.look(desk, 'booking-group')
    await part(desk, 'offer').first().press('Enter')
    await part(desk, 'plan').waitFor()
    await looker.look(desk, 'plan-group')
    await desk.context().close()
    await mine.goto('/oma')
    await part(mine, 'group').first().waitFor()
    expect(await part(mine, 'group').first().innerText()).toContain('Tämä on ryhmä')
    await looker.look(mine, 'mine-group')
    await mine.context().close()
    expect(looker.faults).toEqual([])
  })
})
