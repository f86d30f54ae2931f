import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { endStarts, tryStart } from './try-start.ts'

let clone: string
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'luukku-try-'))
})
afterEach(() => rmSync(clone, { recursive: true }))

/** A clone whose `./luukku` is this script. */
function makeCommand(script: string): void {
  writeFileSync(join(clone, 'luukku'), `#!/usr/bin/env bash\n${script}\n`)
  chmodSync(join(clone, 'luukku'), 0o755)
}
const ready = "printf 'Luukku is ready.\\n  residents  http://127.0.0.1:1/\\n'"
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    // What has ended and is not yet waited for by anybody is no longer there either.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))
  } catch {
    return false
  }
}

test('what a failed proof left running is ended, with what it started', async () => {
  makeCommand(`sleep 600 & echo $! > child; ${ready}; wait`)
  const start = tryStart(clone, [])
  expect(await start.ready).toBe('http://127.0.0.1:1/')
  const child = Number(readFileSync(join(clone, 'child'), 'utf8'))
  expect(isAlive(child)).toBe(true)
  await endStarts(500)
  expect(await start.exited).not.toBe(0)
  await expect.poll(() => isAlive(child)).toBe(false)
})

test('one that does not listen to Ctrl-C is ended all the same', async () => {
  makeCommand(`trap '' INT; ${ready}; while true; do sleep 0.05; done`)
  const start = tryStart(clone, [])
  await start.ready
  await endStarts(200)
  expect(await start.exited).toBe(128)
})

test('one that has ended by itself is left alone', async () => {
  makeCommand('exit 3')
  const start = tryStart(clone, [])
  expect(await start.exited).toBe(3)
  await endStarts(200)
})
