import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readBenchValues } from '../tools/luukku/bench-values.ts'
import { repositoryRoot } from '../tools/luukku/paths.ts'
import { tryStart } from '../tools/luukku/proof/try-start.ts'
import { measuredOn } from './measured-on.ts'

/**
 * `./luukku bench start`: seconds from a clean clone of the last commit to its first answer and those of the second start,
 * with the npm cache as it is; packages, install size and the ten largest. One JSON object.
 */
export async function run(args: string[]): Promise<number> {
  readBenchValues(args, {})
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'luukku-bench-start-'))
  const clone = join(folder, 'luukku')
  try {
    const began = performance.now()
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', repositoryRoot, clone])
    const cloneSeconds = (performance.now() - began) / 1000
    const first = await secondsToFirstAnswer(clone)
    const second = await secondsToFirstAnswer(clone)
    const packages = packageSizes(join(clone, 'node_modules'))
    const result = {
      cleanCloneToFirstAnswerSeconds: round(cloneSeconds + first),
      secondStartSeconds: round(second),
      packages: packages.length,
      installMegabytes: round(packages.reduce((sum, each) => sum + each.bytes, 0) / 1e6),
      largest: packages.slice(0, 10).map((each) => ({ name: each.name, megabytes: round(each.bytes / 1e6) })),
      ...measuredOn(),
    }
    process.stdout.write(`${JSON.stringify(result)}\n`)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function secondsToFirstAnswer(clone: string): Promise<number> {
  const began = performance.now()
  const start = tryStart(clone, [])
  const url = await start.ready
  if (url === undefined) throw new Error(`it did not start:\n${start.said()}`)
  await (await fetch(url)).text()
  const seconds = (performance.now() - began) / 1000
  await start.stop()
  return seconds
}

function packageSizes(modules: string): { name: string; bytes: number }[] {
  const names = readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
    )
    .filter((name) => !name.startsWith('@luukku/'))
  return names.map((name) => ({ name, bytes: sizeOf(join(modules, name)) })).toSorted((a, b) => b.bytes - a.bytes)
}

function sizeOf(path: string): number {
  return readdirSync(path, { withFileTypes: true }).reduce((sum, entry) => {
    const inner = join(path, entry.name)
    if (entry.isDirectory()) return sum + sizeOf(inner)
    return sum + (entry.isFile() ? statSync(inner).size : 0)
  }, 0)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
