import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { openCase } from './world/open-case.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { startWorld, tuesdayMorning, type World } from './world/world.ts'

// The resident's way on the real server: without scripts, on a phone, in four languages.
const stories = {
  fi: 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.',
  sv: 'Knäet har gjort ont sedan i höstas, mest i trappor. Pengarna är slut och jag orkar ingenting längre.',
  en: 'My knee has hurt since autumn, on stairs most of all. I have no money left and I cannot cope any more.',
  se: 'Mus lea čibbi bávččas.',
} as const
const alarming = 'Rintaa puristaa kovasti ja henkeä ahdistaa.'
const leena = '070368-900H'
let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

async function onPhone(journey: (way: ResidentWay) => Promise<void>): Promise<void> {
  const page = await world.open({ scripts: false })
  try {
    await journey(new ResidentWay(page))
  } finally {
    await page.context().close()
  }
}

describe('the way from telling to the promise', () => {
  test.each(['fi', 'sv', 'en', 'se'] as const)('in %s, without scripts, with a promise at the end', (language) =>
    onPhone(async (way) => {
      await way.tell(stories[language], language)
      await way.walkTo('/lupaus')
      expect(way.walked).toContain('/ymmarsimme')
      expect(way.questions()).toBeLessThanOrEqual(4)
      // From telling to the promise, both told: somebody tired must be able to walk it on a phone.
      expect(way.walked.length + 1).toBeLessThanOrEqual(10)
      expect(await way.page.locator('[data-test=promise]').innerText()).toMatch(/\d/)
      expect(await way.page.locator('html').getAttribute('lang')).toBe(language)
      expect(await way.page.locator('script').count()).toBe(0)
    }),
  )

  test('an unread Sámi text on red flags and permission stands together with the Finnish one', () =>
    onPhone(async (way) => {
      await way.tell(alarming, 'se')
      expect(way.path()).toBe('/hata')
      expect(await way.page.locator('h1 [lang=fi]').innerText()).toBe('Soita nyt 112')
      expect(await way.page.locator('h1').innerText()).toContain('Riŋge dál 112')
      await way.page.locator('main summary').click()
      await way.press('[data-test=not-so]')
      await way.page.goto('/lupa')
      expect(await way.page.locator('h1 [lang=fi]').innerText()).toBe('Saavatko auttajasi puhua keskenään?')
    }))

  test('somebody not signed in is shown as unverified, to themself and on the desk', () =>
    onPhone(async (way) => {
      await way.tell('Olkapää on jäykkä.')
      await way.walkTo('/lupaus', { givenName: 'Tuntematon' })
      expect(await way.page.locator('main').innerText()).toContain('Et ole kirjautunut')
      const desk = await world.open()
      await signInStaff(desk, 'hoitaja-1')
      await openCase(desk, 'Tuntematon')
      expect(await desk.locator('.case-head').innerText()).toContain('tunnistamaton')
      await desk.context().close()
    }))

  test('§ 68: the national services are told of once, on the page that sends; the desk sees it, and sees it missing after a stop', async () => {
    const told: string[] = []
    await onPhone(async (way) => {
      await way.tell('Olkapää on ollut jäykkä viikon.')
      await way.walkTo('/lupaus', {
        givenName: 'Kertova',
        look: async (page, path) => {
          if ((await page.locator('[data-test=national-services]').count()) > 0) told.push(path)
        },
      })
    })
    expect(told).toEqual(['/ymmarsimme'])
    await onPhone(async (way) => {
      await way.tell(alarming)
      expect(await way.page.locator('[data-test=national-services]').count()).toBe(0)
      await way.page.fill('#puhelin', '040 555 0132')
      await way.press('[data-test=leave-number]')
      expect(way.path()).toBe('/lupaus')
    })
    const desk = await world.open()
    await signInStaff(desk, 'hoitaja-1')
    await openCase(desk, 'Kertova')
    expect(await desk.locator('[data-test=informed]').innerText()).toContain('luettu näytöltä')
    await desk.click('[data-test=back]')
    await desk.fill('[data-test=search]', '040 555 0132')
    await desk.press('[data-test=search]', 'Enter')
    await desk.locator('[data-test=not-informed]').waitFor()
    await desk.click('[data-test=told-phone]')
    await desk.locator('[data-test=informed]').getByText('kerrottu puhelimessa').waitFor()
    await desk.context().close()
  })

  test('for somebody else: who it is about, and who tells', () =>
    onPhone(async (way) => {
      await way.page.goto('/')
      await way.page.fill('#kertomus', 'Äiti on kaatunut kahdesti ja muisti pätkii.')
      await way.page.check('input[name=kenen][value=other]')
      await way.page.fill('#suhde', 'äiti')
      await way.next()
      await way.walkTo('/kuka')
      expect(await way.heading()).toBe('Kenestä on kyse?')
      await way.page.fill('#etunimi', 'Aune')
      await way.page.fill('#ilmoittaja', 'Ritva Virtanen')
      await way.next()
      await way.walkTo('/lupaus')
      const desk = await world.open()
      await signInStaff(desk, 'hoitaja-1')
      await openCase(desk, 'Aune')
      expect(await desk.locator('[data-test=reporter]').innerText()).toMatch(
        /Kertoja: Ritva Virtanen .*hänelle tämä ihminen on: äiti/,
      )
      await desk.context().close()
    }))

  test('told of a child under «Oma»: whose it is, is asked before any question, and the questions are about the child', () =>
    onPhone(async (way) => {
      const { page } = way
      await way.tell('15-vuotias tyttäreni on yskinyt kolme viikkoa.')
      expect(way.path()).toBe('/kerro')
      expect(await page.locator('main').innerText()).toContain('Kirjoitit lapsesta. Valitse, kenen asia tämä on.')
      expect(await page.inputValue('#kertomus')).toContain('tyttäreni')
      // Going on without choosing is no answer.
      await way.next()
      expect(way.path()).toBe('/kerro')
      await page.check('input[name=kenen][value=child]')
      await way.next()
      const asked: string[] = []
      await way.walkTo('/kuka', {
        look: async () => {
          asked.push(await way.heading())
        },
      })
      expect(asked.join(' ')).toContain('Onko hänellä kuumetta')
      expect(asked.join(' ')).not.toMatch(/sinulla|sinua/)
      expect(await way.heading()).toBe('Kuka lapsi on?')
    }))

  test('a matter of one’s own that names a child is asked once and not again', () =>
    onPhone(async (way) => {
      const { page } = way
      await way.tell('Vauvani herää tunnin välein ja olen uupunut.')
      expect(way.path()).toBe('/kerro')
      await page.check('input[name=kenen][value=self]')
      await way.next()
      expect(way.path()).toBe('/kysymys')
      await way.walkTo('/yhteys')
      await page.goto('/kerro')
      await way.next()
      expect(way.path()).not.toBe('/kerro')
    }))

  test('«back», of the browser and of the page, leads to the question before with its answer', () =>
    onPhone(async (way) => {
      const { page } = way
      await way.tell(stories.fi)
      const first = page.url()
      // The first page may ask one thing, or several on one page.
      const said = page.locator('input[name=kohta][value="-none"], input[name=vastaus][type=radio]').last()
      await said.check()
      await way.next()
      const second = page.url()
      expect(second).not.toBe(first)
      await page.goBack()
      expect(page.url()).toBe(first)
      await page.reload()
      expect(await said.isChecked()).toBe(true)
      await way.next()
      await way.press('[data-test=back]')
      expect(page.url()).toBe(first)
    }))

  test('«this is how we understood you» is corrected: taken away, brought back, added', () =>
    onPhone(async (way) => {
      const { page } = way
      await way.tell(stories.fi)
      await way.walkTo('/ymmarsimme', { givenName: 'Korjaaja' })
      const needs = page.locator('[data-test=need]')
      const before = await needs.count()
      expect(before).toBeGreaterThan(1)
      await way.press(page.locator('[data-test=remove]').first())
      expect(await needs.count()).toBe(before - 1)
      await page.fill('#lisaa', 'Tarvitsen apua kotiin')
      await way.press('[data-test=add]')
      expect(await page.locator('main').innerText()).toContain('Tarvitsen apua kotiin')
      await way.press('button[value^=palauta]')
      expect(await needs.count()).toBe(before)
      await way.walkTo('/lupaus')
      const desk = await world.open()
      await signInStaff(desk, 'hoitaja-1')
      await openCase(desk, 'Korjaaja')
      await desk.locator('[data-test=said]').getByText('Tarvitsen apua kotiin').waitFor()
      await desk.context().close()
    }))

  test('permission: «no» is taken as an answer, and the desk reads it', () =>
    onPhone(async (way) => {
      const { page } = way
      await way.tell(stories.fi)
      await way.walkTo('/lupa', { givenName: 'Luvaton' })
      await way.next()
      // Neither yes nor no: the page asks again and sends nothing.
      expect(way.path()).toBe('/lupa')
      await page.check('input[name=lupa][value=no]')
      await way.next()
      expect(way.path()).toBe('/lupaus')
      const desk = await world.open()
      await signInStaff(desk, 'hoitaja-1')
      await openCase(desk, 'Luvaton')
      await desk.locator('[data-test=permission]').getByText('ei antanut lupaa').waitFor()
      await desk.context().close()
    }))

  test('changing the language in the middle of writing loses nothing, and Enter goes on', () =>
    onPhone(async (way) => {
      const { page } = way
      await page.goto('/?kieli=fi')
      await page.fill('#kertomus', 'Kesken jäänyt polvi')
      await way.press('button[name=kieli][value=sv]')
      expect(await page.inputValue('#kertomus')).toBe('Kesken jäänyt polvi')
      expect(await way.heading()).toBe('Vad oroar dig?')
      await way.press('button[name=kieli][value=fi]')
      await way.next()
      await way.walkTo('/yhteys')
      await page.fill('#puhelin', '040 123 4567')
      await arrive(page, () => page.press('#puhelin', 'Enter'))
      expect(way.path()).toBe('/kuka')
      expect(await page.locator('html').getAttribute('lang')).toBe('fi')
    }))
})

