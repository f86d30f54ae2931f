import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessAndBook } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInByName, signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// A room from the day it is bought: added by keys, told to whoever comes, closed for a time, and what loses it solved.
let world: World
let database: pg.Client
beforeAll(async () => {
  world = await startWorld()
  database = new pg.Client({ connectionString: world.databaseUrl })
  await database.connect()
  // Physiotherapists receive on site alone, so that the first offer is in a room.
  await database.query(
    `update shift s set modes = '{onsite}' from staff_member m where m.id = s.staff_id and 'physiotherapist' = any (m.professions)`,
  )
})
afterAll(async () => {
  expect(world.faults).toEqual([])
  await database.end()
  await world.close()
})

interface Booked {
  name: string
  unit_id: string
  day: string
}

describe.each([
  ['phone', phone, '070368-900H', 'Pätsi'],
  ['wide', desktop, '120982-9006', 'Koskinen'],
] as const)('at %s', (kind, viewport, code, name) => {
  test('is added, told to resident and staff, closed with what is booked in it, and opened again', async () => {
    const looker = new Looker(kind, true)
    const boss = await world.open({ viewport })
    // Every unit where a physiotherapist receives has one room, but the first visit's, which gets two by keys.
    await database.query(
      `insert into resource (county_id, unit_id, kind, name)
       select distinct 'lapland', s.unit_id, 'hoitohuone', 'Huone 1' from shift s join staff_member m on m.id = s.staff_id
       where 'physiotherapist' = any (m.professions) on conflict do nothing`,
    )
    await signInStaff(boss, 'esihenkilo-1', '/staff/rooms')
    await part(boss, 'service-rooms').waitFor()
    await part(boss, 'rooms-service').selectOption('FYSIO')
    const takes = part(boss, 'takes-hoitohuone')
    if (!(await takes.isChecked())) await takes.click()
    await part(boss, 'service-takes').getByText('hoitohuone').waitFor()

    const mine = await world.open({ viewport })
    await signInResident(mine, code)
    const way = new ResidentWay(mine)
    await way.tell('Polvi on ollut kipeä syksystä asti, portaissa varsinkin.')
    await way.walkTo('/lupaus')
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, name)
    await part(desk, 'person').waitFor()
    const before = await bookedIds()
    await assessAndBook(desk)
    expect(await part(desk, 'plan-line').first().innerText()).toContain('Huone 1')
    await looker.look(desk, 'plan-room')
    await mine.goto('/oma')
    expect(await part(mine, 'room').first().innerText()).toContain('Huone 1')
    await looker.look(mine, 'oma-room')
    const [booked] = (
      await database.query<Booked>(
        `select m.given_name || ' ' || m.family_name as name, a.unit_id, to_char(lower(a.during) at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as day
         from appointment a join staff_member m on m.id = a.staff_id where a.status = 'booked' and a.mode = 'onsite' and a.id <> all ($1)`,
        [before],
      )
    ).rows
    if (!booked) throw new Error('nothing was booked on site')
    const theirs = await world.open({ viewport })
    await signInByName(theirs, booked.name, `/staff/week?day=${booked.day}&view=day`)
    await part(theirs, 'day-list').getByText('Huone 1').first().waitFor()

    // One room, closed for the day: what is booked in it has nowhere to go.
    await boss.goto(`/staff/rooms?unit=${booked.unit_id}`)
    await part(boss, 'room-row').first().waitFor()
    await looker.look(boss, 'rooms')
    // Not before its visits are seen: they are held on their way, and nothing can be closed meanwhile.
    let letGo = () => {}
    const held = new Promise<void>((go) => (letGo = go))
    await boss.route('**/api/resources/*/visits*', async (route) => {
      await held
      await route.continue()
    })
    await boss.keyboard.press('s')
    await part(boss, 'close-day').fill(booked.day)
    await part(boss, 'close-from').fill('07:00')
    await boss.keyboard.press('Control+Enter')
    expect(await part(boss, 'room-save').isDisabled()).toBe(true)
    letGo()
    await part(boss, 'room-visits').getByText('ohjaus siirtää ajan').waitFor()
    await boss.unroute('**/api/resources/*/visits*')
    await looker.look(boss, 'rooms-close')
    await boss.keyboard.press('Escape')
    await part(boss, 'room-form').waitFor({ state: 'detached' })
    await expect.poll(() => boss.evaluate(() => document.activeElement?.tagName)).toBe('H1')

    // A second room, by keys alone; now the visit has somewhere to go, and the first can be closed.
    await boss.keyboard.press('u')
    await part(boss, 'room-name').fill('Huone 2')
    await part(boss, 'room-kind').fill('hoitohuone')
    await looker.look(boss, 'rooms-add')
    await boss.keyboard.press('Control+Enter')
    await expect.poll(() => part(boss, 'room-row').count()).toBe(2)
    await boss.keyboard.press('s')
    await part(boss, 'close-day').fill(booked.day)
    await part(boss, 'close-from').fill('07:00')
    await part(boss, 'room-visits').getByText('Huone 2').waitFor()
    await boss.keyboard.press('Control+Enter')
    await part(boss, 'room-closure').waitFor()
    await mine.goto('/oma')
    expect(await part(mine, 'room').first().innerText()).toContain('Huone 2')

    // A form stays with its room, whatever row is passed on the way, and another one begins anew.
    const names = part(boss, 'room-row').locator('th')
    await part(boss, 'room-change').first().click()
    const changed = part(boss, 'room-name')
    await expect.poll(() => changed.inputValue()).toBe('Huone 1')
    await part(boss, 'room-close').nth(1).focus()
    expect(await changed.inputValue()).toBe('Huone 1')
    await part(boss, 'room-change').nth(1).click()
    await expect.poll(() => changed.inputValue()).toBe('Huone 2')
    await part(boss, 'room-change').first().focus()
    await part(boss, 'room-save').press('Enter')
    await part(boss, 'room-form').waitFor({ state: 'detached' })
    await expect.poll(() => names.allInnerTexts()).toEqual(['Huone 1', 'Huone 2'])

    // The second too: the time comes to guidance with another in its place, and goes from there when a room is open again.
    await boss.keyboard.press('j')
    await boss.keyboard.press('s')
    await part(boss, 'close-day').fill(booked.day)
    await part(boss, 'close-from').fill('07:00')
    await part(boss, 'room-visits').getByText('ohjaus siirtää ajan').waitFor()
    await boss.keyboard.press('Control+Enter')
    await expect.poll(() => part(boss, 'room-closure').count()).toBe(2)
    await looker.look(boss, 'rooms-closed')
    await desk.goto('/staff/conflicts')
    await part(desk, 'conflict').waitFor()
    expect(await part(desk, 'conflict').innerText()).toContain('Huonetta tai laitetta ei ole')
    await looker.look(desk, 'conflict-room')
    await part(boss, 'room-open').first().click()
    await expect.poll(() => part(boss, 'room-closure').count()).toBe(1)
    await desk.reload()
    await part(desk, 'no-conflicts').waitFor()
    expect(looker.faults).toEqual([])
    await Promise.all([boss, mine, desk, theirs].map((page) => page.context().close()))
  })
})

async function bookedIds(): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(`select id from appointment`)
  return rows.map(({ id }) => id)
}
