import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ModelCopy } from '@luukku/contract'
import { arrive } from './world/arrive.ts'
import { faultsOf } from './world/axe.ts'
import { picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// A version's whole way in a browser: read, given as a file, changed, brought, tried, approved by one who is licensed,
// published by a manager, taken into use by a unit, and heard at the front door.
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})
async function openAs(subject: string, to: string, viewport = desktop): Promise<Page> {
  const page = await world.open({ viewport })
  await signInStaff(page, subject, `/staff${to}`)
  return page
}

describe.each([
  ['phone', phone],
  ['desk', desktop],
] as const)('the models at %s', (kind, viewport) => {
  test('a list that is searched, and a page with the path as a picture and in words; nothing for axe to name', async () => {
    const faults: string[] = []
    const page = await openAs('hoitaja-1', '/models', viewport)
    await part(page, 'model-row').first().waitFor()
    await picture(page, `${kind}-models`)
    faults.push(...(await faultsOf(page, 'models')))
    await part(page, 'models-search').fill('suun')
    await expect.poll(() => part(page, 'model-row').count()).toBeLessThan(5)
    await part(page, 'models-search').fill('')
    await page.goto('/staff/models/mental-health')
    await page.locator('.path svg').waitFor()
    await picture(page, `${kind}-model-mental-health`)
    const drawn = page.locator('.path svg')
    const folded = (await drawn.boundingBox())?.height ?? 0
    const choose = part(page, 'model-path-choose')
    await choose.selectOption({ index: 1 })
    const [title = ''] = (await choose.locator('option').nth(1).innerText()).split(' · ').slice(1)
    await expect.poll(() => drawn.getAttribute('aria-label')).toContain(title)
    await picture(page, `${kind}-model-mental-health-one-need`)
    await choose.selectOption('')
    await expect.poll(async () => (await drawn.boundingBox())?.height).toBe(folded)
    // It was thirteen screens on a phone.
    expect(folded).toBeLessThan(viewport.height * 3.5)
    faults.push(...(await faultsOf(page, 'model')))
    await page.goto('/staff/models/home-care')
    await page.locator('.path svg').waitFor()
    expect(await page.locator('.path svg').getAttribute('aria-label')).toContain('Kotihoito')
    const words = part(page, 'model-path-words')
    await page.getByText('Polku sanoina', { exact: true }).click()
    await expect.poll(() => words.innerText()).toContain('seuranta 3 päivän päästä')
    await picture(page, `${kind}-model-home-care`)
    faults.push(...(await faultsOf(page, 'model-home-care')))
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('the life of a version', () => {
  test('from a file to the front door', async () => {
    const nurse = await openAs('hoitaja-1', '/models/home-care')
    await part(nurse, 'model-export').waitFor()
    const [download] = await Promise.all([nurse.waitForEvent('download'), part(nurse, 'model-export').click()])
    const copy = JSON.parse(readFileSync(await download.path(), 'utf8')) as ModelCopy
    const content = copy.content
      .replace('"version": "1.0.0"', '"version": "1.1.0"')
      .replace(/("when": "home-care \| care-missed",[^{}]*?"class": )"D"/, '$1"C"')
    const file = (text: string) => ({
      name: 'home-care.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...copy, county: 'pirkanmaa', content: text })),
    })
    await nurse.goto('/staff/models')
    await part(nurse, 'bring-model').locator('summary').first().click()
    await part(nurse, 'bring-file').setInputFiles(file(content.replace('"home-care | care-missed"', '"gone"')))
    await part(nurse, 'bring-dry-run').click()
    await expect.poll(() => part(nurse, 'model-faults').innerText()).toContain('the fact "gone" is in no model')
    expect(await part(nurse, 'bring-keep').count()).toBe(0)
    await part(nurse, 'bring-file').setInputFiles(file(content))
    await part(nurse, 'bring-dry-run').click()
    await expect.poll(() => part(nurse, 'model-changes').innerText()).toContain('luokka: D → C')
    await picture(nurse, 'desk-bring')
    expect(await faultsOf(nurse, 'bring')).toEqual([])
    await arrive(nurse, () => part(nurse, 'bring-keep').click())
    await nurse.waitForURL(/version=/)
    const address = new URL(nurse.url())
    await expect.poll(() => part(nurse, 'model-life').innerText()).toContain('kopioitu alueelta pirkanmaa')
    await part(nurse, 'try-own').click()
    await expect.poll(() => part(nurse, 'trial-own').innerText(), { timeout: 240_000 }).toContain('kiireellisempi')
    await picture(nurse, 'desk-trial')
    await part(nurse, 'try-county').click()
    await part(nurse, 'trial-county').waitFor({ timeout: 60_000 })
    await nurse.context().close()

    const doctor = await openAs('laakari-1', `/models/home-care${address.search}`)
    await part(doctor, 'model-approve').click()
    await part(doctor, 'approve-statement').fill('Luin mallin ja kokeilin sitä.')
    for (const field of await part(doctor, 'approve-decision').all()) await field.fill('Päätetty johtoryhmässä.')
    await picture(doctor, 'desk-approve')
    await part(doctor, 'approve-do').click()
    await part(doctor, 'model-withdraw-approval').waitFor()
    await doctor.context().close()

    const manager = await openAs('esihenkilo-1', `/models/home-care${address.search}`)
    await part(manager, 'model-publish').click()
    await expect.poll(() => part(manager, 'trial-record').innerText()).not.toContain('ei ole kokeiltu')
    await picture(manager, 'desk-publish')
    expect(await faultsOf(manager, 'publish')).toEqual([])
    await part(manager, 'publish-do').click()
    await expect.poll(() => part(manager, 'model-version').first().locator('.tag').first().innerText()).toBe('käytössä')
    const behind = part(manager, 'model-unit').filter({ hasText: 'vanha versio' })
    const before = await behind.count()
    expect(before).toBeGreaterThan(1)
    await behind.first().locator('input').check()
    await part(manager, 'adopt-do').click()
    await expect.poll(() => behind.count()).toBe(before - 1)
    await picture(manager, 'desk-adopted')
    await manager.context().close()

    await world.app.catchUp()
    const told = { channel: 'web_form', lang: 'fi', text: 'Tarvitsen kotihoitoa pesuihin ja lääkkeisiin' }
    const resident = await world.open()
    await resident.goto('/')
    const sent = await resident.evaluate(async (body) => {
      const { formToken } = (await (await fetch('/api/session')).json()) as { formToken: string }
      const answer = await fetch('/api/contacts', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-luukku-form': formToken,
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify(body),
      })
      return answer.status
    }, told)
    expect(sent).toBe(200)
    await resident.context().close()
    const desk = await openAs('hoitaja-1', '')
    await expect.poll(() => part(desk, 'urgency').first().innerText()).toMatch(/^C/)
    await desk.context().close()
    expect(world.faults).toEqual([])
    // Two trials of a thousand contacts: half a minute alone, and minutes on a machine that is busy with other things.
  }, 480_000)
})
