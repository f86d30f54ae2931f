import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSealer } from './seal.ts'

const key = (n: number) => Buffer.alloc(32, n).toString('base64')
const sealer = createSealer(`new:${key(1)},old:${key(2)}`, key(9))
const place = { table: 't', column: 'c', row: 'r' }

test('what is sealed opens to the same text, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(sealer.open(sealer.seal(text, place), place)).toBe(text)
    }),
  )
})
test('a value moved to another row, column or table does not open', () => {
  const sealed = sealer.seal('osoite', place)
  for (const other of [
    { ...place, row: 'x' },
    { ...place, column: 'x' },
    { ...place, table: 'x' },
  ])
    expect(() => sealer.open(sealed, other)).toThrow()
})
test('a value with any byte changed does not open', () => {
  const sealed = sealer.seal('osoite', place)
  for (let n = 0; n < sealed.length; n++) {
    const changed = Buffer.from(sealed)
    changed[n] = (changed[n] ?? 0) ^ 1
    expect(() => sealer.open(changed, place)).toThrow()
  }
})
test('a value sealed with an older key still opens, one of an unknown key does not', () => {
  const older = createSealer(`old:${key(2)}`, key(9))
  expect(sealer.open(older.seal('x', place), place)).toBe('x')
  expect(() => older.open(sealer.seal('x', place), place)).toThrow()
})
test('a blind index is equal for equal values of one field only', () => {
  expect(sealer.blindIndex('phone', '+358401234567')).toEqual(sealer.blindIndex('phone', '+358401234567'))
  expect(sealer.blindIndex('phone', '1')).not.toEqual(sealer.blindIndex('name', '1'))
  expect(createSealer(`a:${key(1)}`, key(8)).blindIndex('phone', '1')).not.toEqual(sealer.blindIndex('phone', '1'))
})
