import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive } from './world/arrive.ts'
import { assessedNeeds } from './world/assessed-needs.ts'
import { Looker } from './world/looker.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// A joint plan written on one side, read on the other and by the person; denied in one tap and aloud; gone from an open screen.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  expect(world.faults).toEqual([])
  await world.close()
})

const counsellor = 'sosiaaliohjaaja-1'
const physiotherapist = 'fysioterapeutti-1'

/** A contact sent by somebody signed in, with a need in each register. */
async function matterOf(page: Page): Promise<{ health: string; social: string }> {
  const contactId = await page.evaluate(async () => {
    const { formToken } = (await (await fetch('/api/session')).json()) as { formToken: string }
    const answer = await fetch('/api/contacts', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-luukku-form': formToken,
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({
        channel: 'web_form',
        lang: 'fi',
        text: 'Polvi on ollut kipeä syksystä asti. Vuokra on maksamatta.',
      }),
    })
    return ((await answer.json()) as { contactId: string }).contactId
  })
  const [health = '', social = ''] = await assessedNeeds(world, contactId, [
    { service: 'FYSIO', subject: physiotherapist },
    { service: 'AIK_SOS', subject: counsellor },
  ])
  return { health, social }
}

test.each([
  ['phone', phone, '070368-900H'],
  ['wide', desktop, '090463-900A'],
] as const)('a joint plan at %s: written, read on both sides, denied and taken back', async (kind, viewport, code) => {
  const seen = new Looker(kind, true)
  const resident = await world.open({ viewport })
  await signInResident(resident, code)
  const { health, social } = await matterOf(resident)

  const writer = await world.open({ viewport })
  await signInStaff(writer, counsellor, `/staff/own/${social}`)
  await part(writer, 'joint').waitFor()
  await part(writer, 'look-across').click()
  await part(writer, 'across-yes').click()
  await part(writer, 'across-open').waitFor()
  await writer.reload()
  await part(writer, 'joint-write-client-plan').click()
  await part(writer, 'joint-goals').fill('Polvi kestää portaat. Vuokravelka on sovittu.')
  await part(writer, 'joint-services').fill('Fysioterapia joulukuusta, talousneuvonta heti.')
  await part(writer, 'joint-duties').fill('Petri: polvi. Outi: vuokra ja hakemus. Asiakas: harjoitukset.')
  await part(writer, 'joint-meetings').fill('Joka toinen viikko, puhelimessa.')
  await part(writer, 'joint-narrative').fill('Kertoi huolestaan vuokranantajasta.')
  await seen.look(writer, 'joint-form')
  await part(writer, 'joint-save').click()
  await part(writer, 'joint-document').waitFor()
  await expect.poll(() => part(writer, 'own-notes').innerText()).toContain('vuokranantajasta')
  await seen.look(writer, 'joint-written')

  const reader = await world.open({ viewport })
  // The clock of this screen is ours: half a minute passes when we say so.
  await reader.clock.install()
  await signInStaff(reader, physiotherapist, `/staff/own/${health}`)
  await part(reader, 'joint-document').waitFor()
  expect(await part(reader, 'joint-document').innerText()).toContain('Polvi kestää portaat.')
  expect(await reader.locator('main').innerText()).not.toContain('vuokranantajasta')
  await seen.look(reader, 'joint-read')

  await resident.goto('/oma')
  await part(resident, 'joint').waitFor()
  expect(await part(resident, 'joint').innerText()).toContain('Vuokravelka on sovittu.')
  await seen.look(resident, 'joint-resident')
  await resident.goto('/luvat')
  await resident.locator('details summary').last().click()
  await resident.locator('label', { hasText: 'Yhteinen suunnitelma' }).click()
  // Without the answer about emergencies nothing is denied: the page asks.
  await arrive(resident, () => part(resident, 'deny').click())
  await resident.locator('#lk-summary').waitFor()
  await resident.locator('label', { hasText: 'Ei edes hätätilanteessa' }).click()
  await seen.look(resident, 'joint-deny')
  await arrive(resident, () => part(resident, 'deny').click())
  await part(resident, 'denial').waitFor()
  expect(await part(resident, 'denial-emergency').innerText()).toBe('Ei edes hätätilanteessa')
  await seen.look(resident, 'joint-denied')
  await reader.clock.fastForward(31_000)
  await part(reader, 'joint-document').waitFor({ state: 'detached' })
  // Who wrote it goes on with it.
  await writer.reload()
  await part(writer, 'joint-document').waitFor()

  await arrive(writer, () => part(writer, 'to-denial').click())
  await part(writer, 'denial-document').check()
  await seen.look(writer, 'denial')
  await part(writer, 'denial-says-allow').click()
  await part(writer, 'denial-copy').waitFor()
  await seen.look(writer, 'denial-copy')
  await reader.reload()
  await part(reader, 'joint-document').waitFor()
  await resident.goto('/luvat')
  await part(resident, 'permission').first().waitFor()
  expect(await part(resident, 'withdraw-denial').count()).toBe(0)
  await seen.look(resident, 'luvat')
  await resident.goto('/luvat?ennen=2027-01-01T00:00:00%2B02:00')
  await part(resident, 'denial-over').waitFor()
  await seen.look(resident, 'luvat-older')
  expect(seen.faults).toEqual([])
  await Promise.all([resident, writer, reader].map((page) => page.context().close()))
})
