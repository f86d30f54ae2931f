import { nationalServicesVersion } from '@luukku/domain/contact'
import { describe, expect, test } from 'vitest'
import { emptyForm, problemsOf, toNewContact, waysOf, type ContactForm } from './contact-form.ts'

const form = (part: Partial<ContactForm>): ContactForm => ({ ...emptyForm, text: 'Polvi.', ...part })
const wayOf = (part: Partial<ContactForm>) => toNewContact(form(part), 'fi').contactWay

test.each([
  ['010180-9004', undefined],
  [' 010180-9004 ', undefined],
  ['', undefined],
  ['010180-9005', 'new.identityCodeUnclear'],
  ['010180-900', 'new.identityCodeUnclear'],
  ['ei muista', 'new.identityCodeUnclear'],
])('the identity code «%s» is told to be looked at: %s', (identityCode, problem) => {
  expect(problemsOf(form({ identityCode })).identityCode).toBe(problem)
})
test.each([
  ['0', undefined, 0],
  ['120', undefined, 120],
  ['121', 'new.ageUnclear', undefined],
  ['999', 'new.ageUnclear', undefined],
  ['kymmenen', 'new.ageUnclear', undefined],
])('the age «%s» is told to be looked at: %s', (age, problem, sent) => {
  expect(problemsOf(form({ age })).age).toBe(problem)
  expect(toNewContact(form({ age }), 'fi').person?.age).toBe(sent)
})

test.each([
  ['said to the caller', { informed: true }, { version: nationalServicesVersion }],
  ['not said', {}, undefined],
  ['ticked before it was somebody else’s matter', { informed: true, who: 'other' }, undefined],
] as const)('§ 68: the words on the national services, %s', (_, part, sent) => {
  expect(toNewContact(form(part), 'fi').informed).toEqual(sent)
})

describe('how somebody who phones may be reached', () => {
  test('a number that was written down is called, until the ways are ticked by hand', () => {
    expect(waysOf({ phone: '040 000 0000' })).toEqual(['call'])
    expect(waysOf({ phone: '040 000 0000', ways: ['sms'] })).toEqual(['sms'])
    expect(waysOf({ phone: '040 000 0000', ways: [] })).toEqual([])
    expect(wayOf({ phone: '040 000 0000' })).toEqual({ ways: ['call'], phone: '040 000 0000', onlySafe: false })
  })
  test('who was not asked has said nothing: no way is written over what they chose before', () => {
    expect(wayOf({})).toBeUndefined()
    expect(problemsOf(form({ ways: [] }))).toEqual({})
  })
  test('a number or an address that was written down is never dropped: a way is asked for', () => {
    expect(problemsOf(form({ phone: '040 000 0000', ways: [] }))).toEqual({ ways: 'new.missing.ways' })
    expect(problemsOf(form({ email: 'a@example.invalid' }))).toEqual({ ways: 'new.missing.ways' })
    expect(problemsOf(form({ email: 'a@example.invalid', ways: ['email'] }))).toEqual({})
  })
  test('text message, e-mail and letter, hours of a call and a note go with it', () => {
    expect(
      wayOf({
        ways: ['call', 'sms', 'email', 'letter'],
        phone: '040 000 0000',
        email: ' a@example.invalid ',
        hours: ['12-16', '8-10'],
        note: 'Tie 1, Inari',
        onlySafe: true,
      }),
    ).toEqual({
      ways: ['call', 'sms', 'email', 'letter'],
      phone: '040 000 0000',
      email: 'a@example.invalid',
      hours: [
        { from: 8, to: 10 },
        { from: 12, to: 16 },
      ],
      note: 'Tie 1, Inari',
      onlySafe: true,
    })
  })
  test('hours of a call are left out where nobody calls', () => {
    expect(wayOf({ ways: ['letter'], hours: ['8-10'] })).toEqual({ ways: ['letter'], onlySafe: false })
  })
  test('each way asks for what it needs, and danger asks for the way that is safe', () => {
    expect(problemsOf(form({}))).toEqual({})
    expect(problemsOf(form({ ways: ['letter'] }))).toEqual({})
    expect(problemsOf(form({ onlySafe: true }))).toEqual({ ways: 'new.missing.ways' })
    expect(problemsOf(form({ phone: '040 12' }))).toEqual({ phone: 'new.missing.phone' })
    expect(problemsOf(form({ ways: ['sms', 'email'] }))).toEqual({
      phone: 'new.missing.phone',
      email: 'new.missing.email',
    })
    expect(problemsOf(form({ ways: ['sms'], phone: '040 000 000', onlySafe: true }))).toEqual({})
  })
})
