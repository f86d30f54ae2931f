import { randomUUID } from 'node:crypto'
import { routes, type DeskCase, type Session } from '@luukku/contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll, assessAndBook } from './pages/case-desk.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInStaff } from './world/sign-in.ts'
import { desktop, startWorld, tuesdayMorning, type World } from './world/world.ts'

// The nurse's desk on the real server, by keyboard. Each test has people of its own and finds them by name.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})
const knee = 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.'
const s01 = `${knee} Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.`
let lastPhone = 1000
const reachable = () => ({ ways: ['call' as const, 'sms' as const], phone: `040 123 ${String((lastPhone += 1))}` })

async function onDesk(journey: (page: Page) => Promise<void>, subject = 'hoitaja-1'): Promise<void> {
  const page = await world.open({ viewport: desktop })
  try {
    await signInStaff(page, subject)
    await part(page, 'search').waitFor()
    await journey(page)
  } finally {
    await page.context().close()
  }
}
const tell = (name: string, text: string, more: Parameters<typeof sendContact>[1] | object = {}) =>
  sendContact(world, { text, person: { givenName: name, familyName: 'Koe' }, contactWay: reachable(), ...more })
async function open(page: Page, name: string): Promise<void> {
  await page.goto('/staff')
  await openCase(page, name)
}
describe('one case by keyboard', () => {
  test('S01 of which nothing was asked before: every question, a call, permission, assessment and three times in 25 keys', async () => {
    await tell('Sanni', s01)
    await onDesk(async (page) => {
      let keys = 0
      const press = async (key: string) => {
        keys += 1
        await page.keyboard.press(key)
      }
      await press('/')
      await page.keyboard.type('Sanni')
      await press('Enter')
      await part(page, 'person').waitFor()
      await press('s')
      await part(page, 'panel').waitFor()
      await press('1')
      await part(page, 'panel').waitFor({ state: 'detached' })
      keys += await answerAll(page)
      await press('l')
      await part(page, 'panel').waitFor()
      await press('1')
      await press('k')
      await page.keyboard.type('Polvi, mieliala ja raha. Sovittu ajat.')
      await press('Escape')
      await press('h')
      await part(page, 'offer').first().waitFor()
      await press('1')
      await expect.poll(() => part(page, 'plan-line').count()).toBe(3)
      await press('Escape')
      await part(page, 'search').waitFor()
      console.log(`S01, nothing asked before: ${String(keys)} keys besides the words`)
      expect(keys).toBeLessThanOrEqual(25)
    })
  })

  test('an override is saved with its reason, and not without one', async () => {
    await tell('Otto', knee)
    await onDesk(async (page) => {
      await open(page, 'Otto')
      await page.keyboard.press('m')
      await part(page, 'change-editor').waitFor()
      await page.locator('label', { hasText: 'C tänään' }).first().click()
      await page.keyboard.press('Control+Enter')
      await part(page, 'notice').getByText('Kirjoita syy').waitFor()
      await part(page, 'change-reason').fill('Ei pysty kävelemään portaita, asuu yksin.')
      await page.keyboard.press('Control+Enter')
      await part(page, 'notice').getByText('Arvio tallennettu').waitFor()
      await page.keyboard.press('t')
      await part(page, 'panel').getByText('asuu yksin').waitFor()
    })
  })

  test('called, no answer: the next attempt is at another hour, and the case stays', async () => {
    await tell('Eino', knee)
    await onDesk(async (page) => {
      await open(page, 'Eino')
      await page.keyboard.press('s')
      const next = part(page, 'choice-2')
      await next.waitFor()
      const promised = /(\d+)[.:]\d\d/.exec(await next.innerText())?.[1]
      // It is past nine: the next attempt is two hours or more away.
      expect(Math.abs(Number(promised) - 9)).toBeGreaterThanOrEqual(2)
      await page.keyboard.press('2')
      await part(page, 'panel').waitFor({ state: 'detached' })
      await page.goto('/staff')
      await part(page, 'search').fill('Eino')
      await part(page, 'desk-row').getByText('soittoja 1').waitFor()
    })
  })

  test('handed over with one line, and taken back by undo', async () => {
    await tell('Heli', knee)
    await onDesk(async (page) => {
      await open(page, 'Heli')
      const before = await part(page, 'next-step').innerText()
      await page.keyboard.press('o')
      await part(page, 'assign-line').fill('Kysy vielä polven lukkiutumisesta')
      await page.getByLabel('Etsi').last().fill('Järvinen')
      await page.keyboard.press('Escape')
      await page.keyboard.press('o')
      await part(page, 'assign-line').fill('Kysy vielä polven lukkiutumisesta')
      const other = part(page, 'choice-3')
      const name = (await other.innerText()).replace(/^\d\s*/, '').split(' · ')[0] ?? ''
      await other.click()
      await part(page, 'next-step').getByText(name).waitFor()
      await page.keyboard.press('Control+z')
      const ownerOf = (step: string) => step.split(' · ').at(-1)
      await expect.poll(async () => ownerOf(await part(page, 'next-step').innerText())).toBe(ownerOf(before))
    })
  })

  test('a booking that was a slip is taken back by one key, and another time is booked', async () => {
    await tell('Vieno', knee)
    await onDesk(async (page) => {
      await open(page, 'Vieno')
      await assessAndBook(page, 1)
      // The professional and the place of the time stand on its line.
      const where = () => part(page, 'plan-line').first().innerText()
      await expect.poll(where).toContain(' · ')
      const booked = await where()
      await page.keyboard.press('Control+z')
      await part(page, 'notice').getByText('Varaus on kumottu').waitFor()
      await page.keyboard.press('p')
      await expect.poll(where).not.toContain(' · ')
      await page.keyboard.press('b')
      await part(page, 'offer').first().waitFor()
      await page.keyboard.press('1')
      await expect.poll(where).toBe(booked)
    })
  })

  test('two calls of one person become one matter by a person’s decision', () =>
    onDesk(async (page) => {
      for (const words of [knee, 'Polvi on edelleen kipeä, soittakaa.']) {
        await page.goto('/staff/contacts/new')
        await part(page, 'new-text').fill(words)
        await part(page, 'new-givenName').fill('Jaana')
        await part(page, 'new-familyName').fill('Koe')
        await part(page, 'new-identityCode').fill('070368-900H')
        await page.keyboard.press('Control+Enter')
        await part(page, 'person').getByText('Jaana').waitFor()
      }
      await page.keyboard.press('y')
      await part(page, 'panel').getByText('Jaana Koe').waitFor()
      await page.keyboard.press('1')
      await expect.poll(() => part(page, 'said').locator('article').count()).toBe(2)
      expect(await part(page, 'said').innerText()).toContain('soittakaa')
      await page.goto('/staff')
      await part(page, 'search').fill('Jaana')
      await expect.poll(() => part(page, 'desk-row').count()).toBe(1)
    }))

  test('nothing is accepted unseen: an answer that changes the class stops the acceptance', async () => {
    await tell('Varpu', s01)
    await onDesk(async (page) => {
      await open(page, 'Varpu')
      await part(page, 'question').waitFor()
      await page.keyboard.press('1')
      await page.keyboard.press('h')
      await part(page, 'notice').getByText('Ehdotus muuttui').waitFor()
      expect(await part(page, 'offer').count()).toBe(0)
    })
  })

  test('an alarming answer is corrected only with a reason, which stays to be read', async () => {
    await tell('Alma', s01)
    await onDesk(async (page) => {
      await open(page, 'Alma')
      const alarm = part(page, 'proposal').locator('.banner--alert')
      let id = ''
      // «Yes» until one of the answers alarms.
      for (let asked = 0; asked < 12 && !(await alarm.isVisible()); asked++) {
        await part(page, 'question').waitFor()
        id = (await part(page, 'question').getAttribute('data-question')) ?? ''
        const saved = page.waitForResponse((response) => response.url().endsWith('/answers'))
        await page.keyboard.press('1')
        const { proposal } = (await (await saved).json()) as DeskCase
        await part(page, `said-${id}`).waitFor()
        if (proposal.call112) await alarm.waitFor()
      }
      await alarm.waitFor()
      await part(page, `ask-again-${id}`).click()
      await page.locator(`[data-test=question][data-question="${id}"]`).waitFor()
      await page.keyboard.press('2')
      await part(page, 'correct-alarm').waitFor()
      // The alarm stands as long as nobody has said why not.
      expect(await part(page, 'proposal').locator('.banner--alert').count()).toBe(1)
      await part(page, 'correct-why').fill('Kuulin väärin, kysyin uudelleen.')
      await page.keyboard.press('Control+Enter')
      await part(page, 'proposal').locator('.banner--alert').waitFor({ state: 'detached' })
      expect(await part(page, 'said').innerText()).toContain('Kuulin väärin, kysyin uudelleen.')
      expect(await part(page, `said-${id}`).innerText()).toMatch(/^ei/i)
    })
  })
})

