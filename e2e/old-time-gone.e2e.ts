import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess, assessAndBook, moveByUnit } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Staff move a time by a slip, and before they take it back a colleague books the old one for somebody else: the moved time stands, and
// the desk says so in plain words.
const story = 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.'
let world: World
let database: pg.Client
beforeAll(async () => {
  world = await startWorld()
  database = new pg.Client({ connectionString: world.databaseUrl })
  await database.connect()
  // At 9.16 the first time that is offered is that of 9.45, and it still is when the colleague looks.
  pass(4 * 60)
})
afterAll(async () => {
  expect(world.faults).toEqual([])
  await database.end()
  await world.close()
})

/** When and with whom, as the first line of the plan says it. */
const times = (page: Page) => part(page, 'plan-line').first().locator('> div').nth(1).innerText()

async function tell(identityCode: string): Promise<Page> {
  const page = await world.open({ viewport: phone })
  await signInResident(page, identityCode, '/kerro')
  const way = new ResidentWay(page)
  await way.tell(story)
  await way.walkTo('/lupaus')
  return page
}
async function openDesk(subject: string, viewport: { width: number; height: number }, name: string): Promise<Page> {
  const desk = await world.open({ viewport })
  // However slow the machine, the undo is still offered when the colleague has booked.
  await desk.addInitScript(() => {
    const soon = window.setTimeout.bind(window)
    window.setTimeout = ((run: () => void, ms?: number) => soon(run, ms === 30_000 ? 300_000 : ms)) as typeof setTimeout
  })
  await signInStaff(desk, subject)
  await openCase(desk, name)
  return desk
}
/** What has been offered to one is left to them for two minutes; the undo is there for ten. */
function pass(seconds: number): void {
  world.clock.set(new Date(world.clock.now().getTime() + seconds * 1000))
}

/** Which professional the search offers at an hour turns with the person: the colleague's booking is made one of the time that was left. */
async function giveOldTime(): Promise<void> {
  await database.query(`
    update appointment a set staff_id = o.staff_id, unit_id = o.unit_id
    from (select staff_id, unit_id from appointment where status = 'moved' order by changed_at desc limit 1) o
    where a.id = (select id from appointment where status = 'booked' order by booked_at desc limit 1)`)
}

describe.each([
  ['phone', phone, ['040158-900C', 'Oona Alatalo'], ['090579-9008', 'Tuula Mustonen']],
  ['wide', desktop, ['120982-9006', 'Liisa Koskinen'], ['070368-900H', 'Pätsi']],
] as const)('at %s', (kind, viewport, [code, name], [otherCode, otherName]) => {
  test('the old time of a move was booked by a colleague: the moved one stands, and the next free ones are said', async () => {
    const looker = new Looker(kind, false)
    const mine = await tell(code)
    await (await tell(otherCode)).context().close()
    const desk = await openDesk('hoitaja-1', viewport, name)
    await assessAndBook(desk, 1)
    const old = await times(desk)
    const colleague = await openDesk('hoitaja-2', desktop, otherName)
    await assess(colleague)

    await moveByUnit(desk, 'Fysioterapeutti sairastui.')
    await part(desk, 'notice').getByText('Aika siirretty').waitFor()
    await expect.poll(() => times(desk)).not.toBe(old)
    const moved = await times(desk)

    pass(130)
    await colleague.reload()
    const [clock = ''] = /\d{1,2}\.\d{2}/.exec(old) ?? []
    await part(colleague, 'offer').filter({ hasText: clock }).first().click()
    await part(colleague, 'plan').waitFor()
    await giveOldTime()
    await colleague.reload()
    await expect.poll(() => times(colleague)).toBe(old)

    await desk.keyboard.press('Control+z')
    const said = part(desk, 'notice').getByText('Entinen aika ei ole enää vapaa. Siirretty aika on voimassa.')
    await said.waitFor()
    await looker.look(desk, 'old-time-gone')
    // The call that stands tells of the move; the time itself is of today.
    expect(await part(desk, 'next-step').innerText()).toContain('soita')
    expect(await part(desk, 'call-first').count()).toBe(0)
    expect(await said.innerText()).toMatch(/Seuraavat vapaat: .*\d\.\d{2}/)
    for (const page of [desk, colleague]) await page.reload()
    await expect.poll(() => times(desk)).toBe(moved)
    await expect.poll(() => times(colleague)).toBe(old)
    await mine.goto('/oma')
    expect(await part(mine, 'changed').innerText()).toContain('Siirsimme aikasi. Syy: Fysioterapeutti sairastui.')
    await looker.look(mine, 'oma-after-old-time-gone')
    expect(looker.faults).toEqual([])
    for (const page of [desk, colleague, mine]) await page.context().close()
  })
})
