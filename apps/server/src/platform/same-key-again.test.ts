import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSmallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'

let county: SmallCountyServer
beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24'], moment: '2026-11-24T10:00:00+02:00' })
})
afterAll(() => county.close())
const contact = { channel: 'web_form', lang: 'fi', text: 'Polvi on vielä kipeä', person: { givenName: 'Testi' } }
const count = async () => Number((await county.owner.query(`select count(*)::int as n from contact`)).rows[0].n)

describe('the same key sent again by the browser that has a session by now', () => {
  test('a first contact is made once, and answered the same', async () => {
    const browser = county.browser()
    const [before, key] = [await count(), randomUUID()]
    const first = await browser('POST', '/api/contacts', contact, key)
    expect([first.status, browser.cookies().has('luukku_session')]).toEqual([200, true])
    const again = await browser('POST', '/api/contacts', contact, key)
    expect([again.status, again.text]).toEqual([200, first.text])
    expect(await count()).toBe(before + 1)
    expect((await browser('GET', '/api/receipt')).body.contactId).toBe(first.body.contactId)
  })
  test('another key is another contact, and the same key with other words is refused', async () => {
    const browser = county.browser()
    const [before, key] = [await count(), randomUUID()]
    await browser('POST', '/api/contacts', contact, key)
    expect((await browser('POST', '/api/contacts', contact, randomUUID())).status).toBe(200)
    expect(await count()).toBe(before + 2)
    const other = await browser('POST', '/api/contacts', { ...contact, text: 'Selkä on kipeä' }, key)
    expect([other.status, other.body.code]).toEqual([409, 'idempotency-mismatch'])
  })
  test('a draft is sent once, and answered the same good answer', async () => {
    const browser = county.browser()
    await browser('POST', '/api/draft', { lang: 'fi', text: contact.text })
    const [before, key] = [await count(), randomUUID()]
    const first = await browser('POST', '/api/draft/send', {}, key)
    expect(first.status, first.text).toBe(200)
    const again = await browser('POST', '/api/draft/send', {}, key)
    expect([again.status, again.text]).toEqual([200, first.text])
    expect(await count()).toBe(before + 1)
  })
})
