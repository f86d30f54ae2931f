import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Three times with one professional, a week apart: found and booked whole, told whole, the rest moved by desk and resident, and
// given up at once.
const people = [
  ['phone', phone, { code: '070368-900H', name: 'Pätsi' }],
  ['wide', desktop, { code: '120982-9006', name: 'Koskinen' }],
] as const
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

/** Day and hour of each later visit of the first series, as the person reads them. */
async function laterTimes(mine: Page): Promise<string[]> {
  await part(mine, 'later-times').locator('summary').first().click()
  const lines = await part(mine, 'later-times').first().locator('li').allInnerTexts()
  return lines.flatMap((line) => /\d+\.\d+\.\d{4} klo \d+(\.\d+)?/.exec(line)?.[0] ?? [])
}

describe.each(people)('a series at %s', (kind, viewport, { code, name }) => {
  test('is booked whole on the desk, reads which of how many on the plan, and the rest is moved and given up at once', async () => {
    const looker = new Looker(kind)
    const mine = await world.open({ viewport })
    await signInResident(mine, code)
    const way = new ResidentWay(mine)
    await way.tell('Polvi on ollut kipeä syksystä asti, portaissa varsinkin.')
    await way.walkTo('/lupaus')
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, name)
    await assess(desk)
    await part(desk, 'series').locator('summary').click()
    await part(desk, 'series-count').selectOption('3')
    await looker.look(desk, 'series-form')
    await part(desk, 'series-search').click()
    await part(desk, 'series-offer').first().waitFor()
    await looker.look(desk, 'series-offers')
    await part(desk, 'series-book').first().click()
    await part(desk, 'plan').waitFor()
    expect(await part(desk, 'plan-series').innerText()).toMatch(/1\/3.*2\/3.*3\/3/)
    await looker.look(desk, 'series-plan')

    await mine.goto('/oma')
    expect(await part(mine, 'series').first().innerText()).toContain('1/3')
    await part(mine, 'later-times').locator('summary').first().click()
    await looker.look(mine, 'series-mine')

    // The unit moves all three by one digit; its reason is what the resident reads.
    const before = await part(desk, 'plan-series').innerText()
    await desk.keyboard.press('r')
    // The first of the three, at the unit's wish.
    await part(desk, 'choice-3').waitFor()
    await part(desk, 'choice-1').click()
    await part(desk, 'time-old').waitFor()
    await part(desk, 'choice-1').click()
    await part(desk, 'time-reason').fill('Vastaanotto siirtyy toiselle viikonpäivälle.')
    await part(desk, 'time-rest').check()
    await part(desk, 'choice-1').getByText('·').first().waitFor()
    await looker.look(desk, 'series-move')
    await part(desk, 'choice-1').click()
    await part(desk, 'panel').waitFor({ state: 'detached' })
    await expect.poll(() => part(desk, 'plan-series').innerText()).not.toBe(before)
    expect(await part(desk, 'plan-series').innerText()).toMatch(/1\/3.*2\/3.*3\/3/)
    await mine.goto('/viestit')
    expect(await mine.locator('main').innerText()).toContain('Vastaanotto siirtyy toiselle viikonpäivälle.')

    // The resident moves the same three, in one choice that says every new time.
    await mine.goto('/oma')
    const was = await part(mine, 'line').first().innerText()
    const later = await laterTimes(mine)
    await arrive(mine, () => part(mine, 'move').first().click())
    await arrive(mine, () => part(mine, 'move-rest').click())
    expect(await part(mine, 'time').first().locator('[data-test=time-later]').count()).toBe(2)
    await looker.look(mine, 'series-mine-move')
    await way.press(part(mine, 'time').first())
    expect(await part(mine, 'series').first().innerText()).toContain('1/3')
    expect(await part(mine, 'line').first().innerText()).not.toBe(was)
    const moved = await laterTimes(mine)
    expect([later.length, moved.length]).toEqual([2, 2])
    expect(moved.filter((time) => later.includes(time))).toEqual([])

    // And the unit has to cancel what is left of it, with a reason.
    await desk.reload()
    await part(desk, 'plan-series').waitFor()
    await desk.keyboard.press('r')
    // The first of the three, at the unit's wish.
    await part(desk, 'choice-3').waitFor()
    await part(desk, 'choice-1').click()
    await part(desk, 'time-old').waitFor()
    await part(desk, 'choice-1').click()
    await part(desk, 'time-reason').fill('Fysioterapeutti ei ole enää meillä.')
    await part(desk, 'time-rest').check()
    await part(desk, 'choice-0').click()
    await part(desk, 'panel').waitFor({ state: 'detached' })
    await mine.goto('/oma')
    expect(await part(mine, 'series').count()).toBe(0)
    await mine.goto('/viestit')
    expect(await mine.locator('main').innerText()).toContain('Fysioterapeutti ei ole enää meillä.')
    expect(looker.faults).toEqual([])
    await mine.context().close()
    await desk.context().close()
  })
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
