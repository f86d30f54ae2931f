import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessAndBook } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// A professional calls in ill: a key, a few letters, a digit and a key, and everybody of today has a new time and is told.
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
  ['phone', phone, '070368-900H', 'Pätsi'],
  ['wide', desktop, '120982-9006', 'Koskinen'],
] as const)('at %s', (kind, viewport, code, name) => {
  test('today’s times of who fell ill are moved at once, and a slip is taken back', async () => {
    const looker = new Looker(kind, true)
    const mine = await world.open({ viewport })
    await signInResident(mine, code)
    const way = new ResidentWay(mine)
    await way.tell('Polvi on ollut kipeä syksystä asti, portaissa varsinkin.')
    await way.walkTo('/lupaus')
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, name)
    const { rows: before } = await database.query<{ id: string }>(`select id from appointment`)
    await assessAndBook(desk)
    // Whatever was offered, the time is this afternoon's, with somebody who is at work and has nothing else then.
    const { rows } = await database.query<{ id: string; name: string }>(
      `with free as (
         select s.staff_id, s.unit_id, m.given_name || ' ' || m.family_name as name from shift s join staff_member m on m.id = s.staff_id
         where s.kind = 'reception' and 'physiotherapist' = any (m.professions) and s.during @> $2::tstzrange
           and not exists (select from shift x where x.staff_id = s.staff_id and x.kind in ('absence', 'break') and x.during && $2::tstzrange)
           and not exists (select from appointment x where x.staff_id = s.staff_id and x.during && $2::tstzrange)
         order by s.staff_id limit 1)
       update appointment a set during = $2::tstzrange, staff_id = free.staff_id, unit_id = free.unit_id from free
       where a.status = 'booked' and a.id <> all ($1) returning a.id, free.name`,
      [before.map(({ id }) => id), '[2026-11-24 14:00+02,2026-11-24 14:45+02)'],
    )
    const [booked] = rows
    if (!booked) throw new Error('nothing was booked')

    await desk.goto('/staff/conflicts')
    await part(desk, 'no-conflicts').waitFor()
    const report = async () => {
      await desk.keyboard.press('s')
      await part(desk, 'absent-person').first().waitFor()
      await part(desk, 'absent-find').fill(booked.name)
      await expect.poll(() => part(desk, 'absent-person').count()).toBe(1)
      await looker.look(desk, 'absent')
      // The list is held on its way: the empty one from before the news says nothing of it.
      let letGo = () => {}
      const held = new Promise<void>((go) => (letGo = go))
      await desk.route('**/api/conflicts', async (route) => {
        await held
        await route.continue()
      })
      await desk.keyboard.press('1')
      await part(desk, 'conflicts-only').waitFor()
      await desk.locator('main').getByText('Haetaan: Ajat ilman tekijää').waitFor()
      for (const empty of ['no-conflicts', 'no-conflicts-of']) expect(await part(desk, empty).count()).toBe(0)
      expect(await desk.evaluate(() => document.activeElement?.tagName)).toBe('H1')
      letGo()
      await part(desk, 'conflict').waitFor()
      await desk.unroute('**/api/conflicts')
    }
    await report()
    await part(desk, 'absent-undo').click()
    await part(desk, 'no-conflicts').waitFor()
    await report()
    expect(await part(desk, 'conflicts-only').innerText()).toContain(booked.name)
    await looker.look(desk, 'absent-conflicts')
    // Keys do what buttons do: nothing without a reason, and who is moved with all the others is told, whatever was ticked for one.
    const moves: unknown[] = []
    desk.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/move')) moves.push(request.postDataJSON())
    })
    const reason = part(desk, 'conflict-reason')
    const usual = await reason.inputValue()
    await reason.fill('')
    await desk.locator('main input[type=checkbox]').check()
    await desk.keyboard.press('a')
    await desk.keyboard.press('m')
    await reason.fill(usual)
    await desk.locator('main input[type=checkbox]').focus()
    await desk.keyboard.press('a')
    await part(desk, 'no-conflicts-of').waitFor()
    expect(moves).toEqual([expect.objectContaining({ told: false, reason: usual })])
    await looker.look(desk, 'absent-solved')
    // It was the wrong one: a key puts the very time back, and it is on the list again; nobody has been told.
    await desk.keyboard.press('Control+z')
    await part(desk, 'conflict').waitFor()
    await expect.poll(() => part(desk, 'notice').innerText()).toContain('Siirto kumottu. Asiakkaalle ei kerrota mitään')
    await looker.look(desk, 'absent-move-undone')
    const back = await database.query(`select status from appointment where id = $1`, [booked.id])
    expect(back.rows).toEqual([{ status: 'booked' }])
    await mine.goto('/viestit')
    expect(await mine.locator('main').innerText()).not.toContain('Vastaanottoa ei voida pitää silloin.')
    await desk.keyboard.press('a')
    await part(desk, 'no-conflicts-of').waitFor()
    await mine.goto('/viestit')
    expect(await mine.locator('main').innerText()).toContain('Vastaanottoa ei voida pitää silloin.')
    const moved = await database.query(`select status from appointment where id = $1`, [booked.id])
    expect(moved.rows).toEqual([{ status: 'moved' }])
    expect(looker.faults).toEqual([])
    await Promise.all([mine, desk].map((page) => page.context().close()))
  })
})
