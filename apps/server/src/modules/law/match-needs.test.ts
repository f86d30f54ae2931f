import { describe, expect, test } from 'vitest'
import { matchNeeds, type NewNeed } from './match-needs.ts'

const old = (id: string, service = 'TOTU', isOver = false) => ({ id, service, isOver })
const made = (id: string, more: Partial<NewNeed> = {}): NewNeed => ({ id, service: 'TOTU', startsAnew: false, ...more })
const matched = (...given: Parameters<typeof matchNeeds>) =>
  Object.fromEntries([...matchNeeds(...given)].map(([id, one]) => [id, typeof one === 'string' ? one : one.id]))

describe('which need of a new assessment goes on from an old one', () => {
  test('the only one of its service; none of another service', () => {
    expect(matched([old('a'), old('b', 'FYSIO')], [made('x')])).toEqual({ a: 'x', b: 'dropped' })
  })
  test('two of one service: each its own where the professional started from them, in whatever order', () => {
    const two = [made('x', { continues: 'b' }), made('y', { continues: 'a' })]
    expect(matched([old('a'), old('b')], two)).toEqual({ a: 'y', b: 'x' })
  })
  test('two of one service without that word: unclear, whether they become two or one', () => {
    expect(matched([old('a'), old('b')], [made('x'), made('y')])).toEqual({ a: 'unclear', b: 'unclear' })
    expect(matched([old('a'), old('b')], [made('x')])).toEqual({ a: 'unclear', b: 'unclear' })
    expect(matched([old('a')], [made('x'), made('y')])).toEqual({ a: 'unclear' })
  })
  test('one of two is named: the other old one has the other new one, or none', () => {
    const one = made('x', { continues: 'a' })
    expect(matched([old('a'), old('b')], [one, made('y')])).toEqual({ a: 'x', b: 'y' })
    expect(matched([old('a'), old('b')], [one])).toEqual({ a: 'x', b: 'dropped' })
  })
  test('a need that starts anew beside one that goes on takes nothing', () => {
    expect(matched([old('a')], [made('x', { startsAnew: true }), made('y')])).toEqual({ a: 'y' })
    expect(matched([old('a')], [made('x', { startsAnew: true })])).toEqual({ a: 'x' })
  })
  test('the word is of another service, or of a need that is there no more: it says nothing', () => {
    expect(matched([old('a', 'FYSIO')], [made('x', { continues: 'a' })])).toEqual({ a: 'dropped' })
    expect(matched([old('a')], [made('x', { continues: 'gone' })])).toEqual({ a: 'x' })
  })
  test('a need that is over has no next one, is nobody’s rival, and keeps the one that names it', () => {
    const over = old('o', 'TOTU', true)
    expect(matched([over], [made('x')])).toEqual({})
    expect(matched([over, old('a')], [made('x')])).toEqual({ a: 'x' })
    expect(matched([over, old('a')], [made('x', { continues: 'o' }), made('y')])).toEqual({ a: 'y' })
    expect(matched([over, old('a')], [made('x', { continues: 'o' })])).toEqual({ a: 'dropped' })
  })
})
