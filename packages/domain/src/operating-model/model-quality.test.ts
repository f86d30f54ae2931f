import { describe, expect, test } from 'vitest'
import { modelQuality, type CountedOutcome } from './model-quality.ts'

const rows = (proposed: 'C' | 'D', decided: 'C' | 'D', count: number, more: Partial<CountedOutcome> = {}) => ({
  proposed,
  decided,
  sameServices: true,
  count,
  ...more,
})
const shown = (count: number) => ({ hidden: false, count })

describe('quality of a model', () => {
  test('agreement, under- and over-triage add up to what was assessed', () => {
    const { assessed, figures } = modelQuality([
      rows('D', 'D', 20),
      rows('D', 'C', 6, { overrideKind: 'class-too-low' }),
      rows('C', 'D', 5, { sameServices: false, overrideKind: 'class-too-high' }),
    ])
    expect(assessed).toEqual(shown(31))
    expect(figures).toEqual({
      sameClass: shown(20),
      underTriage: shown(6),
      overTriage: shown(5),
      sameServices: shown(26),
      overrides: [
        { kind: 'class-too-high', count: shown(5) },
        { kind: 'class-too-low', count: shown(6) },
      ],
    })
  })
  test('four tell about persons and are hidden, five are shown', () => {
    expect(modelQuality([rows('D', 'D', 4)])).toEqual({ assessed: { hidden: true } })
    expect(modelQuality([rows('D', 'D', 5)]).figures?.sameClass).toEqual(shown(5))
  })
  test('none assessed is said as none', () => {
    expect(modelQuality([])).toEqual({ assessed: shown(0) })
  })
  test('a hidden figure cannot be worked out from the other two', () => {
    const { figures } = modelQuality([rows('D', 'D', 30), rows('D', 'C', 3), rows('C', 'D', 10)])
    expect(figures).toMatchObject({
      sameClass: { hidden: true },
      underTriage: { hidden: true },
      overTriage: { hidden: true },
    })
  })
  test('a reason given by few is hidden', () => {
    const { figures } = modelQuality([rows('D', 'D', 30), rows('D', 'D', 2, { overrideKind: 'client-wish' })])
    expect(figures?.overrides).toEqual([{ kind: 'client-wish', count: { hidden: true } }])
  })
})
