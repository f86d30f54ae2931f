import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrive } from './world/arrive.ts'
import { openCase } from './world/open-case.ts'
import { part } from './world/part.ts'
import { sendContact } from './world/send-contact.ts'
import { signInResident, signInStaff } from './world/sign-in.ts'
import { phone, startWorld, type World } from './world/world.ts'

// ASVS 5.0 V3.5.1, V7.4.1, V14.3.1: forms that another site made, and what a shared browser shows after signing out.
let world: World
let rows: Client
beforeAll(async () => {
  world = await startWorld()
  rows = new Client({ connectionString: world.databaseUrl })
  await rows.connect()
})
afterAll(async () => {
  await rows.end()
  expect(world.faults).toEqual([])
  await world.close()
})

/** How much of everything there is that a form of a resident may write. */
const written = async () =>
  (
    await rows.query(
      `select (select count(*) from contact) as contacts, (select count(*) from data_request) as requests, (select count(*) from denial) as denials,
         (select count(*) from sealed_payload) as words, (select count(*) from permission) as permissions,
         (select string_agg(status, ',' order by id) from appointment) as times,
         (select string_agg(encode(sha256(convert_to(to_jsonb(i)::text, 'UTF8')), 'hex'), ',' order by person_id) from person_identity i) as details`,
    )
  ).rows[0] as object

test('V3.5.1: no form of a resident’s pages is taken without its token, or with another browser’s, whoever is signed in', async () => {
  const page = await world.open({ viewport: phone, scripts: false })
  await signInResident(page, '090579-9008')
  const session = async (of: typeof page) =>
    ((await (await of.request.get('/api/session')).json()) as { formToken: string }).formToken
  const headers = { 'x-luukku-form': await session(page), 'idempotency-key': randomUUID() }
  const data = { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' }
  expect((await page.request.post('/api/contacts', { data, headers })).status()).toBe(200)
  const anothers = await session(await world.open({ viewport: phone }))

  let forged = 0
  let genuine = 0
  for (const path of ['/oma', '/oma/odotus', '/viestit', '/tiedot', '/luvat', '/puolesta', '/kerro', '/yhteys']) {
    await page.goto(path)
    for (const form of await page.locator('main form[method="post"]').all()) {
      const action = (await form.getAttribute('action')) ?? path
      const fields: Record<string, string> = {}
      for (const field of await form.locator('input[name], textarea[name], select[name]').all()) {
        const name = (await field.getAttribute('name')) ?? ''
        const isGiven = ['hidden', 'radio'].includes((await field.getAttribute('type')) ?? '')
        fields[name] = isGiven ? await field.inputValue() : 'Väärennetty'
      }
      expect(fields['form'], `${path} ${action}`).toBeTruthy()
      const before = await written()
      for (const token of [undefined, '', anothers]) {
        const { form: _own, ...rest } = fields
        const answer = await page.request.post(action, {
          form: { ...rest, ...(token === undefined ? {} : { form: token }) },
          maxRedirects: 0,
        })
        // A page that first looks whether the fields are filled says so; what is stored is what counts.
        expect(answer.status(), `${action} ${String(token)}`).toBeGreaterThanOrEqual(400)
        expect(await written(), `${action} ${String(token)}`).toEqual(before)
        forged += 1
      }
      // The same fields with the page's own token: some forms are taken, so that something was refused above.
      await page.request.post(action, { form: fields, maxRedirects: 0 })
      if (JSON.stringify(await written()) !== JSON.stringify(before)) genuine += 1
    }
  }
  expect(forged).toBeGreaterThan(9)
  expect(genuine).toBeGreaterThan(1)
})

test.each([
  ['a resident', 'resident'],
  ['a nurse', 'staff'],
] as const)('V14.3.1: after %s signs out on a shared device, going back shows nothing of anybody', async (_who, as) => {
  const page = await world.open({ viewport: phone })
  // Of the nurse: whose case stood open. Of the resident: their own words.
  const name = 'Salahelmi'
  if (as === 'staff') {
    await sendContact(world, { text: 'Polvi on kipeä.', person: { givenName: name, age: 40 } })
    await signInStaff(page, 'hoitaja-1')
    await openCase(page, name)
  } else {
    await signInResident(page, '090579-9008')
    const { formToken } = (await (await page.request.get('/api/session')).json()) as { formToken: string }
    const headers = { 'x-luukku-form': formToken, 'idempotency-key': randomUUID() }
    await page.request.post('/api/me/data/requests', { data: { kind: 'other', text: name }, headers })
    await arrive(page, () => page.goto('/tiedot'))
    await page.getByText(name).first().waitFor()
  }
  const { pathname: path } = new URL(page.url())
  const press = as === 'staff' ? part(page, 'sign-out') : page.locator('form[action="/auth/sign-out"] button')
  await press.waitFor()
  await press.click()
  await part(page, 'end-here').waitFor()
  await arrive(page, () => part(page, 'end-here').click())
  expect(new URL(page.url()).pathname).toBe('/')
  for (let back = 0; back < 6; back++) {
    await page.goBack({ waitUntil: 'load' }).catch(() => undefined)
    // Whatever the page shows by itself stands by then: it has asked who looks, and drawn.
    await page.waitForLoadState('networkidle')
    const shown = await page.locator('body').innerText()
    expect(shown, page.url()).not.toContain(name)
    expect(shown, page.url()).not.toMatch(/Kirjaudu ulos/)
    if (new URL(page.url()).pathname === path) break
  }
  const session = (await (await page.request.get('/api/session')).json()) as { kind: string }
  expect(session.kind).toBe('anonymous')
})
