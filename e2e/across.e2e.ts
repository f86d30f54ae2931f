import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assessedNeeds } from './world/assessed-needs.ts'
import { Looker } from './world/looker.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// What the wall costs whoever may look across it: presses and commands counted by the browser itself. Without the wall one
// press would open the other side, because each look stands in the person's log. The goal is two more at most.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  expect(world.faults).toEqual([])
  await world.close()
})

const counsellor = 'sosiaaliohjaaja-1'
const withoutTheWall = 1
const mostMore = 2
const reason = 'Asiakas on tajuton eikä edustajaa ole.'

/** A need in each register, each with its professional. */
async function bothSides(): Promise<{ health: string; social: string }> {
  const { contactId } = await sendContact(world, {
    text: 'Polvi on ollut kipeä syksystä asti. Vuokra on maksamatta.',
    person: { givenName: 'Anni', familyName: 'Kahdesta' },
  })
  const [health = '', social = ''] = await assessedNeeds(world, contactId, [
    { service: 'FYSIO', subject: 'fysioterapeutti-1' },
    { service: 'AIK_SOS', subject: counsellor },
  ])
  return { health, social }
}

/** Counts what a hand does from now on: presses, and keys that are commands. The words of a reason are written either way. */
async function countHands(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { hands: number }
    counted.hands = 0
    addEventListener('pointerdown', () => (counted.hands += 1), true)
    addEventListener(
      'keydown',
      (event) => {
        const isModifier = ['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)
        const isWriting = event.target instanceof HTMLTextAreaElement && !event.ctrlKey
        if (!isModifier && !isWriting) counted.hands += 1
      },
      true,
    )
  })
  return () => page.evaluate(() => (window as unknown as { hands: number }).hands)
}

async function open(viewport: typeof phone, needId: string): Promise<Page> {
  const page = await world.open({ viewport })
  await signInStaff(page, counsellor, `/staff/own/${needId}`)
  await part(page, 'look-across').waitFor()
  return page
}

test.each([
  ['keys', desktop],
  ['presses', phone],
] as const)('a lawful look across the wall by %s takes at most two more than without it', async (how, viewport) => {
  const seen = new Looker(how, true)
  const byKeys = how === 'keys'
  const step = (page: Page, key: string, name: string) => (byKeys ? page.keyboard.press(key) : part(page, name).click())
  const taken: Record<string, number> = {}

  // Asked aloud and given.
  const asked = await bothSides()
  const first = await open(viewport, asked.social)
  const hands = await countHands(first)
  await step(first, 'l', 'look-across')
  await part(first, 'across-yes').waitFor()
  await seen.look(first, 'across-asks')
  await step(first, '1', 'across-yes')
  await part(first, 'across-need').waitFor()
  taken['asked'] = await hands()
  await first.context().close()

  // Given before: it stands.
  const again = await open(viewport, asked.social)
  const handsAgain = await countHands(again)
  await step(again, 'l', 'look-across')
  await part(again, 'across-need').waitFor()
  expect(await part(again, 'across-need').innerText()).toContain('Ote: FYSIO')
  taken['given before'] = await handsAgain()
  await again.context().close()

  // It cannot be asked: each ground that a social worker has, with its reason.
  for (const [key, ground] of [
    ['3', 'social-authority'],
    ['4', 'cannot-assess'],
  ] as const) {
    const { social } = await bothSides()
    const page = await open(viewport, social)
    const handsHere = await countHands(page)
    await step(page, 'l', 'look-across')
    await part(page, 'across-yes').waitFor()
    await step(page, key, `ground-${ground}`)
    // The field has the focus already: nobody has to find it.
    expect(await part(page, 'ground-reason').evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type(reason)
    await seen.look(page, `across-${ground}`)
    await step(page, 'Control+Enter', 'open-ground')
    await part(page, 'across-need').waitFor()
    taken[ground] = await handsHere()
    await page.context().close()
  }
  expect(seen.faults).toEqual([])
  expect(taken).toEqual({ 'given before': 1, asked: 2, 'social-authority': 3, 'cannot-assess': 3 })
  expect(Math.max(...Object.values(taken)) - withoutTheWall).toBeLessThanOrEqual(mostMore)
})

test.each([
  ['desk', desktop],
  ['phone', phone],
] as const)(
  'at %s specially protected words open once it is confirmed that they are needed',
  async (kind, viewport) => {
    const seen = new Looker(kind, true)
    const { contactId } = await sendContact(world, {
      text: 'Ahdistaa ja itkettää. Vuokra on maksamatta.',
      person: { givenName: 'Aino', familyName: 'Suojattu' },
    })
    const [, social = ''] = await assessedNeeds(world, contactId, [
      { service: 'MT_PERUS', subject: 'psykiatrinen-hoitaja-1' },
      { service: 'AIK_SOS', subject: counsellor },
    ])
    const page = await open(viewport, social)
    await part(page, 'look-across').click()
    await part(page, 'across-yes').click()
    await part(page, 'open-protected').waitFor()
    expect(await part(page, 'across-need').innerText()).not.toContain('Ote: MT_PERUS')
    await seen.look(page, 'protected')
    await part(page, 'open-protected').click()
    await part(page, 'protected-words').getByText('Ote: MT_PERUS').waitFor()
    expect(await part(page, 'protected-words').evaluate((words) => words === document.activeElement)).toBe(true)
    await seen.look(page, 'protected-open')
    expect(seen.faults).toEqual([])
    await page.context().close()
  },
)
