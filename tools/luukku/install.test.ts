import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { moduleCommands, ownCommands } from './command-table.ts'
import { buildEnvironment } from './start/build-screens.ts'
import { repositoryRoot } from './paths.ts'

/** A clone of one package, which builds and lies in it: no network is needed. */
let clone: string
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'luukku-install-'))
  copyFileSync(join(repositoryRoot, 'luukku'), join(clone, 'luukku'))
  for (const folder of ['tools/luukku', 'vite']) mkdirSync(join(clone, folder), { recursive: true })
  writeFileSync(join(clone, 'tools/luukku/main.ts'), 'process.stdout.write(`ran ${process.argv[2]}`)')
  const vite = { name: 'vite', version: '1.0.0' }
  const root = { name: 'clone', version: '1.0.0', devDependencies: { vite: 'file:vite' } }
  writeFileSync(join(clone, 'vite/package.json'), JSON.stringify(vite))
  writeFileSync(join(clone, 'package.json'), JSON.stringify(root))
  const packages = { '': root, 'node_modules/vite': { resolved: 'vite', link: true }, vite: { ...vite, dev: true } }
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify({ ...root, lockfileVersion: 3, packages }))
})
afterEach(() => rmSync(clone, { recursive: true, force: true }))

const luukku = (environment: Record<string, string>, ...args: string[]) =>
  spawnSync('bash', [join(clone, 'luukku'), ...(args.length === 0 ? ['check'] : args)], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
const isInstalled = () => existsSync(join(clone, 'node_modules/vite'))

describe('what builds the screens is installed', () => {
  it.each([
    [{ NODE_ENV: 'production' }],
    [{ NODE_ENV: '', npm_config_omit: 'dev' }],
    [{ NODE_ENV: '', npm_config_production: 'true' }],
  ])('also under %j', (environment) => {
    const { stdout, stderr } = luukku(environment)
    expect(stdout, stderr).toBe('ran check')
    expect(isInstalled(), stderr).toBe(true)
  })

  it('where an earlier start left it out', () => {
    luukku({})
    rmSync(join(clone, 'node_modules/vite'), { recursive: true })
    expect(luukku({}).stdout).toBe('ran check')
    expect(isInstalled()).toBe(true)
  })
})

describe('what is no command', () => {
  it('is said before anything is installed', () => {
    expect(luukku({}, 'nonsense').stdout).toBe('ran nonsense')
    expect(isInstalled()).toBe(false)
  })

  it('is said before a newer Node is got', () => {
    const old = join(clone, 'bin')
    mkdirSync(old)
    writeFileSync(join(old, 'node'), '#!/bin/sh\nexit 1', { mode: 0o755 })
    const { status, stdout, stderr } = luukku({ PATH: `${old}:/usr/bin:/bin` }, 'nonsense')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^luukku: there is no command "nonsense"\. There are: start [^\n]*help\n$/)
  })

  it('is all that is not in the table of commands', () => {
    const known = /^commands='(.*)'$/m.exec(readFileSync(join(repositoryRoot, 'luukku'), 'utf8'))?.[1]
    const names = [...ownCommands, ...moduleCommands].map(({ name }) => name).filter((name) => name !== 'help')
    expect(known?.split(' ').sort()).toEqual(names.sort())
  })
})

it('the screens are built for production, whatever NODE_ENV says', () => {
  expect(buildEnvironment({ NODE_ENV: 'development', PATH: '/bin' })).toEqual({ NODE_ENV: 'production', PATH: '/bin' })
})
