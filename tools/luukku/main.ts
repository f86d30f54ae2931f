import { describeFailure, NotUnderstood } from './known-failure.ts'
import { endWhenReaderStops } from './process/end-when-reader-stops.ts'
import { runCommand } from './run-command.ts'

endWhenReaderStops()
const [name = 'help', ...args] = process.argv.slice(2)
try {
  process.exitCode = await runCommand(name, args)
} catch (error) {
  process.stderr.write(`luukku: ${describeFailure(error)}\n`)
  process.exitCode = error instanceof NotUnderstood ? 2 : 1
}
