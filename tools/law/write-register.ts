/** Writes the register pages of docs/law from law/. With --check it only says whether they are up to date. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { createRegister } from '../../packages/domain/src/law/index.ts'
import { readLaw, root } from './law-files.ts'

const onlyCheck = process.argv.includes('--check')
const options = (await resolveConfig(join(root, 'docs/law/README.md'))) ?? {}
let stale = 0
for (const { name, text } of createRegister(readLaw())) {
  const path = join(root, 'docs/law', name)
  const wanted = await format(text, { ...options, parser: 'markdown' })
  if (!onlyCheck) writeFileSync(path, wanted)
  else if (readOrEmpty(path) !== wanted) {
    process.stderr.write(`docs/law/${name} is not what law/ gives: run node tools/law/write-register.ts\n`)
    stale += 1
  }
}
process.exitCode = stale === 0 ? 0 : 1

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
