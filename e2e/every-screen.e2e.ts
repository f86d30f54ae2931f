import { Client } from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assessAndBook } from './pages/case-desk.ts'
import { ResidentWay } from './pages/resident-way.ts'
import { Looker } from './world/looker.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { desktop, phone, startWorld, type World } from './world/world.ts'

// Every screen on the real server, on a phone and on a desk: nothing for axe to name, nothing over the side. The screens of
// what happens after booking, and those beside the desk, are in screens-after-booking.e2e.ts and screens-beside.e2e.ts. Which
// screen is looked at where stands beside the routes: every-page-is-looked-at.test.ts, every-screen-is-looked-at.test.ts.
const s01 =
  'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.'
const resident = '070368-900H'
const narrow = { width: 390, height: 844 }
const nobody = '00000000-0000-4000-8000-00000000dead'
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

/** The pages of the way that may be sent as they must not be. */
const refusing = ['/kysymys', '/yhteys', '/kuka', '/lupa']

/** A page of the way as it stands, and as it comes back when it was sent with nothing, or with what can't be. */
async function lookTwice(page: Page, looker: Looker, way: ResidentWay, path: string): Promise<void> {
  await looker.look(page, path.slice(1))
  if (!refusing.includes(path)) return
  const unclear = path === '/kuka' ? ['syntyma', 'henkilotunnus'] : []
  for (const name of unclear) await page.fill(`[name=${name}]`, '31.3.')
  await way.press(page.locator('[data-test=next]').first())
  await page.locator('#lk-summary').waitFor()
  await looker.look(page, `${path.slice(1)}-refused`)
  for (const name of unclear) await page.fill(`[name=${name}]`, '')
}

/** Two people who act for each other, as recorded by the county. */
async function actForEachOther(one: string, other: string): Promise<void> {
  const database = new Client({ connectionString: world.databaseUrl })
  await database.connect()
  const made = await database.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from, valid_until)
     select 'lapland', a.person_id, b.person_id, 'mandate', '2026-11-01T00:00:00+02:00', '2027-11-01T00:00:00+02:00'
     from contact a, contact b where (a.id, b.id) in (($1::uuid, $2::uuid), ($2, $1))`,
    [one, other],
  )
  expect(made.rowCount).toBe(2)
  await database.end()
}

/** The limits of one municipality are out of use by a decree until its row is taken back. */
async function decreePutInForceAndTakenBack(manager: Page, looker: Looker): Promise<void> {
  const decree = part(manager, 'decree')
  await part(manager, 'record-decree').locator('summary').click()
  await part(manager, 'decree-decree').fill('Valtioneuvoston asetus 1/2026')
  await part(manager, 'decree-from').fill('2026-11-24')
  await part(manager, 'decree-to').fill('2026-12-31')
  await part(manager, 'decree-where').getByLabel('Inari').check()
  await part(manager, 'decree-save').click()
  await decree.waitFor()
  expect(await decree.innerText()).toMatch(/asetus 1\/2026.*voimassa.*Inari/s)
  await decree.locator('summary').click()
  await part(decree, 'decree-reason').fill('Kumottu')
  await looker.look(manager, 'decree')
  await part(decree, 'decree-take-back').click()
  await decree.waitFor({ state: 'detached' })
}

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
    const seen = new Set<string>()
    await way.tell(s01)
    await way.walkTo('/lupaus', {
      look: async (_page, path) => {
        if (seen.has(path)) return
        seen.add(path)
        await lookTwice(page, looker, way, path)
      },
    })
    expect([...seen]).toEqual(expect.arrayContaining([...refusing, '/ymmarsimme']))
    await looker.look(page, 'lupaus')
    await page.goto('/')
    await way.tell('Olen 15-vuotias. Mieliala on ollut maassa pari viikkoa.')
    await way.walkTo('/laheta', {
      look: async (_page, path) => {
        if (path === '/kuka') await page.fill('#syntyma', '1.5.2012')
      },
    })
    await looker.look(page, 'laheta')
    await way.next()
    await page.goto('/')
    await way.tell('Rintaa puristaa kovasti ja henkeä ahdistaa.')
    await looker.look(page, 'hata')
    await way.press('[data-test=leave-number]')
    await looker.look(page, 'hata-refused')
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
    const contact = new URL(desk.url()).pathname
    await desk.setViewportSize(kind === 'phone' ? narrow : desktop)
    for (const [path, there] of [
      ['letter', 'letter'],
      ['denial', 'denial'],
    ] as const) {
      await desk.goto(`${contact}/${path}`)
      await part(desk, there).waitFor()
      await looker.look(desk, `case-${path}`)
    }
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
    // An address that leads nowhere is told as such: there is nothing on the page to check.
    await page.goto('/oma/aika/x')
    expect(await part(page, 'load-trouble').innerText()).toContain('ei löytynyt')
    await looker.look(page, 'no-such-time')
    await page.goto('/puolesta')
    await looker.look(page, 'puolesta-none')
    const { contactId } = await sendContact(world, { text: s01, person: { givenName: 'Ritva', familyName: 'Apu' } })
    await actForEachOther(contactId, contact.split('/').at(-1) ?? '')
    await page.goto('/puolesta')
    await part(page, 'end-acting').first().waitFor()
    // Whom one acts for is not who acts: there it says what oneself is.
    expect(await page.locator('.rs-list').innerText()).toContain('olet valtuutettu')
    await looker.look(page, 'puolesta')
    await page.context().close()
    expect(looker.faults).toEqual([])
  })
})

describe.each([
  ['desk', desktop],
  ['narrow', narrow],
] as const)('staff at %s', (kind, viewport) => {
  test('every screen of the nurse, with its panels and its empty, away, signed-out and forbidden states', async () => {
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
    for (const path of [`contacts/${nobody}`, `people/${nobody}`, 'models/no-such']) {
      await page.goto(`/staff/${path}`)
      await part(page, 'missing').waitFor()
      await looker.look(page, `missing-${path.split('/')[0] ?? ''}`)
    }
    // Nothing leads to a view that is another's work.
    expect(await page.locator('.top__nav a[href$="/own"]').count()).toBe(0)
    await page.goto('/staff/manager')
    await part(page, 'denied').waitFor()
    await looker.look(page, 'denied')
    await page.goto('/staff')
    await part(page, 'desk-row').first().waitFor()
    await page.route('**/api/**', (route) => route.abort())
    await part(page, 'search').fill('Aili')
    await part(page, 'away').first().waitFor()
    await looker.look(page, 'away')
    await page.unroute('**/api/**')
    await page.context().clearCookies()
    await part(page, 'search').fill('Raimo')
    await part(page, 'signed-out').first().waitFor()
    await looker.look(page, 'signed-out')
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
    await decreePutInForceAndTakenBack(manager, looker)
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
    await counsellor.goto(`/staff/own/${nobody}`)
    await part(counsellor, 'missing').waitFor()
    await looker.look(counsellor, 'missing-own')
    await counsellor.context().close()
    expect(looker.faults).toEqual([])
  })
})

test('nothing was refused by the content security policy, and no page threw', () => {
  expect(world.faults).toEqual([])
})
