import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLaw, root } from '../../../../tools/law/law-files.ts'
import { answerCases } from './answer-cases.ts'
import type { LawInput } from './types.ts'

interface WorkedCase {
  readonly id: string
  readonly area?: LawInput['area']
  readonly input: Pick<LawInput, 'events' | 'facts'>
  readonly expected: { readonly ruleId: string } & Readonly<Record<string, string | null>>
  readonly reason: string
}

const law = readLaw()
const { cases } = JSON.parse(readFileSync(join(root, 'law/worked-cases.json'), 'utf8')) as { cases: WorkedCase[] }

describe('our own worked cases, counted by hand and by a second program that knows only the ground', () => {
  test.each(cases)('$id $expected.ruleId: $reason', (one) => {
    const { answers, problems } = answerCases(law, { cases: [one] }, '2026-11-25')
    expect(problems).toEqual([])
    const clocks = answers[0]?.clocks ?? []
    expect(clocks.find(({ ruleId }) => ruleId === one.expected.ruleId)).toMatchObject(one.expected)
    const stops = clocks.map(({ ruleId }) => law.ruleById.get(ruleId)?.stops)
    expect(new Set(stops).size).toBe(stops.length)
  })
  test('every rule that was ever in force is the answer to one of them', () => {
    const answered = new Set(cases.map(({ expected }) => expected.ruleId))
    const lent = (id: string) => law.ruleById.get(id)?.limit.unit === 'asApplicableRule'
    const never = (id: string) => law.ruleById.get(id)?.inForce === null
    expect([...law.ruleById.keys()].filter((id) => !answered.has(id) && !lent(id) && !never(id))).toEqual([])
  })
  test('every exception is in one of them', () => {
    const text = JSON.stringify(cases)
    const planned = { 'PLAN-BASED': 'planBased', INTERVAL: 'individualInterval' } as Readonly<Record<string, string>>
    for (const id of law.exceptions.keys()) expect(text).toContain(planned[id] ?? id)
  })
})
