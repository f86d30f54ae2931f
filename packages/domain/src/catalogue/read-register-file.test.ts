import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRegisterFile } from './read-register-file.ts'

const folder = join(import.meta.dirname, '../../../../testdata/ptv')
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>
const vocabulary = JSON.parse(readFileSync(join(folder, '../../catalogue/service-classes.json'), 'utf8')) as {
  classes: { code: string }[]
}
const classes = new Set(vocabulary.classes.map(({ code }) => code))
const channel = { id: 'c1', serviceChannelNames: [{ language: 'fi', value: 'Neuvolan ovi', type: 'Name' }] }
const service = { id: 's1', serviceNames: [{ language: 'fi', value: 'Neuvola', type: 'Name' }] }

test('the vocabulary has every class of the register: 230 rows, of which one has the code of another', () => {
  expect(classes.size).toBe(229)
  for (const code of ['P3.8', 'P4.3', 'P5.7', 'P5.10']) expect(classes).toContain(code)
})

test('what the register tells of a price is kept in its languages; without a word there is none', () => {
  const priced = (value: string | null) =>
    readRegisterFile(
      {
        ...service,
        serviceChargeType: 'Chargeable',
        serviceDescriptions: [{ language: 'fi', value, type: 'ChargeTypeAdditionalInfo' }],
      },
      classes,
    ).items[0]?.entry
  expect(priced('Käynti 28,20 €')).toMatchObject({ charge: 'Chargeable', price: { fi: 'Käynti 28,20 €' } })
  expect(priced(null)).not.toHaveProperty('price')
})

test('a character that no database keeps is taken out of the text alone, and named', () => {
  const half = {
    ...service,
    serviceNames: [{ language: 'fi', value: 'Neu\u0000vola \ud83d', type: 'Name' }],
    sourceId: 's\u0000',
  }
  const { items, strange } = readRegisterFile([half, channel], classes)
  expect(items[0]?.entry.name).toEqual({ fi: 'Neuvola \ufffd' })
  expect(items[0]?.source).toMatchObject({ sourceId: 's', serviceNames: [{ value: 'Neuvola \ufffd' }] })
  expect(strange).toEqual([
    { id: 's1', path: 'serviceNames', why: 'other-form' },
    { id: 's1', path: 'sourceId', why: 'other-form' },
  ])
  expect(items[1]?.source).toBe(channel)
})

describe('a real service of the register', () => {
  const { items, strange } = readRegisterFile(read('auroraai_etalukio_service.json'), classes)
  test('is read: name and other name apart, classes, keywords, channels and who answers for it', () => {
    expect(items).toHaveLength(1)
    expect(items[0]?.entry).toMatchObject({
      kind: 'service',
      name: { fi: 'Nettilukio aikuisille' },
      otherNames: { fi: 'Etälukio' },
      nationwide: true,
      charge: 'FreeOfCharge',
      published: true,
    })
    expect(items[0]?.entry.classes).toContain('P6.10')
    expect(items[0]?.entry.keywords).toContain('etäopetus')
    expect(items[0]?.entry.links).toContain('961f1a02-0eb7-4b5d-9721-6b9f2d14ec6f')
    expect(items[0]?.entry.organizations).toContainEqual({
      id: 'df0c2f24-d2bd-4ba7-bdcd-fcfc9f0d65a7',
      name: 'Mikkelin kaupungin liikelaitos Otavia',
      role: 'Responsible',
    })
  })
  test('has no strange field, and is kept whole', () => {
    expect(strange).toEqual([])
    expect(items[0]?.source).toEqual(read('auroraai_etalukio_service.json'))
  })
})

test('a real place is read: phones with their prefix, address, days and hours, in the languages given', () => {
  const { items, strange } = readRegisterFile(read('auroraai_otava_service_channel.json'), classes)
  expect(strange).toEqual([])
  expect(items[0]?.entry).toMatchObject({
    kind: 'channel',
    type: 'ServiceLocation',
    name: { fi: 'Otavan Opisto / Otavia' },
  })
  expect(items[0]?.entry.phones[0]).toEqual({ number: '+358 447943552', text: 'Opintoasiainvastaava', lang: 'fi' })
  expect(items[0]?.entry.addresses[0]?.fi).toBe('Otavantie 2 B, 50670 OTAVA')
  expect(items[0]?.entry.hours[0]).toMatchObject({
    from: 'MO',
    to: 'MO',
    opens: '08:00',
    closes: '16:00',
    closed: false,
  })
  expect(items[0]?.entry.municipalities).toEqual(['491'])
})

