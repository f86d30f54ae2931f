import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// What the county keeps of its calendars beside rosters: a manager says it, on a phone and on a desk.
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-test'))
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

  test('an interpreter is listed with hours, and the desk is offered times at which they are free', async () => {
    const looker = new Looker(kind, true)
    const boss = await world.open({ viewport })
    await signInStaff(boss, 'esihenkilo-1', '/staff/calendars')
    const name = `Tulkki ${kind}`
    const language = kind === 'phone' ? 'so' : 'ar'
    await part(boss, 'interpreter-new').locator('summary').click()
    await part(boss, 'interpreter-name').fill(name)
    await part(boss, 'interpreter-phone').fill('040 000 0000')
    for (const code of [language, 'sv'])
      await part(boss, 'interpreter-languages').locator(`input[value="${code}"]`).check()
    await looker.look(boss, 'calendars-interpreter-new')
    await part(boss, 'interpreter-save').press('Enter')
    await expect.poll(() => part(boss, 'interpreter-new').getAttribute('open')).toBeNull()
    const mine = part(boss, 'interpreter').filter({ hasText: name })
    await mine.getByRole('button', { name: 'Lisää työaika' }).press('Enter')
    await part(boss, 'hours-day').fill('2026-11-26')
    await part(boss, 'hours-from').fill('10:00')
    await part(boss, 'hours-to').fill('14:00')
    await part(boss, 'hours-weeks').fill('4')
    await part(boss, 'hours-save').press('Enter')
    await expect.poll(() => mine.innerText()).toContain('10.00')
    // The form is gone: who works by keys stands on what opened it.
    await expect.poll(() => focused(boss)).toBe('interpreter-add-hours')
    // One language too many is taken out, and a wrong hour of the row is dropped.
    expect(await mine.innerText()).toMatch(/ruotsi.*040 000 0000/s)
    await part(mine, 'interpreter-change').press('Enter')
    await part(mine, 'interpreter-languages').locator('input[value="sv"]').uncheck()
    await part(mine, 'interpreter-phone').fill('')
    await looker.look(boss, 'calendars-interpreter-change')
    await part(mine, 'interpreter-save').press('Enter')
    await part(mine, 'interpreter-form').waitFor({ state: 'detached' })
    await expect.poll(() => mine.innerText()).not.toMatch(/ruotsi|040/)
    await expect.poll(() => part(mine, 'interpreter-time').count()).toBe(4)
    const wrong = part(mine, 'time-drop').nth(3)
    expect(await wrong.getAttribute('aria-label')).toMatch(/^Poista: .*17\.12\..*10\.00–14\.00, Tulkki/)
    await wrong.press('Enter')
    await expect.poll(() => part(mine, 'interpreter-time').count()).toBe(3)
    expect(await mine.innerText()).not.toContain('17.12.')
    await part(boss, 'extra-service').selectOption('FYSIO')
    // What the other size has left there is not what is waited for.
    const longer = kind === 'phone' ? '15' : '20'
    await part(boss, 'extra-interpreter').fill(longer)
    await part(boss, 'extra-save').press('Enter')
    await expect.poll(() => part(boss, 'extra-row').innerText()).toContain(`+${longer}`)
    await looker.look(boss, 'calendars-interpreters')
    await boss.context().close()

    const resident = await world.open({ viewport })
    await signInResident(resident, kind === 'phone' ? '070368-900H' : '120982-9006')
    const way = new ResidentWay(resident)
    await way.tell('Polvi on ollut kipeä syksystä asti, portaissa varsinkin.')
    await way.walkTo('/lupaus')
    await resident.context().close()
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, kind === 'phone' ? 'Pätsi' : 'Koskinen')
    await assess(desk)
    await part(desk, 'visit-wishes').locator('summary').first().click()
    const asked = part(desk, 'visit-interpreter').first()
    await asked.focus()
    await asked.selectOption(language)
    await expect.poll(() => part(desk, 'offer-interpreter').count()).toBeGreaterThan(0)
    expect(await part(desk, 'offer-interpreter').first().innerText()).toContain('etätulkki')
    expect(await part(desk, 'offer-longer').first().innerText()).toContain(`tulkki +${longer}`)
    // It was saved and searched by, and the field still has the focus: a letter or digit typed next is the field's.
    expect(await focused(desk)).toBe('visit-interpreter')
    expect(await asked.inputValue()).toBe(language)
    await looker.look(desk, 'booking-interpreter')
    await part(desk, 'offer').first().press('Enter')
    await part(desk, 'plan').waitFor()
    await looker.look(desk, 'plan-interpreter')
    await desk.context().close()
    expect(looker.faults).toEqual([])
    expect(world.faults).toEqual([])
  })
})
