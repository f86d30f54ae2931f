import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessAndBook, moveByUnit, openUnitsMove } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// What happens to a booked time and to dates of people's own lives, by keyboard on the desk: each screen is
// looked at in both sizes.
const words = 'Polvi on ollut kipeä syksystä asti. Muutto uuteen asuntoon on 15.12.'
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

/** When and with whom, as the first line of the plan says it. */
const times = (page: Page) => part(page, 'plan-line').first().locator('> div').nth(1).innerText()

describe.each([
  ['phone', phone, '040158-900C', 'Oona Alatalo'],
  ['wide', desktop, '120982-9006', 'Liisa Koskinen'],
] as const)('after booking, at %s', (kind, viewport, identityCode, name) => {
  test('a day of one’s own life, a time the unit moves and cancels, and what the resident reads', async () => {
    const looker = new Looker(kind)
    const mine = await world.open({ viewport })
    await signInResident(mine, identityCode)
    const way = new ResidentWay(mine)
    await way.tell(words)
    await way.walkTo('/lupaus', {
      look: async (page, path) => {
        if (path !== '/ymmarsimme') return
        // The day that the words name stands there already.
        expect(await page.inputValue('#paiva')).toBe('15.12.2026')
        await looker.look(page, 'ymmarsimme-day')
        await page.fill('#paiva', 'joskus')
        await way.press(page.locator('[data-test=next]').first())
        await looker.look(page, 'ymmarsimme-day-refused')
        await page.fill('#paiva', '16.12.2026')
      },
    })

    const desk = await world.open({ viewport: kind === 'phone' ? { width: 390, height: 844 } : desktop })
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, name)
    expect(await part(desk, 'real-life').first().innerText()).toContain('16.12.')
    await looker.look(desk, 'case-real-life')
    await assessAndBook(desk)
    await looker.look(desk, 'plan')

    await mine.goto('/oma')
    await part(mine, 'promised').first().locator('summary').first().click()
    expect(await part(mine, 'plain').first().innerText()).toContain('Näin sanoo laki')
    await part(mine, 'tell-date').first().locator('summary').click()
    await looker.look(mine, 'oma-promised')
    await mine.locator('[data-test=tell-date] input[name=paiva]').first().fill('1.1.2020')
    await arrive(mine, () => part(mine, 'save-date').first().click())
    await looker.look(mine, 'oma-date-refused')
    await mine.locator('[data-test=tell-date] input[name=paiva]').first().fill('20.12.2026')
    await arrive(mine, () => part(mine, 'save-date').first().click())
    expect(await part(mine, 'real-life').first().innerText()).toContain('20.12.2026')

    // The unit moves the time: r, whose wish, the reason, and a digit.
    const before = await times(desk)
    await desk.keyboard.press('r')
    await part(desk, 'panel').waitFor()
    await looker.look(desk, 'time-whose')
    if ((await part(desk, 'time-old').count()) === 0) await desk.keyboard.press('1')
    await desk.keyboard.press('1')
    await part(desk, 'time-reason').waitFor()
    await part(desk, 'choice-1').waitFor()
    await looker.look(desk, 'time-unit')
    await desk.keyboard.press('Escape')
    await openUnitsMove(desk)
    await part(desk, 'choice-1').click()
    await looker.look(desk, 'time-reason-needed')
    await desk.keyboard.type('Fysioterapeutti sairastui.')
    await desk.keyboard.press('Control+Enter')
    await desk.keyboard.press('1')
    await part(desk, 'panel').waitFor({ state: 'detached' })
    await expect.poll(() => times(desk)).not.toBe(before)
    // It was a slip: a key takes the move back and nobody is told. Then as it was meant.
    await desk.keyboard.press('Control+z')
    await part(desk, 'notice').getByText('Siirto kumottu. Asiakkaalle ei kerrota mitään').waitFor()
    await looker.look(desk, 'time-move-undone')
    await expect.poll(() => times(desk)).toBe(before)
    await mine.goto('/oma')
    expect(await part(mine, 'changed').count()).toBe(0)
    await moveByUnit(desk, 'Fysioterapeutti sairastui.')
    await expect.poll(() => times(desk)).not.toBe(before)
    await mine.goto('/oma')
    expect(await part(mine, 'changed').innerText()).toContain('Siirsimme aikasi. Syy: Fysioterapeutti sairastui.')
    await looker.look(mine, 'oma-changed')
    await mine.goto('/viestit')
    await looker.look(mine, 'viestit-changed')

    // Cancelled without a new time; undo books the same time again.
    const held = await times(desk)
    await desk.keyboard.press('r')
    await part(desk, 'panel').waitFor()
    if ((await part(desk, 'time-old').count()) === 0) await desk.keyboard.press('1')
    await part(desk, 'time-old').waitFor()
    await desk.keyboard.press('2')
    await part(desk, 'choice-0').waitFor()
    await looker.look(desk, 'time-resident')
    await desk.keyboard.press('0')
    await part(desk, 'notice').getByText('Aika peruttu').waitFor()
    await desk.keyboard.press('Control+z')
    await desk.getByText('Sama aika on taas varattu').waitFor()
    await desk.keyboard.press('p')
    await expect.poll(() => times(desk)).toBe(held)

    // The clocks with their reasoning, and an exception recorded with its ground.
    await desk.keyboard.press('a')
    await part(desk, 'record-exception').first().locator('summary').click()
    await looker.look(desk, 'clocks-record')
    await part(desk, 'exception').first().selectOption('DECLINES-ELSEWHERE')
    await part(desk, 'ground').first().fill('Kertoi puhelimessa, ettei lähde muualle.')
    await part(desk, 'record-exception-save').first().click()
    await part(desk, 'panel').getByText('ei sovelleta').first().waitFor()
    await looker.look(desk, 'clocks-recorded')
    // Something that took place starts a clock of its own: three weeks from the notice (§ 47).
    await part(desk, 'record-event').first().locator('summary').click()
    await part(desk, 'event').first().selectOption('stationChangeNotice')
    await part(desk, 'event-at').first().fill('2026-11-24T09:12')
    // What was typed waits when the panel is closed by a slip.
    await part(desk, 'event-ground').first().fill('Vaihtoi terveysasemaa.')
    await desk.keyboard.press('Escape')
    await part(desk, 'panel').waitFor({ state: 'detached' })
    await desk.keyboard.press('a')
    await part(desk, 'record-event').first().locator('summary').click()
    expect(await part(desk, 'event-ground').first().inputValue()).toBe('Vaihtoi terveysasemaa.')
    await looker.look(desk, 'clocks-event')
    await part(desk, 'record-event-save').first().click()
    const started = part(desk, 'clocks').getByRole('listitem').filter({ hasText: 'H-STATION-3W' }).first()
    await started.waitFor()
    expect(await started.innerText()).toContain('15.12.')
    await looker.look(desk, 'clocks-event-recorded')
    // Recorded by mistake: taken back with a reason, which stays to be read; the clock it started is gone.
    const one = part(desk, 'recorded-one').filter({ hasText: 'ilmoitus terveysaseman vaihdosta' }).first()
    await one.waitFor()
    await part(one, 'take-back').locator('summary').click()
    await part(one, 'take-back-reason').fill('Ilmoitus koski toista asiakasta.')
    await looker.look(desk, 'clocks-take-back')
    await part(one, 'take-back-save').click()
    await part(one, 'taken-back').getByText('Ilmoitus koski toista asiakasta.').waitFor()
    await started.waitFor({ state: 'detached' })
    await looker.look(desk, 'clocks-taken-back')
    // What was found puts the need under another rule: counted from the day it was noticed (§ 51 a).
    await part(desk, 'record-finding').first().locator('summary').click()
    await part(desk, 'finding').first().selectOption('need-noticed-elsewhere')
    await part(desk, 'finding-at').first().fill('2026-11-20T10:00')
    await part(desk, 'finding-ground').first().fill('Todettiin haavanhoidossa.')
    await looker.look(desk, 'clocks-finding')
    await part(desk, 'record-finding-save').first().click()
    await part(desk, 'clocks').getByText('H-PHC-3M-2025').first().waitFor()
    await part(desk, 'recorded-one').filter({ hasText: 'Todettiin haavanhoidossa.' }).first().waitFor()
    await looker.look(desk, 'clocks-finding-recorded')
    await desk.context().close()
    await mine.context().close()
    expect(looker.faults).toEqual([])
  })
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
