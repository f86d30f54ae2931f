import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeArtificialCode, readIdentityCode } from './identity-code.ts'

test('an artificial code of any day since 1900 reads back its day, its sex and that it is artificial', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true }),
      fc.integer({ min: 900, max: 999 }),
      (date, serial) => {
        const birthDate = date.toISOString().slice(0, 10)
        expect(readIdentityCode(makeArtificialCode(birthDate, serial))).toEqual({
          birthDate,
          sex: serial % 2 === 0 ? 'f' : 'm',
          artificial: true,
        })
      },
    ),
  )
})
test('a changed check character, a day that does not exist and other text are no codes', () => {
  const code = makeArtificialCode('1980-02-28', 910)
  const other = code.endsWith('A') ? 'B' : 'A'
  expect(readIdentityCode(code.slice(0, 10) + other)).toBeUndefined()
  expect(readIdentityCode(makeArtificialCode('1981-02-29', 910))).toBeUndefined()
  expect(readIdentityCode('')).toBeUndefined()
  expect(readIdentityCode('polvi kipeä')).toBeUndefined()
})
test('this file names no code of a living person: every sample here is artificial', () => {
  expect(readFileSync(new URL(import.meta.url), 'utf8')).not.toMatch(/'\d{6}[-+A-FU-Y][0-8]\d\d[0-9A-Y]'/)
})
