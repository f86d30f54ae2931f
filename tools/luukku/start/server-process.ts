import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { KnownFailure } from '../known-failure.ts'
import { luukkuFolder, repositoryRoot } from '../paths.ts'
import { startLeashed } from '../process/leash.ts'

/** A running server of this clone. `pid` is the shell that holds its leash; the server is its child. */
export type ServerProcess = { url: string; pid: number; exited: Promise<number>; stop: () => Promise<void> }

/** Somebody else took the port between looking and listening. */
export class PortTaken extends KnownFailure {}

const startSeconds = 60
const largestLogBytes = 20_000_000
const shownLines = 15

/**
 * Starts the server on a leash and waits until it listens. Its log goes to a file.
 *
 * @param environment  what it adds to this process's own environment: PORT, DATABASE_URL and the rest
 * @throws PortTaken     when another program listens on the port by now
 * @throws KnownFailure  with the end of the log when it does not come up
 */
export async function startServerProcess(environment: Record<string, string>, logFile: string): Promise<ServerProcess> {
  const main = join(repositoryRoot, 'apps/server/src/main.ts')
  if (!existsSync(main)) throw new KnownFailure('The server (apps/server/src/main.ts) is not part of this version yet.')
  if (existsSync(logFile) && statSync(logFile).size > largestLogBytes) renameSync(logFile, `${logFile}.1`)
  const log = openSync(logFile, 'a', 0o600)
  const logStart = statSync(logFile).size
  const server = startLeashed(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    stopSignal: 'TERM',
    cwd: repositoryRoot,
    // What Node made of the sources is kept beside the builds: half a second of each later start.
    env: { NODE_COMPILE_CACHE: join(luukkuFolder, 'compiled'), ...process.env, ...environment },
    output: ['pipe', log],
  })
  closeSync(log)
  const stop = async () => {
    await server.stop(20_000)
  }
  const { stdout } = server.child
  if (!stdout) throw new Error('the server has no standard output')
  const listening = new Promise<string | undefined>((resolve) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const url = readListening(line)
      if (url !== undefined) resolve(url)
    })
    void server.exited.then(() => resolve(undefined))
    setTimeout(() => resolve(undefined), startSeconds * 1000).unref()
  })
  const url = await listening
  if (url === undefined) {
    await stop()
    const said = endOfLog(logFile, logStart)
    const Failure = said.includes('EADDRINUSE') ? PortTaken : KnownFailure
    throw new Failure(`The server did not start. The end of ${logFile}:\n${said}`)
  }
  return { url, pid: server.child.pid ?? 0, exited: server.exited, stop }
}

/** The address in the line that the server prints when it is ready; undefined for any other line. */
export function readListening(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const { listening } = JSON.parse(line) as { listening?: unknown }
    return typeof listening === 'string' ? listening : undefined
  } catch {
    return undefined
  }
}

function endOfLog(logFile: string, from: number): string {
  return readFileSync(logFile).subarray(from).toString().trimEnd().split('\n').slice(-shownLines).join('\n')
}
