import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { compileModels, proposeGuidance, type GuidanceInput } from '@luukku/domain/guidance'
import { readModelFiles } from './load-models.ts'
import { recallProposal } from './recall-proposal.ts'

const models = compileModels(readModelFiles())
const told = (text: string, changed: Partial<GuidanceInput> = {}): GuidanceInput => ({
  text,
  lang: 'fi',
  person: { age: 40 },
  channel: 'web_form',
  answers: {},
  contactTime: '2026-11-26T10:00',
  ...changed,
})
const knee = told('Polvi on ollut kipeä syksystä asti.')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a proposal that is asked for again', () => {
  test('is the one that was worked out, and says what a new one would', () => {
    const first = recallProposal(models, knee)
    expect(first).toEqual(proposeGuidance(models, knee))
    expect(recallProposal(models, { ...knee })).toBe(first)
  })
  test.each([
    ['other words', told('Polvi on ollut kipeä keväästä asti.')],
    ['another age', told(knee.text, { person: { age: 8 } })],
    ['an answer more', told(knee.text, { answers: { can_walk: 'no' } })],
    ['another minute', told(knee.text, { contactTime: '2026-11-26T10:01' })],
    ['another language', told(knee.text, { lang: 'sv' })],
  ])('%s: worked out anew', (_what, input) => {
    expect(recallProposal(models, input)).not.toBe(recallProposal(models, knee))
    expect(recallProposal(models, input)).toEqual(proposeGuidance(models, input))
  })
  test('by other models is theirs', () => {
    expect(recallProposal({ ...models }, knee)).not.toBe(recallProposal(models, knee))
  })
  test('is kept for ten minutes and not a moment longer, however often it is asked for', () => {
    const input = told('Selkä kipeä.')
    const first = recallProposal(models, input)
    vi.advanceTimersByTime(10 * 60_000 - 1)
    expect(recallProposal(models, input)).toBe(first)
    vi.advanceTimersByTime(1)
    expect(recallProposal(models, input)).not.toBe(first)
  })
  test('makes room: of more than two hundred the oldest goes', () => {
    const input = told('Korva kipeä.')
    const first = recallProposal(models, input)
    for (let n = 0; n < 199; n++) recallProposal(models, told('Hei', { contactTime: `2026-11-26T11:00 ${String(n)}` }))
    expect(recallProposal(models, input)).toBe(first)
    recallProposal(models, told('Hei', { contactTime: '2026-11-26T12:00' }))
    expect(recallProposal(models, input)).not.toBe(first)
  })
})
