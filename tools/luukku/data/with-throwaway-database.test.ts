import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luukku-interrupted-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a throw-away database whose command is interrupted', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing behind after %s, and says no stack', async (signal) => {
    const program = join(folder, 'program.ts')
    const module = join(import.meta.dirname, 'with-throwaway-database.ts')
    writeFileSync(
      program,
      `import { writeFileSync } from 'node:fs'
      import { withThrowawayDatabase } from ${JSON.stringify(module)}
      await withThrowawayDatabase(async (urls, dataFolder) => {
        writeFileSync(${JSON.stringify(join(folder, 'working'))}, dataFolder)
        await new Promise((resolve) => setTimeout(resolve, 100_000))
      })`,
    )
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    while (!existsSync(join(folder, 'working')) && child.exitCode === null) await wait(50)
    child.kill(signal)
    expect(await ended, errors).toBe(130)
    expect(errors).toBe('')
    expect(readdirSync(folder).filter((name) => name.startsWith('luukku-'))).toEqual([])
  })
})
