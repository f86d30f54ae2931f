import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Folders that hold what builds make or npm brings: never an input. */
const outputs = new Set(['node_modules', 'build', 'dist', '.react-router', '.vite', 'coverage'])

/** Digest of all files under these paths, names and contents: the same digest means that a build would give the same. */
export function inputDigest(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) addPath(hash, path, '')
  return hash.digest('hex')
}

function addPath(hash: ReturnType<typeof createHash>, path: string, name: string): void {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) {
    const content = readFileSync(path)
    hash.update(`${name}\0${content.length}\0`).update(content)
    return
  }
  for (const entry of readdirSync(path).toSorted()) {
    if (!outputs.has(entry)) addPath(hash, join(path, entry), `${name}/${entry}`)
  }
}
