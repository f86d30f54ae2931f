import { expect, test } from 'vitest'
import { readIdentityCode } from '@luukku/domain/access'
import { addMonths, ageOn, toLocalDate } from '@luukku/domain/time'
import { readCountyFiles } from './county-files.ts'
import { nameLists } from './names.ts'
import { planResidents } from './plan-residents.ts'

const today = toLocalDate('2026-11-24')
const lapland = await readCountyFiles('lapland')
const residents = [...planResidents(lapland, 3000, today)]
const isGrownUp = (birthDate: string) => ageOn(toLocalDate(birthDate), today) >= 18

test('the residents of the demo county are the same ones every time', () => {
  expect([...planResidents(lapland, 200, today)]).toEqual(residents.slice(0, 200))
})

test('every code is artificial, tells the day of birth, and stands once', () => {
  for (const { identityCode, birthDate } of residents)
    expect(readIdentityCode(identityCode)).toMatchObject({ birthDate, artificial: true })
  expect(residents.filter(({ identityCode }) => !/^\d{6}[-A]9\d\d[0-9A-Y]$/.test(identityCode))).toEqual([])
  expect(new Set(residents.map(({ identityCode }) => identityCode)).size).toBe(residents.length)
})

test('names are Finnish, Swedish and Sámi, each of its own tradition; Sámi is spoken where it is at home', () => {
  for (const language of ['fi', 'sv', 'se'] as const) {
    const theirs = residents.filter((one) => one.language === language)
    expect(theirs.length, language).toBeGreaterThan(30)
    const { f, m, family } = nameLists[language]
    // A child has the family name of its first guardian.
    const own = theirs.filter(({ guardians }) => guardians.length === 0)
    expect(theirs.filter(({ givenName }) => ![...f, ...m].includes(givenName))).toEqual([])
    expect(own.filter(({ familyName }) => !family.includes(familyName))).toEqual([])
  }
  const sami = residents.filter(({ language, guardians }) => language === 'se' && guardians.length === 0)
  expect(sami.filter(({ municipality }) => !lapland.samiMunicipalities.includes(municipality))).toEqual([])
})

test('some have an order of non-disclosure, and most do not', () => {
  const hidden = residents.filter(({ nonDisclosure }) => nonDisclosure).length
  expect(hidden).toBeGreaterThanOrEqual(5)
  expect(hidden).toBeLessThan(60)
})

test('a child has guardians of an age to be its parents, whose name and municipality it has; a grown-up has none', () => {
  const byId = new Map(residents.map((one) => [one.personId, one]))
  const children = residents.filter(({ birthDate }) => !isGrownUp(birthDate))
  expect(children.length).toBeGreaterThan(300)
  // Among the very first nobody may be old enough yet.
  expect(children.filter(({ guardians }) => guardians.length < 2).length).toBeLessThan(10)
  for (const child of children) {
    const guardians = child.guardians.map((id) => byId.get(id))
    for (const guardian of guardians) {
      expect(guardian && isGrownUp(guardian.birthDate)).toBe(true)
      expect(addMonths(toLocalDate(guardian?.birthDate ?? ''), 18 * 12) <= child.birthDate).toBe(true)
    }
    const [first] = guardians
    if (first) expect([child.familyName, child.municipality]).toEqual([first.familyName, first.municipality])
  }
  expect(residents.filter(({ birthDate, guardians }) => isGrownUp(birthDate) && guardians.length > 0)).toEqual([])
})