test('a map by id is read like a list', () => {
  const { items } = readRegisterFile(read('auroraai_services.json'), classes)
  expect(items.map(({ entry }) => entry.name.fi)).toEqual(['Yksilöllistetty oppimäärä'])
})

test.each([
  'V11VmOpenApiService.json',
  'V11VmOpenApiServiceLocationChannel.json',
  'V11VmOpenApiPhoneChannel.json',
  'V11VmOpenApiElectronicChannel.json',
])('every field of the form of V11 is known: %s', (name) => {
  const { items, strange } = readRegisterFile(read(name), new Set(['string']))
  expect(items).toHaveLength(1)
  expect(strange).toEqual([])
})

test('a number is an id like any other', () => {
  const { items, strange } = readRegisterFile([{ ...service, id: 17 }], classes)
  expect([items.map(({ entry }) => entry.id), strange]).toEqual([['17'], []])
})

test.each([
  ['one page of two', { pageNumber: 1, pageCount: 2, itemList: [service] }, true],
  ['one page twice', [1, 1].map((n) => ({ pageNumber: n, pageCount: 2, itemList: [] })), true],
  ['both pages', [1, 2].map((n) => ({ pageNumber: n, pageCount: 2, itemList: [] })), false],
  [
    'both pages of services and the first of two of channels',
    [
      ...[1, 2].map((n) => ({ pageNumber: n, pageCount: 2, itemList: [service] })),
      { pageNumber: 1, pageCount: 2, itemList: [channel] },
    ],
    true,
  ],
  [
    'both pages, the last one empty',
    [1, 2].map((n) => ({ pageNumber: n, pageCount: 2, itemList: n === 1 ? [service] : [] })),
    false,
  ],
  ['the only page', { pageNumber: 1, pageCount: 1, itemList: [service] }, false],
  ['no pages', [service], false],
])('a file that says itself that it is a part is known as one: %s', (_, content, isPart) => {
  expect(readRegisterFile(content, classes).isPart).toBe(isPart)
})

describe('what is strange', () => {
  const strangeOf = (content: unknown) => readRegisterFile(content, classes).strange
  test('a field nobody foresaw is named, and the item is kept with it', () => {
    const { items, strange } = readRegisterFile([{ ...service, queueDays: 3 }], classes)
    expect(strange).toEqual([{ id: 's1', path: 'queueDays', why: 'unknown-field' }])
    expect(items[0]?.source).toHaveProperty('queueDays', 3)
  })
  test('a field of another form is named and left out; the rest of the item is read', () => {
    const { items, strange } = readRegisterFile(
      [{ ...service, keywords: 'hammas', areas: [7], languages: { a: 1 } }],
      classes,
    )
    expect(strange.map(({ path, why }) => [path, why])).toEqual([
      ['areas', 'other-form'],
      ['keywords', 'other-form'],
      ['languages', 'other-form'],
    ])
    expect(items[0]?.entry.name.fi).toBe('Neuvola')
    expect(items[0]?.source).toHaveProperty('keywords', 'hammas')
  })
  test('a class outside the vocabulary, an item without an id or of no known kind, and one given twice', () => {
    expect(strangeOf([{ ...service, serviceClasses: [{ code: 'P99.9' }] }])).toEqual([
      { id: 's1', path: 'serviceClasses P99.9', why: 'unknown-class' },
    ])
    expect(strangeOf([{ serviceNames: [] }])).toEqual([{ id: '', path: '', why: 'no-id' }])
    expect(strangeOf([{ id: 'x', colour: 'red' }])).toEqual([{ id: 'x', path: '', why: 'unknown-kind' }])
    expect(strangeOf([service, service])).toEqual([{ id: 's1', path: '', why: 'twice' }])
  })
  test.each([null, 7, 'text', [], {}, [null, 3], { itemList: [] }])('%j is an empty file, not a fault', (content) => {
    expect(readRegisterFile(content, classes)).toEqual({ items: [], strange: [], isPart: false })
  })
})
