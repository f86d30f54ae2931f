import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive } from './world/arrive.ts'
import { picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInStaff } from './world/sign-in.ts'
import { phone, startWorld, type World } from './world/world.ts'

// A questionnaire that a nurse sends and the resident fills, without scripts: to its end, and to the answer that stops it.
let world: World
let nurse: Page
beforeAll(async () => {
  world = await startWorld()
  nurse = await world.open()
  await signInStaff(nurse, 'hoitaja-1')
  await part(nurse, 'search').waitFor()
})
afterAll(async () => {
  await world.close()
})

/** Somebody who told of a low mood and was asked to fill PHQ-9; their own page, without scripts. */
async function asked(): Promise<{ page: Page; contactId: string }> {
  const { contactId, cookie } = await sendContact(world, {
    text: 'Mieliala on ollut maassa pari kuukautta, en jaksa oikein mitään.',
    person: { givenName: 'Maija', familyName: 'Esimerkki', age: 44 },
    contactWay: { ways: ['sms'], phone: '040 000 0000' },
  })
  const started = await nurse.evaluate(async (id) => {
    const { formToken } = (await (await fetch('/api/session')).json()) as { formToken: string }
    const answer = await fetch(`/api/desk/contacts/${id}/questionnaires`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-luukku-form': formToken,
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ instrument: 'phq-9', how: 'self' }),
    })
    return answer.status
  }, contactId)
  expect(started).toBe(200)
  const page = await world.open({ scripts: false, viewport: phone })
  await page.context().addCookies(
    cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: world.origin }
    }),
  )
  await page.goto('/oma?kieli=fi')
  await arrive(page, () => part(page, 'questionnaire-asked').locator('a').click())
  return { page, contactId }
}
const heading = (page: Page) => page.locator('h1').innerText()
async function answer(page: Page, option: string): Promise<void> {
  await page.locator(`input[name=vastaus][value="${option}"]`).check()
  await arrive(page, () => page.getByRole('button', { name: 'Jatka' }).last().click())
}

test('one question a page, back to what was answered, to the end', async () => {
  const { page } = await asked()
  const first = await heading(page)
  await picture(page, 'phone-phq9-first')
  await arrive(page, () => page.getByRole('button', { name: 'Jatka' }).last().click())
  expect(await heading(page)).toBe(first)
  for (const option of ['1', '2']) await answer(page, option)
  const third = await heading(page)
  await arrive(page, () => page.getByRole('button', { name: 'Takaisin' }).last().click())
  expect(await page.locator('input[name=vastaus]:checked').getAttribute('value')).toBe('2')
  // The browser's own list of pages gets a place in the address and a number in the title: not what was asked.
  expect(new URL(page.url()).searchParams.get('kohta')).toMatch(/^[0-9a-f]{8}$/)
  expect(await page.title()).toBe('Kysymys 2 – Luukku')
  await answer(page, '2')
  expect(await heading(page)).toBe(third)
  for (let item = 3; item <= 9; item++) await answer(page, '0')
  expect(await part(page, 'questionnaire-done').count()).toBe(1)
  await page.goto('/oma')
  expect(await part(page, 'questionnaire-asked').count()).toBe(0)
  await page.context().close()
  expect(world.faults).toEqual([])
})

test.each([
  ['several days', '1', /^[ABC]/],
  ['more than half the days', '2', /^[AB]/],
])(
  'item 9, %s, stops the form whatever the total: help and numbers at once, and the case rises',
  async (_how, nine, urgency) => {
    const { page, contactId } = await asked()
    // The gate of two questions opens the rest; the total stays small.
    for (const option of ['1', '2', '0', '0', '0', '0', '0', '0', nine]) await answer(page, option)
    expect(await part(page, 'help-now').count()).toBe(1)
    expect(await part(page, 'help-now').innerText()).toContain('112')
    await picture(page, 'phone-phq9-help')
    // Loading it again finds no further question, but the help.
    await page.reload()
    expect(await part(page, 'help-now').count()).toBe(1)
    expect(await page.locator('input[name=vastaus]').count()).toBe(0)
    // Who leaves the page and comes back finds the same first on their own page, for as long as the call is to come.
    await page.goto('/oma')
    expect(await part(page, 'help-now').innerText()).toMatch(/Soitamme sinulle|Soita nyt/)
    await picture(page, 'phone-plan-help')
    await page.context().close()
    await nurse.goto(`/staff/contacts/${contactId}`)
    await expect.poll(() => part(nurse, 'urgency').first().innerText()).toMatch(urgency)
    expect(world.faults).toEqual([])
  },
)
