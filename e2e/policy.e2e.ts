import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPastNeeds } from './world/past-needs.ts'
import { Looker } from './world/looker.ts'
import { part } from './world/part.ts'
import { signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// A manager looks at how times are offered, lets the ways be played on the county's own weeks, and chooses one.
let world: World
beforeAll(async () => {
  world = await startWorld()
  await addPastNeeds(world.databaseUrl)
  // The forecast is learned once a day, and the night's tuning is due in between.
  world.clock.set(new Date('2026-11-25T07:12:00Z'))
  await world.app.catchUp()
})
afterAll(async () => {
  await world.close()
})

describe.each([
  ['phone', phone],
  ['wide', desktop],
] as const)('the policy at %s', (kind, viewport) => {
  test('for whom the days are kept, the ways compared, a choice with a reason; nothing for axe to name', async () => {
    const looker = new Looker(kind, true)
    const page = await world.open({ viewport })
    await signInStaff(page, 'esihenkilo-1', '/staff/policy')
    await part(page, 'policy-sentence').waitFor()
    await part(page, 'kept-chart').waitFor()
    expect(await part(page, 'policy-profession').inputValue()).toBe('physiotherapist')
    await part(page, 'retuning').waitFor({ timeout: 120_000 })
    await looker.look(page, 'policy')
    await part(page, 'kept-table').locator('summary').click()
    await part(page, 'week-table').locator('summary').click()
    await looker.look(page, 'policy-tables')
    await part(page, 'policy-compare').click()
    // The result of this round, not of another one: progress first, or already done.
    await part(page, 'comparison').waitFor({ timeout: 120_000 })
    await expect.poll(() => part(page, 'policy-progress').count(), { timeout: 120_000 }).toBe(0)
    expect(await part(page, 'compared-inForce').innerText()).toMatch(/olisi pitänyt \d+\/\d+ ajoissa/)
    await looker.look(page, 'policy-compared')
    await part(page, 'policy-kind-carveOut').check()
    await part(page, 'policy-p-reserved').fill('0.3')
    await part(page, 'policy-reason').fill('Kokeillaan kaksi viikkoa')
    await looker.look(page, 'policy-form')
    await part(page, 'policy-take').click()
    await expect.poll(() => part(page, 'policy-sentence').innerText()).toContain('Kiinteä osa')
    expect(await part(page, 'policy-history').innerText()).toContain('Kokeillaan kaksi viikkoa')
    await part(page, 'policy-kind-nestedLimits').check()
    await part(page, 'policy-reason').fill('Takaisin')
    await part(page, 'policy-take').click()
    await expect.poll(() => part(page, 'policy-sentence').innerText()).toContain('sen mukaan montako')
    await page.context().close()
    expect(looker.faults).toEqual([])
    expect(world.faults).toEqual([])
  })
})
