import { expect, test } from 'vitest'
import { runQuietly } from './run-quietly.ts'

const script = `echo first; echo; printf '  second\\nlast' >&2; exit 3`

test('each line is told as it is said, and all of it is kept for a failure', async () => {
  const lines: string[] = []
  const { code, output } = await runQuietly(
    'bash',
    ['-c', script],
    { cwd: '/' },
    undefined,
    (line) => void lines.push(line),
  )
  expect(code).toBe(3)
  expect(lines.sort()).toEqual(['first', 'last', 'second'])
  for (const line of lines) expect(output).toContain(line)
})

test('a line is told while the program still runs', async () => {
  let end = () => undefined as unknown
  const told: string[] = []
  await runQuietly(
    'bash',
    ['-c', 'echo begun; sleep 100'],
    { cwd: '/' },
    (child) => (end = () => child.kill()),
    (line) => {
      told.push(line)
      end()
    },
  )
  expect(told).toEqual(['begun'])
})
