import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CatalogueHit, ImportReportView } from '@luukku/contract'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const day = '2026-11-24'
const root = join(import.meta.dirname, '../../../../..')
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as object
const demo = read('instances/lapland/register-demo.json') as { itemList: { id: string }[] }
let county: SmallCountyServer
let manager: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: [day], moment: `${day}T09:12:00+02:00` })
  const { rows } = await county.owner.query<{ id: string }>(
    `insert into staff_member (county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ('lapland', 'maija', 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{both}', $1) returning id`,
    [smallCounty.guidanceUnit],
  )
  manager = await county.staff(rows[0]?.id ?? '')
})
afterAll(() => county.close())

const bring = async (content: object, o: { dryRun?: boolean; whole?: boolean } = {}) => {
  const answer = await manager('POST', '/api/catalogue/import', { content, dryRun: false, ...o })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as ImportReportView
}
const search = async (words: string, lang = 'fi') => {
  const answer = await county.browser()('POST', '/api/catalogue/search', { words, lang })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as { emergency: boolean; hits: CatalogueHit[] }
}
const names = (hits: readonly CatalogueHit[]) => hits.map(({ name }) => name.fi)
const stored = async () =>
  (await county.owner.query<{ n: number }>('select count(*)::int as n from catalogue_entry where ended_at is null'))
    .rows[0]?.n

describe('bringing the national register', () => {
  test('a dry run tells what would change and writes nothing; the import does it; the same again changes nothing', async () => {
    const told = await bring(demo, { dryRun: true })
    expect(told.counts).toMatchObject({ read: 7, added: 7, changed: 0, strange: 0 })
    expect(await stored()).toBe(0)
    expect((await bring(demo)).counts).toEqual(told.counts)
    expect(await stored()).toBe(7)
    expect((await bring(demo)).counts).toMatchObject({ added: 0, changed: 0, same: 7 })
  })
  test('real items of the register: nothing is strange, and every item is kept whole', async () => {
    const item = read('testdata/ptv/auroraai_otava_service_channel.json')
    expect((await bring(item)).counts).toMatchObject({ added: 1, strange: 0, missing: 7, ended: 0 })
    const { rows } = await county.owner.query<{ source: object }>(
      `select source from catalogue_entry where id = '961f1a02-0eb7-4b5d-9721-6b9f2d14ec6f'`,
    )
    expect(rows[0]?.source).toEqual(item)
  })
  test('a strange field is named and kept; a changed one is named', async () => {
    const [first, ...rest] = demo.itemList
    const { counts, changed, strange } = await bring({ itemList: [...rest, { ...first, mascot: 'bear' }] })
    expect(counts).toMatchObject({ changed: 1, strange: 1 })
    expect(changed).toMatchObject([{ fields: ['source'] }])
    expect(strange).toMatchObject([{ path: 'mascot', why: 'unknown-field' }])
    const { rows } = await county.owner.query<{ source: { mascot?: string } }>(
      `select source from catalogue_entry where id = $1`,
      [first?.id],
    )
    expect(rows[0]?.source.mascot).toBe('bear')
  })
  test('a text with a character that no database keeps stops nothing: it is taken out and named', async () => {
    const [first, ...rest] = demo.itemList
    const { counts, strange } = await bring({ itemList: [...rest, { ...first, sourceId: 'a\u0000b', oid: '\udc00' }] })
    expect(counts).toMatchObject({ read: 7, dropped: 0, strange: 2 })
    expect(strange.map(({ path }) => path)).toEqual(['sourceId', 'oid'])
    await bring(demo)
  })
  test('a whole register ends what is not in it, and gives it back when it is there again', async () => {
    expect((await bring(demo, { whole: true })).counts).toMatchObject({ ended: 1 })
    expect(await stored()).toBe(7)
    const back = await bring(read('testdata/ptv/auroraai_otava_service_channel.json'))
    expect(back.changed).toMatchObject([{ fields: ['returned'] }])
  })
  test.each([
    ['nothing', {}],
    ['an error of the interface', { message: 'error' }],
    ['a page of several', { ...demo, pageNumber: 1, pageCount: 12 }],
    ['items of no known kind', demo.itemList.map(({ id }) => ({ id, name: 'Neuvola' }))],
    ['an item without an id', [...demo.itemList, { serviceNames: [] }]],
  ])('a file that cannot be the whole register is refused as one, and nothing ends: %s', async (_, content) => {
    const before = await stored()
    for (const dryRun of [true, false]) {
      const answer = await manager('POST', '/api/catalogue/import', { content, dryRun, whole: true })
      expect([answer.status, answer.body]).toMatchObject([422, { reason: 'file-not-whole' }])
    }
    expect(await stored()).toBe(before)
  })
  test('an item that cannot be placed is counted as left out, not as kept, and what is kept of it does not end', async () => {
    const [first, ...rest] = demo.itemList
    const content = [...rest, ...rest.slice(0, 1), { id: first?.id, name: 'Neuvola' }]
    const { counts, strange } = await bring(content, { whole: true, dryRun: true })
    expect(counts).toMatchObject({ dropped: 2, strange: 0 })
    expect(strange.map(({ why }) => why)).toEqual(['twice', 'unknown-kind'])
    const ended = await bring(rest, { whole: true, dryRun: true })
    expect(ended.counts.ended - counts.ended).toBe(1)
  })
  test('managers bring it, nobody else', async () => {
    const nurse = await county.staff(smallCounty.nurse)
    expect((await nurse('POST', '/api/catalogue/import', { content: demo, dryRun: true })).status).toBe(403)
  })
})

