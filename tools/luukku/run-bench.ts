import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { NotUnderstood } from './known-failure.ts'
import { listBenches } from './list-benches.ts'
import { repositoryRoot } from './paths.ts'

/** `./luukku bench NAME`: runs bench/NAME.ts. */
export async function runBench(args: string[]): Promise<number> {
  const [name, ...rest] = args
  const folder = join(repositoryRoot, 'bench')
  const names = listBenches(folder)
  if (name === undefined || !names.includes(name)) {
    process.stderr.write(`luukku: bench needs one of: ${names.join(', ')}\n`)
    return 2
  }
  // What a measurement started ends with it, also when somebody stops it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const { run } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as {
    run: (args: string[]) => Promise<number>
  }
  try {
    return await run(rest)
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error
    process.stderr.write(`luukku: bench ${name}: ${error.message}\n`)
    return 2
  }
}
