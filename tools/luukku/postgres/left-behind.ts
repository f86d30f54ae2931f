import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { KnownFailure } from '../known-failure.ts'

/**
 * Ends a PostgreSQL that an earlier launcher left on this data folder (both were killed without warning), and removes a
 * lock file whose number belongs to another program by now, as after a restart of the machine. One that names nobody stays:
 * PostgreSQL reads from it whether a process of the killed server still works on these files, and then refuses to start.
 * Only call while holding the data folder's lock.
 *
 * @throws KnownFailure  when it does not end within 20 seconds
 */
export async function endPostgresLeftBehind(folder: string): Promise<void> {
  const lockFile = join(folder, 'postmaster.pid')
  const pid = readPid(lockFile)
  if (pid === undefined) return
  if (!isPostgres(pid)) {
    if (isAlive(pid)) rmSync(lockFile, { force: true })
    return
  }
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 200; tries++) {
    if (!isPostgres(pid)) return
    if (tries === 100) process.kill(pid, 'SIGQUIT')
    await wait(100)
  }
  throw new KnownFailure(
    `An earlier PostgreSQL (process ${pid}) still uses ${folder} and does not end. End it and start again.`,
  )
}

function readPid(lockFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(lockFile, 'utf8'), 10)
    return Number.isInteger(pid) && pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return /^\d+ \(postgres\) [^Z]/.test(state)
  } catch {
    return false
  }
}
