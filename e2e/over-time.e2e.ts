import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess, assessAndBook } from './pages/case-desk.ts'
import { Looker } from './world/looker.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInByName, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// A time over a taken one, whole: the county lets it, a nurse opens the list, gives a reason and books; the professional's week
// says that it lies over another, and a third does not fit.
const text = 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.'
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

/** The booked time of a contact: who has it, and its day and start as the screens say them. */
const bookedOf = async (contactId: string) => {
  const { rows } = await database.query<{ staff: string; name: string; day: string; clock: string; lane: number }>(
    `select a.staff_id as staff, m.given_name || ' ' || m.family_name as name, to_char(lower(a.during) at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as day,
       to_char(lower(a.during) at time zone 'Europe/Helsinki', 'FMHH24.MI') as clock, a.lane
     from appointment a join staff_member m on m.id = a.staff_id where a.contact_id = $1 and a.status = 'booked'`,
    [contactId],
  )
  const [row] = rows
  if (!row || rows.length > 1) throw new Error('one time is booked')
  return row
}

describe.each([
  ['phone', phone],
  ['wide', desktop],
] as const)('at %s', (kind, viewport) => {
  test('a time is booked over a taken one with a reason, shown to who gives it, and no third is let in', async () => {
    const looker = new Looker(kind, true)
    const boss = await world.open({ viewport })
    await signInStaff(boss, 'esihenkilo-1', '/staff/calendars')
    await part(boss, 'over-change').locator('summary').press('Enter')
    await part(boss, 'over-service').selectOption('FYSIO')
    await part(boss, 'over-save').press('Enter')
    await expect.poll(() => part(boss, 'over-row').innerText()).toContain('päällekkäin enintään 1 lisää')
    await boss.context().close()

    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    const [first, second, third] = [
      await sendContact(world, { text }),
      await sendContact(world, { text }),
      await sendContact(world, { text }),
    ]
    await desk.goto(`/staff/contacts/${first.contactId}`)
    await assessAndBook(desk)
    const taken = await bookedOf(first.contactId)
    const time = part(desk, 'over-time').filter({ hasText: taken.name }).filter({ hasText: taken.clock })
    const openList = async (contactId: string) => {
      await desk.goto(`/staff/contacts/${contactId}`)
      await assess(desk)
      await part(desk, 'over').locator('summary').press('Enter')
      await part(desk, 'over-day').fill(taken.day)
      await part(desk, 'over-none').or(part(desk, 'over-time').first()).first().waitFor()
    }
    await openList(second.contactId)
    await time.first().waitFor()
    await looker.look(desk, 'over-list')
    expect(await time.first().isDisabled()).toBe(true)
    await part(desk, 'over-why').fill('Siteenvaihto, kymmenen minuuttia.')
    await looker.look(desk, 'over-reason')
    await time.first().press('Enter')
    await part(desk, 'plan').waitFor()
    await looker.look(desk, 'over-plan')
    const over = await bookedOf(second.contactId)
    expect([over.staff, over.clock, over.lane]).toEqual([taken.staff, taken.clock, 1])

    await openList(third.contactId)
    expect(await time.count()).toBe(0)
    await desk.context().close()

    const professional = await world.open({ viewport })
    await signInByName(professional, taken.name, `/staff/week?day=${taken.day}&view=day`)
    await professional.getByText('päällekkäin', { exact: true }).first().waitFor()
    await looker.look(professional, 'over-week')
    await professional.context().close()
    expect(looker.faults).toEqual([])
  })
})
