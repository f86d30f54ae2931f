import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { repositoryRoot } from './paths.ts'
import { circumstances } from './proof/circumstances.ts'
import { endStarts } from './proof/try-start.ts'

/**
 * Tries `./luukku start` in every circumstance it must stand, on clones of the last commit, and prints one JSON object for
 * each. Run by `./luukku bench proofs [WORD …]`, where each word picks those whose name holds it (the first, which installs, is
 * always tried); takes some minutes, needs the network or a warm npm cache once.
 */
export async function runProofs(args: string[] = []): Promise<number> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'luukku-proofs-'))
  const closed = mkdtempSync(join(homedir(), 'luukku-proofs-'))
  chmodSync(closed, 0o700)
  const clone = join(closed, 'x'.repeat(Math.max(1, 120 - closed.length)), 'luukku')
  const makeClone = (path: string) =>
    void execFileSync('git', ['-c', 'safe.directory=*', 'clone', '--quiet', '--no-hardlinks', repositoryRoot, path])
  let failed = 0
  try {
    mkdirSync(join(clone, '..'), { recursive: true })
    makeClone(clone)
    const chosen = circumstances.filter(
      ({ name }, index) => index === 0 || args.length === 0 || args.some((word) => name.includes(word)),
    )
    for (const proof of chosen) {
      if (proof.rootOnly && process.getuid?.() !== 0) {
        say({ proof: proof.name, holds: null, seen: 'not tried: needs root' })
        continue
      }
      try {
        say({ proof: proof.name, holds: true, seen: await proof.run({ folder, clone, makeClone }) })
      } catch (error) {
        failed += 1
        say({ proof: proof.name, holds: false, seen: error instanceof Error ? error.message : String(error) })
      } finally {
        await endStarts()
      }
    }
  } finally {
    for (const each of [folder, closed]) rmSync(each, { recursive: true, force: true })
  }
  return failed === 0 ? 0 : 1
}

function say(line: { proof: string; holds: boolean | null; seen: string }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
