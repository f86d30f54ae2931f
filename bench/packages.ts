import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBenchValues } from '../tools/luukku/bench-values.ts'
import { repositoryRoot } from '../tools/luukku/paths.ts'

interface LockEntry {
  dev?: boolean
  link?: boolean
}

/**
 * `bench packages`: how many packages are installed, how much they weigh on the disk, the ten largest, and who asks for
 * each. Why each of them is worth it stands in `docs/bench/packages.md`; one that has no word there fails.
 */
export function run(args: string[]): Promise<number> {
  readBenchValues(args, {})
  const lock = JSON.parse(readFileSync(join(repositoryRoot, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>
  }
  const installed = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && link !== true)
  const sizes = installed
    .map(([path, entry]) => ({ path, entry, bytes: ownBytes(join(repositoryRoot, path)) }))
    .filter(({ bytes }) => bytes > 0)
    .toSorted((a, b) => b.bytes - a.bytes)
  const largest = sizes.slice(0, 10).map(({ path, entry, bytes }) => ({
    name: nameOf(path),
    megabytes: round(bytes / 1e6),
    neededToRun: entry.dev !== true,
  }))
  const file = join(repositoryRoot, 'docs/bench/packages.md')
  const words = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const unexplained = largest.map(({ name }) => name).filter((name) => !words.includes(`| ${name} |`))
  const sum = (list: typeof sizes) => round(list.reduce((all, { bytes }) => all + bytes, 0) / 1e6)
  process.stdout.write(
    `${JSON.stringify({
      bench: 'packages',
      packages: sizes.length,
      megabytes: sum(sizes),
      neededToRun: {
        packages: sizes.filter(({ entry }) => entry.dev !== true).length,
        megabytes: sum(sizes.filter(({ entry }) => entry.dev !== true)),
      },
      largest,
      unexplained,
    })}\n`,
  )
  return Promise.resolve(unexplained.length === 0 ? 0 : 1)
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
const round = (value: number) => Math.round(value * 10) / 10

/** Bytes of a package without the packages that lie inside it. */
function ownBytes(folder: string): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? sum : sum + ownBytes(path)
    return sum + (entry.isFile() ? lstatSync(path).size : 0)
  }, 0)
}
