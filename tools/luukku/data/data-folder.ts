import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { KnownFailure } from '../known-failure.ts'
import { luukkuFolder } from '../paths.ts'
import { makePasswords } from '../postgres/passwords.ts'
import type { PostgresPasswords } from '../postgres/urls.ts'

/** The folder of one installation's data, held by this process alone. */
export type DataFolder = {
  path: string
  passwords: PostgresPasswords
  /** Lets the next process have it. The kernel does so too when this one ends in any way. */
  release: () => void
}

/** Where a running `start` can be reached, for other commands on the same data. */
export type Running = { pid: number; url: string; socketFolder: string | undefined }

const marker = 'luukku-data.json'
const lockFile = 'lock'

/** Absolute path of the data folder: the one asked for, else LUUKKU_DATA, else `.luukku/data` in the clone. */
export function dataFolderPath(asked: string | undefined): string {
  return resolve(asked ?? (process.env.LUUKKU_DATA || join(luukkuFolder, 'data')))
}

/**
 * Takes the data folder, makes it when it is missing, and empties it first when `fresh`.
 *
 * @returns  undefined when another process holds it
 * @throws KnownFailure  when the folder holds something else than Luukku's data, or cannot be written
 */
export function takeDataFolder(path: string, fresh = false): DataFolder | undefined {
  makeFolder(path)
  const release = lock(join(path, lockFile))
  if (!release) return undefined
  try {
    if (fresh) empty(path)
    writeWhole(join(path, marker), '{ "holds": "the data of a Luukku installation", "version": 1 }\n')
    return { path, passwords: readOrMakePasswords(join(path, 'secrets.json')), release }
  } catch (error) {
    release()
    throw error
  }
}

/** What the process that holds the folder says of itself; undefined while it is still starting. */
export function findRunning(path: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(join(path, 'running.json'), 'utf8')) as Running
  } catch {
    return undefined
  }
}

/** Says where this process can be reached; undefined takes the word back. */
export function sayRunning(path: string, running: Running | undefined): void {
  const file = join(path, 'running.json')
  if (running) writeWhole(file, `${JSON.stringify(running)}\n`)
  else rmSync(file, { force: true })
}

/** The passwords of a data folder that another process holds. */
export function readPasswords(path: string): PostgresPasswords {
  return (JSON.parse(readFileSync(join(path, 'secrets.json'), 'utf8')) as { postgres: PostgresPasswords }).postgres
}

function makeFolder(path: string): void {
  try {
    if (existsSync(path)) {
      const names = readdirSync(path)
      const isOurs = names.includes(marker) || names.every((name) => name === lockFile || name.endsWith('.half-made'))
      if (!isOurs)
        throw new KnownFailure(
          `${path} holds something else than Luukku's data. Choose an empty or a new folder with --data.`,
        )
      return
    }
    mkdirSync(path, { recursive: true })
    chmodSync(path, 0o700)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined || code === 'ENOSPC') throw error
    throw new KnownFailure(`The data folder ${path} cannot be used: ${(error as Error).message}`)
  }
}

/**
 * An exclusive lock that the kernel opens when its process is gone, however it ended. SQLite is used for its portable file
 * lock alone: Node has no other, and a file with a process number in it goes stale after a power cut.
 */
function lock(file: string): (() => void) | undefined {
  const database = openLock(file)
  try {
    database.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE')
    return () => database.close()
  } catch (error) {
    database.close()
    if (/locked|busy/i.test((error as Error).message)) return undefined
    throw new KnownFailure(`The data folder ${dirname(file)} cannot be locked: ${(error as Error).message}`)
  }
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file)
  } catch (error) {
    throw new KnownFailure(
      `The data folder ${dirname(file)} cannot be written (${(error as Error).message}): give one that this account may write in with --data.`,
    )
  }
}

function empty(path: string): void {
  for (const name of readdirSync(path)) {
    if (name !== lockFile) rmSync(join(path, name), { recursive: true, force: true })
  }
}

function readOrMakePasswords(file: string): PostgresPasswords {
  if (!existsSync(file)) writeWhole(file, `${JSON.stringify({ postgres: makePasswords() }, undefined, 2)}\n`)
  return readPasswords(dirname(file))
}

/** Writes a file so that after a power cut it is there whole or not at all. */
function writeWhole(file: string, text: string): void {
  const half = `${file}.half-made`
  const opened = openSync(half, 'w', 0o600)
  try {
    writeSync(opened, text)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  renameSync(half, file)
}
