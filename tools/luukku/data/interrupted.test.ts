import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luukku-interrupted-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const module = (name: string) => JSON.stringify(join(import.meta.dirname, name))
const ways = {
  'a throw-away database': () => `import { withThrowawayDatabase } from ${module('with-throwaway-database.ts')}
    await withThrowawayDatabase(work)`,
  "the installation's database": () => `import { withDatabase } from ${module('with-database.ts')}
    await withDatabase({ data: ${JSON.stringify(join(folder, 'data'))}, progress: () => undefined }, work)`,
}

describe.each(['a throw-away database', "the installation's database"] as const)('a command on %s', (way) => {
  it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing behind after %s, and says no stack', async (signal) => {
    const [program, working] = [join(folder, 'program.ts'), join(folder, 'working')]
    writeFileSync(
      program,
      `import { writeFileSync } from 'node:fs'
      const work = async (urls) => {
        writeFileSync(${JSON.stringify(working)}, new URL(urls.ownerUrl).searchParams.get('host'))
        await new Promise((resolve) => setTimeout(resolve, 100_000))
      }
      ${ways[way]()}`,
    )
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
      env: { ...process.env, TMPDIR: folder, DATABASE_URL: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    while ((!existsSync(working) || readFileSync(working, 'utf8') === '') && child.exitCode === null) await wait(50)
    child.kill(signal)
    expect(await ended, errors).toBe(130)
    expect(errors).toBe('')
    expect(readdirSync(folder).filter((name) => name.startsWith('luukku-'))).toEqual([])
    expect(existsSync(readFileSync(working, 'utf8'))).toBe(false)
  })
})
