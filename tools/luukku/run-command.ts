import { moduleCommands } from './command-table.ts'
import { helpText } from './help.ts'

type Run = (args: string[]) => Promise<number>

/** Commands of the launcher, loaded only when asked for: `help` works before any package is installed. */
const own: Record<string, () => Promise<Run>> = {
  start: async () => (await import('./start/start.ts')).start,
  test: async () => (await import('./test/run-tests.ts')).runTests,
  check: async () => (await import('./test/run-tests.ts')).runChecks,
  bench: async () => (await import('./run-bench.ts')).runBench,
}

/** Carries out one command and resolves with its exit code; 2 when it was asked for in a way that is not understood. */
export async function runCommand(name: string, args: string[]): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(helpText())
    return 0
  }
  const load = Object.hasOwn(own, name) ? own[name] : undefined
  if (load) return (await load())(args)
  const command = moduleCommands.find((each) => each.name === name)
  if (command) return (await import('./run-module.ts')).runModule(command, args)
  process.stderr.write(`luukku: there is no command ${JSON.stringify(name)}.\n\n${helpText()}`)
  return 2
}
