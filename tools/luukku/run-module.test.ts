import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { moduleCommands } from './command-table.ts'
import { repositoryRoot } from './paths.ts'
import { runModule } from './run-module.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const commandNamed = (name: string) => {
  const command = moduleCommands.find((each) => each.name === name)
  if (!command) throw new Error(`there is no ${name}`)
  return command
}

it.each(moduleCommands.map(({ name, file }) => [name, file]))('%s has its module', (_, file) => {
  expect(existsSync(join(repositoryRoot, file))).toBe(true)
})

describe('a command whose module can say beforehand that there is nothing to do', () => {
  it('ends without a database', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const throwaway = () => readdirSync(tmpdir()).filter((name) => name.startsWith('luukku-throwaway-'))
    const before = throwaway()
    expect(await runModule(commandNamed('rehearse'), ['/nowhere/contacts.json'])).toBe(2)
    expect(said.mock.calls.join('')).toContain('/nowhere/contacts.json is not there')
    expect(said.mock.calls.join('')).not.toContain('PostgreSQL')
    expect(throwaway().filter((name) => !before.includes(name))).toEqual([])
  })
})

describe('a command asked for wrongly makes, starts and changes no database', () => {
  const data = join(tmpdir(), 'luukku-asked-wrongly')
  const ended = async (line: string) => {
    const [name = '', ...args] = line.split(' ')
    let said = ''
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true))
    const code = await runModule(commandNamed(name), [...args, '--data', data]).catch((error: Error) => error.name)
    return { code, said, isMade: existsSync(data) }
  }

  it.each([
    ['migrate --nonsense', 2, 'usage: ./luukku migrate'],
    ['journal', 2, 'usage: ./luukku journal verify'],
    ['journal --help', 2, 'usage: ./luukku journal verify'],
    ['journal verify twice', 2, 'usage: ./luukku journal verify'],
    ['retention --x', 2, 'usage: ./luukku retention'],
    ['retention --dry-run --destroy', 2, 'usage: ./luukku retention'],
    ['catalogue x', 2, 'luukku catalogue import FILE'],
    ['catalogue import /nowhere.json', 1, 'The file cannot be read'],
    ['seed --x', 2, "Unknown option '--x'"],
    ['law check --county lapland', 2, 'luukku law compare --county NAME'],
    ['law compare --county lapland /nowhere.law', 1, '/nowhere.law is not there'],
  ])('%s', async (line, code, words) => {
    const { said, ...rest } = await ended(line)
    expect(said).toContain(words)
    expect(rest).toEqual({ code, isMade: false })
  })

  it.each([
    ['seed', 'production', 1],
    ['seed', 'Production', 'ConfigError'],
    ['migrate', 'Production', 'ConfigError'],
    ['journal verify', 'production', 'ConfigError'],
  ])('%s where LUUKKU_MODE is %s', async (line, mode, code) => {
    vi.stubEnv('LUUKKU_MODE', mode)
    expect(await ended(line)).toMatchObject({ code, isMade: false })
  })
})
