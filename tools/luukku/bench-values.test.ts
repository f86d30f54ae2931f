import { expect, test } from 'vitest'
import { NotUnderstood } from './known-failure.ts'
import { readBenchValues, readCount } from './bench-values.ts'
import { runBench } from './run-bench.ts'

test('a count is a whole number inside its limits, and nothing else', () => {
  expect(readCount('rounds', '1')).toBe(1)
  expect(readCount('bookings', '40', { most: 40 })).toBe(40)
  expect(readCount('kills', '0', { least: 0 })).toBe(0)
  for (const text of ['0', '', 'abc', '-1', '1.5', '1e3', '99999999999'])
    expect(() => readCount('rounds', text), text).toThrow(NotUnderstood)
  expect(() => readCount('bookings', '41', { most: 40 })).toThrow('--bookings is a whole number from 1 to 40, not 41')
})

test('an option that the bench does not have is not understood', () => {
  const options = { rounds: { type: 'string', default: '3' } } as const
  expect(readBenchValues(['--rounds', '4'], options).rounds).toBe('4')
  expect(() => readBenchValues(['--round', '4'], options)).toThrow(NotUnderstood)
  expect(() => readBenchValues(['four'], options)).toThrow(NotUnderstood)
})

test.each([
  [['race', '--rounds', '0']],
  [['race', '--rounds', 'abc']],
  [['race', '--round', '3']],
  [['fault', '--server', '0', '--database', '0']],
  [['booking', '--bookings', '40000']],
  [['booking', '--clients', '1,x']],
  [['slots', '--quick']],
  [['desk', '--people', '0']],
  [['main-job', '--jobs', 'many']],
  [['access-cost', '--rounds', '0']],
  [['access-matrix', '--call', '10']],
])('%j begins nothing and ends with 2', async (args) => {
  expect(await runBench(args)).toBe(2)
})
