import { createTranslator } from '@luukku/i18n'
import { residentTexts } from '@luukku/i18n/resident/texts'
import { staffTexts } from '@luukku/i18n/staff/texts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrive } from '../world/arrive.ts'
import { ScreenReader } from '../world/screen-reader.ts'
import { readInbox } from '../world/inbox.ts'
import { part } from '../world/part.ts'
import { signInByName, signInResident, signInStaff } from '../world/sign-in.ts'
import { staffNames } from '../world/staff-names.ts'
import { storyWords, type StoryLanguage } from '../world/story-words.ts'
import { desktop, startWorld, type World } from '../world/world.ts'
import { answerAll } from './case-desk.ts'
import { ResidentWay } from './resident-way.ts'

/**
 * One contact, from the first word to the plan, through everybody's own screen, in one language. Nothing here is stood in
 * for. The tests stand in the order of the story, and each goes on from what the one before it made. On every screen no word
 * of another language is left, and nothing goes over the side of a phone or a desk.
 */
export function tellStory(language: StoryLanguage): void {
  const words = storyWords[language]
  const { identityCode, name } = words.resident
  const t = createTranslator(residentTexts, language)
  const staff = createTranslator(staffTexts, language)
  const reader = new ScreenReader(['Luukku', name, ...words.names, ...Object.values(words.typed)])
  let world: World
  let desk: Page
  let mine: Page

  beforeAll(async () => {
    world = await startWorld()
    reader.know(await staffNames(world))
  })
  afterAll(async () => {
    await world.close()
  })
  const openStaff = (viewport = desktop) => world.open({ viewport, staffLanguage: language })
  /** Opens the case from the desk as it is now, as whoever is signed in on `desk`. */
  async function openFirst(): Promise<void> {
    await part(desk, 'desk-row').first().waitFor()
    await desk.keyboard.press('Enter')
    await part(desk, 'person').waitFor()
  }
  async function contactId(): Promise<string> {
    const { contacts } = (await (await mine.request.get('/api/me')).json()) as { contacts: { contactId: string }[] }
    return contacts[0]?.contactId ?? ''
  }
  const status = () => mine.locator('[role=status]').innerText()

  describe(`S01 in ${language}: one contact, three kinds of help`, () => {
    test('a signed-in resident tells once on a phone without scripts, and gets a promise with a time', async () => {
      mine = await world.open({ scripts: false })
      await signInResident(mine, identityCode, '/kerro')
      const way = new ResidentWay(mine)
      const look = async (page: Page, path: string) => reader.read(page, path)
      await way.tell(words.typed.story, language)
      await way.walkTo('/yhteys', { look })
      // «How may we contact you safely?» comes before any message can go anywhere.
      await mine.check('input[name=tapa][value=sms]')
      await mine.check('input[name=tapa][value=email]')
      await mine.fill('#puhelin', '040 123 4567')
      await mine.fill('#sahkoposti', 'oma@example.fi')
      await reader.read(mine, '/yhteys')
      await way.next()
      await way.walkTo('/lupaus', { look })
      expect(await part(mine, 'promise').innerText()).toMatch(words.promise)
      await reader.read(mine, '/lupaus')
      await mine.goto('/oma')
      expect(await part(mine, 'ahead').innerText()).toBe(t('plan.aheadNone'))
      await reader.read(mine, '/oma waiting')
    })

    test('the nurse asks back by message, and the resident answers', async () => {
      desk = await openStaff()
      await signInStaff(desk, 'hoitaja-1')
      await part(desk, 'desk-row').first().waitFor()
      await reader.read(desk, 'desk')
      await openFirst()
      await part(desk, 'question').or(part(desk, 'ask-none')).first().waitFor()
      await reader.read(desk, 'case')
      await desk.keyboard.press('v')
      await part(desk, 'panel-text').fill(words.typed.question)
      await reader.read(desk, 'message')
      await desk.keyboard.press('Control+Enter')
      await part(desk, 'panel').waitFor({ state: 'detached' })
      await mine.goto('/oma')
      expect(await mine.locator('main').innerText()).toContain(t('status.waiting-for-you'))
      await mine.goto('/viestit')
      expect(await mine.locator('main').innerText()).toContain(words.typed.question)
      await reader.read(mine, '/viestit')
      await mine.fill('textarea[name^=viesti]', words.typed.answer)
      await arrive(mine, () => mine.locator('main button[type=submit]').first().click())
      expect(await status()).toContain(t('messages.sent'))
      await desk.reload()
      await part(desk, 'said').getByText(words.typed.answer).waitFor()
    })

    test('the nurse does the whole case by keyboard, and books health and social care in one go', async () => {
      await desk.goto('/staff')
      let keys = 0
      const press = async (key: string) => {
        keys += 1
        await desk.keyboard.press(key)
      }
      await part(desk, 'desk-row').first().waitFor()
      await press('Enter')
      await part(desk, 'person').waitFor()
      // Nothing is asked twice: only what was left over after the resident's own answers.
      const asked = await answerAll(desk)
      expect(asked).toBeLessThanOrEqual(3)
      keys += asked
      await press('s')
      await part(desk, 'panel').waitFor()
      await reader.read(desk, 'call')
      await press('1')
      await part(desk, 'panel').waitFor({ state: 'detached' })
      await press('k')
      await desk.keyboard.type(words.typed.note)
      await press('Escape')
      await press('h')
      await part(desk, 'offer').first().waitFor()
      await reader.read(desk, 'offers')
      await press('1')
      await expect.poll(() => part(desk, 'plan-line').count()).toBe(3)
      await reader.read(desk, 'plan')
      for (const key of ['a', 't', 'r']) {
        await desk.keyboard.press(key)
        await part(desk, 'panel').waitFor()
        await reader.read(desk, `panel ${key}`)
        await desk.keyboard.press('Escape')
        await part(desk, 'panel').waitFor({ state: 'detached' })
      }
      await press('Escape')
      await part(desk, 'desk-list').or(part(desk, 'empty')).first().waitFor()
      await reader.read(desk, 'desk after')
      console.log(`S01 in ${language}, answered by the resident: ${String(keys)} keys besides the words of the note`)
      expect(keys).toBeLessThanOrEqual(25)
    })

    test('each of the three lines has a person and a time, on both sides of the wall', async () => {
      await mine.goto('/oma')
      const lines = await part(mine, 'line').allInnerTexts()
      expect(lines).toHaveLength(3)
      for (const line of lines) expect(line).toMatch(words.when)
      expect(lines.filter((line) => line.includes(words.seenBySocial))).toHaveLength(1)
      expect(lines.filter((line) => line.includes(words.seenByHealth))).toHaveLength(2)
      // Until when the law promises help, and why, in plain words.
      const law = t('plan.law', { date: '' }).trim()
      await mine.locator('summary', { hasText: law }).first().click()
      expect(await mine.locator('details[open] [data-test=plain]').first().innerText()).toMatch(/\w{4,}/)
      await reader.read(mine, '/oma planned')
    })

    test('the social counsellor finds the person in the own list, with the own extract and no more', async () => {
      await mine.goto('/oma')
      const social = mine.locator('[data-test=line]', { hasText: words.seenBySocial })
      const who = (await social.locator('.rs-who strong').innerText()).trim()
      const counsellor = await openStaff()
      await signInByName(counsellor, who, '/staff/own')
      await part(counsellor, 'own-card').first().waitFor()
      await reader.read(counsellor, 'own list')
      await part(counsellor, 'own-card').first().locator('a').first().click()
      await part(counsellor, 'extract').waitFor()
      await reader.read(counsellor, 'own need')
      const seen = await counsellor.locator('main').innerText()
      expect(seen).toContain(words.ofSocial)
      expect(seen).not.toMatch(words.ofHealth)
      // The queue is not theirs: neither by its address nor by the case's.
      const caseUrl = `/staff/contacts/${await contactId()}`
      await counsellor.goto(caseUrl)
      await part(counsellor, 'denied').waitFor()
      await reader.read(counsellor, 'denied')
      expect(await counsellor.locator('main').innerText()).not.toMatch(words.ofHealth)
      await counsellor.context().close()
    })

    test('the resident moves one time and cancels another, each in one tap, and nothing is promised that is not', async () => {
      await mine.goto('/oma')
      await arrive(mine, () => part(mine, 'move').first().click())
      await reader.read(mine, 'move')
      await arrive(mine, () => part(mine, 'time').first().click())
      expect(await status()).toContain(t('plan.moved'))
      await arrive(mine, () => part(mine, 'cancel').last().click())
      expect(await status()).toContain(t('plan.cancelled'))
      await reader.read(mine, '/oma cancelled')
      const lines = await part(mine, 'line').allInnerTexts()
      expect(lines.filter((line) => line.includes(words.willBook))).toHaveLength(1)
      // Somebody books again: the case is back on the desk with its owner.
      await desk.goto('/staff')
      await part(desk, 'view-team').click()
      await expect.poll(() => part(desk, 'desk-row').first().innerText()).toContain(staff('step.book'))
    })

    test('messages went out by the chosen way, and reveal nothing', async () => {
      // What staff booked is told when its undo is over.
      world.clock.set(new Date(world.clock.now().getTime() + 60_000))
      const messages = await readInbox(world, 4)
      expect(new Set(messages.map(({ to }) => to))).toEqual(new Set(['040 123 4567']))
      for (const { subject, text } of messages) expect(`${subject} ${text}`).not.toMatch(words.revealing)
      const page = await world.open()
      await page.goto('/dev/inbox')
      // More may have gone out since.
      expect(await page.locator('li').count()).toBeGreaterThanOrEqual(messages.length)
      await page.context().close()
    })

    test('the same plan prints as a letter, by the resident and by staff', async () => {
      await mine.goto('/kirje')
      const letter = await mine.locator('article').innerText()
      expect(letter).toContain(name)
      expect(letter).toMatch(words.clock)
      await reader.read(mine, '/kirje')
      await mine.emulateMedia({ media: 'print' })
      expect(await mine.locator('header').first().isVisible()).toBe(false)
      await mine.emulateMedia({ media: 'screen' })
      await desk.goto(`/staff/contacts/${await contactId()}/letter`)
      await desk.getByText(name).first().waitFor()
      await reader.read(desk, 'letter by staff')
    })

    test('the resident reads who has looked at their data, professionals first and by name', async () => {
      await mine.goto('/kuka-katsoi')
      const uses = await part(mine, 'use-staff').allInnerTexts()
      expect(uses.some((use) => use.includes(words.useAssessed))).toBe(true)
      expect(uses.some((use) => use.includes(words.useRead))).toBe(true)
      for (const use of uses) expect(use).toMatch(/\n\S+ \S+, \S+/)
      await part(mine, 'log-own').click()
      expect(await part(mine, 'use-me').count()).toBeGreaterThan(0)
      await reader.read(mine, '/kuka-katsoi')
    })

    test("the manager's day counts it, by the same moment", async () => {
      const manager = await openStaff()
      await signInStaff(manager, 'esihenkilo-1')
      await part(manager, 'sentence').waitFor()
      // One contact is too few to show a share of: said so, in words.
      expect(await part(manager, 'sentence').innerText()).toContain(staff('manager.say.answeredHidden'))
      await part(manager, 'by-service').locator('summary').click()
      const hidden = staff('manager.hiddenGroups', { n: '' }).split(' ')[0] ?? ''
      expect(await part(manager, 'by-service').innerText()).toContain(hidden)
      for (const one of ['by-municipality', 'definitions']) await part(manager, one).locator('summary').click()
      await reader.read(manager, 'manager')
      await manager.context().close()
    })

    test('no word of another language is left on any screen, and nothing goes over its side', () => {
      expect(reader.faults).toEqual([])
      expect(reader.screens.length).toBeGreaterThan(25)
    })

    test('nothing was refused by the content security policy, and no page threw', () => {
      expect(world.faults).toEqual([])
    })
  })
}
