import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** How a program ended, and all it said on both outputs. */
export type Outcome = { code: number; output: string }

/**
 * Runs a program to its end and keeps what it says: shown only when it fails, so that standard output stays clean.
 *
 * @param onStart  gets the child, for whoever must be able to end it
 * @param onLine   gets each line as it is said, for work that takes so long that people want to see it go on
 */
export function runQuietly(
  command: string,
  args: string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
  onStart: (child: ChildProcess) => void = () => undefined,
  onLine?: (line: string) => void,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    onStart(child)
    let output = ''
    const keep = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    if (onLine)
      for (const input of [child.stdout, child.stderr])
        createInterface({ input }).on('line', (line) => line.trim() !== '' && onLine(line.trim()))
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
