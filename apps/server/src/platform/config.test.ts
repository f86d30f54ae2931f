import { describe, expect, test } from 'vitest'
import { ConfigError, describeConfig, readConfig } from './config.ts'

const keyOf = (first: number) => Buffer.from(Array.from({ length: 32 }, (_, n) => first + n)).toString('base64')
const key = keyOf(1)
const safe = {
  LUUKKU_MODE: 'production',
  LUUKKU_PUBLIC_URL: 'https://luukku.example',
  DATABASE_URL: 'postgres://owner:longpassword@db/luukku',
  DATABASE_APP_URL: 'postgres://app:longpassword@db/luukku',
  DATABASE_JOBS_URL: 'postgres://jobs:longpassword@db/luukku',
  LUUKKU_SEAL_KEYS: `k1:${key}`,
  LUUKKU_INDEX_KEY: keyOf(50),
  LUUKKU_COOKIE_KEY: keyOf(100),
  OIDC_ISSUER: 'https://idp.example',
  OIDC_CLIENT_SECRET: 'a secret of our own',
}
const problems = (change: Record<string, string | undefined>) => {
  try {
    readConfig({ ...safe, ...change })
    return []
  } catch (error) {
    return error instanceof ConfigError ? error.problems : ['other']
  }
}

describe('production mode', () => {
  test('starts with everything of its own', () => expect(problems({})).toEqual([]))
  test.each([
    ['cookies over plain HTTP', { LUUKKU_PUBLIC_URL: 'http://luukku.example' }, 'LUUKKU_PUBLIC_URL'],
    ['no public address', { LUUKKU_PUBLIC_URL: undefined }, 'LUUKKU_PUBLIC_URL'],
    ['development sign-in', { LUUKKU_DEVELOPMENT_SIGN_IN: 'true' }, 'LUUKKU_DEVELOPMENT_SIGN_IN'],
    ['no identity provider', { OIDC_ISSUER: undefined }, 'OIDC_ISSUER'],
    ['an identity provider over HTTP', { OIDC_ISSUER: 'http://idp.example' }, 'OIDC_ISSUER'],
    ['the default client secret', { OIDC_CLIENT_SECRET: undefined }, 'OIDC_CLIENT_SECRET'],
    ['the default sealing key', { LUUKKU_SEAL_KEYS: undefined }, 'LUUKKU_SEAL_KEYS'],
    ['the default index key', { LUUKKU_INDEX_KEY: undefined }, 'LUUKKU_INDEX_KEY'],
    ['a short cookie key', { LUUKKU_COOKIE_KEY: 'c2hvcnQ=' }, 'LUUKKU_COOKIE_KEY'],
    ['serving as the owner', { DATABASE_APP_URL: undefined }, 'DATABASE_APP_URL'],
    ['a database without password', { DATABASE_URL: 'postgres://owner@db/luukku' }, 'DATABASE_URL'],
    ['a set clock', { LUUKKU_CLOCK: '2026-11-24T09:12:00+02:00' }, 'LUUKKU_CLOCK'],
    ['planned work that nobody does', { LUUKKU_STANDS_STILL: 'true' }, 'LUUKKU_STANDS_STILL'],
    ['nobody who watches over open contacts', { LUUKKU_WATCH_SECONDS: '0' }, 'LUUKKU_WATCH_SECONDS'],
    ['a clock that can be set', { LUUKKU_CLOCK_SETTABLE: 'true' }, 'LUUKKU_CLOCK'],
  ])('refuses to start with %s', (_name, change, mention) => {
    const found = problems(change)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(mention)
  })
})
test('the configuration is printed without secrets', () => {
  const printed = JSON.stringify(describeConfig(safe))
  expect(printed).not.toContain(key)
  expect(printed).not.toContain('longpassword')
  expect(printed).not.toContain('a secret of our own')
  expect(printed).toContain('https://luukku.example')
})
