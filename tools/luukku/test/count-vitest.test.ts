import { describe, expect, it } from 'vitest'
import { countVitest } from './count-vitest.ts'

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((each, index) => ({ fullName: `test ${index}`, status: each })),
})

describe('how a run of Vitest is counted', () => {
  it('counts what passed and what failed', () => {
    const counted = countVitest(
      { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] },
      1,
    )
    expect(counted).toMatchObject({ passed: 3, failed: 1, notes: ['failed: test 1 (a.test.ts)'] })
  })

  it('tells what failed with the first lines of its error, without colours and without lines of packages', () => {
    const failing = file('failed', 'passed', 'failed')
    const message = '\u001b[31mAssertionError: expected 1\u001b[39m\n\n    at /node_modules/x.js:1\n    at /a.test.ts:9'
    const { failures } = countVitest(
      {
        testResults: [
          {
            ...failing,
            assertionResults: failing.assertionResults.map((each) => ({ ...each, failureMessages: [message] })),
          },
        ],
      },
      1,
    )
    expect(failures).toEqual(['failed: test 1 (a.test.ts)\nAssertionError: expected 1\n    at /a.test.ts:9'])
  })

  it.each(['skipped', 'pending', 'todo'])('counts a %s test as failed: nobody saw it hold', (status) => {
    expect(countVitest({ testResults: [file('passed', 'passed', status)] }, 0)).toMatchObject({ passed: 1, failed: 1 })
  })

  it('counts a file that could not be loaded as one failure', () => {
    expect(countVitest({ testResults: [file('failed')] }, 1)).toMatchObject({ passed: 0, failed: 1 })
  })

  it('counts a file whose tests passed but which failed after them', () => {
    expect(countVitest({ testResults: [file('failed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 })
  })

  it('does not call a run well that ended badly without naming a test', () => {
    expect(countVitest({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 })
    expect(countVitest({ testResults: [] }, 1)).toMatchObject({ passed: 0, failed: 1 })
  })

  it('finds nothing wrong with nothing', () => {
    expect(countVitest({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 0, notes: [], failures: [] })
  })
})
