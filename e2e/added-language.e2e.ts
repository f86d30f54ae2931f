import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { faultsOf } from './world/axe.ts'
import { phone, startWorld, type World } from './world/world.ts'

// Inari Sámi as a file of a few keys: nothing is built anew. The words are placeholders of the test, not a translation.
const heading = 'Smn: mii tuu huolâštut?'
let folder: string
let world: World
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'languages-'))
  const texts = { 'tell.heading': heading, 'nav.next': 'Smn: joođhâ', 'reach.heading': 'Smn: maht juksâp?' }
  writeFileSync(join(folder, 'smn.json'), JSON.stringify({ code: 'smn', name: 'Anarâškielâ', texts }))
  world = await startWorld({ LUUKKU_LANGUAGES: folder })
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})

test('chosen on the page, it says what the file has and the rest in Finnish; what was typed stays, and a contact goes through', async () => {
  const page = await world.open({ viewport: phone })
  const way = new ResidentWay(page)
  await page.goto('/')
  await page.fill('#kertomus', 'Polvi on ollut kipeä syksystä asti.')
  await arrive(page, () => page.locator('.rs-languages').getByText('Anarâškielâ').locator('..').click())
  expect(await way.heading()).toBe(heading)
  expect(await page.locator('html').getAttribute('lang')).toBe('smn')
  expect(await page.inputValue('#kertomus')).toBe('Polvi on ollut kipeä syksystä asti.')
  expect(await page.locator('main').innerText()).toContain('Kerro omin sanoin.')
  expect(await page.locator('[data-test=next]').first().innerText()).toBe('Smn: joođhâ')
  expect(await faultsOf(page, 'front-smn')).toEqual([])
  await way.next()
  await way.walkTo('/lupaus', {
    look: async (one, path) => {
      if (path === '/yhteys') expect(await one.locator('h1').innerText()).toBe('Smn: maht juksâp?')
    },
  })
  expect(await page.locator('[data-test=promise]').innerText()).toContain('Soitamme sinulle')
  expect(world.faults).toEqual([])
})

test('nobody who has not chosen it meets it; one that is not there is no choice', async () => {
  const page = await world.open({ viewport: phone })
  await page.goto('/')
  expect(await page.locator('h1').innerText()).toBe('Mikä sinua huolettaa?')
  await page.goto('/?kieli=sms')
  expect(await page.locator('h1').innerText()).toBe('Mikä sinua huolettaa?')
})
