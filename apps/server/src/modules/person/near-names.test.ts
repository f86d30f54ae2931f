import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearForms, slipsBetween, slipsOfName } from './near-names.ts'
import { nameTokens } from './normalise.ts'

const letters = 'abcdefghijklmnopqrstuvwxyzäö'
const token = fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 14 })
/** One slip of the fingers. */
const slip = fc.record({
  kind: fc.constantFrom('less', 'more', 'other', 'swapped'),
  at: fc.nat(30),
  letter: fc.constantFrom(...letters),
})
function slipped(word: string, s: { kind: string; at: number; letter: string }): string {
  const at = s.at % word.length
  const [before, after] = [word.slice(0, at), word.slice(at + 1)]
  if (s.kind === 'less') return before + after
  if (s.kind === 'more') return before + s.letter + word.slice(at)
  if (s.kind === 'other') return before + s.letter + after
  return at + 1 < word.length ? before + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2) : word
}

test('a name with one slip of any kind shares a form with the name, and is one slip from it', () => {
  fc.assert(
    fc.property(token, slip, (word, s) => {
      const wrong = slipped(word, s)
      if ([...wrong].length < 4) return
      expect(nearForms(wrong).some((form) => nearForms(word).includes(form))).toBe(true)
      expect(slipsBetween(wrong, word)).toBe(wrong === word ? 0 : 1)
      expect(slipsBetween(word, wrong)).toBe(wrong === word ? 0 : 1)
    }),
    { numRuns: 5000 },
  )
})
test('two slips are another name; short names are found as they are', () => {
  expect(slipsBetween('korhonen', 'korpinen')).toBe(2)
  expect(slipsBetween('virtanen', 'vitranen')).toBe(1)
  expect(slipsBetween('maki', 'make')).toBe(1)
  expect(slipsBetween('aho', 'abo')).toBe(1)
  expect(nearForms('aho')).toEqual(['aho'])
  expect(slipsBetween('ai', 'bi')).toBe(2)
})
test('diacritics, case and order do not count, a missing name does', () => {
  const name = nameTokens('Áilu Mäki-Öster')
  expect(slipsOfName(nameTokens('oster AILU'), name)).toBe(0)
  expect(slipsOfName(nameTokens('ostter ailu'), name)).toBe(1)
  expect(slipsOfName(nameTokens('ailu virtanen'), name)).toBeUndefined()
})
