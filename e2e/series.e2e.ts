import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Three times with one professional, a week apart: found and booked whole, told whole, and the rest given up at once.
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

describe.each(people)('a series at %s', (kind, viewport, { code, name }) => {
  test('is booked whole on the desk, reads which of how many on the plan, and the rest is given up in one tap', async () => {
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
    await arrive(mine, () => part(mine, 'cancel-rest').first().click())
    await mine.goto('/oma')
    expect(await part(mine, 'series').count()).toBe(0)
    expect(looker.faults).toEqual([])
    await mine.context().close()
    await desk.context().close()
  })
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
