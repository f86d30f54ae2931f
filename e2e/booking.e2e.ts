import { Client } from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assess, assessAndBook } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { faultsOf } from './world/axe.ts'
import { openCase } from './world/open-case.ts'
import { picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// A freed time finds the one who waits: the resident answers without scripts, the desk reads the log.
const s01 =
  'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.'
const [booked, waiting] = [
  { code: '070368-900H', name: 'Pätsi' },
  { code: '120982-9006', name: 'Koskinen' },
]
const faults: string[] = []
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})
async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  faults.push(...(await faultsOf(page, name)))
}

async function tell(page: Page, code: string): Promise<void> {
  await signInResident(page, code)
  const way = new ResidentWay(page)
  await way.tell(s01)
  await way.walkTo('/lupaus')
}
test('a time that one gives up is held for the other, taken without scripts, and read in the log', async () => {
  const first = await world.open({ scripts: false })
  await tell(first, booked.code)
  const second = await world.open({ viewport: phone })
  await tell(second, waiting.code)
  const desk = await world.open({ viewport: desktop })
  await signInStaff(desk, 'hoitaja-1')
  await openCase(desk, booked.name)
  await assessAndBook(desk, 3)
  await desk.goto('/staff')
  await openCase(desk, waiting.name)
  await assess(desk)

  await second.goto('/oma/odotus')
  await look(second, 'waiting-none')
  const needs = await part(second, 'waiting-need').count()
  expect(needs).toBe(3)
  for (let at = 0; at < needs; at++) {
    const form = part(second, 'waiting-form').nth(at)
    await form.locator('summary').click()
    await form.locator('select[name=varoitus]').selectOption('4')
    await arrive(second, () => form.locator('[data-test=join-waiting]').click())
    expect(await part(second, 'waiting-need').nth(at).locator('[data-test=waiting-place]').innerText()).toContain('1')
  }
  await look(second, 'waiting-joined')

  // Gives up a time that is days ahead: the last one that can be moved to.
  await first.goto('/oma')
  await arrive(first, () => part(first, 'move').first().click())
  await arrive(first, () => first.locator('a[href*="lisaa=1"]').click())
  await arrive(first, () => part(first, 'time').last().click())
  await arrive(first, () => part(first, 'cancel').last().click())
  // Two were given up, the one that was moved from and the last: the worker asks about those that leave time to answer.
  await expect
    .poll(
      async () => {
        await world.app.catchUp()
        await second.goto('/oma')
        return part(second, 'offer-waits').count()
      },
      { timeout: 150_000, interval: 500 },
    )
    .toBeGreaterThan(0)
  await look(second, 'plan-offer')

  await seatBeside(world.databaseUrl)
  await desk.goto('/staff/waiting')
  await part(desk, 'held-offer').first().waitFor()
  expect(await part(desk, 'held-beside').first().innerText()).toContain('mukana')
  await part(desk, 'fairness-row').first().waitFor()
  await look(desk, 'desk-waiting')
  const small = await world.open({ viewport: phone })
  await signInStaff(small, 'hoitaja-1', '/staff/waiting')
  await part(small, 'held-offer').first().waitFor()
  await look(small, 'desk-waiting-phone')
  await small.context().close()

  await second.goto('/oma/odotus')
  expect(await part(second, 'offer-beside').first().innerText()).toContain('Mukana myös')
  expect(await part(second, 'offer-companion').first().innerText()).toContain('sopii myös sille')
  await look(second, 'waiting-offer')
  const plain = await world.open({ scripts: false })
  await signInResident(plain, waiting.code, '/oma/odotus')
  await arrive(plain, () => part(plain, 'accept-offer').first().click())
  expect(await plain.locator('.rs-done').innerText()).toContain('Aika on nyt sinun')
  await plain.context().close()
  await second.goto('/oma')
  await expect.poll(() => part(second, 'cancel').count()).toBe(1)
  await desk.reload()
  await expect.poll(() => part(desk, 'fairness-row').filter({ hasText: 'otti' }).count()).toBeGreaterThan(0)

  // Who answers for the order reads the same, and nobody's name.
  for (const [name, viewport] of [
    ['manager-fairness', desktop],
    ['manager-fairness-phone', phone],
  ] as const) {
    const boss = await world.open({ viewport })
    await signInStaff(boss, 'esihenkilo-1', '/staff/policy')
    await part(boss, 'fair-row').first().waitFor()
    const told = await part(boss, 'fairness').innerText()
    expect(told).toContain('otti')
    for (const one of [booked, waiting]) expect(told).not.toContain(one.name)
    await look(boss, name)
    await boss.context().close()
  }

  // By night a move is proposed; the desk asks, and the one who is asked answers without scripts.
  await proposeMove(world.databaseUrl)
  await desk.reload()
  await part(desk, 'move-row').first().waitFor()
  await look(desk, 'desk-moves')
  await part(desk, 'move-ask').first().click()
  await part(desk, 'move-yes').first().waitFor()
  const asked = await world.open({ scripts: false })
  await signInResident(asked, waiting.code)
  await part(asked, 'move-waits').waitFor()
  await second.goto('/oma/odotus')
  await look(second, 'move-question')
  await asked.goto('/oma/odotus')
  await arrive(asked, () => part(asked, 'move-yes').click())
  expect(await asked.locator('.rs-done').innerText()).toContain('Uusi aikasi näkyy')
  await desk.reload()
  await part(desk, 'moves').waitFor()
  expect(await part(desk, 'move-row').count()).toBe(0)
  expect(faults).toEqual([])
  expect(world.faults).toEqual([])
}, 240_000)

/** Somebody of the other side sits in at what is held, and the person does not come alone. */
async function seatBeside(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `with seat as (
         select a.*, m.id as beside_id from appointment a join lateral (
           select m.id from staff_member m where 'social' = any (m.roles) and not exists (
             select from staff_time t where t.staff_id = m.id and t.during && a.during) order by m.id limit 1) m on true
         where a.status = 'held' and a.id in (select appointment_id from waiting_offer where status = 'offered')),
       works as (
         insert into shift (county_id, staff_id, unit_id, during, kind, modes)
         select county_id, beside_id, unit_id, during, 'reception', array[mode] from seat)
       insert into appointment_beside (county_id, register, person_id, contact_id, appointment_id, need_id, given_by, staff_id)
       select county_id, 'social', person_id, contact_id, id, need_id, staff_id, beside_id from seat`,
    )
    if (!rowCount) throw new Error('nothing is held')
    await client.query(
      `update need set companion = '{"windows": []}' where id in (select need_id from waiting_offer where status = 'offered')`,
    )
  } finally {
    await client.end()
  }
}

/** As the night writes it: a time that is booked, a week later with the same professional, for a need without a time. */
async function proposeMove(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `insert into move_proposal (county_id, register, person_id, contact_id, need_id, appointment_id, night, to_staff_id, to_unit_id, to_mode, to_during,
         latest, helps_need_id, helps_latest)
       select a.county_id, a.register, a.person_id, a.contact_id, a.need_id, a.id, '2026-11-24', a.staff_id, a.unit_id, a.mode,
         tstzrange(lower(a.during) + interval '7 days', upper(a.during) + interval '7 days'), null, n.id, '2026-12-18'
       from appointment a, need n where a.status = 'booked' and lower(a.during) > '2026-11-26' and n.status = 'open' and n.person_id <> a.person_id
         and a.person_id = (select o.person_id from waiting_offer o where o.status = 'accepted' limit 1)
       order by lower(a.during) desc limit 1`,
    )
    if (rowCount !== 1) throw new Error('nothing is booked that could move')
  } finally {
    await client.end()
  }
}