describe('by phone and at the counter', () => {
  test('two matters of one call are two needs of one contact', () =>
    onDesk(async (page) => {
      await page.keyboard.press('n')
      await part(page, 'new-text').fill('Polvi on kipeä, ei turvotusta.')
      await part(page, 'new-second').fill('Vuokra on rästissä ja pelottaa häätö.')
      await page.keyboard.press('Control+Enter')
      await part(page, 'person').waitFor()
      await part(page, 'proposed-need').nth(1).waitFor()
      const registers = await part(page, 'proposed-need').locator('.tag').allInnerTexts()
      expect(registers).toContain('terveys')
      expect(registers).toContain('sosiaali')
    }))
})

describe('the list', () => {
  test('comes back exactly as it was left: filter, row and scroll', async () => {
    for (let n = 0; n < 14; n++) await tell(`Lista${String(n)}`, knee)
    await onDesk(async (page) => {
      await page.setViewportSize({ width: 1440, height: 420 })
      await page.keyboard.press('f')
      await part(page, 'filter-class').selectOption('E')
      await page.keyboard.press('Escape')
      // The list of before may stand there for a moment: what is walked is the filtered one.
      await expect
        .poll(async () => new Set((await part(page, 'urgency').allInnerTexts()).map((text) => text[0])))
        .toEqual(new Set(['E']))
      await part(page, 'desk-row').nth(5).waitFor()
      for (let step = 0; step < 11; step++) await page.keyboard.press('j')
      const selected = () =>
        page.locator('[data-test="desk-row"][aria-selected="true"]').getAttribute('data-id', { timeout: 40_000 })
      const scrollTop = () => part(page, 'desk-scroll').evaluate((element) => element.scrollTop)
      let top = -1
      // Until the list rests: the last key may still be on its way down.
      await expect
        .poll(async () => {
          const before = top
          top = await scrollTop()
          return top > 0 && top === before
        })
        .toBe(true)
      const row = await selected()
      await page.keyboard.press('Enter')
      await part(page, 'person').waitFor()
      await page.keyboard.press('Escape')
      await part(page, 'desk-row').first().waitFor()
      expect(await selected()).toBe(row)
      await expect.poll(scrollTop).toBe(top)
      expect(await part(page, 'filter-class').inputValue()).toBe('E')
    })
  })

  test('«?» shows the shortcuts of the screen, and Escape closes it', () =>
    onDesk(async (page) => {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
      expect(await page.getByRole('dialog').innerText()).toContain('/')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }))
})

