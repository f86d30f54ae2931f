import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findRunning, sayRunning, takeDataFolder } from './data-folder.ts'

describe('the data folder', () => {
  let parent: string
  let path: string
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'luukku-folder-'))
    path = join(parent, 'data')
  })
  afterEach(() => rmSync(parent, { recursive: true, force: true }))

  it('is closed to other accounts, and so are its secrets', () => {
    takeDataFolder(path)?.release()
    expect(statSync(path).mode & 0o777).toBe(0o700)
    expect(statSync(join(path, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  it('belongs to one process at a time', () => {
    const first = takeDataFolder(path)
    expect(takeFromAnotherProcess(path)).toBe('held by another')
    first?.release()
    expect(takeFromAnotherProcess(path)).toBe('taken')
  })

  it('is free again when its process was killed without warning', () => {
    expect(takeFromAnotherProcess(path, 'process.kill(process.pid, "SIGKILL")')).toBe('killed')
    const next = takeDataFolder(path)
    expect(next).toBeDefined()
    next?.release()
  })

  it('keeps its passwords from start to start, and has new ones after --fresh', () => {
    const passwords = takeAndRelease()
    expect(takeAndRelease()).toEqual(passwords)
    expect(takeAndRelease(true)).not.toEqual(passwords)
  })

  it('loses everything with --fresh, and nothing without', () => {
    takeAndRelease()
    mkdirSync(join(path, 'postgres'))
    takeAndRelease()
    expect(readdirSync(path)).toContain('postgres')
    takeAndRelease(true)
    expect(readdirSync(path)).not.toContain('postgres')
  })

  it("is never a folder with somebody else's files, least of all with --fresh", () => {
    mkdirSync(path)
    writeFileSync(join(path, 'letters.txt'), 'dear')
    expect(() => takeDataFolder(path)).toThrow("something else than Luukku's data")
    expect(() => takeDataFolder(path, true)).toThrow("something else than Luukku's data")
    expect(readdirSync(path)).toEqual(['letters.txt'])
  })

  it('says in one line when it cannot be made', () => {
    writeFileSync(path, 'a file')
    expect(() => takeDataFolder(path)).toThrow(/^The data folder .* cannot be used/)
  })

  it('says in one line when it is there and cannot be written in', () => {
    // As in a folder of root's: for root itself nothing is forbidden, but a folder cannot be opened as a file.
    mkdirSync(join(path, 'lock'), { recursive: true })
    expect(() => takeDataFolder(path)).toThrow(/^The data folder .* cannot be written/)
  })

  it('tells other commands where it runs, as long as it does', () => {
    takeDataFolder(path)?.release()
    expect(findRunning(path)).toBeUndefined()
    sayRunning(path, { pid: 1, url: 'http://localhost:7600', socketFolder: '/tmp/x' })
    expect(findRunning(path)?.url).toBe('http://localhost:7600')
    sayRunning(path, undefined)
    expect(findRunning(path)).toBeUndefined()
  })

  function takeAndRelease(fresh = false) {
    const folder = takeDataFolder(path, fresh)
    folder?.release()
    return folder?.passwords
  }
})

function takeFromAnotherProcess(path: string, then = ''): string {
  const module = join(import.meta.dirname, 'data-folder.ts')
  const script = `const { takeDataFolder } = await import(${JSON.stringify(module)})
    console.log(takeDataFolder(${JSON.stringify(path)}) ? 'taken' : 'held by another')
    ${then}`
  try {
    return execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  } catch (error) {
    return (error as { signal?: string }).signal === 'SIGKILL' ? 'killed' : String(error)
  }
}
