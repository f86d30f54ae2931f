import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assessAndBook } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { Looker } from './world/looker.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// A text message does not arrive: the gateway says so, the desk has a call to make, and says when it is made.
const resident = { identityCode: '090579-9008', family: 'Mustonen' }
const looker = new Looker('undelivered', true)
let world: World
let desk: Page
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

/** The page anew until so many are there: what goes on in the background shows a moment later. */
const readUntil = (page: Page, name: string, count: number) =>
  expect
    .poll(
      async () => {
        await world.app.catchUp()
        await page.reload()
        await part(page, 'unreached').waitFor()
        return part(page, name).count()
      },
      { timeout: 120_000, interval: 500 },
    )
    .toBe(count)

test('a booked time is told by a text message that the gateway says did not arrive', async () => {
  const mine = await world.open({ scripts: false, viewport: phone })
  await signInResident(mine, resident.identityCode, '/kerro')
  const way = new ResidentWay(mine)
  await way.tell('Polvi on ollut kipeä syksystä asti, portaissa varsinkin.')
  await way.walkTo('/yhteys')
  await mine.check('input[name=tapa][value=sms]')
  await mine.fill('#puhelin', '040 123 4567')
  await way.next()
  await way.walkTo('/lupaus')
  desk = await world.open({ viewport: desktop })
  await signInStaff(desk, 'hoitaja-1')
  await openCase(desk, resident.family)
  await assessAndBook(desk, 1)
  const inbox = await world.open({ viewport: desktop })
  await inbox.goto('/dev/inbox')
  const booked = inbox.locator('li').filter({ hasText: 'uutta tietoa' }).first()
  await expect
    .poll(
      async () => {
        await world.app.catchUp()
        await inbox.reload()
        return booked.count()
      },
      { timeout: 120_000, interval: 500 },
    )
    .toBe(1)
  await arrive(inbox, () => booked.getByRole('button', { name: 'Ei mennyt perille' }).click())
  expect(await booked.innerText()).toContain('ei mennyt perille')
  await looker.look(inbox, 'inbox')
})

test('the desk reads whom no message reached and whom to call, in every language and on a small screen', async () => {
  await desk.goto('/staff/waiting')
  await readUntil(desk, 'unreached-person', 1)
  const line = await part(desk, 'unreached-person').innerText()
  for (const words of ['Mustonen', '040 123 4567', 'varattu aika', 'tekstiviesti']) expect(line).toContain(words)
  await looker.look(desk, 'desk')
  for (const [name, o] of [
    ['phone', { viewport: phone }],
    ['sv', { viewport: desktop, staffLanguage: 'sv' }],
    ['en', { viewport: phone, staffLanguage: 'en' }],
  ] as const) {
    const other = await world.open(o)
    await signInStaff(other, 'hoitaja-2', '/staff/waiting')
    await part(other, 'unreached-person').waitFor()
    await looker.look(other, name)
    await other.context().close()
  }
})

test('told by telephone, the line goes', async () => {
  await part(desk, 'unreached-told').press('Enter')
  await part(desk, 'unreached-person').waitFor({ state: 'detached' })
  await readUntil(desk, 'unreached-person', 0)
})

test('nothing goes over the side, and nothing failed', () => {
  expect(looker.faults).toEqual([])
  expect(world.faults).toEqual([])
})
