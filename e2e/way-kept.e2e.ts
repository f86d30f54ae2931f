import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ResidentWay } from './pages/resident-way.ts'
import { picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { openCase } from './world/open-case.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
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

test('«back» on «this is how we understood you» leads to who one is, and from there to how one is reached', () =>
  onPhone(async (way) => {
    await way.tell('Olkapää on jäykkä ja kipeä.')
    await way.walkTo('/ymmarsimme')
    await way.press('[data-test=back]')
    expect(way.path()).toBe('/kuka')
    await way.press('[data-test=back]')
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

test('a slip in an identity code and a year that cannot be are told of at their fields, and what is emptied stays empty', () =>
  onPhone(async (way, page) => {
    await way.tell('Olkapää on jäykkä ja kipeä.')
    await way.walkTo('/kuka')
    const fields = { etunimi: 'Alma', sukunimi: 'Koe', syntyma: '1.1.2030', henkilotunnus: '010180-9004' }
    const type = async (typed: Record<string, string>) => {
      for (const [id, text] of Object.entries(typed)) await page.fill(`#${id}`, text)
      await page.selectOption('#kunta', { index: 1 })
    }
    await type({ ...fields, henkilotunnus: '010180-9005' })
    await way.next()
    expect(way.path()).toBe('/kuka')
    expect(await page.locator('main').innerText()).toContain('Tarkista henkilötunnus')
    await page.fill('#henkilotunnus', fields.henkilotunnus)
    await way.next()
    expect(await page.locator('main').innerText()).toContain('Tarkista vuosi')
    expect(await page.inputValue('#syntyma')).toBe('1.1.2030')
    await picture(page, 'phone-who-refused')
    await page.fill('#syntyma', '1.1.1980')
    await way.next()
    expect(way.path()).not.toBe('/kuka')
    const stands = async () => {
      await page.goto('/kuka')
      return Promise.all([...Object.keys(fields), 'kunta'].map((id) => page.inputValue(`#${id}`)))
    }
    expect((await stands()).slice(0, 4)).toEqual(['Alma', 'Koe', '1.1.1980', '010180-9004'])
    await page.fill('#sukunimi', '')
    await page.fill('#henkilotunnus', '')
    await page.selectOption('#kunta', '')
    await way.press('button[name=siirry][value=takaisin]')
    expect(await stands()).toEqual(['Alma', '', '1.1.1980', '', ''])
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

test('a long search and a long message stay when the language changes; what is refused is told of at its field', () =>
  onPhone(async (way, page) => {
    await page.goto('/palvelut?kieli=fi')
    await page.fill('#sanat', 'polvi on kipeä portaissa')
    await way.press('button[name=kieli][value=sv]')
    expect([await page.inputValue('#sanat'), await way.heading()]).toEqual(['polvi on kipeä portaissa', 'Tjänster'])
    await way.press('button[name=kieli][value=fi]')
    // Where nothing can be shown there is nothing to keep, and the language changes all the same.
    for (const path of ['/viestit', '/tiedot']) {
      await page.goto(`${path}?kieli=fi`)
      await way.press('button[name=kieli][value=sv]')
      expect(await page.locator('html').getAttribute('lang')).toBe('sv')
      expect(await part(page, 'load-trouble').count()).toBe(1)
    }
    await page.goto('/?kieli=fi')
    await way.tell('Olkapää on jäykkä.')
    await way.walkTo('/lupaus', { givenName: 'Viestitön' })
    await page.goto('/viestit')
    const field = page.locator('textarea[name^=viesti]')
    await field.fill('Unohdin kertoa: käsi puutuu öisin.')
    await way.press('button[name=kieli][value=sv]')
    expect([await field.inputValue(), await way.heading()]).toEqual([
      'Unohdin kertoa: käsi puutuu öisin.',
      'Meddelanden',
    ])
    expect(await page.title()).toBe('Meddelanden – Luukku')
    await way.press('button[name=kieli][value=fi]')
    await picture(page, 'phone-messages-typed')
    await way.press(page.getByRole('button', { name: 'Lähetä' }))
    expect(await page.locator('.rs-mine').innerText()).toContain('käsi puutuu öisin')
    await way.press(page.getByRole('button', { name: 'Lähetä' }))
    const told = page.locator(`#${(await field.getAttribute('aria-describedby')) ?? ''}`)
    expect(await told.innerText()).not.toBe('')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  }))

test('the desk is told that an unverified client who chose calls only can read no message', () =>
  onPhone(async (way) => {
    await way.tell('Olkapää on jäykkä ja kipeä.')
    await way.walkTo('/lupaus', { givenName: 'Soitettava' })
    const desk = await world.open()
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, 'Soitettava')
    await part(desk, 'question').or(part(desk, 'ask-none')).first().waitFor()
    await desk.keyboard.press('v')
    await part(desk, 'panel').getByText('ei ole tunnistautunut').waitFor()
    await picture(desk, 'desk-message-unverified', false)
    await desk.context().close()
  }))

test('a question about an entry of the log that is not taken keeps the entry; one of one’s own data keeps its text', async () => {
  const page = await world.open({ scripts: false, viewport: phone })
  const way = new ResidentWay(page)
  await signInResident(page, '090579-9008', '/tiedot')
  await page.goto('/tiedot?kieli=fi')
  await page.fill('#kysymys', 'Miksi osoitteeni on vanha?')
  await page.check('input[name=laji][value=other]')
  await way.press('button[name=kieli][value=sv]')
  expect(await page.inputValue('#kysymys')).toBe('Miksi osoitteeni on vanha?')
  expect(await page.isChecked('input[name=laji][value=other]')).toBe(true)
  await way.press('button[name=kieli][value=fi]')
  // A professional looks: there is an entry to ask about.
  await way.tell('Olkapää on jäykkä.')
  await way.walkTo('/lupaus')
  const desk = await world.open()
  await signInStaff(desk, 'hoitaja-1')
  await openCase(desk, 'Tuula Mustonen')
  await desk.context().close()
  await page.goto('/kuka-katsoi')
  await part(page, 'ask-entry').first().click()
  const form = page.locator('form', { has: part(page, 'ask-entry-send') }).first()
  const about = await form.locator('input[name=merkinta]').inputValue()
  await form.locator('textarea').fill(' ')
  await way.press(form.locator('button[type=submit]'))
  expect(way.path()).toBe('/tiedot')
  expect(await page.locator('#kysymys').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('form#sivu input[name=merkinta]').inputValue()).toBe(about)
  expect(await page.isChecked('input[name=laji][value=log-entry]')).toBe(true)
  await picture(page, 'phone-data-log-question')
  // Sámi words about permission, read by no speaker yet, never stand alone.
  await page.goto('/luvat?kieli=se')
  expect(await page.locator('h1 [lang=fi]').innerText()).toBe('Luvat ja kiellot')
  await page.locator('main summary').last().click()
  await way.press('[data-test=deny]')
  expect(await page.locator('#kohde').getAttribute('aria-describedby')).toContain('kohde-problem')
  for (const told of ['#kohde-problem', '#lk-summary'])
    expect(await page.locator(`${told} [lang=fi]`).innerText()).toBe('Mitä toinen rekisteri ei saa nähdä?')
  expect(await page.locator('label[for=hata-first] [lang=fi]').innerText()).toContain('hätätilanteessa')
  await picture(page, 'phone-permissions-se')
  await page.goto('/tiedot')
  expect(await page.locator('main form#sivu .rs-quiet [lang=fi]').first().innerText()).toBe('Jos vointi huononee')
  await page.context().close()
})
