import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { evaluateClocks } from './evaluate-clocks.ts'
import { groundFolder, readLaw } from '../../../../tools/law/law-files.ts'
import type { LawInput } from './types.ts'

interface WorkedCase {
  readonly id: string
  readonly area: LawInput['area']
  readonly input: Pick<LawInput, 'events' | 'facts'>
  readonly expected: {
    readonly ruleId: string
    readonly dueDate: string | null
    readonly dueDateIfRolled: string | null
    readonly dueAt?: string
    readonly earlierAlternative?: string
    readonly status?: string
  }
  readonly reason: string
}

const law = readLaw()
const { cases } = JSON.parse(readFileSync(join(groundFolder, 'law/cases.json'), 'utf8')) as { cases: WorkedCase[] }

describe('the worked cases', () => {
  test('there are 94', () => expect(cases).toHaveLength(94))
  test.each(cases)('$id: $reason', ({ area, input, expected }) => {
    const clocks = evaluateClocks(law, { area, ...input, asOf: '2026-11-23' })
    expect(clocks.find((clock) => clock.ruleId === expected.ruleId)).toMatchObject(expected)
    const stops = clocks.map((clock) => clock.stopEvent)
    expect(new Set(stops).size).toBe(stops.length)
  })
})
