import { describe, expect, test } from 'vitest'
import { ConfigError, describeConfig, readConfig } from './config.ts'

const keyOf = (first: number) => Buffer.from(Array.from({ length: 32 }, (_, n) => first + n)).toString('base64')
const key = keyOf(1)
const longKey = Buffer.from(Array.from({ length: 64 }, (_, n) => n)).toString('base64')
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
  test('starts with everything of its own, also with an older sealing key beside the newest', () => {
    expect(problems({})).toEqual([])
    expect(problems({ LUUKKU_SEAL_KEYS: `k2:${keyOf(9)},k1:${key}`, OIDC_CLIENT_SECRET: 'x'.repeat(16) })).toEqual([])
  })
  test.each([
    ['cookies over plain HTTP', { LUUKKU_PUBLIC_URL: 'http://luukku.example' }, 'LUUKKU_PUBLIC_URL'],
    ['no public address', { LUUKKU_PUBLIC_URL: undefined }, 'LUUKKU_PUBLIC_URL'],
    ['development sign-in', { LUUKKU_DEVELOPMENT_SIGN_IN: 'true' }, 'LUUKKU_DEVELOPMENT_SIGN_IN'],
    ['no identity provider', { OIDC_ISSUER: undefined }, 'OIDC_ISSUER'],
    ['an identity provider over HTTP', { OIDC_ISSUER: 'http://idp.example' }, 'OIDC_ISSUER'],
    ['the default client secret', { OIDC_CLIENT_SECRET: undefined }, 'OIDC_CLIENT_SECRET'],
    ['an empty client secret', { OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET is missing'],
    ['a client secret that can be guessed', { OIDC_CLIENT_SECRET: 'x'.repeat(15) }, 'OIDC_CLIENT_SECRET must have'],
    ['a sealing key without a name', { LUUKKU_SEAL_KEYS: key }, 'LUUKKU_SEAL_KEYS must be id:base64'],
    ['a sealing key of 64 bytes', { LUUKKU_SEAL_KEYS: `k1:${longKey}` }, 'LUUKKU_SEAL_KEYS must be id:base64'],
    ['two sealing keys of one name', { LUUKKU_SEAL_KEYS: `k1:${key},k1:${keyOf(9)}` }, 'LUUKKU_SEAL_KEYS must be'],
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
test('the configuration is printed without secrets, and what was not set by its default', () => {
  const printed = describeConfig({
    ...safe,
    SMS_GATEWAY_URL: 'https://sms.example/send?key=hush',
    OIDC_ISSUER: 'https://me:hush@id.example/',
    SMTP_URL: '',
  })
  expect(JSON.stringify(printed)).not.toMatch(/longpassword|a secret of our own|hush/)
  expect(JSON.stringify(printed)).not.toContain(key)
  expect(printed).toMatchObject({
    LUUKKU_PUBLIC_URL: 'https://luukku.example',
    LUUKKU_SEAL_KEYS: '(set)',
    SMS_GATEWAY_URL: '(set)',
    OIDC_ISSUER: 'https://***@id.example/',
    SMTP_URL: '(empty)',
    LUUKKU_METRICS_TOKEN: '(none)',
    DATABASE_POOL: '6 (default)',
  })
})
