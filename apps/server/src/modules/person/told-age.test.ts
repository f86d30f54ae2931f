import { describe, expect, test } from 'vitest'
import type { NewContact } from '@luukku/contract'
import { toTold } from '../contact/index.ts'
import { ageOf, knownBirthDate, lastBirthDate, readBorn, toldAge } from './identity.ts'

const at = (day: string) => new Date(`${day}T12:00:00+02:00`)
// 22 told on 30 December 2026: born between 31 December 2003 and 30 December 2004.
const born = { birthDate: '2004-01-01', ageToldOn: '2026-12-30' }

describe('an age that was told and no birthday', () => {
  test('is kept with the day it was told; a first of January that was told is a birthday like any other', () => {
    expect(toldAge(22, at('2026-12-30'))).toBe('22@2026-12-30')
    expect(readBorn('22@2026-12-30')).toEqual(born)
    expect(readBorn('1990-01-01')).toEqual({ birthDate: '1990-01-01' })
    expect(readBorn(undefined)).toEqual({})
  })
  test('is no birth date', () => {
    expect(knownBirthDate(born)).toBeUndefined()
    expect(knownBirthDate({ birthDate: '2004-01-01' })).toBe('2004-01-01')
  })
  test('grows by whole years since it was told: nobody is made older than they may be', () => {
    expect(ageOf(born, at('2026-12-30'))).toBe(22)
    expect(ageOf(born, at('2027-12-29'))).toBe(22)
    expect(ageOf(born, at('2027-12-30'))).toBe(23)
    expect(ageOf({ birthDate: '2004-01-01' }, at('2027-01-01'))).toBe(23)
    expect(ageOf(born, at('2026-12-29'))).toBe(22)
    expect(ageOf(undefined, at('2026-12-29'))).toBeUndefined()
  })
  test('is as young as they may be where a limit ends by age: the day on which the counted age grows', () => {
    expect(lastBirthDate(born)).toBe('2004-12-30')
    expect(lastBirthDate({ birthDate: '2004-01-01' })).toBe('2004-01-01')
    expect(lastBirthDate({ birthDate: '1990-05-05', ageToldOn: '2026-12-30' })).toBe('1990-12-30')
    expect(lastBirthDate(undefined)).toBeUndefined()
  })
  test('told anew in a later contact, it stands; a birth date goes before it', () => {
    const contact = (person: NewContact['person']): NewContact => ({
      ...{ channel: 'web_form', lang: 'fi', text: 'Polvi kipeä', answers: {}, concerning: { who: 'self' }, person },
    })
    const later = at('2027-03-01')
    expect(toTold(contact({}), later, born).person.age).toBe(22)
    expect(toTold(contact({ age: 23 }), later, born).person.age).toBe(23)
    expect(toTold(contact({ age: 30 }), later, { birthDate: '2004-01-01' }).person.age).toBe(23)
    expect(toTold(contact({ birthDate: '2004-06-01' }), later, born).person.age).toBe(22)
  })
})
