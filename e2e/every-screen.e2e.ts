import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessAndBook } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { Looker } from './world/looker.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Every screen on the real server, on a phone and on a desk: nothing for axe to name, nothing over the side. The screens of
// what happens after booking, and those beside the desk, are in screens-after-booking.e2e.ts and screens-beside.e2e.ts.
const s01 =
  'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.'
const resident = '070368-900H'
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

describe.each([
  ['phone', phone],
  ['wide', desktop],
] as const)('the resident at %s', (kind, viewport) => {
  test('the way, the stop, the neutral pages and the refusals', async () => {
    const looker = new Looker(kind)
    const page = await world.open({ viewport })
    const way = new ResidentWay(page)
    await page.goto('/?kieli=fi')
    await looker.look(page, 'front')
    await way.next()
    await looker.look(page, 'front-refused')
    let questions = 0
    await way.tell(s01)
    await way.walkTo('/lupaus', {
      look: async (_page, path) => {
        if (path === '/kysymys' && (questions += 1) > 1) return
        await looker.look(page, path.slice(1))
      },
    })
    await looker.look(page, 'lupaus')
    await page.goto('/')
    await way.tell('Rintaa puristaa kovasti ja henkeä ahdistaa.')
    await looker.look(page, 'hata')
    for (const path of ['/yhteystiedot', '/tietosuoja', '/ei-ole']) {
      await page.goto(path)
      await looker.look(page, path.slice(1))
    }
    await page.context().close()
    const stranger = await world.open({ viewport })
    await stranger.goto('/oma')
    await looker.look(stranger, 'sign-in-first')
    await stranger.context().close()
    expect(looker.faults).toEqual([])
  })

  test('own pages: waiting, asked back, planned', async () => {
    const looker = new Looker(kind)
    const page = await world.open({ viewport })
    await signInResident(page, resident)
    await looker.look(page, 'oma-empty')
    await page.goto('/viestit')
    await looker.look(page, 'viestit-empty')
    const way = new ResidentWay(page)
    await way.tell(s01)
    await way.walkTo('/lupaus')
    await page.goto('/oma')
    await looker.look(page, 'oma-waiting')
    const desk = await world.open()
    await signInStaff(desk, 'hoitaja-1')
    await part(desk, 'search').fill('Pätsi')
    await part(desk, 'search').press('Enter')
    await part(desk, 'person').waitFor()
    await assessAndBook(desk, 3)
    await part(desk, 'wait-earlier').first().click()
    expect(await part(desk, 'waits-earlier').innerText()).toContain('sija 1')
    await looker.look(desk, 'plan-waits')
    await desk.context().close()
    for (const path of ['/oma', '/viestit', '/kuka-katsoi', '/kirje']) {
      await page.goto(path)
      await looker.look(page, path.slice(1))
    }
    await page.goto('/oma')
    await way.press(part(page, 'move').first())
    await looker.look(page, 'move')
    await page.goto('/oma')
    for (let left = 3; left > 0; left--) await way.press(part(page, 'cancel').first())
    await looker.look(page, 'oma-cancelled')
    await page.context().close()
    expect(looker.faults).toEqual([])
  })
})