describe('services in one’s own words', () => {
  beforeAll(() => bring(demo))
  test.each([
    ['mielenterveys apua', 'Perustason mielenterveyspalvelut (psyk. sh, psykologi)'],
    ['hammasta särkee ihan hirveästi', 'Kiireellinen hammashoito'],
    ['rahat on loppu enkä pysty maksamaan vuokraa', 'Aikuissosiaalityö ja sosiaaliohjaus'],
  ])('%s → %s, the county’s own, by what guidance makes of it', async (words, name) => {
    const { hits } = await search(words)
    expect(names(hits)).toContain(name)
    expect(hits[0]?.kind).toBe('own')
  })
  test('a place without its dots: nakkalajarvi', async () => {
    const { hits } = await search('nakkalajarvi')
    expect(hits).toHaveLength(1)
    expect(hits[0]).toMatchObject({ kind: 'channel', name: { fi: 'Näkkäläjärvi, kiertävän neuvolan pysäkki' } })
    expect(hits[0]?.addresses?.[0]?.fi).toBe('Näkkäläntie 4, 99400 ENONTEKIÖ')
  })
  test('an NGO’s meeting place, with who gives it, its phone and its hours', async () => {
    const { hits } = await search('olen yksinäinen, kaipaan seuraa')
    const place = hits.find(({ name }) => name.fi === 'Kohtaamispaikka Kaamosvalo')
    expect(place).toMatchObject({ ngo: true, charge: 'FreeOfCharge', givenBy: ['Esimerkkijärjestö Kaamosvalo ry'] })
    expect(place?.phones).toEqual(['+358 160000001'])
    expect(place?.hours?.[0]).toMatchObject({ from: 'MO', to: 'FR', opens: '09:00', closes: '15:00' })
  })
  test('a channel that names its organisation by id alone is found by the organisation’s name', async () => {
    const channel = {
      id: '0d1c0000-0000-4000-8000-000000000299',
      serviceChannelType: 'Phone',
      organizationId: '0d1c0000-0000-4000-8000-000000000001',
      serviceChannelNames: [{ language: 'fi', value: 'Tukipuhelin', type: 'Name' }],
      publishingStatus: 'Published',
    }
    await bring({ itemList: [channel] })
    const found = (await search('kaamosvalo ry')).hits.find(({ name }) => name.fi === 'Tukipuhelin')
    expect(found).toMatchObject({ kind: 'channel', ngo: true, givenBy: ['Esimerkkijärjestö Kaamosvalo ry'] })
    await county.owner.query(`delete from catalogue_entry where id = $1`, [channel.id])
  })
  test('an NGO that produces a service for somebody else does not answer for it', async () => {
    const place = demo.itemList.find((one) => JSON.stringify(one).includes('Kohtaamispaikka Kaamosvalo'))
    const of = (id: string, name: string, roleType: string) => ({ organization: { id, name }, roleType })
    const organizations = [
      of('0d1c0000-0000-4000-8000-000000000002', 'Esimerkkipalvelu Oy', 'Responsible'),
      of('0d1c0000-0000-4000-8000-000000000001', 'Esimerkkijärjestö Kaamosvalo ry', 'Producer'),
    ]
    await bring({ itemList: [{ ...place, organizations }] })
    const found = (await search('kohtaamispaikka kaamosvalo')).hits.find((one) => one.name.fi.startsWith('Kohtaamis'))
    expect(found).toMatchObject({ ngo: false, givenBy: ['Esimerkkipalvelu Oy'] })
    await bring(demo)
  })
  test('hours of a day that has passed are not told; a closed day to come is, with its date and whose it is', async () => {
    const place = demo.itemList.find((one) => JSON.stringify(one).includes('Näkkäläjärvi, kiertävän'))
    const day = (date: string) => ({
      serviceHourType: 'Exceptional',
      validFrom: `${date}T00:00:00`,
      validTo: null,
      isClosed: true,
      openingHour: [],
    })
    await bring({ itemList: [{ ...place, serviceHours: [day('2025-12-24'), day('2026-12-24')] }] })
    const { hits } = await search('nakkalajarvi')
    expect(hits[0]?.hours).toMatchObject([{ exceptional: true, closed: true, validFrom: '2026-12-24' }])
    expect(hits[0]?.hours?.[0]).not.toHaveProperty('place')
    const found = await search('kiertävä neuvola')
    const wide = found.hits.find(({ name }) => name.fi === 'Kiertävä neuvola ja hammashoitola')
    expect(wide?.hours).toMatchObject([
      { closed: true, validFrom: '2026-12-24', place: { fi: 'Näkkäläjärvi, kiertävän neuvolan pysäkki' } },
    ])
    await bring(demo)
  })
  test('a price that the register tells of comes with the next file, and is told', async () => {
    const walk = demo.itemList.find((one) => JSON.stringify(one).includes('Kiertävä neuvola ja hammashoitola')) as {
      id: string
      serviceDescriptions?: object[]
    }
    const price = { language: 'fi', value: 'Käynti 28,20 €', type: 'ChargeTypeAdditionalInfo' }
    const priced = {
      ...walk,
      serviceChargeType: 'Chargeable',
      serviceDescriptions: [...(walk.serviceDescriptions ?? []), price],
    }
    await bring({ itemList: [priced] })
    const { hits } = await search('kiertävä neuvola')
    const hit = hits.find(({ name }) => name.fi === 'Kiertävä neuvola ja hammashoitola')
    expect(hit).toMatchObject({ charge: 'Chargeable', price: { fi: 'Käynti 28,20 €' } })
    await bring(demo)
  })
  test('the usual hours of a place stand beside however many holidays to come', async () => {
    const place = demo.itemList.find((one) => JSON.stringify(one).includes('Näkkäläjärvi, kiertävän'))
    const plain = { validTo: null, isAlwaysOpen: false, isReservation: false, additionalInformation: [] }
    const holidays = Array.from({ length: 14 }, (_, nth) => ({
      ...plain,
      serviceHourType: 'Exceptional',
      validFrom: `2027-01-${String(nth + 1).padStart(2, '0')}T00:00:00`,
      isClosed: true,
      openingHour: [],
    }))
    const usual = {
      ...plain,
      serviceHourType: 'DaysOfTheWeek',
      validFrom: null,
      isClosed: false,
      openingHour: [{ dayFrom: 'Monday', dayTo: 'Friday', from: '08:00:00', to: '16:00:00' }],
    }
    await bring({ itemList: [{ ...place, serviceHours: [usual, ...holidays] }] })
    const { hits } = await search('nakkalajarvi')
    expect(hits[0]?.hours?.find(({ from }) => from !== undefined)).toMatchObject({ from: 'MO', to: 'FR' })
    await bring(demo)
  })
  test('in Swedish and English', async () => {
    expect(names((await search('skuldradgivning', 'sv')).hits)).toContain('Velkaneuvojan vastaanotto järjestössä')
    expect(names((await search('debt advice', 'en')).hits)).toContain('Velkaneuvojan vastaanotto järjestössä')
  })
  test('a danger in the words is told before any service', async () => {
    expect((await search('rintaa puristaa ja henkeä ahdistaa kovasti')).emergency).toBe(true)
    expect((await search('hampaiden tarkastus')).emergency).toBe(false)
  })
  test('what was ended or is not published is not found', async () => {
    const [place] = demo.itemList.slice(2, 3)
    await bring({ itemList: [{ ...place, publishingStatus: 'Draft' }] })
    expect(names((await search('kohtaamispaikka kaamosvalo')).hits)).not.toContain('Kohtaamispaikka Kaamosvalo')
    await bring(demo)
    expect(names((await search('kohtaamispaikka kaamosvalo')).hits)).toContain('Kohtaamispaikka Kaamosvalo')
  })
  test('the vocabulary is the register’s classes', async () => {
    const { body } = await county.browser()('GET', '/api/catalogue/classes')
    expect((body as { classes: object[] }).classes).toHaveLength(229)
  })
})
