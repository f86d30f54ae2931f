import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessAndBook } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInByName, signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// The way to homes: the county says how long it is, and whoever drives sees it in their day.
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

describe.each([
  ['phone', phone, 41, '070368-900H', 'Pätsi'],
  ['wide', desktop, 52, '120982-9006', 'Koskinen'],
] as const)('at %s', (kind, viewport, minutes, code, name) => {
  test('the county says how long the way to a home is, and takes it back', async () => {
    const looker = new Looker(kind, true)
    const page = await world.open({ viewport })
    await signInStaff(page, 'esihenkilo-1', '/staff/calendars')
    const now = part(page, 'home-travel-now')
    await expect.poll(() => now.innerText()).toBe('Oletus 30 min')
    await part(page, 'home-travel-minutes').fill(String(minutes))
    await part(page, 'home-travel-save').press('Enter')
    await expect.poll(() => now.innerText()).toBe(`Ilmoitettu ${String(minutes)} min`)
    await looker.look(page, 'home-travel')
    await part(page, 'home-travel-reset').press('Enter')
    await expect.poll(() => now.innerText()).toBe('Oletus 30 min')
    await page.context().close()
    expect(looker.faults).toEqual([])
  })

  test('a professional sees the way to a visit at home and back in their day and week', async () => {
    const looker = new Looker(kind, true)
    const mine = await world.open({ scripts: false })
    await signInResident(mine, code)
    const way = new ResidentWay(mine)
    await way.tell('Polvi on ollut kipeä syksystä asti, portaissa varsinkin.')
    await way.walkTo('/lupaus')
    const desk = await world.open({ viewport: desktop })
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, name)
    await assessAndBook(desk)
    const { rows } = await database.query<{ id: string; name: string; day: string }>(
      `select a.id, m.given_name || ' ' || m.family_name as name, to_char(lower(a.during) at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as day
       from appointment a join staff_member m on m.id = a.staff_id where a.status = 'booked' order by a.booked_at desc, a.id limit 1`,
    )
    const [booked] = rows
    if (!booked) throw new Error('nothing was booked')
    await database.query(
      `update need n set municipality_code = u.municipality_code from appointment a join unit u on u.id = a.unit_id where a.id = $1 and n.id = a.need_id`,
      [booked.id],
    )
    await database.query(`update appointment set mode = 'home' where id = $1`, [booked.id])
    const theirs = await world.open({ viewport })
    await signInByName(theirs, booked.name, `/staff/week?day=${booked.day}&view=day`)
    await part(theirs, 'day-list').waitFor()
    // The half hour of the way is a piece of the day of its own, right before the visit, and not free.
    const ofDay = part(theirs, 'day-list')
    await expect
      .poll(() => theirs.locator('li.piece--way').first().innerText())
      .toMatch(/(\d+)\.00–\1\.30\s+matka|(\d+)\.30–\d+\.00\s+matka/u)
    expect(await ofDay.innerText()).toMatch(/kotona, \p{Lu}/iu)
    await looker.look(theirs, 'home-day')
    await theirs.goto(`/staff/week?day=${booked.day}&view=week`)
    await part(theirs, 'week-grid').waitFor()
    await expect.poll(() => theirs.locator('td.piece--way').count()).toBeGreaterThan(0)
    await looker.look(theirs, 'home-week')
    expect(looker.faults).toEqual([])
  })
})
