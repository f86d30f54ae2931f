/** The part of Vitest's JSON report that is counted. */
export type VitestReport = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

/**
 * Counts a report of Vitest. A test that was skipped or left as "todo" counts as failed: nobody saw it hold. So does a file
 * that failed before or after its tests, and a run that failed although every test passed (an error outside any test).
 */
export function countVitest(
  report: VitestReport,
  exitCode: number,
): { passed: number; failed: number; notes: string[] } {
  let passed = 0
  let failed = 0
  const notes: string[] = []
  for (const file of report.testResults) {
    const bad = file.assertionResults.filter((test) => test.status !== 'passed')
    passed += file.assertionResults.length - bad.length
    failed += bad.length
    for (const test of bad) notes.push(`${test.status}: ${test.fullName}`)
    if (file.status === 'failed' && bad.length === 0) {
      failed += 1
      notes.push(`the file failed outside its tests: ${file.name}${file.message ? `: ${file.message}` : ''}`)
    }
  }
  if (exitCode !== 0 && failed === 0) {
    failed = 1
    notes.push(`Vitest ended with ${exitCode} although no test failed: an error outside every test`)
  }
  return { passed, failed, notes }
}
