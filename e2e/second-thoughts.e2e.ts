import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assess, assessAndBook } from './pages/case-desk.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInByName, signInStaff } from './world/sign-in.ts'
import { desktop, startWorld, type World } from './world/world.ts'

// What is decided again on the desk: an offer that was declined, a need of its own, a need and a case opened again.
const knee = 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.'
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

/** A young person's knee: care within fourteen days of the assessment, so that a later time is past the law's day. */
async function openYoung(desk: Page, name: string): Promise<void> {
  await sendContact(world, {
    text: knee,
    person: { givenName: name, familyName: 'Koe', age: 20 },
    contactWay: { ways: ['call'], phone: '040 123 4567', onlySafe: false },
  })
  await desk.goto('/staff')
  await openCase(desk, name)
}
/** Whoever owns the booked line says on their own list that it is done. */
async function finishNeed(desk: Page, name: string, viewport: { width: number; height: number }): Promise<void> {
  const line = await part(desk, 'plan-line').first().innerText()
  const owner = /\n(\p{Lu}\S+ \p{Lu}\S+)/u.exec(line)?.[1] ?? ''
  const theirs = await world.open({ viewport })
  await signInByName(theirs, owner, '/staff/own')
  await part(theirs, 'own-card').filter({ hasText: name }).locator('a').first().click()
  await part(theirs, 'own-note').fill('Ohjattu harjoitteet, ei jatkoa.')
  await theirs.locator('main label', { hasText: 'valmis' }).locator('input').check()
  await part(theirs, 'own-note-save').click()
  await notice(theirs, 'Tallennettu')
  await theirs.context().close()
}
const notice = (desk: Page, words: string) => part(desk, 'notice').getByText(words).first().waitFor()

describe.each([
  ['phone', { width: 390, height: 844 }],
  ['wide', desktop],
] as const)('decided again, at %s', (kind, viewport) => {
  const looker = new Looker(kind)

  test('a time past the law’s day asks whether a day inside it was declined, and takes only a day that was free', async () => {
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    await openYoung(desk, `Torjuja${kind}`)
    await assess(desk)
    await part(desk, 'book-from').fill('2026-12-14')
    await desk.locator('[data-test=booking] h3', { hasText: '14.12.' }).first().waitFor()
    // The first Escape leaves the field of the day: digits are keys again.
    await desk.keyboard.press('Escape')
    await desk.keyboard.press('1')
    await part(desk, 'declined').waitFor()
    await looker.look(desk, 'declined')
    // Esc leads back to the times, and nothing is booked.
    await desk.keyboard.press('Escape')
    await part(desk, 'declined').waitFor({ state: 'detached' })
    await part(desk, 'offer').first().click()
    await part(desk, 'declined').waitFor()
    expect(await part(desk, 'choice-1').isDisabled()).toBe(true)
    await part(desk, 'declined-day').first().fill('2026-11-29')
    await part(desk, 'choice-1').click()
    await notice(desk, 'Sinä päivänä ei ollut vapaata aikaa')
    await looker.look(desk, 'declined-refused')
    expect(await part(desk, 'plan').count()).toBe(0)
    await part(desk, 'offer').first().click()
    await part(desk, 'declined-day').first().fill('2026-11-26')
    await part(desk, 'choice-1').click()
    await part(desk, 'plan').waitFor()
    await desk.keyboard.press('a')
    await part(desk, 'panel').waitFor()
    await looker.look(desk, 'declined-clocks')
    await desk.context().close()
  })

  test('at a new assessment a need of its own starts its own limits, only for a written reason', async () => {
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    await openYoung(desk, `Uusi${kind}`)
    await assess(desk)
    await desk.keyboard.press('m')
    await part(desk, 'change-editor').waitFor()
    await part(desk, 'new-need').first().check()
    await part(desk, 'change-reason').fill('Kaatui tänään, nyt myös ranne.')
    await looker.look(desk, 'new-need')
    await desk.keyboard.press('Control+Enter')
    await notice(desk, 'Miksi tämä on uusi tarve')
    // The focus stands where something is missing: whoever types on writes it there.
    await desk.keyboard.type('Uusi vamma, eri nivel.')
    expect(await part(desk, 'new-need-because').first().inputValue()).toBe('Uusi vamma, eri nivel.')
    await desk.keyboard.press('Control+Enter')
    await notice(desk, 'Arvio tallennettu')
    await desk.keyboard.press('t')
    await part(desk, 'panel').getByText('nyt myös ranne').waitFor()
    await looker.look(desk, 'new-need-saved')
    await desk.context().close()
  })

  test('a need said to be met is opened again with its first dates, for a written reason', async () => {
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    const name = `Uudelleen${kind}`
    await openYoung(desk, name)
    await assessAndBook(desk, 1)
    await finishNeed(desk, name, viewport)
    await desk.reload()
    await part(desk, 'person').waitFor()
    await desk.keyboard.press('a')
    await part(desk, 'reopen-need').waitFor()
    await part(desk, 'reopen-need').locator('summary').click()
    expect(await part(desk, 'reopen-need-save').isDisabled()).toBe(true)
    await part(desk, 'reopen-need-because').fill('Kipu palasi, soitti itse.')
    await looker.look(desk, 'reopen-need')
    await part(desk, 'reopen-need-save').click()
    await notice(desk, 'Tallennettu')
    await part(desk, 'reopen-need').waitFor({ state: 'detached' })
    await desk.context().close()
  })

  test('a closed case is found, and opened again for a written reason', async () => {
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'hoitaja-1')
    const name = `Suljettu${kind}`
    await openYoung(desk, name)
    await assessAndBook(desk, 1)
    // A case of which something promised is open is not closed.
    expect(await part(desk, 'action-close').count()).toBe(0)
    await finishNeed(desk, name, viewport)
    await desk.reload()
    await part(desk, 'action-close').waitFor()
    await desk.keyboard.press('q')
    await part(desk, 'panel-text').fill('Soitti, ettei tarvitse aikaa.')
    await looker.look(desk, 'close')
    await desk.keyboard.press('Control+Enter')
    await part(desk, 'panel').waitFor({ state: 'detached' })
    await desk.goto('/staff')
    await openCase(desk, name)
    await looker.look(desk, 'closed')
    await desk.keyboard.press('u')
    await part(desk, 'panel-text').fill('Soitti uudelleen, polvi paheni.')
    await looker.look(desk, 'reopen-case')
    await desk.keyboard.press('Control+Enter')
    await part(desk, 'panel').waitFor({ state: 'detached' })
    await desk.keyboard.press('t')
    await part(desk, 'panel').getByText('polvi paheni').waitFor()
    await desk.context().close()
  })

  test('nothing for axe to name, nothing over the side', () => {
    expect(looker.faults).toEqual([])
  })
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
