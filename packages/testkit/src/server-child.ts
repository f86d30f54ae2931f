import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../../apps/server/src/main.ts')
/** What one start compiled the next one reads: half a second of every start of the same sources. */
const NODE_COMPILE_CACHE = join(import.meta.dirname, '../../../node_modules/.cache/luukku-compiled')

/** The real server in a process of its own, to be killed. */
export interface ServerChild {
  origin: string
  child: ChildProcess
  /** What it wrote to standard error: its log. */
  log: () => string
  exited: Promise<number | null>
  /** As a power cut would. */
  kill: () => void
  stop: () => Promise<void>
}

/** Starts `main.ts` with exactly this environment; it ends with this process at the latest. @throws Error with its log when it does not come up */
export async function startServerChild(environment: Record<string, string>): Promise<ServerChild> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const exited = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      process.off('exit', endWithUs)
      resolve(code)
    }),
  )
  const origin = await new Promise<string | undefined>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"listening"')) resolve((JSON.parse(line) as { listening: string }).listening)
    })
    void exited.then(() => resolve(undefined))
  })
  if (origin === undefined) throw new Error(`the server did not start:\n${log}`)
  return {
    origin,
    child,
    log: () => log,
    exited,
    kill: () => void child.kill('SIGKILL'),
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** Starts it and expects that it refuses: what it said, and its exit code. */
export async function refusedStart(
  environment: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let isListening = false
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    isListening = true
    child.kill('SIGKILL')
  })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { code: isListening ? 0 : code, said }
}
