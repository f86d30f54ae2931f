import { describe, expect, test } from 'vitest'
import { readLawFiles } from '../../../../tools/law/law-files.ts'
import { compileLaw } from './compile-law.ts'
import { readSetting } from './interpretation.ts'
import { LawDataError } from './law-data-error.ts'

describe('a setting as a county writes it', () => {
  test.each([
    ['08:00-16:00', '08:00', '16:00'],
    ['00:00-23:59', '00:00', '23:59'],
    ['19:00-20:00', '19:00', '20:00'],
    ['20:00-23:00', '20:00', '23:00'],
    ['15:59-16:00', '15:59', '16:00'],
  ])('office hours %s are read', (text, open, close) => {
    expect(readSetting('officeHours', text)).toEqual({ open, close })
  })
  test.each([
    ...['16:00-08:00', '08:00-08:00', '24:00-25:00', '08:00-24:00', '8:00-16:00', '08:60-16:00', '08:00-16:60', ''],
    ...['08:00', '08:00-16:00 ', ' 08:00-16:00', 'x08:00-16:00', '08:00-16:00x', '08:00-16:00-18:00', '29:00-30:00'],
  ])('office hours «%s» are none of the choices', (text) => {
    expect(readSetting('officeHours', text)).toBeUndefined()
  })
  test('an eve is a working day or it is not; anything else is no answer', () => {
    expect(['yes', 'no', 'maybe', '', 'Yes'].map((text) => readSetting('eveIsWorkingDay', text))).toEqual([
      true,
      false,
      undefined,
      undefined,
      undefined,
    ])
  })
  test.each([
    ['rollForward', ['marked', 'all']],
    ['overAge', ['reached', 'passed']],
    ['therapyAgeAt', ['needEstablished', 'contact']],
    ['transition', ['selector', 'firstEvent']],
    ['leapBirthday', ['02-28', '03-01']],
    ['laterOfTwo', ['later', 'earlier']],
  ] as const)('%s has two readings and no third', (name, readings) => {
    expect([...readings, 'other', ''].map((text) => readSetting(name, text))).toEqual([
      ...readings,
      undefined,
      undefined,
    ])
  })
})

describe('what is wrong in the files', () => {
  const broken = (from: string, to: string) => {
    const files = readLawFiles().map((file) => ({ ...file, text: file.text.replace(from, to) }))
    try {
      compileLaw(files)
    } catch (error) {
      return error
    }
    return undefined
  }
  test('an interpretation nobody knows, and a default that is none of the choices, each with its place', () => {
    const unknown = broken('interpretation overAge', 'interpretation underAge')
    expect(unknown).toBeInstanceOf(LawDataError)
    expect((unknown as LawDataError).message).toMatch(/interpretations\.law:\d+: .*no such interpretation/)
    const wrong = broken('default: reached', 'default: later')
    expect((wrong as LawDataError).message).toMatch(/interpretations\.law:\d+: .*"later" is not one of the choices/)
  })
  test('every problem stands on a line of its own, under the name of the error', () => {
    const error = new LawDataError([
      { file: 'law/a.law', line: 3, reason: 'first' },
      { file: 'law/b.law', line: 0, reason: 'second' },
    ])
    expect(error.message).toBe('law/a.law:3: first\nlaw/b.law:0: second')
    expect(error.name).toBe('LawDataError')
    expect(String(error)).toContain('LawDataError: law/a.law:3')
  })
})
