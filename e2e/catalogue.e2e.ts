import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrive } from './world/arrive.ts'
import { faultsOf } from './world/axe.ts'
import { picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Services in one's own words: brought by a manager, found by a resident without scripts and by the staff.
const register = new URL('../instances/lapland/register-demo.json', import.meta.url)
let world: World
beforeAll(async () => {
  world = await startWorld()
  const page = await world.open()
  await signInStaff(page, 'esihenkilo-1', '/staff/catalogue')
  await part(page, 'catalogue-import').locator('summary').first().click()
  await part(page, 'catalogue-file').setInputFiles({
    name: 'ptv.json',
    mimeType: 'application/json',
    buffer: readFileSync(register),
  })
  await part(page, 'catalogue-dry-run').click()
  await part(page, 'catalogue-report').getByText('Uusia 7').waitFor()
  await picture(page, 'desk-catalogue-import')
  await part(page, 'catalogue-do').click()
  await page.getByText('Tuotu', { exact: true }).waitFor()
  await page.context().close()
})
afterAll(async () => {
  await world.close()
})

describe.each([
  ['phone', phone],
  ['desk', desktop],
] as const)('a resident at %s, without scripts', (kind, viewport) => {
  test('finds by own words, sees who gives the service, and no address holds the words', async () => {
    const page = await world.open({ scripts: false, viewport })
    await page.goto('/palvelut?kieli=fi')
    await page.fill('#sanat', 'nakkalajarvi')
    await arrive(page, () => part(page, 'services-go').click())
    expect(await part(page, 'service').first().innerText()).toContain('Näkkäläjärvi')
    expect(page.url()).not.toContain('nakkala')
    await page.fill('#sanat', 'olen yksinäinen ja kaipaan seuraa')
    await arrive(page, () => part(page, 'services-go').click())
    expect(await part(page, 'services-found').innerText()).toContain(
      'Järjestön palvelu: Esimerkkijärjestö Kaamosvalo ry',
    )
    await picture(page, `${kind}-palvelut`)
    await page.fill('#sanat', 'rintaa puristaa ja henkeä ahdistaa kovasti')
    await arrive(page, () => part(page, 'services-go').click())
    expect(await part(page, 'services-emergency').innerText()).toContain('112')
    await picture(page, `${kind}-palvelut-hata`)
    await page.fill('#sanat', 'qwertyq')
    await arrive(page, () => part(page, 'services-go').click())
    expect(await part(page, 'services-found').innerText()).toContain('Emme löytäneet')
    await page.context().close()
  })
  test('nothing for axe to name, in four languages', async () => {
    const page = await world.open({ viewport })
    const faults: string[] = []
    for (const lang of ['fi', 'sv', 'en', 'se']) {
      await page.goto(`/palvelut?kieli=${lang}`)
      await page.fill('#sanat', 'kaamosvalo')
      await arrive(page, () => part(page, 'services-go').click())
      await part(page, 'service').first().waitFor()
      faults.push(...(await faultsOf(page, `palvelut ${lang}`)))
    }
    await page.context().close()
    expect(faults).toEqual([])
  })
})

test('the staff search the same catalogue', async () => {
  const page = await world.open()
  await signInStaff(page, 'hoitaja-1', '/staff/catalogue')
  await part(page, 'catalogue-search').fill('mielenterveys apua')
  await part(page, 'catalogue-search').press('Enter')
  await expect.poll(() => part(page, 'catalogue-hit').first().innerText()).toContain('mielenterveyspalvelut')
  await picture(page, 'desk-catalogue')
  const faults = await faultsOf(page, 'catalogue')
  await page.setViewportSize(phone)
  await picture(page, 'phone-catalogue')
  faults.push(...(await faultsOf(page, 'catalogue on a phone')))
  expect(faults).toEqual([])
  await page.context().close()
  expect(world.faults).toEqual([])
})
