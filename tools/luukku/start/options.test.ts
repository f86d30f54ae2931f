import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseStartOptions } from './options.ts'

describe('what start is asked for', () => {
  it('asks for nothing by itself', () => {
    expect(parseStartOptions([])).toEqual({ port: undefined, data: undefined, fresh: false })
  })

  it('takes its three options', () => {
    expect(parseStartOptions(['--port', '65535', '--data=/tmp/x', '--fresh'])).toEqual({
      port: 65_535,
      data: '/tmp/x',
      fresh: true,
    })
    expect(parseStartOptions(['--port=1']).port).toBe(1)
  })

  it.each(['0', '65536', 'http', '-1', '', '80.5', '1e3'])('refuses port %j', (port) => {
    expect(() => parseStartOptions([`--port=${port}`])).toThrow('is not a port')
  })

  it('refuses what it does not have', () => {
    expect(() => parseStartOptions(['--prot', '80'])).toThrow('Usage: ./luukku start')
    expect(() => parseStartOptions(['now'])).toThrow('Usage: ./luukku start')
    expect(() => parseStartOptions(['--data='])).toThrow('--data needs a folder')
  })

  it('ends with 2 what is not understood, before anything is installed or made', () => {
    const main = join(import.meta.dirname, '../main.ts')
    for (const line of [
      'start --prot 80',
      'start --data=',
      'check unit',
      'check --fix',
      'bench start --x',
      'bench law x',
    ])
      expect(
        [line, spawnSync(process.execPath, ['--no-warnings', main, ...line.split(' ')]).status],
        'no line of them works on anything',
      ).toEqual([line, 2])
  })
})
