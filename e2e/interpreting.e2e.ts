import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessAndBook } from './pages/case-desk.ts'
import { Looker } from './world/looker.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// An interpreter falls ill: one press, the visit is on the list, and one press more gives it another, orders one or moves it.
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

/** Interprets Kurdish over a connection on every hour of four weeks: nobody else of the county does. */
const addInterpreter = async (name: string) => {
  await database.query(
    `with i as (insert into interpreter (county_id, name, languages, phone) values ('lapland', $1, '{ku}', '016 000 0000') returning id)
     insert into interpreter_time (county_id, interpreter_id, during) select 'lapland', i.id, '[2026-11-24 00:00+02,2026-12-22 00:00+02)' from i`,
    [name],
  )
}

describe.each([
  ['phone', phone],
  ['wide', desktop],
] as const)('at %s', (kind, viewport) => {
  test('an interpreter falls ill, and the visit has another, is ordered elsewhere or moved, each by a key', async () => {
    const looker = new Looker(kind, true)
    const name = `Tulkki ${kind}`
    await addInterpreter(name)
    const { contactId } = await sendContact(world, {
      text: 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.',
    })
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    await desk.goto(`/staff/contacts/${contactId}`)
    await assessAndBook(desk)
    // Whatever was offered, it is known now that the visit needs an interpreter.
    await database.query(`update need set interpreter = 'ku' where contact_id = $1`, [contactId])
    const howItIs = async () => {
      const { rows } = await database.query<{ how: string }>(
        `select coalesce((select 'ordered' from interpreter_order o where o.appointment_id = a.id),
           (select i.how from appointment_interpreter i where i.appointment_id = a.id), 'missing') as how
         from appointment a where a.contact_id = $1 and a.status = 'booked'`,
        [contactId],
      )
      return rows.map(({ how }) => how)
    }
    await desk.goto('/staff/interpreting')
    const card = part(desk, 'missing-interpreter')
    await card.waitFor()
    await looker.look(desk, 'interpreting')
    await desk.keyboard.press('t')
    await part(desk, 'no-missing').waitFor()
    expect(await howItIs()).toEqual(['remote'])

    const mine = part(desk, 'interpreter').filter({ hasText: name })
    await mine.locator('[data-test=interpreter-ill]').press('Enter')
    await mine.locator('[data-test=interpreter-back]').press('Enter')
    await mine.locator('[data-test=interpreter-ill]').waitFor()
    // Away on the day of the visit, whichever that is.
    await database.query(
      `delete from interpreter_time t using appointment_interpreter o, appointment a
       where o.interpreter_id = t.interpreter_id and a.id = o.appointment_id and a.contact_id = $1`,
      [contactId],
    )
    await desk.reload()
    await card.waitFor()
    expect(await card.innerText()).toContain(`${name} on poissa`)
    await looker.look(desk, 'interpreting-away')
    await desk.keyboard.press('o')
    await part(desk, 'ordered-interpreters').waitFor()
    expect(await howItIs()).toEqual(['ordered'])
    await looker.look(desk, 'interpreting-ordered')
    await part(desk, 'unorder-interpreter').press('Enter')
    await card.waitFor()

    await database.query(
      `insert into interpreter_time (county_id, interpreter_id, during)
       select 'lapland', i.id, tstzrange(upper(a.during) + interval '1 day', upper(a.during) + interval '9 days')
       from interpreter i, appointment a where i.name = $2 and a.contact_id = $1 and a.status = 'booked'`,
      [contactId, name],
    )
    await desk.reload()
    await part(desk, 'move-interpreted').first().waitFor()
    await looker.look(desk, 'interpreting-move')
    await desk.keyboard.press('m')
    await part(desk, 'no-missing').waitFor()
    expect(await howItIs()).toEqual(['remote'])

    await mine.locator('[data-test=interpreter-days]').press('Enter')
    await part(desk, 'interpreter-day').first().waitFor()
    for (let looks = 0; looks < 3 && (await part(desk, 'interpreted-visit').count()) === 0; looks++) {
      const day = new URL(desk.url()).searchParams.get('day')
      await part(desk, 'next-days').press('Enter')
      await expect.poll(() => new URL(desk.url()).searchParams.get('day')).not.toBe(day)
      await part(desk, 'interpreter-day').first().waitFor()
    }
    expect(await part(desk, 'interpreted-visit').innerText()).toContain('etänä')
    await looker.look(desk, 'interpreter-days')
    expect(looker.faults).toEqual([])
    await desk.context().close()
  })
})

test('a key pressed while another order is on its way waits for its turn', async () => {
  const desk = await world.open({ viewport: desktop })
  await signInStaff(desk, 'hoitaja-1')
  const contacts: string[] = []
  for (const text of ['Polvi on ollut kipeä syksystä asti.', 'Lonkka on ollut kipeä syksystä asti.']) {
    const { contactId } = await sendContact(world, { text })
    await desk.goto(`/staff/contacts/${contactId}`)
    await assessAndBook(desk)
    contacts.push(contactId)
  }
  await database.query(`update need set interpreter = 'ku' where contact_id = any($1)`, [contacts])
  // Before the page is opened: a page that is already there may send its next request past the interception.
  let orders = 0
  await desk.route('**/api/**', async (route) => {
    if (route.request().method() === 'POST') {
      orders += 1
      await new Promise((resolve) => setTimeout(resolve, 700))
    }
    await route.continue()
  })
  await desk.goto('/staff/interpreting')
  await expect.poll(() => part(desk, 'missing-interpreter').count()).toBe(2)
  expect(orders).toBe(0)
  // Twice on the first is one order; the second is not lost.
  for (const pressed of ['o', 'o', 'j', 'o']) await desk.keyboard.press(pressed)
  await part(desk, 'no-missing').waitFor()
  const { rows } = await database.query(
    `select from interpreter_order o join appointment a on a.id = o.appointment_id where a.contact_id = any($1)`,
    [contacts],
  )
  expect([rows.length, orders]).toEqual([2, 2])
  await desk.context().close()
})