describe('two at once', () => {
  test('two nurses open one person: each sees the other, and the second keeps what was typed', async () => {
    await tell('Kaisa', knee)
    await onDesk(async (first) => {
      await open(first, 'Kaisa')
      await answerAll(first)
      await part(first, 'note').fill('Oma kirjaukseni')
      await onDesk(async (second) => {
        await open(second, 'Kaisa')
        await part(second, 'also-open').waitFor()
        await answerAll(second)
        await second.keyboard.press('h')
        await part(second, 'notice').getByText('Arvio tallennettu').waitFor()
      }, 'hoitaja-2')
      // The first is told so; what they were writing stands where it stood, so that no letter of it becomes a command.
      await part(first, 'conflict').waitFor()
      expect(await part(first, 'also-open').innerText()).toMatch(/Auki myös/)
      await first.keyboard.type(', 1 kysymys')
      expect(await part(first, 'note').inputValue()).toBe('Oma kirjaukseni, 1 kysymys')
      expect(await part(first, 'offer').count()).toBe(0)
    })
  })

  test('a time taken a moment before: the free ones come at once, and nothing is half booked', async () => {
    await tell('Pekka', s01)
    const paula = await tell('Paula', s01)
    const assess = async (page: Page, name: string) => {
      await open(page, name)
      await answerAll(page)
      await page.keyboard.press('h')
      await part(page, 'offer').first().waitFor()
    }
    await onDesk(async (first) => {
      const searched = first.waitForResponse((response) => response.url().endsWith(routes.searchTimes.path), {
        timeout: 150_000,
      })
      await assess(first, 'Pekka')
      const { offers } = routes.searchTimes.response.parse(await (await searched).json())
      // Different people are offered different times; the other nurse takes exactly the ones on this screen.
      await onDesk(async (second) => {
        await assess(second, 'Paula')
        const { needs } = (await (await second.request.get(`/api/desk/contacts/${paula.contactId}`)).json()) as DeskCase
        const { formToken } = (await (await second.request.get('/api/session')).json()) as Session
        const items = (offers[0]?.items ?? []).map(({ needId: _needId, service, staffId, mode, start, end }) => ({
          needId: needs.find((need) => need.service === service)?.needId,
          ...{ service, staffId, mode, start, end },
        }))
        const booked = await second.request.post(routes.bookTimes.path, {
          data: { contactId: paula.contactId, items },
          headers: { 'x-luukku-form': formToken, 'idempotency-key': randomUUID() },
        })
        expect(booked.status()).toBe(200)
      }, 'hoitaja-2')
      await first.keyboard.press('1')
      await part(first, 'slot-taken').waitFor()
      expect(await part(first, 'plan-line').count()).toBe(0)
      await first.keyboard.press('2')
      await expect.poll(() => part(first, 'plan-line').count()).toBe(3)
    })
  })
})

test('the session ends in the middle of a note: nothing typed is lost, and nobody else reads it', async () => {
  await tell('Sointu', knee)
  await onDesk(async (page) => {
    await open(page, 'Sointu')
    await answerAll(page)
    await part(page, 'note').fill('Pitkä kirjaus, jota en kirjoita uudelleen')
    world.clock.set(new Date(Date.parse(tuesdayMorning) + 50 * 60_000))
    await part(page, 'accept').click()
    await part(page, 'signed-out').waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/Sointu|Pitkä kirjaus/)
    const [tab] = await Promise.all([page.context().waitForEvent('page'), part(page, 'sign-in-again').click()])
    await tab.click('[data-test="sign-in-hoitaja-1"]')
    await part(tab, 'search').waitFor()
    await tab.close()
    await part(page, 'signed-in-again').click()
    await part(page, 'note').waitFor()
    expect(await part(page, 'note').inputValue()).toBe('Pitkä kirjaus, jota en kirjoita uudelleen')
    await part(page, 'accept').click()
    await part(page, 'notice').getByText('Arvio tallennettu').waitFor()
  })
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
