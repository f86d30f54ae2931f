import { describe, expect, test } from 'vitest'
import { newContactSchema } from '@luukku/contract'
import { ageOn, toLocalDate } from '@luukku/domain/time'
import { leaveOutFar } from './leave-out-far.ts'
import { isPlayable, isRefused, readScenarios } from './read-scenarios.ts'
import { toNewContact, unassignedPhone } from './scenario.ts'

const plain = { id: 'a', contact_time: '2026-11-24T09:12', message: 'Polvi on kipeä', person: { age: 52, sex: 'm' } }

/** The contact that a scenario becomes, as the API takes it. */
function contactOf(changes: object, serial = 0) {
  const [one] = readScenarios(JSON.stringify([{ ...plain, ...changes }]))
  if (one === undefined || isRefused(one)) throw new Error(JSON.stringify(one))
  return newContactSchema.parse(toNewContact(one, serial))
}
const personOf = (person: unknown, serial = 0) => contactOf({ person }, serial).person

describe('a file of scripted contacts', () => {
  test('is a list, or an object with one, with a byte order mark or without', () => {
    for (const text of [
      JSON.stringify([plain]),
      JSON.stringify({ scenarios: [plain] }),
      `\uFEFF${JSON.stringify([plain])}`,
    ])
      expect(readScenarios(text)).toMatchObject([{ id: 'a' }])
  })
  test.each([
    ['', 'is no whole JSON'],
    ['[\n{"id": 1,}\n]', 'line 2'],
    ['[]', 'holds no scenarios'],
    ['{"cases": []}', 'holds no scenarios'],
    ['"text"', 'holds no scenarios'],
  ])('that holds none says so: %j', (text, why) => {
    expect(() => readScenarios(text)).toThrow(why)
  })
  test('one that cannot be played is refused by its name or its place, and takes no other with it', () => {
    const listed = readScenarios(
      JSON.stringify([
        plain,
        { id: 'b' },
        7,
        null,
        [],
        { contact_time: '1970-01-01T10:00' },
        { ...plain, id: undefined },
      ]),
    )
    expect(listed).toMatchObject([
      { id: 'a' },
      { id: 'b', problem: 'not a scenario: contact_time' },
      { id: '#3', problem: 'not a scenario: no object' },
      { id: '#4', problem: 'not a scenario: no object' },
      { id: '#5', problem: 'not a scenario: no object' },
      { id: '#6', problem: 'not a scenario: contact_time is outside the years 1991-2099' },
      { id: '#7' },
    ])
    expect(listed.filter(isRefused)).toHaveLength(5)
  })
  test('of two days years apart both are played; of very many the lonely ones are told to stand alone', () => {
    const on = (...days: string[]) =>
      readScenarios(JSON.stringify(days.map((day) => ({ ...plain, id: day, contact_time: `${day}T10:00` }))))
    expect(leaveOutFar(on('2026-11-24', '2060-01-01')).filter(isRefused)).toEqual([])
    const far = Array.from({ length: 20 }, (_, n) => `20${String(30 + n)}-03-01`)
    const kept = leaveOutFar(on(...far, '2026-11-24', '2026-11-25'))
    expect(kept.filter(isPlayable).map(({ id }) => id)).toEqual(expect.arrayContaining(['2026-11-24', '2026-11-25']))
    expect(kept.filter(isRefused)).toHaveLength(20 - 11)
    // Years on end in one file: as much as fits, never nothing.
    const months = Array.from(
      { length: 120 },
      (_, n) => `${String(2026 + Math.floor(n / 12))}-${String((n % 12) + 1).padStart(2, '0')}-02`,
    )
    expect(leaveOutFar(on(...months)).filter(isPlayable).length).toBeGreaterThan(40)
  })
})

