import { createTranslator } from '@luukku/i18n'
import { residentTexts } from '@luukku/i18n/resident/texts'
import { staffTexts } from '@luukku/i18n/staff/texts'
import { startSmsGateway, type SmsGateway } from '@luukku/testkit/fake-peers'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assessAndBook } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { ScreenReader } from './world/screen-reader.ts'
import { staffNames } from './world/staff-names.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, tuesdayMorning, type World } from './world/world.ts'

// The gateway of text messages is dead, as people see it: nobody waits in vain for a message, nothing is lost, and all goes out
// by itself when it is back.
const resident = { identityCode: '090579-9008', family: 'Mustonen' }
const story = 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.'
const t = createTranslator(residentTexts, 'fi')
const staff = createTranslator(staffTexts, 'fi')
const reader = new ScreenReader(['Luukku', 'Tuula Mustonen', story])
let gateway: SmsGateway
let world: World
let mine: Page
let desk: Page
beforeAll(async () => {
  gateway = await startSmsGateway()
  gateway.mood = 'fails'
  world = await startWorld({ SMS_GATEWAY_URL: gateway.url })
  reader.know(await staffNames(world))
})
afterAll(async () => {
  await world.close()
  await gateway.close()
})

/**
 * The page anew until the part is there: what goes on in the background shows a moment later.
 *
 * @param stands  what the page holds once it has been read: a part that is not there yet is not one that is gone
 */
async function readUntil(page: Page, name: string, isThere: boolean, stands: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.locator(stands).first().waitFor()
        return part(page, name).count()
      },
      { timeout: 120_000, interval: 500 },
    )
    .toBe(isThere ? 1 : 0)
}

test('the resident gets a promise, and reads that the text message has not gone out yet', async () => {
  mine = await world.open({ scripts: false, viewport: phone })
  await signInResident(mine, resident.identityCode, '/kerro')
  const way = new ResidentWay(mine)
  await way.tell(story)
  await way.walkTo('/yhteys')
  await mine.check('input[name=tapa][value=sms]')
  await mine.fill('#puhelin', '040 123 4567')
  await way.next()
  await way.walkTo('/lupaus')
  expect(await part(mine, 'promise').innerText()).toMatch(/Soitamme sinulle/)
  await mine.goto('/oma')
  await readUntil(mine, 'unsent', true, 'main h1')
  expect(await part(mine, 'unsent').innerText()).toBe(`${t('unsent.late.sms')} ${t('unsent.trying')}`)
  for (const language of ['sv', 'en', 'se', 'fi']) {
    await mine.goto(`/oma?kieli=${language}`)
    await part(mine, 'unsent').waitFor()
    await reader.read(mine, 'unsent waiting')
  }
})

test('the desk says that text messages do not go out, the case says it of this one, and the work goes on', async () => {
  desk = await world.open({ viewport: desktop })
  await signInStaff(desk, 'hoitaja-1')
  await part(desk, 'ways-down').waitFor()
  expect(await part(desk, 'ways-down').innerText()).toContain(staff('desk.waits', { n: 1 }))
  await reader.read(desk, 'desk ways down')
  await openCase(desk, resident.family)
  await part(desk, 'unsent').waitFor()
  expect(await part(desk, 'unsent').innerText()).toMatch(/ei ole vielä lähtenyt/)
  await reader.read(desk, 'case unsent')
  await assessAndBook(desk, 1)
  await reader.read(desk, 'plan unsent')
  for (const staffLanguage of ['sv', 'en'] as const) {
    const other = await world.open({ viewport: desktop, staffLanguage })
    await signInStaff(other, 'hoitaja-2')
    await part(other, 'ways-down').waitFor()
    await reader.read(other, 'desk ways down')
    await other.goto(desk.url())
    await part(other, 'unsent').waitFor()
    await reader.read(other, 'case unsent')
    await other.context().close()
  }
})

test('before its font has come, the case says it on a phone without going over the side', async () => {
  for (const staffLanguage of ['fi', 'sv', 'en'] as const) {
    const slow = await world.open({ viewport: desktop, staffLanguage })
    await slow.route(/\.woff2?$/, (route) => route.abort())
    await signInStaff(slow, 'hoitaja-2')
    await slow.goto(desk.url())
    await part(slow, 'unsent').waitFor()
    await reader.read(slow, 'case unsent without its font')
    await slow.context().close()
  }
})

test('a time is moved and stands, and the page says that the message of it waits', async () => {
  await mine.goto('/oma')
  await arrive(mine, () => part(mine, 'move').first().click())
  await arrive(mine, () => part(mine, 'time').first().click())
  expect(await mine.locator('[role=status]').first().innerText()).toContain(t('plan.moved'))
  await part(mine, 'unsent').waitFor()
  await reader.read(mine, 'unsent moved')
})

test('the gateway is back: every message goes out once, both pages say nothing more, and nobody was asked to call', async () => {
  gateway.mood = 'takes'
  world.clock.set(new Date(Date.parse(tuesdayMorning) + 16 * 60_000))
  // Received, booked, moved: a notice of each; the reminder is of the day before.
  await expect.poll(() => gateway.taken.length, { timeout: 120_000 }).toBeGreaterThanOrEqual(3)
  await mine.goto('/oma')
  await readUntil(mine, 'unsent', false, 'main h1')
  await desk.goto('/staff')
  await readUntil(desk, 'ways-down', false, '[data-test=desk-list], [data-test=empty]')
  expect(gateway.taken).toHaveLength(3)
  for (const { body } of gateway.taken) expect(body.text).not.toMatch(/polvi|Mustonen|hoita/i)
  await openCase(desk, resident.family)
  expect(await part(desk, 'next-step').innerText()).not.toContain(staff('step.call'))
})

test('no word of another language is on any of these screens, and nothing goes over the side', () => {
  expect(reader.faults).toEqual([])
  expect(world.faults).toEqual([])
})
