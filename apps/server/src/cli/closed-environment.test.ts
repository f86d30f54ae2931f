import { describe, expect, test } from 'vitest'
import { describeConfig } from '../platform/config.ts'
import { closedEnvironment } from './closed-environment.ts'
import { rehearsalConfig } from './rehearse.ts'
import { seedingConfig } from './seed-contacts.ts'

/** An installation with everything set, as production has it. */
const installation = {
  LUUKKU_MODE: 'production',
  LUUKKU_COUNTY: 'lapland',
  LUUKKU_PUBLIC_URL: 'https://luukku.example.invalid',
  LUUKKU_DATA: '/tmp/somewhere',
  DATABASE_URL: 'postgres://owner@/x',
  LUUKKU_SEAL_KEYS: 'own:own',
  LUUKKU_INDEX_KEY: 'index',
  SMTP_URL: 'smtp://mail.example.invalid',
  SMS_GATEWAY_URL: 'https://sms.example.invalid',
  SMS_GATEWAY_TOKEN: 'token',
  LUUKKU_ANCHOR_FILE: '/var/anchors.jsonl',
  LUUKKU_CLOCK: '2020-01-01T00:00:00Z',
  LUUKKU_STANDS_STILL: 'true',
  LUUKKU_WATCH_SECONDS: '5',
  OIDC_ISSUER: 'https://id.example.invalid',
}

describe('a run on made-up people takes nothing that leads out of it', () => {
  test('of all settings only the database, the data, the county and the log come through', () => {
    const all = Object.fromEntries(Object.keys(describeConfig({})).map((name) => [name, 'outer']))
    const inner = closedEnvironment(all, {})
    expect(
      Object.keys(inner)
        .filter((name) => inner[name] === 'outer')
        .sort(),
    ).toEqual([
      'DATABASE_APP_URL',
      'DATABASE_JOBS_URL',
      'DATABASE_POOL',
      'DATABASE_URL',
      'LUUKKU_COUNTY',
      'LUUKKU_DATA',
      'LUUKKU_LOG',
    ])
    expect(inner['LUUKKU_MODE']).toBe('development')
  })
  test('a rehearsal sends nothing, anchors beside its own data and keeps plain cookies', () => {
    const config = rehearsalConfig(installation, 'pirkanmaa', '2026-11-24T07:12:00.000Z')
    expect(config).toMatchObject({
      production: false,
      countyId: 'pirkanmaa',
      secureCookies: false,
      clockStart: '2026-11-24T07:12:00.000Z',
      standsStill: false,
      watchSeconds: 0,
      dataFolder: '/tmp/somewhere',
    })
    expect([config.mail.smtpUrl, config.sms.url, config.anchorFile, config.oidc.issuer]).toEqual(
      Array(4).fill(undefined),
    )
  })
  test('seeding sends nothing, anchors nowhere, and seals with the keys that the installation reads by', () => {
    const config = seedingConfig(installation, { county: 'lapland', now: new Date('2026-11-24T07:12:00Z') })
    expect([config.mail.smtpUrl, config.sms.url]).toEqual([undefined, undefined])
    expect(config).toMatchObject({
      anchorFile: '/dev/null',
      sealKeys: 'own:own',
      indexKey: 'index',
      standsStill: false,
    })
  })
})