describe('keys and values of a scripted contact that were never seen before stop nothing', () => {
  test.each([
    { id: null },
    { problem: 'a key of that name' },
    { id: 7 },
    { id: { a: 1 } },
    { person: null },
    { person: 'x' },
    { person: [] },
    { channel: null },
    { channel: 5 },
    { lang: null },
    { lang: ['fi'] },
    { message: null },
    { message: undefined },
    { message: ['Polvi', 'on kipeä'] },
    { message: { text: 'x' } },
    { structured_answers: null },
    { structured_answers: [] },
    { structured_answers: 'none' },
    { structured_answers: [{ key: 'fever_c', value: 38 }] },
    { structured_answers: { a: { deep: [1] }, b: [{ c: 1 }, null], [`k${'y'.repeat(200)}`]: 'z'.repeat(5000) } },
    { person: { age: null, sex: null, status: null, household: null, lang: null, on_behalf_of: null } },
    { person: { age: [3], sex: 1, status: ['a', 'b'], household: {}, lang: 5, on_behalf_of: 7 } },
    { person: { age: -4 } },
    { person: { age: 121 } },
    { person: { age: 120.5, status: 's'.repeat(300), household: 'h'.repeat(500), lang: 'l'.repeat(50) } },
  ])('%j', (changes) => {
    expect(contactOf(changes).contactWay?.ways).toEqual(['call'])
  })
  test('a list of words is read as words', () => {
    expect(contactOf({ message: ['Polvi', 'on kipeä'] }).text).toBe('Polvi, on kipeä')
    expect(personOf({ status: ['retired', 'carer'] }).status).toBe('retired, carer')
  })
  test.each([
    ['an object with a text', { text: 'Polvi on kipeä', from: 'resident' }, 'Polvi on kipeä'],
    [
      'the turns of a talk',
      [{ text: 'Polvi on kipeä' }, { text: 'Portaissa varsinkin' }],
      'Polvi on kipeä\nPortaissa varsinkin',
    ],
  ])('words are read out of %s', (_, message, text) => {
    expect(contactOf({ message }).text).toBe(text)
  })
  test.each([{ fi: 'Polvi on kipeä' }, { text: { fi: 'Polvi' } }, true, [{ body: 'Polvi' }]])(
    'words that cannot be found are no contact without words: %j',
    (message) => {
      expect(readScenarios(JSON.stringify([{ ...plain, message }]))).toMatchObject([
        { id: 'a', problem: 'not a scenario: message is no text, no list of texts and no object with a text' },
      ])
    },
  )
  test('answers without keys are kept for the professional', () => {
    expect(contactOf({ structured_answers: [{ fever: 38 }] }).answers).toEqual({ structured_answers: ['{"fever":38}'] })
  })
  test('an age in digits is an age, and one in words is none', () => {
    expect(personOf({ age: '52', sex: 'f' }).birthDate).toBe(personOf({ age: 52, sex: 'f' }).birthDate)
    expect(personOf({ age: 'unknown', sex: 'f' })).not.toHaveProperty('birthDate')
  })
  test.each([
    ['sv', 'sv'],
    ['SV', 'sv'],
    ['en-GB', 'en'],
    ['se', 'se'],
    ['ru', 'fi'],
    [undefined, 'fi'],
  ])('the language %s is read as %s', (lang, read) => {
    expect(contactOf({ lang }).lang).toBe(read)
  })
})

describe('who a scripted contact is about', () => {
  test.each([
    [undefined, { who: 'self' }],
    ['', { who: 'self' }],
    ['self', { who: 'self' }],
    [false, { who: 'self' }],
    ['daughter', { who: 'other', relation: 'daughter' }],
    [['daughter'], { who: 'other', relation: 'daughter' }],
    [
      { relation: 'daughter', lives: 7 },
      { who: 'other', relation: 'daughter' },
    ],
    [true, { who: 'other' }],
    [{}, { who: 'other' }],
  ])('on behalf of %j', (on_behalf_of, concerning) => {
    expect(contactOf({ person: { age: 82, on_behalf_of } }).concerning).toEqual(concerning)
    if (concerning.who === 'other') expect(contactOf({ person: { age: 8, on_behalf_of } }).concerning.who).toBe('child')
  })
})

describe('the sex of a scripted contact', () => {
  test.each([
    ...['f', 'F', 'female', 'nainen', 'kvinna', 'tyttö'].map((text) => [text, 'f'] as const),
    ...['m', 'M', 'male', 'mies', 'man', 'pojke'].map((text) => [text, 'm'] as const),
  ])('%s is %s, as the identity code tells too', (text, sex) => {
    for (const serial of [0, 1]) {
      const person = personOf({ age: 30, sex: text }, serial)
      expect(person.sex).toBe(sex)
      expect(Number(person.identityCode?.slice(7, 10)) % 2).toBe(sex === 'f' ? 0 : 1)
    }
  })
  test.each([undefined, null, '', 'unknown', '?'])('%j is made up by nobody, at no place in the file', (sex) => {
    for (const serial of [0, 1]) {
      const person = personOf({ age: 30, sex }, serial)
      expect(person).not.toHaveProperty('sex')
      expect(person).not.toHaveProperty('identityCode')
      expect(person.birthDate).toMatch(/^1996-/)
    }
  })
  test('a third one is told without a code that would say another', () => {
    expect(personOf({ age: 30, sex: 'x' })).toMatchObject({ sex: 'x' })
    expect(personOf({ age: 30, sex: 'x' })).not.toHaveProperty('identityCode')
  })
})

test('no two scenarios of a long file are one person, whatever their ages and days; each is as old as it says', () => {
  const codes = new Set<string>()
  const days = ['2026-11-24', '2026-11-25', '2027-01-15', '2028-02-29']
  for (let serial = 0; serial < 1000; serial++) {
    const day = days[serial % days.length] ?? ''
    const { birthDate = '', identityCode = '' } = contactOf({ contact_time: `${day}T09:12` }, serial).person
    expect(ageOn(toLocalDate(birthDate), toLocalDate(day))).toBe(52)
    codes.add(identityCode)
  }
  expect(codes.size).toBe(1000)
})

test('a made-up person has a telephone number that nobody has', () => {
  for (const serial of [0, 7, 239, 10_239]) expect(unassignedPhone(serial)).toMatch(/^\+358 40 000 \d{4}$/)
  expect(contactOf({}, 12_345).contactWay?.phone).toBe(unassignedPhone(12_345))
})
