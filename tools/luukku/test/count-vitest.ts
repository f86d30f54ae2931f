/** The part of Vitest's JSON report that is counted. */
export type VitestReport = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[]
  }[]
}

/**
 * Counts a report of Vitest. A test that was skipped or left as "todo" counts as failed: nobody saw it hold. So does a file
 * that failed before or after its tests, and a run that failed although every test passed (an error outside any test).
 */
export function countVitest(
  report: VitestReport,
  exitCode: number,
): { passed: number; failed: number; notes: string[]; failures: string[] } {
  let passed = 0
  let failed = 0
  const notes: string[] = []
  const failures: string[] = []
  const tell = (what: string, error: string | undefined) => {
    notes.push(what)
    failures.push([what, ...firstLines(error ?? '')].join('\n'))
  }
  for (const file of report.testResults) {
    const bad = file.assertionResults.filter((test) => test.status !== 'passed')
    passed += file.assertionResults.length - bad.length
    failed += bad.length
    for (const test of bad) tell(`${test.status}: ${test.fullName} (${file.name})`, test.failureMessages?.[0])
    if (file.status === 'failed' && bad.length === 0) {
      failed += 1
      tell(`the file failed outside its tests: ${file.name}`, file.message)
    }
  }
  if (exitCode !== 0 && failed === 0) {
    failed = 1
    tell(`Vitest ended with ${exitCode} although no test failed: an error outside every test`, undefined)
  }
  return { passed, failed, notes, failures }
}

const linesOfAnError = 12
// eslint-disable-next-line no-control-regex -- colours begin with this character
const colours = /\u001b\[[0-9;]*m/g

/** What an error says first, without colours and without the places inside packages. */
function firstLines(error: string): string[] {
  return error
    .replace(colours, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/node_modules|<anonymous>/.test(line))
    .slice(0, linesOfAnError)
}
