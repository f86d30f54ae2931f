import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { socketUrl, withoutPassword } from './urls.ts'

describe('database addresses', () => {
  it('lead the driver to the socket folder, with a password of any signs', () => {
    const client = new Client({ connectionString: socketUrl('/tmp/a b', 'luukku_app', 'p@ss/?#', 'luukku') })
    expect({ host: client.host, user: client.user, password: client.password, database: client.database }).toEqual({
      host: '/tmp/a b',
      user: 'luukku_app',
      password: 'p@ss/?#',
      database: 'luukku',
    })
  })

  it.each([
    ['postgresql://me:secret@db.example:5432/luukku', 'postgresql://me:***@db.example:5432/luukku'],
    ['postgres://me:se@cret@db/luukku?sslmode=require', 'postgres://me:***@db/luukku?sslmode=require'],
    ['postgresql://db/luukku?user=me&password=secret', 'postgresql://db/luukku?user=me&password=***'],
    ['postgresql://me@db/luukku', 'postgresql://me@db/luukku'],
  ])('%s is shown as %s', (url, shown) => {
    expect(withoutPassword(url)).toBe(shown)
  })
})
