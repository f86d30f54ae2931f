import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessAndBook } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInByName, signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// A professional falls ill: the manager enters it, guidance moves the lost time by one key, and the week shows all of it.
let world: World
let database: pg.Client
beforeAll(async () => {
  world = await startWorld()
  database = new pg.Client({ connectionString: world.databaseUrl })
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await world.close()
})

interface Booked {
  appointment_id: string
  name: string
  unit_id: string
  day: string
}

describe.each([
  ['phone', phone, '070368-900H', 'Pätsi'],
  ['wide', desktop, '120982-9006', 'Koskinen'],
] as const)('at %s', (kind, viewport, code, name) => {
  test('an absence is entered, the lost time is moved with a reason, and the week of the professional shows it', async () => {
    const looker = new Looker(kind, true)
    const mine = await world.open({ scripts: false })
    await signInResident(mine, code)
    const way = new ResidentWay(mine)
    await way.tell('Polvi on ollut kipeä syksystä asti, portaissa varsinkin.')
    await way.walkTo('/lupaus')
    const desk = await world.open({ viewport: desktop })
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, name)
    const before = await bookedIds()
    await assessAndBook(desk)
    const { rows } = await database.query<Booked>(
      `select a.id as appointment_id, m.given_name || ' ' || m.family_name as name, m.unit_id, to_char(lower(a.during) at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as day
       from appointment a join staff_member m on m.id = a.staff_id where a.status = 'booked' and a.id <> all ($1)`,
      [before],
    )
    const [booked] = rows
    if (!booked) throw new Error('nothing was booked')

    const theirs = await world.open({ viewport })
    await signInByName(theirs, booked.name, `/staff/week?day=${booked.day}&view=week`)
    await part(theirs, 'week-booked').first().waitFor()
    await looker.look(theirs, 'week')
    await part(theirs, 'week-booked').first().focus()
    await arrive(theirs, () => theirs.keyboard.press('Enter'))
    expect(new URL(theirs.url()).pathname).toMatch(/\/own\/[0-9a-f-]{36}$/)
    await theirs.goto(`/staff/week?day=${booked.day}&view=day`)
    await part(theirs, 'day-booked').first().waitFor()
    await looker.look(theirs, 'day')

    const boss = await world.open({ viewport })
    await signInStaff(boss, 'esihenkilo-1', `/staff/roster?day=${booked.day}&unit=${booked.unit_id}`)
    await part(boss, 'roster-grid').waitFor()
    await looker.look(boss, 'roster')
    const row = boss.locator('[data-test=roster-row]', { hasText: booked.name })
    const column = (new Date(`${booked.day}T12:00:00Z`).getUTCDay() + 6) % 7
    await row.locator('td').nth(column).locator('[data-test=roster-add]').click()
    await part(boss, 'entry-form').waitFor()
    await looker.look(boss, 'roster-form')
    await part(boss, 'entry-save').click()
    await part(boss, 'roster-conflicts').locator('li').first().waitFor()
    await looker.look(boss, 'roster-conflicts')

    await theirs.reload()
    await part(theirs, 'keep-own').first().waitFor()
    await looker.look(theirs, 'day-conflict')

    await world.app.catchUp()
    const solver = await world.open({ viewport })
    await signInStaff(solver, 'hoitaja-1', '/staff/conflicts')
    await part(solver, 'conflict').first().waitFor()
    await looker.look(solver, 'conflicts')
    // The other one's moved time may have been with this professional.
    for (let left = await part(solver, 'conflict').count(); left > 0; left--) {
      await solver.keyboard.press('m')
      await expect.poll(() => part(solver, 'conflict').count()).toBe(left - 1)
    }
    await part(solver, 'no-conflicts').waitFor()
    await looker.look(solver, 'conflicts-none')

    await expect
      .poll(async () => {
        const { rows: after } = await database.query(`select status from appointment where id = $1`, [
          booked.appointment_id,
        ])
        return after[0] as unknown
      })
      .toEqual({ status: 'moved' })
    await mine.goto('/oma')
    expect(await mine.locator('main').innerText()).toContain('Vastaanottoa ei voida pitää silloin')
    for (const page of [mine, desk, theirs, boss, solver]) await page.context().close()
    expect(looker.faults).toEqual([])
    expect(world.faults).toEqual([])
  })
})

async function bookedIds(): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(`select id from appointment`)
  return rows.map(({ id }) => id)
}