describe.each([
  ['desk', desktop],
  ['narrow', { width: 390, height: 844 }],
] as const)('staff at %s', (kind, viewport) => {
  test('every screen of the nurse, with its panels and its empty, loading, away and forbidden states', async () => {
    const looker = new Looker(kind)
    const page = await world.open({ viewport })
    await signInStaff(page, 'hoitaja-1')
    await part(page, 'search').waitFor()
    await part(page, 'search').fill('Ei Ketään Tämännimistä')
    await page.getByText('Ei löytynyt').or(part(page, 'state')).first().waitFor()
    await looker.look(page, 'desk-nothing-found')
    for (const [name, text] of [
      ['Aili', s01],
      ['Raimo', 'Rintaa puristaa kovasti ja henkeä ahdistaa.'],
      ['Nora', '15-vuotias tyttäreni viiltelee eikä käy koulussa.'],
      ['Omar', 'أنا مريض جدا'],
    ] as const)
      await sendContact(world, {
        text,
        person: { givenName: name, familyName: `Näyte${kind}` },
        contactWay: { ways: ['call'], phone: '040 555 1234', onlySafe: name === 'Nora' },
      })
    await page.goto('/staff')
    await part(page, 'desk-row').nth(3).waitFor()
    await looker.look(page, 'desk')
    await page.keyboard.press('f')
    await part(page, 'filters').waitFor()
    await looker.look(page, 'desk-filters')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await part(page, 'help').waitFor()
    await looker.look(page, 'help')
    await page.keyboard.press('Escape')
    for (const name of ['Aili', 'Raimo', 'Nora', 'Omar']) {
      await page.goto('/staff')
      await part(page, 'search').fill(`${name} Näyte${kind}`)
      await part(page, 'search').press('Enter')
      await part(page, 'person').getByText(name).waitFor()
      await looker.look(page, `case-${name}`)
      if (name !== 'Aili') continue
      for (const key of ['s', 'v', 'o', 'l', 'x', 'a', 't', 'q']) {
        await page.keyboard.press(key)
        await part(page, 'panel').waitFor()
        await looker.look(page, `panel-${key}`)
        await page.keyboard.press('Escape')
        if (await part(page, 'panel').isVisible()) await page.keyboard.press('Escape')
        await part(page, 'panel').waitFor({ state: 'detached' })
      }
      await page.keyboard.press('m')
      await part(page, 'change-editor').waitFor()
      await looker.look(page, 'change')
    }
    await page.goto('/staff/contacts/new')
    await part(page, 'new-text').waitFor()
    await looker.look(page, 'new')
    await page.goto('/staff/contacts/00000000-0000-4000-8000-00000000dead')
    await part(page, 'missing').waitFor()
    await looker.look(page, 'missing')
    // Nothing leads to a view that is another's work.
    expect(await page.locator('.top__nav a[href$="/own"]').count()).toBe(0)
    await page.goto('/staff/manager')
    await part(page, 'denied').waitFor()
    await looker.look(page, 'denied')
    await page.context().close()
    expect(looker.faults).toEqual([])
  })

  test('the manager’s day and the own list', async () => {
    const looker = new Looker(kind)
    const manager = await world.open({ viewport })
    await signInStaff(manager, 'esihenkilo-1')
    await part(manager, 'sentence').waitFor()
    for (const name of ['by-service', 'by-municipality', 'definitions'])
      await part(manager, name).locator('summary').click()
    // What the county itself must publish: recorded once, the next last day is counted from it.
    const duty = part(manager, 'publication').filter({ hasText: 'PUB-OLDER-6M' })
    await duty.waitFor()
    await duty.locator('summary').first().click()
    await part(duty, 'published-on').fill('2026-06-30')
    await part(duty, 'publish').click()
    await duty.getByText('30.12.').first().waitFor()
    const monthly = part(manager, 'publication').filter({ hasText: 'PUB-HEALTH-MONTHLY' })
    await monthly.locator('summary').first().click()
    await part(monthly, 'published-month').waitFor()
    await looker.look(manager, 'manager')
    await part(manager, 'nav-more').press('Enter')
    await manager.locator('.top__more a').first().waitFor()
    await looker.look(manager, 'more')
    await manager.keyboard.press('Escape')
    await manager.locator('.top__more a').first().waitFor({ state: 'hidden' })
    await manager.context().close()
    const counsellor = await world.open({ viewport })
    await signInStaff(counsellor, 'sosiaaliohjaaja-1')
    await counsellor.locator('main h1').first().waitFor({ state: 'attached' })
    await looker.look(counsellor, 'own-of-counsellor')
    await counsellor.context().close()
    expect(looker.faults).toEqual([])
  })
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
