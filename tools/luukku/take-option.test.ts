import { describe, expect, it } from 'vitest'
import { takeOption } from './take-option.ts'

describe('taking one option out of the arguments of another command', () => {
  it.each([
    [['--data', 'x', '--county', 'y'], 'x', ['--county', 'y']],
    [['--county', 'y', '--data=x'], 'x', ['--county', 'y']],
    [['--database', 'z'], undefined, ['--database', 'z']],
    [[], undefined, []],
  ])('%j', (args, value, rest) => {
    expect(takeOption(args, '--data')).toEqual({ value, rest })
  })

  it('says that a value is missing', () => {
    expect(() => takeOption(['--data'], '--data')).toThrow('--data needs a value')
    expect(() => takeOption(['--data='], '--data')).toThrow('--data needs a value')
    expect(() => takeOption(['--data', '--fresh'], '--data')).toThrow('--data needs a value')
  })
})
