import { afterAll, beforeAll, expect, test } from 'vitest'
import { assessedNeeds } from './world/assessed-needs.ts'
import { faultsOf } from './world/axe.ts'
import { picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInStaff } from './world/sign-in.ts'
import { phone, startWorld, type World } from './world/world.ts'

// Goals agreed with a client: set, measured, and how far the work has brought, on the professional's own page of the need.
let world: World
let needId: string
beforeAll(async () => {
  world = await startWorld()
  const { contactId } = await sendContact(world, { text: 'Polvi on ollut kipeä syksystä asti portaissa.' })
  const [need] = await assessedNeeds(world, contactId, [{ service: 'FYSIO', subject: 'fysioterapeutti-1' }])
  needId = need ?? ''
})
afterAll(async () => {
  await world.close()
})

test('a goal is set with its levels, then measured; the T score says how far it has come', async () => {
  const page = await world.open()
  await signInStaff(page, 'fysioterapeutti-1', `/staff/own/${needId}`)
  await part(page, 'goal-add').click()
  await part(page, 'goal-what').fill('Kävelen kauppaan')
  const levels = ['en kävele ulkona', 'pihalle', 'kauppaan', 'kauppaan ja takaisin', 'kylälle asti']
  for (const [n, field] of (await part(page, 'goal-level').all()).entries()) await field.fill(levels[n] ?? '')
  await part(page, 'goals-save').click()
  await part(page, 'goals').getByText('Tallennettu').waitFor()
  expect(await part(page, 'goal-scores').innerText()).toContain('T-luku alussa 30.')
  await part(page, 'goal-attained').selectOption('1')
  await part(page, 'goals-save').click()
  await expect.poll(() => part(page, 'goal-scores').innerText()).toContain('T-luku alussa 30, nyt 60: muutos 30.')
  await page.reload()
  await expect.poll(() => part(page, 'goal-scores').innerText()).toContain('nyt 60')
  await picture(page, 'desk-goals')
  const faults = await faultsOf(page, 'goals')
  await page.setViewportSize(phone)
  await picture(page, 'phone-goals')
  faults.push(...(await faultsOf(page, 'goals on a phone')))
  expect(faults).toEqual([])
  await page.context().close()
  expect(world.faults).toEqual([])
})
