import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import type { App } from '../../app.ts'
import { systemClock } from '../../platform/clock.ts'
import { createDb } from '../../platform/db.ts'

let database: TestDatabase
let app: App
let base: string

beforeAll(async () => {
  database = await createTestDatabase()
  const owner = createDb(database.superuserUrl, { pool: 1 })
  await owner.technical(
    'lapland',
    async (tx) => {
      await tx.run(
        sql`insert into county (id, code, name) values ('lapland', '21', '{"fi":"Lappi","sv":"Lappland","en":"Lapland"}')`,
      )
      await tx.run(
        sql`insert into unit (id, county_id, code, name, joint_guidance) values ('00000000-0000-4000-8000-000000000001', 'lapland', 'ohjaus', '{"fi":"Ohjaus","sv":"Handledning","en":"Guidance"}', true)`,
      )
      await tx.run(sql`insert into staff_member (county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
      values ('lapland', 'hoitaja-1', 'Testi', 'Hoitaja', '{nurse}', '{fi}', '{triage}', '{health,social,both}', '00000000-0000-4000-8000-000000000001')`)
    },
    systemClock,
  )
  await owner.close()
  app = await openTestApp(database)
  base = await app.http.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

/** A browser without scripts: keeps cookies, follows redirects by hand. */
function browser() {
  const jar = new Map<string, string>()
  const go = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(new URL(path, base), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: [...jar].map(([n, v]) => `${n}=${v}`).join('; ') },
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  const follow = async (path: string): Promise<Response> => {
    let answer = await go(path)
    for (let n = 0; n < 10 && answer.status >= 300 && answer.status < 400; n++) {
      const to = new URL(answer.headers.get('location') ?? '', new URL(path, base))
      if (!/^\/(dev|auth)\//.test(to.pathname)) return answer
      answer = await go(to.pathname + to.search)
    }
    return answer
  }
  return { go, follow, jar }
}

async function signInAs(subject: string, as: 'staff' | 'resident') {
  const b = browser()
  const chooser = await (await b.follow(`/auth/sign-in?as=${as}&to=${as === 'staff' ? '/staff' : '/oma'}`)).text()
  const href = new RegExp(`href="([^"]+)" data-test="sign-in-${subject}"`).exec(chooser)?.[1]
  return { b, done: href ? await b.follow(href) : undefined, chooser }
}

describe('signing in', () => {
  test('a member of staff in the register of users signs in over OpenID Connect, and out again', async () => {
    const { b, done } = await signInAs('hoitaja-1', 'staff')
    expect(done?.headers.get('location')).toBe('/staff')
    const session = (await (await b.go('/api/session')).json()) as {
      kind: string
      name: string
      roles: string[]
      formToken: string
    }
    expect(session).toMatchObject({ kind: 'staff', name: 'Testi Hoitaja', roles: ['triage'] })
    expect((await b.go('/auth/sign-out', { method: 'POST', headers: { accept: 'application/json' } })).status).toBe(403)
    expect(
      (
        await b.go('/auth/sign-out', {
          method: 'POST',
          headers: { accept: 'application/json', 'x-luukku-form': session.formToken },
        })
      ).status,
    ).toBe(200)
    expect(((await (await b.go('/api/session')).json()) as { kind: string }).kind).toBe('anonymous')
  })
  test('after signing in the browser is led to our own paths only', async () => {
    const b = browser()
    const chooser = await (await b.follow('/auth/sign-in?as=staff&to=https://evil.example/')).text()
    const href = /href="([^"]+)" data-test="sign-in-hoitaja-1"/.exec(chooser)?.[1] ?? ''
    expect((await b.follow(href)).headers.get('location')).toBe('/staff')
  })
  test('a session cookie that we never gave is nobody', async () => {
    const b = browser()
    b.jar.set('luukku_session', 'x'.repeat(43))
    expect(((await (await b.go('/api/session')).json()) as { kind: string }).kind).toBe('anonymous')
  })
  test('signing in gives a session of its own: one that was put into the browser before is not taken, and an earlier one ends', async () => {
    const planted = 'x'.repeat(43)
    const { b } = await signInAs('hoitaja-1', 'staff')
    const first = b.jar.get('luukku_session') ?? ''
    const kindBy = async (token: string) => {
      const other = browser()
      other.jar.set('luukku_session', token)
      return ((await (await other.go('/api/session')).json()) as { kind: string }).kind
    }
    expect(await kindBy(first)).toBe('staff')
    const again = async (token: string) => {
      b.jar.set('luukku_session', token)
      const chooser = await (await b.follow('/auth/sign-in?as=staff&to=/staff')).text()
      await b.follow(/href="([^"]+)" data-test="sign-in-hoitaja-1"/.exec(chooser)?.[1] ?? '')
      return b.jar.get('luukku_session') ?? ''
    }
    const second = await again(first)
    const third = await again(planted)
    expect(new Set([first, planted, second, third]).size).toBe(4)
    expect([await kindBy(first), await kindBy(planted), await kindBy(third)]).toEqual([
      'anonymous',
      'anonymous',
      'staff',
    ])
  })
  test('a callback that was not asked for starts no session', async () => {
    const b = browser()
    const answer = await b.go('/auth/callback?code=x&state=y')
    expect(answer.headers.get('location')).toBe('/')
    expect(b.jar.has('luukku_session')).toBe(false)
  })
})