describe('the red-flag stop', () => {
  test('so does a message written later: 112 stands on one’s own pages, and whom to phone beside the field', () =>
    onPhone(async (way) => {
      const { page } = way
      await way.tell('Polvi on vielä kipeä.')
      await way.walkTo('/lupaus')
      await page.goto('/viestit')
      expect(await page.locator('[data-test=danger]').count()).toBe(0)
      expect(await page.locator('main [data-test=if-worse]').innerText()).toMatch(/116 ?117[^]*112/)
      await page.fill('textarea[name^=viesti]', alarming)
      await way.press('main button[name=yhteydenotto]')
      expect(await page.locator('[data-test=danger] h2').innerText()).toBe('Soita nyt 112')
      expect(await page.locator('[data-test=danger] a').getAttribute('href')).toBe('tel:112')
      expect(await page.locator('.rs-mine').innerText()).toContain(alarming)
      await page.goto('/oma')
      expect(await page.locator('[data-test=danger]').count()).toBe(1)
    }))

  test('112 comes first, and a text that alarms never goes past it', () =>
    onPhone(async (way) => {
      await way.tell(alarming)
      expect(way.path()).toBe('/hata')
      expect(await way.page.locator('[data-test=call-112]').getAttribute('href')).toBe('tel:112')
      await way.page.goto('/yhteys')
      await way.page.goto('/kysymys')
      expect(way.path()).toBe('/hata')
    }))

  test('what must be helped at once, at night with nobody at work, is told beside the promise whom to call now', () =>
    onPhone(async (way) => {
      try {
        world.clock.set(new Date('2026-11-24T00:30:00Z'))
        await way.tell('Mieheni löi minua ja pelkään häntä.')
        await way.walkTo('/lupaus')
        const danger = way.page.locator('[data-test=danger]')
        expect(await danger.locator('h2').innerText()).toBe('Soita nyt')
        expect(await danger.locator('a[href^="tel:"]').first().getAttribute('href')).not.toBe('tel:112')
      } finally {
        world.clock.set(new Date(tuesdayMorning))
      }
    }))

  test.each([
    ['leave-number', '040 765 4321', 'pyysi soittamaan heti'],
    ['calling-myself', '', 'soittaa itse 112'],
  ])('«%s» is its own word, and the nurse reads it first', (button, phone, shown) =>
    onPhone(async (way) => {
      await way.tell(`${alarming} ${button}`)
      if (phone) await way.page.fill('#puhelin', phone)
      await way.press(`[data-test=${button}]`)
      expect(way.path()).toBe('/lupaus')
      expect(await way.page.locator('main').innerText()).toContain('112')
      const desk = await world.open()
      await signInStaff(desk, 'hoitaja-1')
      await desk.locator('[data-test=desk-row]', { hasText: shown }).first().locator('[data-test=open]').click()
      expect(await desk.locator('[data-test=stop-answered]').innerText()).toBe(shown)
      await desk.context().close()
    }),
  )

  test('«not so» goes on, lowers nothing, and its reason is read on the desk', () =>
    onPhone(async (way) => {
      await way.tell(alarming)
      await way.page.locator('main summary').click()
      await way.page.fill('#syy', 'Nostin eilen halkoja, lihas on arka')
      await way.press('[data-test=not-so]')
      await way.walkTo('/lupaus', { givenName: 'Lihaskipu' })
      expect(await way.page.locator('main').innerText()).toContain('Soita nyt 112')
      const desk = await world.open()
      await signInStaff(desk, 'hoitaja-1')
      await openCase(desk, 'Lihaskipu')
      expect(await desk.locator('[data-test=said]').innerText()).toContain('Nostin eilen halkoja')
      expect(await desk.locator('.case-head .urgency').first().innerText()).toContain('A')
      await desk.context().close()
    }))
})

