import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTranslator } from '@luukku/i18n'
import { residentTexts } from '@luukku/i18n/resident/texts'
import { assessAndBook } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { ScreenReader } from './world/screen-reader.ts'
import { staffNames } from './world/staff-names.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Beyond the story: every screen that the staff's menu leads to in Swedish and English, and every page of a resident's own in
// Swedish, English and Northern Sámi, from the promise on. No word of another language, nothing over the side.
const story = 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä.'
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

describe.each(['sv', 'en'] as const)('the staff’s menu in %s', (staffLanguage) => {
  // A screen that several roles have is read once, by the first of them.
  const seen = new Set<string>()
  test.each([
    'hoitaja-1',
    'esihenkilo-1',
    'sosiaaliohjaaja-1',
    'fysioterapeutti-1',
    'asiakirjahallinto-1',
    'tietosuoja-1',
  ])('of %s: every screen it leads to', async (subject) => {
    const page = await world.open({ viewport: desktop, staffLanguage })
    await signInStaff(page, subject)
    const stood = async () => {
      await page.locator('main h1').first().waitFor({ state: 'attached' })
      await page.locator('.loading').first().waitFor({ state: 'detached' })
    }
    await stood()
    await part(page, 'nav-more').or(page.locator('.top__nav a').first()).first().waitFor()
    if (await part(page, 'nav-more').isVisible()) {
      await part(page, 'nav-more').press('Enter')
      await page.locator('.top__more a').first().waitFor()
    }
    const links = await page
      .locator('.top a[href^="/staff"]')
      .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('href') ?? ''))])
    expect(links.length).toBeGreaterThan(0)
    const reader = new ScreenReader(['Luukku', story, ...(await staffNames(world))])
    for (const link of links.filter((one) => !seen.has(one))) {
      seen.add(link)
      await page.goto(link)
      await stood()
      await reader.read(page, `${subject} ${link.replace('/staff', '') || 'home'}`)
    }
    await page.context().close()
    expect(reader.faults).toEqual([])
  })
})

describe.each([
  ['sv', '010547-900U', 'Holm'],
  ['en', '120799-900Y', 'Lantto'],
  ['se', '090463-900A', 'Länsman'],
] as const)('the resident’s own pages in %s', (language, identityCode, family) => {
  const t = createTranslator(residentTexts, language)

  test('from the promise on: plan, move, cancel, messages, who looked, permissions, letter', async () => {
    const mine = await world.open({ scripts: false, viewport: phone })
    const reader = new ScreenReader(['Luukku', story, ...(await staffNames(world))])
    const read = async (path: string) => {
      await mine.goto(path)
      await reader.read(mine, path)
    }
    await signInResident(mine, identityCode, '/kerro')
    const way = new ResidentWay(mine)
    await way.tell(story, language)
    await way.walkTo('/yhteys')
    await mine.check('input[name=tapa][value=sms]')
    await mine.fill('#puhelin', '040 123 4567')
    await way.next()
    await way.walkTo('/lupaus', { look: async (page: Page, path) => reader.read(page, path) })
    await reader.read(mine, '/lupaus')
    await read('/oma')
    const desk = await world.open({ viewport: desktop })
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, family)
    await assessAndBook(desk)
    await desk.context().close()
    await mine.goto('/oma')
    // Everything that is folded is read too.
    for (const summary of await mine.locator('main summary').all()) await summary.click()
    await reader.read(mine, '/oma planned')
    await arrive(mine, () => part(mine, 'move').first().click())
    for (const summary of await mine.locator('main summary').all()) await summary.click()
    await reader.read(mine, 'move')
    await arrive(mine, () => part(mine, 'time').first().click())
    expect(await mine.locator('[role=status]').first().innerText()).toContain(t('plan.moved'))
    await reader.read(mine, '/oma moved')
    await arrive(mine, () => part(mine, 'cancel').last().click())
    expect(await mine.locator('[role=status]').first().innerText()).toContain(t('plan.cancelled'))
    await reader.read(mine, '/oma cancelled')
    await mine.goto('/kuka-katsoi')
    expect(await part(mine, 'use-staff').count()).toBeGreaterThan(0)
    await reader.read(mine, '/kuka-katsoi')
    await part(mine, 'log-own').click()
    await reader.read(mine, '/kuka-katsoi own')
    await mine.goto('/luvat')
    await part(mine, 'permission').first().waitFor()
    await reader.read(mine, '/luvat')
    await arrive(mine, () => part(mine, 'withdraw-permission').first().click())
    await reader.read(mine, '/luvat withdrawn')
    for (const path of [
      '/viestit',
      '/oma/odotus',
      '/tiedot',
      '/puolesta',
      '/kirje',
      '/palvelut',
      '/tietosuoja',
      '/yhteystiedot',
      '/ei-ole',
    ])
      await read(path)
    await mine.context().close()
    expect(reader.faults).toEqual([])
  })
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
