import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'

/** A child process that cannot outlive this one. */
export type Leashed = {
  /** The shell that holds the leash; its standard output is the program's. */
  child: ChildProcess
  /** Resolves with the exit code (128 + signal when killed). */
  exited: Promise<number>
  /** Asks the program to end with its stop signal and waits; kills the whole group when the time is over. */
  stop: (withinMilliseconds?: number) => Promise<number>
}

/** How to start a leashed program. */
export type LeashOptions = {
  stopSignal: 'TERM' | 'INT'
  env: Record<string, string | undefined>
  cwd: string
  /** Standard output and standard error; standard input is the leash. */
  output: [StdioOptions, StdioOptions] | [number | 'pipe' | 'ignore', number | 'pipe' | 'ignore']
  account?: { uid: number; gid: number } | undefined
}

/**
 * The shell waits for the program and, beside that, for the end of its own standard input: a pipe whose other end only
 * the launcher holds. So the program is asked to stop when the launcher asks, ends or is killed without warning.
 */
const leash = `
signal=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
program=$!
trap 'kill -"$signal" "$program" 2>/dev/null' TERM INT HUP
{ trap - TERM INT HUP; while read -r _ <&3; do :; done; kill -"$signal" "$program" 2>/dev/null; } >/dev/null 2>&1 &
watcher=$!
exec 3<&-
code=0
wait "$program" || code=$?
while kill -0 "$program" 2>/dev/null; do wait "$program"; code=$?; done
kill "$watcher" 2>/dev/null
exit "$code"
`

/**
 * Starts a program on a leash, in a session of its own: Ctrl-C in the terminal reaches only the launcher, which then
 * stops its programs in the right order.
 */
export function startLeashed(command: string, args: string[], options: LeashOptions): Leashed {
  const child = spawn('bash', ['-c', leash, 'leash', options.stopSignal, command, ...args], {
    cwd: options.cwd,
    env: options.env as NodeJS.ProcessEnv,
    stdio: ['pipe', options.output[0], options.output[1]] as StdioOptions,
    detached: true,
    ...(options.account ? { uid: options.account.uid, gid: options.account.gid } : {}),
  })
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 137 : 1)))
  })
  child.stdin?.on('error', () => undefined)
  const stop = async (withinMilliseconds = 15_000): Promise<number> => {
    child.stdin?.end()
    const timer = setTimeout(() => {
      if (child.pid !== undefined) killGroup(child.pid)
    }, withinMilliseconds)
    const code = await exited
    clearTimeout(timer)
    return code
  }
  return { child, exited, stop }
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // The group has ended meanwhile.
  }
}
