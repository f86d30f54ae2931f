import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readLaw } from '../../../../tools/law/law-files.ts'
import { reasoningFile, writeReasoning } from '../../../../tools/law/reasoning.ts'

describe('how a limit was counted', () => {
  const written = readFileSync(reasoningFile, 'utf8')
  test('step by step as read and approved in law/worked-cases-explained.txt, for every worked case', () => {
    const now = writeReasoning(readLaw()).split('\n')
    // Line by line, so that a change is seen where it is; `node tools/law/write-reasoning.ts` writes the file anew.
    const before = written.split('\n')
    expect(now.filter((line, at) => line !== before[at])).toEqual([])
    expect(now.length).toBe(before.length)
  })
  test('the file holds a case for every rule with a number, and no case that could not be read', () => {
    expect(written).not.toContain('unknown')
    const explained = new Set([...written.matchAll(/^ {2}(\S+) /gm)].map(([, id]) => id))
    for (const { id, limit } of readLaw().rules)
      if (typeof limit.value === 'number' && limit.unit !== 'asApplicableRule' && id !== 'H-GP-7D-NEVER')
        expect(explained).toContain(id)
  })
})
