import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** A `./luukku start` from outside: what it said, whether it came up, how it ended. */
export type TriedStart = {
  child: ChildProcess
  /** Address when it is ready; undefined when it ended before. */
  ready: Promise<string | undefined>
  exited: Promise<number>
  said: () => string
  seconds: () => number
  stop: () => Promise<number>
}

/** How to start: environment to add, and a command that the start is run under (another user, no network). */
export type TryOptions = { environment?: Record<string, string>; under?: string[]; umask?: string }

/** Starts that have not ended. */
const running = new Set<TriedStart>()
const millisecondsToEnd = 30_000

/**
 * Ends what a proof has left running: one that failed half-way must not hold ports and memory against the next. First as
 * Ctrl-C does, then without asking.
 */
export async function endStarts(patience = millisecondsToEnd): Promise<void> {
  for (const start of [...running]) {
    const forced = setTimeout(() => start.child.pid !== undefined && signal(start.child.pid, 'SIGKILL'), patience)
    await start.stop()
    clearTimeout(forced)
    // What it started and did not end itself: a process in the background does not hear Ctrl-C.
    if (start.child.pid !== undefined) signal(start.child.pid, 'SIGKILL')
  }
}

/** Starts Luukku in a clone as a person would. */
export function tryStart(clone: string, args: string[], options: TryOptions = {}): TriedStart {
  const began = performance.now()
  const script = `umask ${options.umask ?? '022'}; cd "$0" && exec ./luukku start "$@"`
  const command = [...(options.under ?? []), 'bash', '-c', script, clone, ...args]
  const environment = { ...process.env, ...options.environment, PATH: machinePath() }
  delete (environment as Record<string, string | undefined>).LUUKKU_ELAPSED
  const child = spawn(command[0] ?? 'bash', command.slice(1), {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let text = ''
  let readySeconds: number | undefined
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1)))
  })
  const ready = new Promise<string | undefined>((resolve) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString()
      const url = /Luukku is ready\.[\s\S]*?residents\s+(\S+)/.exec(text)?.[1]
      if (url === undefined) return
      readySeconds ??= (performance.now() - began) / 1000
      resolve(url)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void exited.then(() => setTimeout(() => resolve(undefined), 100))
  })
  const stop = () => {
    if (child.pid !== undefined && child.exitCode === null) signal(child.pid)
    return exited
  }
  const start: TriedStart = {
    child,
    ready,
    exited,
    said: () => text,
    seconds: () => readySeconds ?? (performance.now() - began) / 1000,
    stop,
  }
  running.add(start)
  void exited.then(() => running.delete(start))
  return start
}

/** To the whole group, as a terminal does with Ctrl-C. */
function signal(pid: number, kind: 'SIGINT' | 'SIGKILL' = 'SIGINT'): void {
  try {
    process.kill(-pid, kind)
  } catch {
    // It has ended meanwhile.
  }
}

/** The PATH without a Node that this run itself put in front: the clone must find or bring its own. */
export function machinePath(): string {
  const own = join(process.execPath, '..')
  return (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => folder !== own)
    .join(':')
}
