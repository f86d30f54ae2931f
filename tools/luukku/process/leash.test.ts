import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLeashed } from './leash.ts'

/** Says when it is up, and says goodbye when it is asked to end. */
const politeProgram = (folder: string) => `
  const fs = require('node:fs')
  process.on('SIGTERM', () => { fs.writeFileSync('${folder}/goodbye', ''); process.exit(7) })
  fs.writeFileSync('${folder}/pid', String(process.pid))
  setInterval(() => {}, 1000)`

describe('a program on a leash', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'luukku-leash-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('gives its exit code and its output', async () => {
    const program = startLeashed(process.execPath, ['-e', 'console.log("said"); process.exit(3)'], options())
    const said: string[] = []
    program.child.stdout?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
    expect(await program.exited).toBe(3)
    expect(said.join('')).toBe('said\n')
  })

  it('is asked to end with its own signal, and waited for', async () => {
    const program = startLeashed(process.execPath, ['-e', politeProgram(folder)], options())
    await until(() => existsSync(join(folder, 'pid')))
    expect(await program.stop()).toBe(7)
    expect(existsSync(join(folder, 'goodbye'))).toBe(true)
  })

  it('is killed when it does not end in time', async () => {
    const deaf = `process.on('SIGTERM', () => {}); require('node:fs').writeFileSync('${folder}/pid', ''); setInterval(() => {}, 1000)`
    const program = startLeashed(process.execPath, ['-e', deaf], options())
    await until(() => existsSync(join(folder, 'pid')))
    expect(await program.stop(200)).toBe(137)
  })

  it('ends when its launcher is killed without warning', async () => {
    const launcher = join(folder, 'launcher.ts')
    const module = join(import.meta.dirname, 'leash.ts')
    writeFileSync(
      launcher,
      `import { startLeashed } from ${JSON.stringify(module)}
      startLeashed(process.execPath, ['-e', ${JSON.stringify(politeProgram(folder))}],
        { stopSignal: 'TERM', cwd: '/', env: process.env, output: ['ignore', 'ignore'] })
      setInterval(() => {}, 1000)`,
    )
    const process_ = spawn(process.execPath, [launcher], { stdio: 'ignore' })
    await until(() => existsSync(join(folder, 'pid')))
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    process_.kill('SIGKILL')
    await until(() => !isAlive(pid))
    expect(existsSync(join(folder, 'goodbye'))).toBe(true)
  })

  function options() {
    return {
      stopSignal: 'TERM' as const,
      cwd: folder,
      env: process.env,
      output: ['pipe', 'ignore'] as ['pipe', 'ignore'],
    }
  }
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 2400; tries++) {
    if (holds()) return
    await wait(25)
  }
  throw new Error('it did not come true in a minute')
}
