import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { Looker, picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Somebody comes along: the desk limits the times to when they can, and so does the resident on their own page without scripts. Then
// the time is moved weeks ahead, by both.
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
    await asksInWords(desk, looker)
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

  test('the time is moved past five weeks: by the desk from a day, by the resident without scripts', async () => {
    const looker = new Looker(kind, true)
    const booked = async () => {
      const { rows } = await database.query<{ id: string; contact: string; day: string }>(
        `select a.id, a.contact_id as contact, (lower(a.during) at time zone 'Europe/Helsinki')::date::text as day
         from appointment a join contact c on c.id = a.contact_id where a.status = 'booked' order by c.received_at desc limit 1`,
      )
      return rows[0] ?? { id: '', contact: '', day: '' }
    }
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1', `/staff/contacts/${(await booked()).contact}`)
    await part(desk, 'plan').waitFor()
    await desk.keyboard.press('r')
    await part(desk, 'choice-2').click()
    await part(desk, 'time-from').fill('2026-12-30')
    await part(desk, 'choice-1').filter({ hasText: '30.12.' }).waitFor()
    await looker.look(desk, 'move-from')
    // Later ones, past the six weeks that have a price.
    await part(desk, 'time-later').click()
    await part(desk, 'choice-1')
      .filter({ hasText: /([4-9]|1\d)\.1\.2027/ })
      .waitFor()
    await looker.look(desk, 'move-later')
    await part(desk, 'choice-1').click()
    await part(desk, 'panel').waitFor({ state: 'detached' })
    const moved = await booked()
    expect(moved.day > '2027-01-04').toBe(true)
    await desk.context().close()

    const mine = await world.open({ viewport, scripts: false })
    await signInResident(mine, code, `/oma/aika/${moved.id}`)
    const ask = async (day: string) => {
      await mine.fill('#alkaen', day)
      await arrive(mine, () => part(mine, 'from-show').click())
    }
    await ask('helmikuussa')
    await mine.getByText('Kirjoita tuleva päivä näin').waitFor()
    await picture(mine, `${kind}-from-unclear`)
    await ask('31.12.2028')
    await mine.getByText('Siitä päivästä alkaen ei ole vapaita aikoja').waitFor()
    await ask('11.1.2027')
    expect(await part(mine, 'time').first().innerText()).toMatch(/1[1-9]\.1\.2027/)
    await arrive(mine, () => mine.locator('a[href*="lisaa=1"]').click())
    expect(await part(mine, 'time').first().innerText()).toMatch(/1[1-9]\.1\.2027/)
    expect(await part(mine, 'time').count()).toBeGreaterThan(5)
    // The same page with scripts, where axe can run.
    const scripted = await world.open({ viewport })
    await signInResident(scripted, code, `/oma/aika/${moved.id}?alkaen=2027-01-11`)
    await looker.look(scripted, 'from-mine')
    await scripted.context().close()
    await arrive(mine, () => part(mine, 'time').first().click())
    await mine
      .getByText(/1[1-9]\.1\.2027/)
      .first()
      .waitFor()
    expect((await booked()).day >= '2027-01-11').toBe(true)
    await mine.context().close()
    expect(looker.faults).toEqual([])
  })

  test('a time that they gave up is left to them to choose: by one button of the desk, and without scripts', async () => {
    const looker = new Looker(kind, true)
    const { rows } = await database.query<{ id: string; contact: string }>(
      `select a.id, a.contact_id as contact from appointment a join contact c on c.id = a.contact_id
       where a.status = 'booked' order by c.received_at desc limit 1`,
    )
    const { id = '', contact = '' } = rows[0] ?? {}
    const mine = await world.open({ viewport, scripts: false })
    await signInResident(mine, code, `/oma/aika/${id}`)
    await arrive(mine, () => mine.locator('button[value=peru]').click())
    expect(await part(mine, 'choose-time').count()).toBe(0)
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1', `/staff/contacts/${contact}`)
    await part(desk, 'person').waitFor()
    await desk.keyboard.press('b')
    await part(desk, 'leave-choice').waitFor()
    await looker.look(desk, 'leave-choice')
    await part(desk, 'leave-choice').click()
    await part(desk, 'choice-left').waitFor()
    await looker.look(desk, 'choice-left')
    await desk.context().close()

    await mine.goto('/viestit')
    await mine.getByText('Voit nyt valita ajan itse').first().waitFor()
    const scripted = await world.open({ viewport })
    await signInResident(scripted, code)
    await part(scripted, 'choose-time').waitFor()
    await looker.look(scripted, 'plan-choose')
    await arrive(scripted, () => part(scripted, 'choose-time').click())
    await part(scripted, 'time').first().waitFor()
    await looker.look(scripted, 'choose-time')
    await arrive(scripted, () => part(scripted, 'place-tell').click())
    await looker.look(scripted, 'place')
    await scripted.context().close()
    await mine.goto('/oma')
    await arrive(mine, () => part(mine, 'choose-time').click())
    await asksOfPlace(mine)
    await arrive(mine, () => part(mine, 'time').first().click())
    await part(mine, 'chosen').waitFor()
    expect(await part(mine, 'choose-time').count()).toBe(0)
    const left = await database.query(`select id from appointment where contact_id = $1 and status = 'booked'`, [
      contact,
    ])
    expect(left.rowCount).toBe(1)
    await mine.context().close()
    expect(looker.faults).toEqual([])
  })
})

/** What they cannot come without is told without scripts, on a page of its own, and taken back; the times go by it. */
async function asksOfPlace(mine: Page): Promise<void> {
  const say = async (box: 'check' | 'uncheck') => {
    await arrive(mine, () => part(mine, 'place-tell').click())
    await mine.locator('input[name=tarvitsen][value=hearing-loop]')[box]()
    await arrive(mine, () => part(mine, 'place-save').click())
  }
  await say('check')
  expect(await part(mine, 'place-wishes').innerText()).toContain('induktiosilmukka')
  await say('uncheck')
  expect(await part(mine, 'place-wishes').innerText()).not.toContain('induktiosilmukka')
  await part(mine, 'time').first().waitFor()
}

/** What somebody on the telephone wishes goes with the search: how people meet, in which language, the earliest. */
async function asksInWords(desk: Page, looker: Looker): Promise<void> {
  const asked = async (act: () => Promise<unknown>): Promise<unknown> => {
    const search = desk.waitForRequest((request) => request.url().endsWith('/api/booking/search'))
    await Promise.all([search, act()])
    return (await search).postDataJSON()
  }
  expect(await asked(() => part(desk, 'book-phone').click())).toMatchObject({ modes: ['phone'] })
  expect(await asked(() => part(desk, 'book-home').click())).toMatchObject({ modes: ['home'] })
  await part(desk, 'uncovered').waitFor()
  await looker.look(desk, 'wishes-none')
  const inSwedish = asked(async () => {
    await part(desk, 'book-any').click()
    await part(desk, 'book-language').selectOption('sv')
    await part(desk, 'book-earliest').check()
  })
  await inSwedish
  const last = desk.waitForRequest((request) => request.url().endsWith('/api/booking/search'))
  await part(desk, 'book-from').fill('2026-12-01')
  expect((await last).postDataJSON()).toMatchObject({ language: 'sv', earliest: true, from: '2026-12-01' })
  await part(desk, 'offer').or(part(desk, 'no-offers')).first().waitFor()
  await looker.look(desk, 'wishes')
  await part(desk, 'book-language').selectOption('')
  await part(desk, 'book-earliest').uncheck()
  await part(desk, 'book-from').fill('')
  await part(desk, 'offer').first().waitFor()
}
