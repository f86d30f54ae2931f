import { afterAll, beforeAll, expect, test } from 'vitest'
import { Looker } from './world/looker.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// The whole proposal: who joins and which other help there is with each need; one key opens every reason, and shuts it.
let world: World
let contactId: string
beforeAll(async () => {
  world = await startWorld()
  const { contactId: id } = await sendContact(world, {
    text: 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.',
    person: { givenName: 'Reijo', familyName: 'Koe' },
    contactWay: { ways: ['call'], phone: '040 321 1000' },
  })
  contactId = id
})
afterAll(() => world.close())

test.each([
  ['desk', desktop],
  ['phone', phone],
] as const)('at %s the reasons of every element open and shut by W, and axe names nothing', async (kind, viewport) => {
  const page = await world.open({ viewport })
  const looker = new Looker(kind)
  await signInStaff(page, 'hoitaja-1', `/staff/contacts/${contactId}`)
  await part(page, 'proposed-need').first().waitFor()
  await expect.poll(() => part(page, 'proposal').innerText()).toContain('Mukaan: ')
  expect(await part(page, 'need-others').first().innerText()).toMatch(/^Myös: .*itse, .*paikalla/)
  expect(await part(page, 'segment').innerText()).toContain('Asiakkuus: ')
  await looker.look(page, 'proposal')
  await page.keyboard.press('w')
  await part(page, 'proposal-reasons').waitFor()
  expect(await part(page, 'all-reasons').getAttribute('aria-expanded')).toBe('true')
  // Opened by the key they are in sight, and so is what decides.
  await expect
    .poll(() => part(page, 'proposal-reasons').evaluate((region) => region === document.activeElement))
    .toBe(true)
  const urgency = part(page, 'why-urgency')
  expect(await urgency.innerText()).toMatch(/Kiireellisyys: [A-E]/)
  expect(await urgency.innerText()).toMatch(/Jos .+: (kyllä|ei) → [A-E]/)
  expect(await part(page, 'why-permission').innerText()).toContain('sekä terveyden- että sosiaalihuollossa')
  expect(await part(page, 'why-professional').count()).toBeGreaterThan(0)
  await looker.look(page, 'all-reasons')
  await page.keyboard.press('w')
  await expect.poll(() => part(page, 'proposal-reasons').count()).toBe(0)
  expect(await part(page, 'all-reasons').evaluate((button) => button === document.activeElement)).toBe(true)
  expect(looker.faults).toEqual([])
  await page.context().close()
})
