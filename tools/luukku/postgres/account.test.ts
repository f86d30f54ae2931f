import { describe, expect, it } from 'vitest'
import { findPostgresAccount } from './account.ts'

const passwd =
  (...names: string[]) =>
  () =>
    names.map((name, index) => `${name}:x:${100 + index}:${200 + index}::/:/bin/sh`).join('\n')

describe('the account that PostgreSQL runs as', () => {
  it('is the own one for an ordinary user', () => {
    expect(findPostgresAccount(1000, passwd('postgres'))).toBeUndefined()
    expect(findPostgresAccount(undefined, passwd('postgres'))).toBeUndefined()
  })

  it('is the most specific unprivileged one for root', () => {
    expect(findPostgresAccount(0, passwd('nobody', 'postgres', 'luukku'))).toEqual({
      name: 'luukku',
      uid: 102,
      gid: 202,
    })
    expect(findPostgresAccount(0, passwd('nobody'))).toEqual({ name: 'nobody', uid: 100, gid: 200 })
  })

  it('is the one that was asked for, and never another in its place', () => {
    expect(findPostgresAccount(0, passwd('nobody', 'db'), 'db')?.name).toBe('db')
    expect(() => findPostgresAccount(0, passwd('nobody'), 'db')).toThrow('has no account db')
  })

  it('is never root under another name', () => {
    expect(() => findPostgresAccount(0, () => 'luukku:x:0:0::/:/bin/sh')).toThrow('refuses to run as root')
  })
})
