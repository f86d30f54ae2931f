import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ResidentWay } from './pages/resident-way.ts'
import { arrive } from './world/arrive.ts'
import { part } from './world/part.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { phone, startWorld, tuesdayMorning, type World } from './world/world.ts'

// Bad days as people meet them on a page, on the real server: what happened is said, and nothing typed is lost.
const story = 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.'
const leena = '070368-900H'
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})

async function onPhone(journey: (way: ResidentWay) => Promise<void>, scripts = false): Promise<void> {
  const page = await world.open({ scripts, viewport: phone })
  try {
    await journey(new ResidentWay(page))
  } finally {
    await page.context().close()
  }
}
const trouble = (page: Page) => page.locator('[data-test=trouble]').innerText()

/** The database takes no connections while `work` runs; the ones there are cut. */
async function whileDatabaseIsAway(work: () => Promise<void>): Promise<void> {
  const url = new URL(world.databaseUrl)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(`alter database "${name}" with allow_connections false`)
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    // Telling a connection to end is not its end.
    await expect
      .poll(async () => (await client.query('select from pg_stat_activity where datname = $1', [name])).rows.length, {
        interval: 20,
      })
      .toBe(0)
    await work()
  } finally {
    await client.query(`alter database "${name}" with allow_connections true`)
    await client.end()
  }
}

describe('the form', () => {
  test('pressed twice, and sent again from the page «back» shows: one contact', async () => {
    const page = await world.open({ viewport: phone })
    const way = new ResidentWay(page)
    await signInResident(page, leena, '/kerro')
    await way.tell(story)
    await way.walkTo('/ymmarsimme')
    const fields = await page
      .locator('#sivu input[type=hidden]')
      .evaluateAll((inputs) => inputs.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value]))
    await page.dblclick('[data-test=next]')
    await page.waitForURL('**/lupaus')
    const again = await page.request.post('/ymmarsimme', {
      multipart: Object.fromEntries(fields) as Record<string, string>,
      maxRedirects: 0,
    })
    expect(again.status()).toBeLessThan(500)
    const { contacts } = (await (await page.request.get('/api/me')).json()) as { contacts: unknown[] }
    expect(contacts).toHaveLength(1)
    await page.context().close()
  })

  test('the session ends in the middle: the answers stay on the page and go through after signing in again', () =>
    onPhone(async (way) => {
      const { page } = way
      await signInResident(page, '090579-9008', '/kerro')
      await way.tell(story)
      await way.walkTo('/yhteys')
      await page.fill('#puhelin', '040 765 4321')
      world.clock.set(new Date(Date.parse(tuesdayMorning) + 31 * 60_000))
      await way.next()
      expect(await page.inputValue('textarea[name=puhelin], #puhelin')).toBe('040 765 4321')
      expect(await trouble(page)).toMatch(/tallessa/)
      const tab = await page.context().newPage()
      await signInResident(tab, '090579-9008', '/kerro')
      expect(await tab.inputValue('#kertomus')).toBe(story)
      await tab.close()
      await way.press(page.locator('main button[type=submit]:not([name]):not(.rs-link)').first())
      if (way.path() === '/yhteys') await way.next()
      expect(way.path()).toBe('/ymmarsimme')
    }))

  test('the draft has run out while the page was open: the text is still there and starts a new one', () =>
    onPhone(async (way) => {
      const { page } = way
      await way.tell(story)
      await page.goto('/kerro')
      world.clock.set(new Date(Date.parse(tuesdayMorning) + 3 * 3_600_000))
      await page.fill('#kertomus', `${story} Lisää.`)
      await way.next()
      expect(way.path()).toBe('/kysymys')
    }))

  test('a text of half a million letters comes back with advice, whole', () =>
    onPhone(async (way) => {
      const { page } = way
      await page.goto('/')
      await page.locator('#kertomus').evaluate((field) => {
        ;(field as HTMLTextAreaElement).value = 'ä'.repeat(500_000)
      })
      await way.next()
      expect(await page.locator('.lk-summary').innerText()).toContain('100')
      expect((await page.inputValue('#kertomus')).length).toBe(500_000)
    }, true))

  test('emoji, marks of direction, Sámi letters and markup go through as they are, to the desk too', () =>
    onPhone(async (way) => {
      const odd = '😀 ‏مرحبا‏ Čáhppesgáisá <b onmouseover=alert(1)>polvi</b> "\'&amp; ŋŧđ'
      await way.tell(odd)
      await way.page.goto('/kerro')
      expect(await way.page.inputValue('#kertomus')).toBe(odd)
      await way.next()
      await way.walkTo('/lupaus', { givenName: 'O' })
      const desk = await world.open()
      await signInStaff(desk, 'hoitaja-1')
      await desk.locator('[data-test=open]').first().waitFor()
      const { rows } = (await (await desk.request.get('/api/desk?limit=50')).json()) as {
        rows: { contactId: string; person: { label: string } }[]
      }
      const mine = rows.find(({ person }) => person.label.startsWith('O'))
      await desk.goto(`/staff/contacts/${mine?.contactId ?? ''}`)
      await desk.locator('[data-test=said] blockquote').first().waitFor()
      expect(await desk.locator('[data-test=said] blockquote').first().innerText()).toBe(odd)
      await desk.context().close()
    }))

  test('empty text gets kind words and a phone number', () =>
    onPhone(async (way) => {
      await way.page.goto('/')
      await way.next()
      expect(await way.page.locator('.lk-summary').innerText()).toContain('Yksikin riittää')
      expect(await way.page.locator('.rs-kind a').getAttribute('href')).toMatch(/^tel:/)
    }))

  test('the path is walked with the keyboard alone, and the focus is always seen', () =>
    onPhone(async (way) => {
      const { page } = way
      await page.goto('/')
      for (let press = 0; press < 40; press++) {
        await page.keyboard.press('Tab')
        const seen = await page.evaluate(() => {
          const at = document.activeElement
          if (!at || at === document.body) return undefined
          const [style, after] = [getComputedStyle(at), getComputedStyle(at, '::after')]
          const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || after.borderStyle !== 'none'
          return { id: at.id, test: at.getAttribute('data-test'), marked }
        })
        if (!seen) break
        expect(seen).toMatchObject({ marked: true })
        if (seen.id === 'kertomus') await page.keyboard.type(story)
        if (seen.test === 'next') {
          await page.keyboard.press('Enter')
          break
        }
      }
      await page.waitForURL('**/kysymys/*')
    }, true))

  test('a page of one’s own without a session shows nothing and asks to sign in', () =>
    onPhone(async (way) => {
      for (const path of ['/oma', '/viestit', '/kuka-katsoi', '/kirje']) {
        await way.page.goto(path)
        expect(await way.page.locator('[data-test=load-trouble]').innerText()).toContain('Kirjaudu ensin')
      }
    }))

  test('nothing was refused by the content security policy, and no page threw', () => {
    expect(world.faults).toEqual([])
  })
})

