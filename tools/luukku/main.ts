import { describeFailure } from './known-failure.ts'
import { runCommand } from './run-command.ts'

const [name = 'help', ...args] = process.argv.slice(2)
try {
  process.exitCode = await runCommand(name, args)
} catch (error) {
  process.stderr.write(`luukku: ${describeFailure(error)}\n`)
  process.exitCode = 1
}
