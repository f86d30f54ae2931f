import { describe, expect, it } from 'vitest'
import { openExternalDatabase } from './external-database.ts'
import { urlOfRole } from './serving-roles.ts'

const passwords = { postgres: '', luukku_owner: '', luukku_app: 'a', luukku_jobs: 'j' }

describe('the same database as another role', () => {
  it.each([
    ['postgresql://me:secret@db:5433/luukku', 'postgresql://luukku_app:p%40@db:5433/luukku'],
    ['postgres://db/luukku?sslmode=require', 'postgres://luukku_app:p%40@db/luukku?sslmode=require'],
    ['postgresql://db/luukku?user=me&password=secret', 'postgresql://luukku_app:p%40@db/luukku'],
    [
      'postgresql://me@localhost/luukku?password=x&host=/tmp/s',
      'postgresql://luukku_app:p%40@localhost/luukku?host=/tmp/s',
    ],
  ])('%s becomes %s', (owner, app) => {
    expect(urlOfRole(owner, 'luukku_app', 'p@')).toBe(app)
  })
})

describe('a wrong DATABASE_URL is told in one line, without its password', () => {
  it.each([
    ['mysql://me:secret@db/luukku', 'must begin with postgresql://'],
    ['luukku', 'must begin with postgresql://'],
    ['postgresql://me:secret@127.0.0.1:1/luukku', 'ECONNREFUSED'],
    ['postgresql://me:secret@localhost/luukku?host=/nowhere', 'ENOENT'],
  ])('%s', async (url, reason) => {
    const failure = await openExternalDatabase(url, passwords).then(
      () => undefined,
      (error: Error) => error,
    )
    expect(failure?.name).toBe('KnownFailure')
    expect(failure?.message).toContain(reason)
    expect(failure?.message).not.toContain('secret')
    expect(failure?.message).not.toContain('\n')
  })
})
