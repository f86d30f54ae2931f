import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ResidentWay } from './pages/resident-way.ts'
import { picture } from './world/looker.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, tuesdayMorning, type World } from './world/world.ts'

// Bad days of forms as people meet them: a session that ends under each page of the way, a contact in the last second before
// a holiday, and odd words through the staff's own form.
const story = 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu.'
const resident = '090579-9008'
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

/** What is filled in, as it would be sent. `kept`: on the page that keeps it, where a choice may be kept out of sight. */
const filled = async (page: Page, kept = false) => {
  const all = await page
    .locator('main form')
    .locator('input:not([type=submit]), textarea, select')
    .evaluateAll((fields) =>
      (fields as HTMLInputElement[]).map(({ name, type, value, checked }) => ({ name, type, value, checked })),
    )
  return all
    .filter(({ type, checked, value }) => (['checkbox', 'radio'].includes(type) ? checked : value !== ''))
    .filter(({ type }) => kept || type !== 'hidden')
    .map(({ name, value }) => `${name}: ${value}`)
}

describe('the session ends', () => {
  test('under each page of the way: what was filled in stands there, and goes on after signing in again', async () => {
    const page = await world.open({ scripts: false, viewport: phone })
    const way = new ResidentWay(page)
    await signInResident(page, resident, '/kerro')
    let now = Date.parse(tuesdayMorning)
    const met: string[] = []
    await page.goto('/kerro?kieli=fi')
    await page.fill('#kertomus', story)
    for (let step = 0; step < 30 && way.path() !== '/lupaus'; step++) {
      const path = way.path()
      if (path !== '/kerro') await way.fill(path)
      // Of the first page nothing is kept yet: what it sends begins a draft, with or without a session.
      if (path !== '/kerro' && !met.includes(path)) {
        met.push(path)
        const before = await filled(page)
        now += 31 * 60_000
        world.clock.set(new Date(now))
        await way.next()
        expect([path, way.path()]).toEqual([path, path])
        expect(await page.locator('[data-test=trouble]').innerText()).toMatch(/tallessa/)
        expect([path, ...(await filled(page, true))]).toEqual(expect.arrayContaining([path, ...before]))
        // On the last page there is nothing to fill in, only to agree to.
        if (path !== '/ymmarsimme') expect(before.length).toBeGreaterThan(0)
        const tab = await page.context().newPage()
        await signInResident(tab, resident, '/kerro')
        await tab.close()
        await way.press(page.locator('main button[type=submit]:not([name]):not(.rs-link)').first())
        continue
      }
      await way.next()
    }
    expect(way.path()).toBe('/lupaus')
    expect(met).toEqual(expect.arrayContaining(['/kysymys', '/yhteys', '/ymmarsimme']))
    await page.context().close()
  })
})

describe('the last second of the office day before Christmas', () => {
  test.each([
    ['15:59:59', '23.12.2026'],
    // Christmas Eve is no working day here (150/1930 § 5), 25 and 26 are holidays, 27 a Sunday.
    ['16:00:00', '28.12.2026'],
  ])(
    'told at %s the law counts %s, and the call is promised for the next shift, after the holidays',
    async (time, lawDay) => {
      const page = await world.open({ scripts: false, viewport: phone })
      const way = new ResidentWay(page)
      world.clock.set(new Date('2026-12-23T15:50:00+02:00'))
      await way.tell(story)
      await way.walkTo('/ymmarsimme')
      world.clock.set(new Date(`2026-12-23T${time}+02:00`))
      await way.next()
      await way.walkTo('/lupaus')
      expect(await part(page, 'promise').innerText()).toMatch(/Soitamme sinulle maanantaina 28\.12\.2026 klo \d/)
      expect(await page.locator('main').innerText()).toContain(`Lain mukaan viimeistään ${lawDay}`)
      await page.context().close()
    },
  )
})

describe('the staff’s own form', () => {
  test('takes a one-letter name, emoji, marks of direction, Sámi letters and markup as they are', async () => {
    world.clock.set(new Date(tuesdayMorning))
    const odd = '😀 ‏مرحبا‏ Čáhppesgáisá <b onmouseover=alert(1)>polvi</b> "\'&amp; ŋŧđ'
    const page = await world.open()
    await signInStaff(page, 'hoitaja-1', '/staff/contacts/new')
    await part(page, 'new-text').fill(odd)
    await part(page, 'new-givenName').fill('Å')
    await part(page, 'new-familyName').fill('Ö')
    await page.keyboard.press('Control+Enter')
    await part(page, 'person').waitFor()
    expect(await part(page, 'person').innerText()).toContain('Å Ö')
    expect(await part(page, 'said').locator('blockquote').first().innerText()).toBe(odd)
    await page.context().close()
  })

  test('asks how somebody may be reached, and says at its field what is missing or cannot be', async () => {
    const page = await world.open()
    await signInStaff(page, 'hoitaja-1', '/staff/contacts/new')
    await part(page, 'new-text').fill('Polvi on kipeä.')
    await part(page, 'new-identityCode').fill('010180-9005')
    await part(page, 'new-age').fill('121')
    await part(page, 'new-onlySafe').check()
    await page.keyboard.press('Control+Enter')
    for (const name of ['identityCode', 'age', 'ways']) await part(page, `new-${name}-problem`).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('new-identityCode')
    await picture(page, 'staff-new-contact-problems')
    await part(page, 'new-identityCode').fill('')
    await part(page, 'new-age').fill('46')
    await part(page, 'new-phone').fill('040 000 0050')
    expect(await part(page, 'new-way-call').isChecked()).toBe(true)
    await part(page, 'new-way-call').uncheck()
    await part(page, 'new-way-sms').check()
    await part(page, 'new-way-email').check()
    await page.keyboard.press('Control+Enter')
    await part(page, 'new-email-problem').waitFor()
    await part(page, 'new-email').fill('a@example.invalid')
    await part(page, 'new-note').fill('Lapsi voi nähdä viestin.')
    await picture(page, 'staff-new-contact')
    await page.setViewportSize(phone)
    await picture(page, 'staff-new-contact-phone')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
    await page.setViewportSize(desktop)
    await page.keyboard.press('Control+Enter')
    await part(page, 'person').waitFor()
    expect(await page.locator('.case-head').innerText()).toContain('Lapsi voi nähdä viestin.')
    await page.context().close()
  })

  test('says that a megabyte is too long, and keeps every letter of it', async () => {
    const page = await world.open()
    await signInStaff(page, 'hoitaja-1', '/staff/contacts/new')
    await part(page, 'new-text').waitFor()
    await part(page, 'new-givenName').fill('Pitkä')
    // Pasted, not typed: letter by letter it would take an hour.
    await part(page, 'new-text').focus()
    await page.keyboard.insertText('ä'.repeat(1_000_000))
    await part(page, 'new-too-long').waitFor()
    expect(await part(page, 'new-too-long').innerText()).toContain('100')
    expect((await part(page, 'new-text').inputValue()).length).toBe(1_000_000)
    await page.keyboard.press('Control+Enter')
    expect(await part(page, 'person').count()).toBe(0)
    await page.context().close()
  })
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
