import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { readInbox } from './world/inbox.ts'
import { part } from './world/part.ts'
import { signInByName, signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, startWorld, type World } from './world/world.ts'

// One contact, from the first word to the plan, through everybody's own screen. Nothing here is stood in for. The tests
// stand in the order of the story, and each goes on from what the one before it made.
const words =
  'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.'
const resident = '070368-900H'
let world: World
let desk: Page
let mine: Page

beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})
/** Opens the case from the desk as it is now, as whoever is signed in on `desk`. */
async function openFirst(): Promise<void> {
  await part(desk, 'desk-row').first().waitFor()
  await desk.keyboard.press('Enter')
  await part(desk, 'person').waitFor()
}

describe('S01: one contact, three kinds of help', () => {
  test('a signed-in resident tells once on a phone without scripts, and gets a promise with a time', async () => {
    mine = await world.open({ scripts: false })
    await signInResident(mine, resident, '/kerro')
    const way = new ResidentWay(mine)
    await way.tell(words)
    await way.walkTo('/yhteys')
    // «How may we contact you safely?» comes before any message can go anywhere.
    await mine.check('input[name=tapa][value=sms]')
    await mine.check('input[name=tapa][value=email]')
    await mine.fill('#puhelin', '040 123 4567')
    await mine.fill('#sahkoposti', 'leena@example.fi')
    await way.next()
    await way.walkTo('/lupaus')
    expect(await part(mine, 'promise').innerText()).toMatch(/Soitamme sinulle tänään 24\.11\.2026 klo/)
    await mine.goto('/oma')
    expect(await part(mine, 'ahead').innerText()).toBe('Olet jonossa ensimmäisenä.')
  })

  test('the nurse asks back by message, and the resident answers', async () => {
    desk = await world.open({ viewport: desktop })
    await signInStaff(desk, 'hoitaja-1')
    await openFirst()
    await desk.keyboard.press('v')
    await part(desk, 'panel-text').fill('Milloin polvi kipeytyi ensimmäisen kerran?')
    await desk.keyboard.press('Control+Enter')
    await part(desk, 'panel').waitFor({ state: 'detached' })
    await mine.goto('/oma')
    expect(await mine.locator('main').innerText()).toContain('Odotamme vastaustasi')
    await mine.goto('/viestit')
    expect(await mine.locator('main').innerText()).toContain('Milloin polvi kipeytyi')
    await mine.fill('textarea[name=viesti]', 'Syyskuussa, metsässä.')
    await arrive(mine, () => mine.locator('main button[type=submit]').first().click())
    expect(await mine.locator('[role=status]').innerText()).toContain('lähetetty')
    await desk.reload()
    await part(desk, 'said').getByText('Syyskuussa, metsässä.').waitFor()
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
    await press('1')
    await part(desk, 'panel').waitFor({ state: 'detached' })
    await press('k')
    await desk.keyboard.type('Polvi, mieliala ja raha. Ajat sovittu.')
    await press('Escape')
    await press('h')
    await part(desk, 'offer').first().waitFor()
    await press('1')
    await expect.poll(() => part(desk, 'plan-line').count()).toBe(3)
    await press('Escape')
    await part(desk, 'desk-list').or(part(desk, 'empty')).first().waitFor()
    console.log(`S01, answered by the resident: ${String(keys)} keys besides the words of the note`)
    expect(keys).toBeLessThanOrEqual(25)
  })

  test('each of the three lines has a person and a time, on both sides of the wall', async () => {
    await mine.goto('/oma')
    const lines = await part(mine, 'line').allInnerTexts()
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toMatch(/202[67] klo \d/)
    expect(lines.filter((line) => line.includes('Sosiaalihuolto näkee tämän'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('Terveydenhuolto näkee tämän'))).toHaveLength(2)
    // Until when the law promises help, and why, in plain words.
    await mine.locator('summary', { hasText: 'Lain mukaan viimeistään' }).first().click()
    expect(await mine.locator('details[open] [data-test=plain]').first().innerText()).toMatch(/\w{4,}/)
  })

  test('the social counsellor finds the person in the own list, with the own extract and no more', async () => {
    await mine.goto('/oma')
    const social = mine.locator('[data-test=line]', { hasText: 'Sosiaalihuolto näkee tämän' })
    const name = (await social.locator('.rs-who strong').innerText()).trim()
    const counsellor = await world.open({ viewport: desktop })
    await signInByName(counsellor, name)
    await part(counsellor, 'own-card').first().waitFor()
    await part(counsellor, 'own-card').first().locator('a').first().click()
    await part(counsellor, 'extract').waitFor()
    const seen = await counsellor.locator('main').innerText()
    expect(seen).toContain('ulosotosta')
    expect(seen).not.toMatch(/polvi|jaksa|mieliala/i)
    // The queue is not theirs: neither by its address nor by the case's.
    const caseUrl = `/staff/contacts/${await contactId()}`
    await counsellor.goto(caseUrl)
    await part(counsellor, 'denied').waitFor()
    expect(await counsellor.locator('main').innerText()).not.toMatch(/polvi/i)
    await counsellor.context().close()
  })

  test('the resident moves one time and cancels another, each in one tap, and nothing is promised that is not', async () => {
    await mine.goto('/oma')
    await arrive(mine, () => part(mine, 'move').first().click())
    await arrive(mine, () => part(mine, 'time').first().click())
    expect(await mine.locator('[role=status]').innerText()).toContain('siirretty')
    await arrive(mine, () => part(mine, 'cancel').last().click())
    expect(await mine.locator('[role=status]').innerText()).toContain('peruttu')
    const lines = await part(mine, 'line').allInnerTexts()
    expect(lines.filter((line) => line.includes('Varaamme sinulle ajan'))).toHaveLength(1)
    // Somebody books again: the case is back on the desk with its owner.
    await desk.goto('/staff')
    await part(desk, 'view-team').click()
    await expect.poll(() => part(desk, 'desk-row').first().innerText()).toMatch(/varaa ajat/)
  })

  test('messages went out by the chosen way, and reveal nothing', async () => {
    const messages = await readInbox(world, 4)
    expect(new Set(messages.map(({ to }) => to))).toEqual(new Set(['040 123 4567']))
    for (const { subject, text } of messages)
      expect(`${subject} ${text}`).not.toMatch(/polvi|mieliala|raha|sosiaali|lääk|hoita|Leena|Pätsi|\d/i)
    const page = await world.open()
    await page.goto('/dev/inbox')
    // More may have gone out since.
    expect(await page.locator('li').count()).toBeGreaterThanOrEqual(messages.length)
    await page.context().close()
  })

  test('the same plan prints as a letter, by the resident and by staff', async () => {
    await mine.goto('/kirje')
    const letter = await mine.locator('article').innerText()
    expect(letter).toContain('Leena Pätsi')
    expect(letter).toMatch(/klo \d/)
    await mine.emulateMedia({ media: 'print' })
    expect(await mine.locator('header').first().isVisible()).toBe(false)
    await mine.emulateMedia({ media: 'screen' })
    await desk.goto(`/staff/contacts/${await contactId()}/letter`)
    await desk.getByText('Leena Pätsi').first().waitFor()
  })

  test('the resident reads who has looked at their data, professionals first and by name', async () => {
    await mine.goto('/kuka-katsoi')
    const uses = await part(mine, 'use-staff').allInnerTexts()
    expect(uses.some((use) => use.includes('Arvioi tarpeesi'))).toBe(true)
    expect(uses.some((use) => use.includes('Luki oman osuutensa asiastasi'))).toBe(true)
    for (const use of uses) expect(use).toMatch(/\n\S+ \S+, \S+/)
    await part(mine, 'log-own').click()
    expect(await part(mine, 'use-me').count()).toBeGreaterThan(0)
  })

  test("the manager's day counts it, by the same moment", async () => {
    const manager = await world.open({ viewport: desktop })
    await signInStaff(manager, 'esihenkilo-1')
    await part(manager, 'sentence').waitFor()
    // One contact is too few to show a share of: said so, in words.
    expect(await part(manager, 'sentence').innerText()).toContain('yhteydenottoja on alle viisi')
    await part(manager, 'by-service').locator('summary').click()
    expect(await part(manager, 'by-service').innerText()).toContain('Piilotettu')
    await manager.context().close()
  })

  test('nothing was refused by the content security policy, and no page threw', () => {
    expect(world.faults).toEqual([])
  })
})

async function contactId(): Promise<string> {
  const { contacts } = (await (await mine.request.get('/api/me')).json()) as { contacts: { contactId: string }[] }
  return contacts[0]?.contactId ?? ''
}
