import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { moduleCommands } from './command-table.ts'
import { repositoryRoot } from './paths.ts'
import { runModule } from './run-module.ts'

afterEach(() => vi.restoreAllMocks())

it.each(moduleCommands.map(({ name, file }) => [name, file]))('%s has its module', (_, file) => {
  expect(existsSync(join(repositoryRoot, file))).toBe(true)
})

describe('a command whose module can say beforehand that there is nothing to do', () => {
  it('ends without a database', async () => {
    const command = moduleCommands.find(({ name }) => name === 'rehearse')
    if (!command) throw new Error('there is no rehearse')
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const throwaway = () => readdirSync(tmpdir()).filter((name) => name.startsWith('luukku-throwaway-'))
    const before = throwaway()
    expect(await runModule(command, ['/nowhere/contacts.json'])).toBe(2)
    expect(said.mock.calls.join('')).toContain('/nowhere/contacts.json is not there')
    expect(said.mock.calls.join('')).not.toContain('PostgreSQL')
    expect(throwaway().filter((name) => !before.includes(name))).toEqual([])
  })
})