describe('the draft', () => {
  test('of somebody not signed in is there for half an hour and gone after it', () =>
    onPhone(async (way) => {
      const { page } = way
      await way.tell('Selkä on kipeä')
      world.clock.set(new Date(Date.parse(tuesdayMorning) + 29 * 60_000))
      await page.goto('/kerro')
      expect(await page.inputValue('#kertomus')).toBe('Selkä on kipeä')
      expect(await page.locator('[data-test=left-draft]').count()).toBe(1)
      world.clock.set(new Date(Date.parse(tuesdayMorning) + 61 * 60_000))
      await page.goto('/kerro')
      expect(await page.inputValue('#kertomus')).toBe('')
    }))

  test('of a signed-in person waits for the next sign-in, also on another device; «clear and leave» ends both', async () => {
    const first = await world.open({ scripts: false })
    await first.goto('/kerro')
    await first.fill('#kertomus', 'Aloitin tämän puhelimella')
    await arrive(first, () => first.click('[data-test=sign-in]'))
    await arrive(first, () => first.click(`[data-test="sign-in-resident-${leena}"]`))
    expect(await first.inputValue('#kertomus')).toBe('Aloitin tämän puhelimella')
    await first.context().close()

    world.clock.set(new Date(Date.parse(tuesdayMorning) + 3 * 86_400_000))
    const second = await world.open({ scripts: false })
    await signInResident(second, leena, '/kerro')
    expect(await second.inputValue('#kertomus')).toBe('Aloitin tämän puhelimella')
    await arrive(second, () => second.locator('[data-test=left-draft] a').click())
    expect(new URL(second.url()).pathname).not.toBe('/kerro')
    await arrive(second, () => second.click('[data-test=clear]'))
    expect(new URL(second.url()).pathname).toBe('/yhteystiedot')
    await second.goto('/oma')
    expect(await second.locator('[data-test=load-trouble]').innerText()).toContain('Kirjaudu ensin')
    await signInResident(second, leena, '/kerro')
    expect(await second.inputValue('#kertomus')).toBe('')
    await second.context().close()

    const other = await world.open({ scripts: false })
    await signInResident(other, '090579-9008', '/kerro')
    expect(await other.inputValue('#kertomus')).toBe('')
    await other.context().close()
  })

  test('on a Saturday the first page promises the next working day, on a Tuesday morning the same day', async () => {
    const whatNext = () => way.page.locator('.rs-next').innerText()
    const page = await world.open({ scripts: false })
    const way = new ResidentWay(page)
    try {
      world.clock.set(new Date('2026-11-28T09:00:00Z'))
      await page.goto('/kerro')
      expect(await whatNext()).toContain('viimeistään seuraavana arkipäivänä')
      expect(await page.locator('footer').innerText()).toContain('Nyt on kiinni.')
    } finally {
      world.clock.set(new Date(tuesdayMorning))
    }
    await page.reload()
    expect(await whatNext()).toContain('samana arkipäivänä')
    await page.context().close()
  })

  test('«clear and leave» stands on every page and leaves nothing for «back»', () =>
    onPhone(async (way) => {
      const { page } = way
      const without: string[] = []
      const look = async () => {
        if ((await page.locator('[data-test=clear]').count()) === 0) without.push(way.path())
      }
      await page.goto('/')
      await look()
      await way.tell(stories.fi)
      await way.walkTo('/lupa', { look })
      await look()
      for (const path of ['/tietosuoja', '/ei-ole', '/oma']) {
        await page.goto(path)
        await look()
      }
      expect(without).toEqual([])
      await page.goto('/lupa')
      await page.click('[data-test=clear]')
      // Clearing drops the documents the browser holds: «back» must wait for the new one to stand.
      await page.waitForURL('**/yhteystiedot', { waitUntil: 'load' })
      await page.goBack({ waitUntil: 'commit' }).catch(() => undefined)
      await page.waitForLoadState('load')
      expect(await page.content()).not.toContain('Polvi on ollut')
    }))
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
