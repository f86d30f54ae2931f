import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { KnownFailure } from '../known-failure.ts'
import { startLeashed } from '../process/leash.ts'
import { type Account, getPostgresAccount } from './account.ts'
import { type PostgresBinaries, preparePostgresBinaries } from './binaries.ts'
import { endPostgresLeftBehind } from './left-behind.ts'
import { type Durability, postgresSettings } from './settings.ts'
import { makeSocketFolder, type SocketFolder } from './socket-folder.ts'
import { type PostgresPasswords, socketUrl } from './urls.ts'

/** A running PostgreSQL of our own. */
export type Cluster = {
  socketFolder: string
  /** Its folder, to be given to a start that follows: addresses stay the same. */
  socket: SocketFolder
  /** Address of the superuser, only for the launcher and for tests. */
  superuserUrl: (database: string) => string
  /** Resolves with the exit code when it ends, asked or not. */
  exited: Promise<number>
  stop: () => Promise<void>
}

/** What a cluster is started with. `folder` is PostgreSQL's alone and is made when missing; `logFile` is appended to. */
export type ClusterOptions = {
  folder: string
  logFile: string
  passwords: PostgresPasswords
  durability: Durability
  /** Beside the usual ones: to look closer at PostgreSQL while something is measured. */
  settings?: Record<string, string>
  onProgress?: (text: string) => void
  /** The socket folder of an earlier start that has ended; by default a new one. */
  socket?: SocketFolder
}

const startSeconds = 60
const largestLogBytes = 20_000_000

/**
 * Starts PostgreSQL on a folder, and makes the cluster first when there is none.
 *
 * @throws KnownFailure  with PostgreSQL's own reason when it cannot be made or started (a full disk, say)
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = getPostgresAccount()
  const binaries = preparePostgresBinaries(account !== undefined)
  await makeClusterOnce(binaries, account, options)
  await endPostgresLeftBehind(options.folder)
  const socket = options.socket ?? makeSocketFolder(account)
  const settings = Object.entries({
    ...postgresSettings(socket.path, options.durability),
    ...options.settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(options.logFile)
  const logStart = statSync(options.logFile).size
  const leashed = startLeashed(binaries.postgres, ['-D', folderArgument(options.folder, account), ...settings], {
    stopSignal: 'INT',
    cwd: options.folder,
    env: postgresEnvironment(),
    output: [log, log],
    account,
  })
  closeSync(log)
  const superuserUrl = (database: string) => socketUrl(socket.path, 'postgres', options.passwords.postgres, database)
  try {
    await firstAnswer(superuserUrl('postgres'), leashed.exited)
  } catch (error) {
    await leashed.stop()
    if (!options.socket) socket.remove()
    throw new KnownFailure(
      `PostgreSQL did not start: ${reasonInLog(options.logFile, logStart) ?? String(error)}\nIts log is ${options.logFile}.`,
    )
  }
  return {
    socketFolder: socket.path,
    socket,
    superuserUrl,
    exited: leashed.exited,
    stop: async () => {
      await leashed.stop()
      socket.remove()
    },
  }
}

/** Makes the cluster beside its place and renames it there whole: a start that is cut off leaves nothing half-made. */
async function makeClusterOnce(
  binaries: PostgresBinaries,
  account: Account | undefined,
  options: ClusterOptions,
): Promise<void> {
  if (existsSync(join(options.folder, 'PG_VERSION'))) return
  options.onProgress?.('making the database folder')
  const half = `${options.folder}.half-made`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true, mode: 0o700 })
  const passwordFile = join(half, 'superuser')
  const made = join(half, 'cluster')
  try {
    mkdirSync(made, { mode: 0o700 })
    if (account) for (const path of [half, made]) chownSync(path, account.uid, account.gid)
    writeFileSync(passwordFile, options.passwords.postgres, { mode: 0o600 })
    if (account) chownSync(passwordFile, account.uid, account.gid)
    const result = await runInitdb(
      binaries.initdb,
      folderArgument(made, account),
      account ? '/proc/self/cwd/../superuser' : passwordFile,
      options.durability,
      made,
      account,
    )
    if (result.code !== 0) {
      throw new KnownFailure(
        `The database could not be made in ${dirname(options.folder)}: ${reasonInText(result.errors) ?? lastLine(result.errors) ?? `initdb ended with ${result.code}`}`,
      )
    }
    renameSync(made, options.folder)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

/**
 * Where PostgreSQL is told its data is. Another account may not be able to walk to the folder (a clone under a closed
 * home), so root enters the folder first and PostgreSQL, its child, finds it as the directory it stands in.
 */
function folderArgument(folder: string, account: Account | undefined): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : folder
}

function runInitdb(
  initdb: string,
  folder: string,
  passwordFile: string,
  durability: Durability,
  cwd: string,
  account: Account | undefined,
): Promise<{ code: number; errors: string }> {
  const args = [
    '-D',
    folder,
    '-U',
    'postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  if (durability === 'throwaway') args.push('--no-sync')
  return new Promise((resolve) => {
    const child = spawn(initdb, args, {
      cwd,
      env: postgresEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.once('error', (error) => resolve({ code: 127, errors: error.message }))
    child.once('close', (code, signal) => resolve({ code: code ?? 1, errors: signal ? `ended by ${signal}` : errors }))
  })
}

async function firstAnswer(url: string, exited: Promise<number>): Promise<void> {
  const state = { ended: false }
  void exited.then(() => (state.ended = true))
  for (let tries = 0; tries < startSeconds * 20; tries++) {
    if (state.ended) throw new Error('it ended at once')
    const client = new Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return
    } catch {
      await wait(50)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  throw new Error(`no answer in ${startSeconds} seconds`)
}

function postgresEnvironment(): Record<string, string | undefined> {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(process.env.TMPDIR ? { TMPDIR: process.env.TMPDIR } : {}),
  }
}

function openLog(path: string): number {
  if (existsSync(path) && statSync(path).size > largestLogBytes) renameSync(path, `${path}.1`)
  const log = openSync(path, 'a', 0o600)
  chmodSync(path, 0o600)
  return log
}

function reasonInLog(path: string, from: number): string | undefined {
  return reasonInText(readFileSync(path).subarray(from).toString())
}

/** Whatever was said last: what a program of the machine says (a shell, the linker) has none of PostgreSQL's words. */
function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1)?.trim() || undefined
}

/** The last line in which PostgreSQL says why it gave up. */
function reasonInText(text: string): string | undefined {
  const lines = text
    .split('\n')
    .filter((line) => /FATAL|PANIC|error:|ERROR|No space|could not/.test(line) && !/starting up/.test(line))
  return lines
    .at(-1)
    ?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '')
    .trim()
}
