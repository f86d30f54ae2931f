import { chmodSync, chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account } from './account.ts'

/** A socket's whole path must fit in 103 bytes on the tightest systems; PostgreSQL's file name and our own take 30. */
const longestParent = 70

/** Where PostgreSQL's socket lies. */
export type SocketFolder = { path: string; remove: () => void }

/**
 * A new short folder for PostgreSQL's socket, open to its account alone. It lies outside the data folder, whose path may be
 * too long for a socket; its name cannot be guessed beforehand, so nobody else can put a folder in its place.
 */
export function makeSocketFolder(account: Account | undefined): SocketFolder {
  const temporary = realpathSync(tmpdir())
  const parent =
    Buffer.byteLength(temporary) <= longestParent && (!account || temporary === '/tmp') ? temporary : '/tmp'
  const path = mkdtempSync(join(parent, 'luukku-'))
  chmodSync(path, 0o700)
  if (account) chownSync(path, account.uid, account.gid)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
