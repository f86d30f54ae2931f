import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, DeskRow, Receipt } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { openLosingProxy } from '@luukku/testkit/fault/losing-proxy'
import { createToldClient } from '@luukku/testkit/fault/told-client'

const tuesday = '2026-11-24T09:12:00+02:00'
let county: SmallCountyServer
beforeAll(async () => {
  const days = [
    '2026-11-24',
    '2026-11-25',
    '2026-12-23',
    '2026-12-28',
    '2027-02-27',
    '2027-02-28',
    '2027-03-01',
    '2027-03-29',
  ]
  county = await openSmallCounty({ days: [...days, '2027-11-01'], moment: tuesday })
})
afterAll(() => county.close())

const base = { channel: 'web_form', lang: 'fi', contactWay: { ways: ['call'], phone: '040 000 0000' } }
type Ask = (method: 'POST', url: string, body?: object, key?: string) => ReturnType<Browser>
const send = async (more: object, by: Ask = county.browser()): Promise<Receipt> => {
  const answer = await by('POST', '/api/contacts', { ...base, text: 'Polvi on ollut kipeä syksystä asti', ...more })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as Receipt
}
const nurse = () => county.staff(smallCounty.nurse)
const assess = async (contactId: string): Promise<DeskCase> => {
  const by = await nurse()
  const one = (await by('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  const answer = await by('POST', `/api/desk/contacts/${contactId}/assessment`, {
    basedOn: one.version,
    decision: 'accept',
    urgencyClass: one.proposal.urgencyClass,
    needs: one.proposal.needs.map(({ service, extract }) => ({ service, extract })),
    note: 'Arvioitu.',
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as DeskCase
}

describe('names and words of every kind come back as they were sent, are found and are told apart', () => {
  const long = 'Á'.repeat(199) + 'z'
  test.each([
    ['one letter', 'Ö', 'Å'],
    ['two hundred letters', long, 'Pitkänimi'],
    ['Sámi letters', 'Áŋŋel', 'Šŋžđŧčá'],
    ['letters with marks of their own', 'A\u030angstro\u0308m', 'Yhdistelma\u0308'],
    ['right to left', 'شادي', '\u202bبيت\u202c'],
    ['emoji', 'Aino🦌', '👩‍👩‍👧'],
    ['an apostrophe, a quote and a tag', "O'Brien", '<b>"x"</b>'],
    ['one name alone', 'Yksinimi', ''],
  ])('%s', async (_kind, givenName, familyName) => {
    county.at(tuesday)
    const text = `Polvi on kipeä. ${givenName} \u202eabc\u202c 🦌 ŧđŋ`
    const person = familyName === '' ? { givenName } : { givenName, familyName }
    const { contactId } = await send({ text, person })
    const by = await nurse()
    const one = (await by('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    expect(one.said[0]?.pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(one.person.name).toBe([givenName, familyName].filter(Boolean).join(' '))
    // Found as it was written, and as another keyboard composes the same letters.
    for (const form of ['NFC', 'NFD'] as const) {
      const words = one.person.name.normalize(form)
      const found = (await by('POST', '/api/desk/search', { words })).body as { rows: DeskRow[] }
      expect(
        found.rows.map((row) => row.contactId),
        `${form} ${words}`,
      ).toContain(contactId)
    }
    // The initials on the list cut no letter in half.
    const list = (await by('GET', '/api/desk?view=team&limit=5000')).body as { rows: DeskRow[] }
    const label = list.rows.find((row) => row.contactId === contactId)?.person.label ?? ''
    expect(label.isWellFormed()).toBe(true)
    expect(label).not.toBe('')
  })
  test('a megabyte is refused kindly, a hundred thousand letters are taken whole', async () => {
    county.at(tuesday)
    const big = await county.browser()('POST', '/api/contacts', { ...base, text: 'ä'.repeat(600_000) })
    expect([big.status, big.body.code]).toEqual([413, 'too-large'])
    const text = 'Polvi on kipeä. ' + '🦌'.repeat(49_000)
    const { contactId } = await send({ text })
    const one = (await (await nurse())('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    expect(one.said[0]?.pieces.map((piece) => piece.text).join('')).toBe(text)
  })
  test('half a letter and a zero byte are told to be no text, and store nothing', async () => {
    const count = async () => Number((await county.owner.query('select count(*)::int as n from contact')).rows[0].n)
    const before = await count()
    for (const text of ['Polvi \u0000 kipeä', 'Polvi \ud83e kipeä']) {
      const answer = await county.browser()('POST', '/api/contacts', { ...base, text, person: { givenName: text } })
      expect(answer.status, answer.text).toBeLessThan(500)
      if (answer.status !== 200) expect(await count()).toBe(before)
    }
  })
})

describe('born on 29 February, over the whole way', () => {
  // 23 on 28 February of a common year (150/1930 § 3 by analogy): until then the care guarantee of the under 23 holds.
  test.each([
    ['2027-02-27T09:00:00+02:00', 22],
    ['2027-02-28T09:00:00+02:00', 23],
  ])('%s: %i years old, with the clocks of that age', async (moment, age) => {
    county.at(moment)
    const { contactId } = await send({ person: { givenName: 'Karkaus', birthDate: '2004-02-29' } })
    const one = await assess(contactId)
    expect(one.person.age).toBe(age)
    const rules = one.needs.flatMap(({ clocks }) => clocks).filter(({ state }) => state === 'running')
    expect(rules.length).toBeGreaterThan(0)
    const under23 = rules.some(({ ruleId }) => /U23/.test(ruleId))
    expect(under23, rules.map(({ ruleId }) => ruleId).join(' ')).toBe(age < 23)
  })
  test('an identity code of that day is read as that day', async () => {
    county.at('2027-03-01T09:00:00+02:00')
    const by = await nurse()
    const person = { givenName: 'Karkaus', identityCode: '290204A900C' }
    const { contactId } = await send({ person, channel: 'phone' }, async (method, _url, body, key) =>
      by(method, '/api/desk/contacts', body, key),
    )
    const one = (await by('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    expect(one.person.age).toBe(23)
  })
})

describe('the last second of the office day on the eve of a holiday', () => {
  test('at 15:59:59 a nurse owns it and the law counts today; at 16:00:00 it is the next office day', async () => {
    await county.owner.query(`update contact set answered_at = received_at where answered_at is null`)
    county.at('2026-12-23T15:59:59+02:00')
    const before = await send({})
    expect(before.nextStep.owner.kind).toBe('staff')
    expect(before.nextStep.at).toBe(before.receivedAt)
    expect(before.promise.law?.dueDate).toBe('2026-12-23')
    // Nobody calls within a second: what is promised is the next shift, and the law's clock shows that it is late.
    expect(before.promise.from).toBe('2026-12-28T06:00:00.000Z')
    county.at('2026-12-23T15:40:00+02:00')
    await county.owner.query(`update contact set answered_at = received_at where answered_at is null`)
    const just = await send({})
    expect(just.promise.to).toBe('2026-12-23T14:00:00.000Z')

    county.at('2026-12-23T16:00:00+02:00')
    const after = await send({})
    // Christmas Eve is no working day here (150/1930 § 5), 25 and 26 are holidays, 27 a Sunday.
    expect(after.promise.law?.dueDate).toBe('2026-12-28')
    expect(after.nextStep).toMatchObject({ at: '2026-12-28T06:00:00.000Z', owner: { kind: 'staff' } })
    expect(after.promise.from >= '2026-12-28T06:00:00.000Z').toBe(true)
    expect(after.promise.to <= '2026-12-28T14:00:00.000Z').toBe(true)
  })
  test('the same second of an emergency belongs to the nurse, the next one to the duty role', async () => {
    const text = 'Kova puristava rintakipu ja hengenahdistus, säteilee käteen'
    county.at('2026-12-23T15:59:59+02:00')
    const before = await send({ text })
    county.at('2026-12-23T16:00:00+02:00')
    const after = await send({ text })
    expect([before.nextStep.owner.kind, after.nextStep.owner.kind]).toEqual(['staff', 'duty'])
  })
})

describe('the night when clocks change', () => {
  test('forward: the hour that is not there shifts nothing; the next step is at eight by the new clock', async () => {
    for (const moment of ['2027-03-28T02:59:59+02:00', '2027-03-28T04:00:00+03:00']) {
      county.at(moment)
      const receipt = await send({})
      expect(receipt.nextStep.at).toBe('2027-03-29T05:00:00.000Z')
      // The 29th is Easter Monday: guidance has a shift, the office has none.
      expect(receipt.promise.law?.dueDate).toBe('2027-03-30')
    }
  })
  test('forward: an appointment on Monday after it is reminded of on Sunday at the same hour of the clock', async () => {
    county.at('2027-03-26T09:00:00+02:00')
    await county.owner.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind) select county_id, id, unit_id, '[2027-03-26 08:00+02,2027-03-26 16:00+02)', 'guidance' from staff_member where id = $1`,
      [smallCounty.nurse],
    )
    await addReception(county.owner, smallCounty.physiotherapist, '2027-03-29')
    const way = { contactWay: { ways: ['sms'], phone: '040 000 0000' } }
    const { contactId } = await send(way)
    await assess(contactId)
    const by = await nurse()
    const found = await by('POST', '/api/booking/search', { contactId, from: '2027-03-29', limit: 1 })
    const [item] = (found.body as { offers: { items: Record<string, string>[] }[] }).offers[0]?.items ?? []
    expect(item, found.text).toBeDefined()
    const { needId, staffId, service, mode, start, end } = item ?? {}
    const booked = await by('POST', '/api/booking/appointments', {
      contactId,
      items: [{ needId, staffId, service, mode, start, end }],
    })
    expect(booked.status, booked.text).toBe(200)
    const { rows } = await county.owner.query(
      `select (n.due_at at time zone 'Europe/Helsinki')::text as at, (lower(a.during) at time zone 'Europe/Helsinki')::text as start
       from notification n join appointment a on a.id = n.appointment_id where a.contact_id = $1`,
      [contactId],
    )
    const start9 = String(rows[0].start).slice(11) < '09:00:00' ? '09:00:00' : String(rows[0].start).slice(11)
    expect(rows[0].at).toBe(`2027-03-28 ${start9}`)
  })
  test('back: of two contacts in the hour that comes twice the first stays first, and both are promised Monday', async () => {
    const receipts: Receipt[] = []
    for (const moment of ['2027-10-31T03:30:00+03:00', '2027-10-31T03:30:00+02:00']) {
      county.at(moment)
      receipts.push(await send({}))
    }
    const [first, second] = receipts
    expect(Date.parse(second?.receivedAt ?? '') - Date.parse(first?.receivedAt ?? '')).toBeGreaterThanOrEqual(3_599_000)
    for (const receipt of receipts) expect(receipt.nextStep.at).toBe('2027-11-01T06:00:00.000Z')
    const { rows } = await county.owner.query(`select id from contact where id = any ($1) order by sort_key`, [
      receipts.map(({ contactId }) => contactId),
    ])
    expect(rows.map(({ id }) => id)).toEqual(receipts.map(({ contactId }) => contactId))
  })
})

describe('a session that ends in the middle of a form', () => {
  test('the draft of somebody signed in waits for the next sign-in; nobody else reads it', async () => {
    county.at(tuesday)
    const personId = '00000000-0000-4000-8000-0000000000aa'
    await county.owner.query(
      `insert into person (id, county_id, verified, created_at) values ($1, 'lapland', true, now())`,
      [personId],
    )
    await county.owner.query(
      `insert into person_identity (person_id, county_id, changed_at) values ($1, 'lapland', now())`,
      [personId],
    )
    const me = await county.signIn({ kind: 'resident', personId })
    await me('POST', '/api/draft', { lang: 'fi', text: 'Polvi on kipeä' })
    const key = me.cookies().get('luukku_draft') ?? ''
    await county.owner.query(`delete from session where person_id = $1`, [personId])
    const refused = await me('PATCH', '/api/draft', { text: 'Polvi on kipeä ja turvonnut' })
    expect([refused.status, refused.body.code]).toEqual([401, 'sign-in-required'])
    const again = await county.signIn({ kind: 'resident', personId })
    again.cookies().set('luukku_draft', key)
    const draft = await again('GET', '/api/draft')
    expect([draft.status, draft.body.contact?.text ?? draft.body.text]).toEqual([200, 'Polvi on kipeä'])
    const other = await county.signIn({ kind: 'resident', personId: '00000000-0000-4000-8000-0000000000ab' })
    other.cookies().set('luukku_draft', key)
    expect((await other('GET', '/api/draft')).body.code).toBe('draft-expired')
  })
  test("a nurse's session that ended loses no version: the same change is taken after signing in again", async () => {
    county.at(tuesday)
    const { contactId } = await send({})
    const by = await nurse()
    const one = (await by('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    await county.owner.query(`delete from session where staff_id = $1`, [smallCounty.nurse])
    const body = { basedOn: one.version, outcome: 'no-answer' }
    expect((await by('POST', `/api/desk/contacts/${contactId}/calls`, body)).body.code).toBe('sign-in-required')
    expect((await (await nurse())('POST', `/api/desk/contacts/${contactId}/calls`, body)).status).toBe(200)
  })
})

test('an answer that is lost on the way: the client asks again and is told of the one contact there is', async () => {
  county.at(tuesday)
  const origin = await county.app.http.listen({ port: 0, host: '127.0.0.1' })
  const proxy = await openLosingProxy(() => origin)
  const client = createToldClient({ origin: () => proxy.origin, cookieKey: county.app.services.config.cookieKey })
  const count = async () => Number((await county.owner.query('select count(*)::int as n from contact')).rows[0].n)
  const before = await count()
  proxy.loseNext()
  const answer = await client.command('/api/contacts', { ...base, text: 'Kurkku on kipeä' })
  expect([answer.status, answer.tries, proxy.lost()]).toEqual([200, 2, 1])
  expect(await count()).toBe(before + 1)
  await proxy.close()
})
