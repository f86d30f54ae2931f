import { describe, expect, test } from 'vitest'
import { problemTexts } from '../common/problem.ts'
import { residentTexts } from './texts.ts'

const parts = { resident: residentTexts, problem: problemTexts }

describe.each(Object.entries(parts))('the texts of %s', (_, catalogue) => {
  const { fi, vouched, checked } = catalogue
  const all = Object.keys(fi).flatMap((key) => [
    { key, language: 'fi', text: (vouched.fi as Record<string, string>)[key] ?? '' },
    { key, language: 'sv', text: (vouched.sv as Record<string, string>)[key] ?? '' },
    { key, language: 'en', text: (vouched.en as Record<string, string>)[key] ?? '' },
    { key, language: 'se', text: (checked.se as Record<string, { text: string }> | undefined)?.[key]?.text ?? '' },
  ])

  test('every text says something in every language', () => {
    expect(all.filter(({ text }) => text.trim() === '')).toEqual([])
  })
  test('a sentence has at most 15 words', () => {
    const long = all.flatMap(({ key, language, text }) =>
      text
        .split(/(?<=[.?!])\s+/)
        .filter((sentence) => sentence.split(/\s+/).length > 15)
        .map((sentence) => ({ key, language, sentence })),
    )
    expect(long).toEqual([])
  })
  test('the places for values are the same in every language', () => {
    const placesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join()
    const differing = all.filter(
      ({ key, text }) => placesOf(text) !== placesOf((fi as Record<string, string>)[key] ?? ''),
    )
    expect(differing).toEqual([])
  })
  test('nobody is told of an error', () => {
    expect(all.filter(({ text }) => /\b(virhe|error)\b/i.test(text))).toEqual([])
  })
})

test('texts on red flags and permission have a Sámi text that is shown with the Finnish one', () => {
  const se = residentTexts.checked.se
  expect(se?.['stop.call']?.checked).toBe(false)
  expect(se?.['permission.question']?.checked).toBe(false)
})
