import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listBenches } from './list-benches.ts'
import { repositoryRoot } from './paths.ts'

test('only what can be run is a bench: helpers, types and tests beside it are none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'luukku-benches-'))
  try {
    writeFileSync(join(folder, 'law.ts'), 'export async function run(args: string[]) {}')
    writeFileSync(join(folder, 'booking.ts'), '/** Why. */\nexport function run() {}')
    writeFileSync(join(folder, 'law-needs.ts'), 'export const needs = []\n// export function run( is not here')
    writeFileSync(join(folder, 'luxon.d.ts'), "declare module 'luxon'")
    writeFileSync(join(folder, 'law.test.ts'), 'export function run() {}')
    expect(listBenches(folder)).toEqual(['booking', 'law'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('the benches of this house are found, and a folder that is not there has none', () => {
  const names = listBenches(join(repositoryRoot, 'bench'))
  expect(names).toEqual(expect.arrayContaining(['desk', 'law', 'main-job', 'pages', 'proofs', 'start']))
  expect(names).not.toContain('law-needs')
  expect(listBenches(join(repositoryRoot, 'no-such-folder'))).toEqual([])
})
