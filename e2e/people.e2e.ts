import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrive } from './world/arrive.ts'
import { faultsOf } from './world/axe.ts'
import { picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Persons and a person's own rights, walked on the real server. LUUKKU_SCREENSHOTS=folder keeps the screens as pictures.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  expect(world.faults).toEqual([])
  await world.close()
})
const faults: string[] = []
async function look(page: Page, name: string): Promise<void> {
  await picture(page, `people-${name}`)
  faults.push(...(await faultsOf(page, name)))
}

describe.each([
  ['phone', phone],
  ['wide', desktop],
] as const)('persons at %s', (kind, viewport) => {
  test('a nurse finds somebody with a slip in the name, sees who may be the same, joins them and separates them again', async () => {
    const family = kind === 'phone' ? 'Kaksoissalo' : 'Kaksoismaa'
    for (const text of ['Polvi on kipeä.', 'Selkä on kipeä.'])
      await sendContact(world, { text, person: { givenName: 'Anni', familyName: family, birthDate: '1980-01-01' } })
    const page = await world.open({ viewport })
    await signInStaff(page, 'hoitaja-1', '/staff/people')
    await part(page, 'people-words').fill('eikenenkään')
    await part(page, 'people-find').click()
    await part(page, 'people-none').waitFor()
    await part(page, 'people-words').fill(`${family.slice(0, 3)}${family.slice(4)} anni`)
    await part(page, 'people-find').click()
    await expect.poll(() => part(page, 'person-link').count()).toBe(2)
    await look(page, `${kind}-found`)
    await arrive(page, () => part(page, 'person-link').first().click())
    await part(page, 'join').waitFor()
    await look(page, `${kind}-card`)
    await part(page, 'join').click()
    await part(page, 'join-form').locator('textarea').fill('Kävi puhelimessa ilmi, että on sama henkilö.')
    await look(page, `${kind}-join`)
    await part(page, 'join-form-save').click()
    await part(page, 'unjoin').waitFor()
    await expect.poll(() => part(page, 'person-contacts').locator('li').count()).toBe(2)
    await part(page, 'unjoin').click()
    await part(page, 'unjoin-form').locator('textarea').fill('Olivatkin eri henkilöitä, tarkistettu passista.')
    await part(page, 'unjoin-form-save').click()
    await expect.poll(() => part(page, 'person-contacts').locator('li').count()).toBe(1)
    await look(page, `${kind}-separated`)
    await page.goto('/staff/people')
    await part(page, 'add-person').locator('summary').click()
    await part(page, 'new-givenName').fill('Olena')
    await part(page, 'new-familyName').fill('Testi')
    await look(page, `${kind}-add`)
    await arrive(page, () => part(page, 'save-person').click())
    await expect.poll(() => part(page, 'person-name').innerText()).toMatch(/T-[2-9A-Z]{4}-[2-9A-Z]{4}/)
    await page.context().close()
    expect(faults).toEqual([])
  })
})

describe.each([
  ['phone', phone],
  ['wide', desktop],
] as const)('somebody whom only safe ways may reach, at %s', (kind, viewport) => {
  test('is shown so on the case, with no number to press; a nurse who asked them lifts it, and the number can be pressed', async () => {
    const { contactId } = await sendContact(world, {
      text: 'Mieheni löi minua ja pelkään häntä.',
      person: { givenName: 'Anni', familyName: kind === 'phone' ? 'Turvalampi' : 'Turvajoki' },
      contactWay: { ways: ['sms'], phone: '040 123 1234', onlySafe: false },
    })
    const page = await world.open({ viewport })
    await signInStaff(page, 'hoitaja-1', `/staff/contacts/${contactId}`)
    await part(page, 'safe-only').waitFor()
    expect(await part(page, 'not-to-be-called').innerText()).toContain('040 123 1234')
    expect(await page.locator('a[href^="tel:"]').count()).toBe(0)
    await look(page, `${kind}-safe-case`)
    await arrive(page, () => part(page, 'person-card').click())
    await part(page, 'lift-safe').click()
    await part(page, 'lift-safe-form')
      .locator('textarea')
      .fill('Kysyin puhelimessa: sana ymmärrettiin väärin, vaaraa ei ole.')
    await look(page, `${kind}-lift`)
    await part(page, 'lift-safe-form-save').click()
    await part(page, 'lift-safe').waitFor({ state: 'detached' })
    await look(page, `${kind}-lifted`)
    await page.goto(`/staff/contacts/${contactId}`)
    await page.locator('a[href="tel:0401231234"]').waitFor()
    await page.context().close()
    expect(faults).toEqual([])
  })
})

describe.each([
  ['phone', phone],
  ['wide', desktop],
] as const)('my own data at %s', (kind, viewport) => {
  test('a resident corrects their number, asks about an entry, is answered, and takes their data along', async () => {
    const page = await world.open({ viewport })
    await signInResident(page, kind === 'phone' ? '070368-900H' : '090463-900A', '/tiedot')
    await part(page, 'my-details').waitFor()
    await look(page, `${kind}-my-data`)
    await page.locator('#puhelin').fill('040 123 9999')
    await arrive(page, () => part(page, 'save-details').click())
    expect(await page.locator('#puhelin').inputValue()).toBe('040 123 9999')
    await page.locator('#kysymys').fill(`Miksi ${kind} tietojani on katsottu?`)
    await arrive(page, () => part(page, 'ask-data').click())
    await part(page, 'my-request').waitFor()
    await look(page, `${kind}-asked`)
    const file = page.waitForEvent('download')
    await part(page, 'own-file').click()
    expect((await file).suggestedFilename()).toBe('omat-tiedot.html')
    await page.goto('/tietosuoja')
    await look(page, `${kind}-privacy`)
    await page.goto('/kuka-katsoi')
    await look(page, `${kind}-log`)
    const desk = await world.open({ viewport })
    await signInStaff(desk, 'tietosuoja-1', '/staff/data-requests')
    const request = part(desk, 'data-request').filter({ hasText: kind })
    await request.locator('textarea').fill('Hän oli vuorossa ja hoiti asiaasi.')
    await look(desk, `${kind}-requests`)
    await request.locator('[data-test="answer-request"]').click()
    await request.waitFor({ state: 'detached' })
    await page.goto('/tiedot')
    await page.getByText('Hän oli vuorossa ja hoiti asiaasi.').waitFor()
    await Promise.all([page.context().close(), desk.context().close()])
    expect(faults).toEqual([])
  })
})
