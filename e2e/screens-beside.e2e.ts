import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// The screens beside the everyday way: law, users, break-glass, the locked screen, questionnaires on both sides, and a
// closed case. Each in both sizes, with nothing for axe to name.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})
const narrow = { width: 390, height: 844 }

describe.each([
  ['phone', phone, '280541-900P', 'Anneli Laine'],
  ['wide', desktop, '090579-9008', 'Tuula Mustonen'],
] as const)('beside the everyday way, at %s', (kind, viewport, identityCode, name) => {
  const size = kind === 'phone' ? narrow : desktop

  test('the law: a section in two steps, a promise that is not called a law', async () => {
    const looker = new Looker(kind, true)
    const page = await world.open({ viewport: kind === 'phone' ? phone : desktop })
    await signInStaff(page, 'hoitaja-1', '/staff/law')
    await part(page, 'law-search').waitFor()
    await looker.look(page, 'law')
    await part(page, 'law-search').fill('51 a')
    await part(page, 'law-rule').first().waitFor()
    await looker.look(page, 'law-found')
    await part(page, 'law-search').fill('kuudessa viikossa')
    await expect.poll(() => part(page, 'law-rule').first().innerText()).toContain('alueen oma lupaus, ei laki')
    await looker.look(page, 'law-promise')
    await page.context().close()
    expect(looker.faults).toEqual([])
  })

  test('users, with the form of one and of a new one', async () => {
    const looker = new Looker(kind, true)
    const page = await world.open({ viewport: size })
    await signInStaff(page, 'esihenkilo-1', '/staff/users')
    await part(page, 'users').waitFor()
    await looker.look(page, 'users')
    await part(page, 'user').first().locator('button').first().click()
    await part(page, 'user-form').waitFor()
    await looker.look(page, 'user-form')
    await page.goto('/staff/users')
    await part(page, 'add-user').click()
    await part(page, 'user-form').waitFor()
    await looker.look(page, 'user-new')
    await page.context().close()
    expect(looker.faults).toEqual([])
  })

  test('a questionnaire asked by the nurse and filled by the resident', async () => {
    const looker = new Looker(kind)
    const mine = await world.open({ viewport })
    await signInResident(mine, identityCode)
    const way = new ResidentWay(mine)
    await way.tell('Kurkku on vähän kipeä, en ole varma tarvitsenko apua.')
    await way.walkTo('/lupaus')
    const desk = await world.open({ viewport: size })
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, name)
    await desk.keyboard.press('i')
    await part(desk, 'choice-1').waitFor()
    await looker.look(desk, 'panel-questionnaire')
    await part(desk, 'panel').getByText('PHQ-9').first().click()
    await part(desk, 'choice-2').waitFor()
    await looker.look(desk, 'panel-questionnaire-how')
    await desk.keyboard.press('2')
    await desk.getByText('Pyydetty.').first().waitFor()
    await looker.look(desk, 'panel-questionnaire-asked')
    await mine.goto('/oma')
    await looker.look(mine, 'oma-asked')
    await way.press(part(mine, 'questionnaire-asked').locator('a'))
    await looker.look(mine, 'kysely-first')
    for (let asked = 0; asked < 12 && !(await part(mine, 'questionnaire-done').isVisible()); asked++) {
      await mine.locator('main input[type=radio]').first().check()
      await arrive(mine, () => mine.locator('main form button[type=submit]').first().click())
      if (asked === 1) await looker.look(mine, 'kysely-second')
    }
    await part(mine, 'questionnaire-done').waitFor()
    await looker.look(mine, 'kysely-done')
    await desk.context().close()
    await mine.context().close()
    expect(looker.faults).toEqual([])
  })

  // After the one before: nobody can be opened who has never been here.
  test('break-glass, and the locked screen with nothing of anybody on it', async () => {
    const looker = new Looker(kind, true)
    const page = await world.open({ viewport: size })
    await signInStaff(page, 'hoitaja-2', '/staff/emergency')
    await part(page, 'break-glass').waitFor()
    await looker.look(page, 'emergency')
    await part(page, 'break-glass').locator('input').fill(identityCode)
    await part(page, 'break-glass')
      .locator('textarea')
      .fill('Henkilö löytyi tajuttomana kotoaan, tarvitsen lääkityksen tiedot heti.')
    await part(page, 'break-glass-open').click()
    await part(page, 'opening').waitFor()
    await looker.look(page, 'emergency-open')
    await page.locator('main h1').click()
    await page.keyboard.press('z')
    await part(page, 'locked').waitFor()
    await looker.look(page, 'locked')
    expect(await page.locator('body').innerText()).not.toContain(name)
    await page.context().close()
    expect(looker.faults).toEqual([])
  })
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