test('the server is updated under an open desk: it goes on working, says so once, and nothing is lost until it is loaded anew', async () => {
  const page = await world.open()
  await signInStaff(page, 'hoitaja-1', '/staff/contacts/new')
  await part(page, 'new-text').fill(story)
  await page.route('**/api/**', async (route) => {
    const answer = await route.fetch()
    const headers = { ...answer.headers(), 'x-luukku-build': 'another' }
    await route.fulfill({ response: answer, headers }).catch(() => undefined)
  })
  await part(page, 'new-givenName').fill('Päivitys')
  await part(page, 'new-familyName').fill('Kesken')
  await page.keyboard.press('Control+Enter')
  await part(page, 'person').waitFor()
  expect(await part(page, 'person').innerText()).toContain('Päivitys Kesken')
  await part(page, 'new-build').waitFor()
  await page.unroute('**/api/**')
  await arrive(page, () => part(page, 'new-build').locator('button').click())
  await part(page, 'person').waitFor()
  expect(await part(page, 'new-build').count()).toBe(0)
  await page.context().close()
})

describe('the database goes away and comes back', () => {
  test('what a resident typed stays on the page, with a number to call, and goes through a moment later', () =>
    onPhone(async (way) => {
      const { page } = way
      await page.goto('/')
      await page.fill('#kertomus', story)
      await whileDatabaseIsAway(async () => {
        await way.press('[data-test=next]')
        expect(await trouble(page)).toContain('tallessa tällä sivulla')
        expect(await page.inputValue('#kertomus')).toBe(story)
        expect(await page.locator('footer').innerText()).toMatch(/016 000 0000/)
      })
      await expect
        .poll(
          async () => {
            if (way.path() !== '/kysymys') await way.next()
            return way.path()
          },
          { timeout: 150_000, interval: 1000 },
        )
        .toBe('/kysymys')
    }))

  test('the desk keeps its list, says since when it is, and recovers by itself', async () => {
    const page = await world.open()
    await signInStaff(page, 'hoitaja-1')
    await page.locator('[data-test=desk-row]').first().waitFor()
    const away = page.locator('[data-test=away]')
    await whileDatabaseIsAway(async () => {
      await away.waitFor({ timeout: 150_000 })
      expect(await away.innerText()).toMatch(/klo \d/)
      expect(await page.locator('[data-test=desk-row]').count()).toBeGreaterThan(0)
    })
    await away.waitFor({ state: 'detached', timeout: 150_000 })
    await page.context().close()
  })
})
