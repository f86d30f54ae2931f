import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { Looker, picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Somebody comes along: the desk limits the times to when they can, and so does the resident on their own page without scripts.
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
  ['phone', phone, '070368-900H'],
  ['wide', desktop, '120982-9006'],
] as const)('at %s', (kind, viewport, code) => {
  test('the desk offers only the companion’s times, and the resident tells others without scripts', async () => {
    const looker = new Looker(kind, true)
    const mine = await world.open({ viewport, scripts: false })
    await signInResident(mine, code)
    const way = new ResidentWay(mine)
    await way.tell('Polvi on ollut kipeä syksystä asti, portaissa varsinkin.')
    await way.walkTo('/lupaus')
    const { rows } = await database.query<{ id: string }>(`select id from contact order by received_at desc limit 1`)
    const contactId = rows[0]?.id ?? ''
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    await desk.goto(`/staff/contacts/${contactId}`)
    await assess(desk)
    const wishes = part(desk, 'visit-wishes')
    await wishes.locator('> summary').press('Enter')
    await part(desk, 'companion-wish').locator('summary').press('Enter')
    await part(desk, 'companion-day-4').check()
    await part(desk, 'companion-from').fill('09:00')
    await part(desk, 'companion-to').fill('13:00')
    await looker.look(desk, 'companion-wish')
    await part(desk, 'companion-save').press('Enter')
    await desk.getByText('Saattaja pääsee mukaan.').first().waitFor()
    await looker.look(desk, 'companion-offers')
    await part(desk, 'offer').first().press('Enter')
    await part(desk, 'plan').waitFor()
    const booked = await database.query<{ id: string; weekday: string }>(
      `select id, extract(isodow from lower(during) at time zone 'Europe/Helsinki')::text as weekday from appointment where contact_id = $1 and status = 'booked'`,
      [contactId],
    )
    expect(booked.rows.map(({ weekday }) => weekday)).toEqual(['4'])
    await desk.context().close()

    await mine.goto(`/oma/aika/${booked.rows[0]?.id ?? ''}`)
    await part(mine, 'with-companion').waitFor()
    expect(await part(mine, 'time').first().innerText()).toMatch(/^to/i)
    await part(mine, 'companion').locator('summary').click()
    await mine.getByLabel('torstai').uncheck()
    await arrive(mine, () => part(mine, 'companion-save').click())
    await part(mine, 'companion-problem').waitFor()
    await picture(mine, `${kind}-companion-refused`)
    await mine.getByLabel('perjantai').check()
    await arrive(mine, () => part(mine, 'companion-save').click())
    await part(mine, 'with-companion').waitFor()
    expect(await part(mine, 'time').first().innerText()).toMatch(/^pe/i)
    // The same page with scripts, where axe can run.
    const scripted = await world.open({ viewport })
    await signInResident(scripted, code, new URL(mine.url()).pathname)
    await part(scripted, 'companion').locator('summary').click()
    await looker.look(scripted, 'companion-mine')
    await scripted.context().close()
    await part(mine, 'companion').locator('summary').click()
    await arrive(mine, () => part(mine, 'companion-none').click())
    await part(mine, 'time').first().waitFor()
    expect(await part(mine, 'with-companion').count()).toBe(0)
    await mine.context().close()
    expect(looker.faults).toEqual([])
  })
})
