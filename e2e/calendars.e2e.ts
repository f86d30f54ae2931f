import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Looker } from './world/looker.ts'
import { part } from './world/part.ts'
import { signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// What the county keeps of its calendars beside rosters: a manager says it, on a phone and on a desk.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

describe.each([
  ['phone', phone],
  ['wide', desktop],
] as const)('calendars at %s', (kind, viewport) => {
  test('how long a way is: reckoned, then said, in both directions', async () => {
    const looker = new Looker(kind, true)
    const page = await world.open({ viewport })
    await signInStaff(page, 'esihenkilo-1', '/staff/calendars')
    const row = part(page, 'travel-row').filter({ hasText: kind === 'phone' ? 'Kemijärvi' : 'Sodankylä' })
    await row.waitFor()
    expect(await row.innerText()).toContain('arvio')
    await looker.look(page, 'calendars')
    await row.getByRole('button').press('Enter')
    await part(page, 'travel-minutes').fill('77')
    await part(page, 'travel-km').fill('86')
    await looker.look(page, 'calendars-travel-form')
    await part(page, 'travel-save').press('Enter')
    await expect.poll(() => row.innerText()).toMatch(/77\s+86\s+ilmoitettu/)
    await part(page, 'travel-from').selectOption({ label: kind === 'phone' ? 'Kemijärvi' : 'Sodankylä' })
    const back = part(page, 'travel-row').filter({ hasText: 'Rovaniemi' })
    await expect.poll(() => back.innerText()).toMatch(/77\s+86/)
    await page.context().close()
    expect(looker.faults).toEqual([])
    expect(world.faults).toEqual([])
  })
})
