import type { Config } from './config.ts'
import { developmentSecret } from './development-secret.ts'

const leastSecretLength = 16

/**
 * What makes a configuration unsafe for people's data, one line each: secrets that everybody knows or can guess, development
 * sign-in, a database open without password or roles, cookies over plain HTTP, a clock that was set, limits that are off.
 * No line holds a value.
 */
export function productionProblems(c: Config): string[] {
  const problems: string[] = []
  const say = (bad: boolean, text: string) => {
    if (bad) problems.push(text)
  }
  say(!c.publicUrl.startsWith('https://'), 'LUUKKU_PUBLIC_URL must be https: cookies never travel over plain HTTP')
  say(c.developmentSignIn, 'LUUKKU_DEVELOPMENT_SIGN_IN must be false')
  say(c.clockStart !== undefined || c.clockSettable, 'LUUKKU_CLOCK and LUUKKU_CLOCK_SETTABLE are for rehearsal only')
  say(c.standsStill, 'LUUKKU_STANDS_STILL is for tests only: no planned work would be done')
  say(
    c.watchSeconds === 0 && c.clockStart === undefined,
    'LUUKKU_WATCH_SECONDS must not be 0: nobody would see that a contact falls through',
  )
  say(c.rateLimitPerMinute === 0, 'LUUKKU_RATE_LIMIT must not be 0')
  problems.push(...keyProblems(c))
  say(c.oidc.issuer === undefined, 'OIDC_ISSUER is missing')
  say(c.oidc.issuer?.startsWith('http://') ?? false, 'OIDC_ISSUER must be https')
  say(c.oidc.clientSecret === developmentSecret('oidc') || c.oidc.clientSecret === '', 'OIDC_CLIENT_SECRET is missing')
  say(
    c.oidc.clientSecret !== '' && c.oidc.clientSecret.length < leastSecretLength,
    `OIDC_CLIENT_SECRET must have at least ${String(leastSecretLength)} characters`,
  )
  problems.push(...databaseProblems(c))
  return problems
}

function keyProblems(c: Config): string[] {
  const sealing = c.sealKeys.split(',').map((each) => each.slice(each.indexOf(':') + 1))
  const keys = [
    { name: 'LUUKKU_SEAL_KEYS', values: sealing, isDefault: c.sealKeys.startsWith('dev:') },
    { name: 'LUUKKU_INDEX_KEY', values: [c.indexKey], isDefault: c.indexKey === developmentSecret('index') },
    { name: 'LUUKKU_COOKIE_KEY', values: [c.cookieKey], isDefault: c.cookieKey === developmentSecret('cookie') },
  ]
  const problems = keys.flatMap(({ name, values, isDefault }) => {
    if (isDefault) return [`${name} is missing`]
    if (name === 'LUUKKU_SEAL_KEYS' && !isKeyRing(c.sealKeys))
      return [`${name} must be id:base64 of 32 bytes, each id once, with commas between`]
    if (values.some((value) => Buffer.from(value, 'base64').length < 32))
      return [`${name} must be base64 of at least 32 bytes`]
    if (values.some(isGuessable)) return [`${name} can be guessed: make one with openssl rand -base64 32`]
    return []
  })
  const all = keys.flatMap(({ values }) => values)
  if (new Set(all).size < all.length)
    problems.push('LUUKKU_SEAL_KEYS, LUUKKU_INDEX_KEY and LUUKKU_COOKIE_KEY must differ from each other')
  return problems
}

/** As `createSealer` reads it: asked here, so that it is one line before anything is made. */
function isKeyRing(text: string): boolean {
  const pairs = text.split(',').map((pair) => ({ id: pair.slice(0, pair.indexOf(':')), at: pair.indexOf(':'), pair }))
  const fits = pairs.every(
    ({ at, pair }) => at > 0 && at <= 60 && Buffer.from(pair.slice(at + 1), 'base64').length === 32,
  )
  return fits && new Set(pairs.map(({ id }) => id)).size === pairs.length
}

/** Of few different bytes, or made for development. */
function isGuessable(value: string): boolean {
  const bytes = Buffer.from(value, 'base64')
  return new Set(bytes).size < 8 || bytes.toString('latin1').startsWith('development ')
}

function databaseProblems({ database }: Config): string[] {
  const { ownerUrl, appUrl, jobsUrl } = database
  const serving = [
    { name: 'DATABASE_APP_URL', url: appUrl },
    { name: 'DATABASE_JOBS_URL', url: jobsUrl },
  ]
  return [
    ...serving.flatMap(({ name, url }) => {
      if (url === undefined) return [`${name} is missing: the server must not serve as the owner of the tables`]
      const isOwner = userOf(url) !== undefined && userOf(url) === userOf(ownerUrl)
      return isOwner ? [`${name} names the owner of the tables: the server must not serve as the owner`] : []
    }),
    ...[{ name: 'DATABASE_URL', url: ownerUrl }, ...serving].flatMap(({ name, url }) =>
      url !== undefined && !hasPassword(url) ? [`${name} has no password: an open database`] : [],
    ),
  ]
}

function userOf(url: string): string | undefined {
  try {
    return new URL(url).username
  } catch {
    return undefined
  }
}

function hasPassword(url: string): boolean {
  try {
    return new URL(url).password.length >= 8
  } catch {
    return false
  }
}
