import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ResidentWay } from './pages/resident-way.ts'
import { picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { openCase } from './world/open-case.ts'
import { signInStaff } from './world/sign-in.ts'
import { phone, startWorld, type World } from './world/world.ts'

// What the resident's way keeps of what was typed, what the browser is never told, and the stop that comes again.
const story = 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä.'
const alarming = 'Rintaa puristaa kovasti.'
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

async function onPhone(journey: (way: ResidentWay, page: Page) => Promise<void>): Promise<void> {
  const page = await world.open({ scripts: false, viewport: phone })
  try {
    await journey(new ResidentWay(page), page)
  } finally {
    await page.context().close()
  }
}
async function denyStop(way: ResidentWay, reason: string): Promise<void> {
  await way.page.locator('main summary').click()
  await way.page.fill('#syy', reason)
  await way.press('[data-test=not-so]')
}

test('a danger told after the stop was denied meets a stop of its own, and both reasons stay', () =>
  onPhone(async (way, page) => {
    await way.tell(alarming)
    expect(way.path()).toBe('/hata')
    await denyStop(way, 'Nostin eilen halkoja')
    await way.walkTo('/ymmarsimme', { givenName: 'Kaksivaarainen' })
    await page.fill('#lisaa', 'Suupieli roikkuu ja puhe puuroutuu')
    await way.press('[data-test=add]')
    expect(way.path()).toBe('/hata')
    await denyStop(way, 'Hammaslääkärin puudutus')
    expect(way.path()).toBe('/ymmarsimme')
    await way.walkTo('/lupaus')
    const desk = await world.open()
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, 'Kaksivaarainen')
    const said = await part(desk, 'said').innerText()
    expect([said.includes('Nostin eilen halkoja'), said.includes('Hammaslääkärin puudutus')]).toEqual([true, true])
    await desk.context().close()
  }))

test('the title of a question, which the browser keeps, tells its place and never what was asked', () =>
  onPhone(async (way) => {
    const titles: string[] = []
    await way.tell(story)
    await way.walkTo('/yhteys', {
      look: async (one, path) => {
        if (path === '/kysymys') titles.push(await one.title())
      },
    })
    expect(titles.length).toBeGreaterThan(1)
    expect(titles).toEqual(titles.map((_, index) => `Kysymys ${String(index + 1)} – Luukku`))
  }))

test('no field of the way lets the browser remember what is of the matter; one’s own name and number it may fill in', () =>
  onPhone(async (way, page) => {
    const remembered = new Set<string>()
    const look = async () => {
      const names = await page
        .locator('main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main textarea')
        .evaluateAll((fields) =>
          (fields as HTMLInputElement[])
            .filter((one) => (one.getAttribute('autocomplete') ?? one.form?.getAttribute('autocomplete')) !== 'off')
            .map(({ name }) => name),
        )
      for (const name of names) remembered.add(name)
    }
    await page.goto('/palvelut?kieli=fi')
    await look()
    await page.goto('/')
    await look()
    await way.tell(story)
    await way.walkTo('/lupa', { look })
    await look()
    expect([...remembered].sort()).toEqual(['etunimi', 'puhelin', 'sahkoposti', 'sukunimi'])
  }))

test('a page about reaching that is half filled in stays through «back» and a language, the tick of safety too', () =>
  onPhone(async (way, page) => {
    await way.tell(story)
    await way.walkTo('/yhteys')
    await page.fill('#puhelin', '040')
    await page.check('input[name=varo]')
    await way.press('[data-test=back]')
    await way.walkTo('/yhteys', { look: async () => undefined })
    expect(way.path()).toBe('/yhteys')
    expect([await page.inputValue('#puhelin'), await page.isChecked('input[name=varo]')]).toEqual(['040', true])
    await page.fill('#puhelin', '0401')
    await way.press('button[name=kieli][value=sv]')
    expect([await page.inputValue('#puhelin'), await page.isChecked('input[name=varo]')]).toEqual(['0401', true])
    // It is no way to reach anybody yet: the way on asks for the rest.
    await way.next()
    expect(way.path()).toBe('/yhteys')
  }))

test('a number typed at the stop stays when the language changes; one that is missing is told of at the field', () =>
  onPhone(async (way, page) => {
    await way.tell(alarming)
    await way.press('[data-test=leave-number]')
    const field = page.locator('#puhelin')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const told = page.locator(`#${(await field.getAttribute('aria-describedby')) ?? ''}`)
    expect(await told.innerText()).toContain('Kirjoita puhelinnumero')
    await picture(page, 'phone-stop-no-number')
    await page.fill('#puhelin', '040 765')
    await way.press('button[name=kieli][value=sv]')
    expect(await page.inputValue('#puhelin')).toBe('040 765')
  }))

test('a minor who sends alone is asked what guardians may see, and the answer goes along', () =>
  onPhone(async (way, page) => {
    await way.tell('Olen 15-vuotias. Mieliala on ollut maassa pari viikkoa.')
    await way.walkTo('/laheta', {
      givenName: 'Nuori',
      look: async (_page, path) => {
        if (path === '/kuka') await page.fill('#syntyma', '1.5.2012')
      },
    })
    expect(way.path()).toBe('/laheta')
    await picture(page, 'phone-send-minor')
    await page.check('input[name=huoltajat][value=do-not-see]')
    await way.next()
    expect(way.path()).toBe('/lupaus')
  }))

test('the stop in Sámi, its buttons too, stands beside the Finnish words', () =>
  onPhone(async (way, page) => {
    await way.tell(alarming, 'se')
    expect(await part(page, 'leave-number').innerText()).toContain('Soittakaa minulle heti')
    await page.locator('main summary').click()
    expect(await part(page, 'not-so').innerText()).toContain('Tämä ei pidä paikkaansa, jatkan')
    await picture(page, 'phone-stop-se')
    await page.goto('/yhteystiedot')
  }))
