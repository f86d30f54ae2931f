import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { moduleCommands } from './command-table.ts'
import { runModule } from './run-module.ts'

afterEach(() => vi.restoreAllMocks())

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
