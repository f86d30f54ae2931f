import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import type { App } from '../../app.ts'
import { systemClock } from '../../platform/clock.ts'
import { createDb } from '../../platform/db.ts'
import { formTokenOf } from '../../platform/http/register.ts'
import { insertSession } from '../../platform/session-queries.ts'

let database: TestDatabase
let app: App
let base: string
let looker: Client

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
  looker = new Client({ connectionString: database.superuserUrl })
  await looker.connect()
  app = await openTestApp(database)
  base = await app.http.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await looker.end()
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

/** Signs in as the first of the page. */
async function signInFirst(as: 'resident') {
  const b = browser()
  const chooser = await (await b.follow(`/auth/sign-in?as=${as}&to=/oma`)).text()
  await b.follow(/href="([^"]+)" data-test="sign-in-/.exec(chooser)?.[1] ?? '')
  return { b }
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
  test.each([
    ['hoitaja-1', 'staff'],
    ['resident', 'resident'],
  ] as const)('%s: signing out by a form ends the session at the identity provider too', async (who, as) => {
    const { b } = who === 'resident' ? await signInFirst('resident') : await signInAs(who, as)
    const { formToken } = (await (await b.go('/api/session')).json()) as { formToken: string }
    const { rows } = await looker.query<{ id_token_hint: string }>(`select id_token_hint from session`)
    // It lies sealed: a token has three parts of base64 that begin with a brace.
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.id_token_hint).not.toMatch(/eyJ/)
    const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) })
    const answer = await b.go('/auth/sign-out', form({ form: formToken, lang: 'sv' }))
    const page = await answer.text()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(page).toContain('<html lang="sv">')
    expect(((await (await b.go('/api/session')).json()) as { kind: string }).kind).toBe('anonymous')
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? ''
    // A provider may send the form on to another host of its own, which a browser asks `form-action` about.
    const [formAction] = /form-action [^;]+/.exec(answer.headers.get('content-security-policy') ?? '') ?? []
    expect(formAction).toBe(`form-action 'self' ${new URL(action).origin} http: https:`)
    const fields = Object.fromEntries(
      [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    expect(Object.keys(fields).sort()).toEqual(['client_id', 'id_token_hint', 'post_logout_redirect_uri'])
    const there = await b.go(new URL(action).pathname, form(fields))
    const question = await there.text()
    expect([there.status, question]).toEqual([200, expect.stringContaining('data-test="end-here"')])
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question)?.[1] ?? ''
    const to = new URL(/action="([^"]+)"/.exec(question)?.[1] ?? '').pathname
    const back = await b.go(to, form({ xsrf, logout: 'yes' }))
    expect([back.status, back.headers.get('location')]).toEqual([303, `${base}/`])
  })
  test('a session that ends at the identity provider itself ends here without a word of the browser', async () => {
    const { b } = await signInAs('hoitaja-1', 'staff')
    const elsewhere = await signInAs('hoitaja-1', 'staff')
    const kindOf = async (one: ReturnType<typeof browser>) =>
      ((await (await one.go('/api/session')).json()) as { kind: string }).kind
    expect([await kindOf(b), await kindOf(elsewhere.b)]).toEqual(['staff', 'staff'])
    // The browser goes to the provider alone, as from another service of the county's.
    const question = await (await b.go('/dev/idp/session/end')).text()
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question)?.[1] ?? ''
    const to = new URL(/action="([^"]+)"/.exec(question)?.[1] ?? '').pathname
    await b.go(to, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) })
    expect([await kindOf(b), await kindOf(elsewhere.b)]).toEqual(['anonymous', 'staff'])
  })
  test('where the identity provider is dead the session here ends all the same, and the page says that it could not be told', async () => {
    const alone = await openTestApp(database, { OIDC_ISSUER: 'http://127.0.0.1:1/' })
    const { db, clock, config } = alone.services
    const staff = await looker.query<{ id: string }>(`select id from staff_member`)
    const session = { kind: 'staff' as const, staffId: staff.rows[0]?.id ?? '' }
    const { token } = await db.technical('lapland', (tx) => insertSession(tx, 'lapland', session), clock)
    const headers = { cookie: `luukku_visit=v; luukku_session=${token}` }
    const answer = await alone.http.inject({
      method: 'POST',
      url: '/auth/sign-out',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ form: formTokenOf(config, 'v'), lang: 'en' }).toString(),
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('data-test="provider-away"')
    expect((await alone.http.inject({ url: '/api/session', headers })).json<{ kind: string }>().kind).toBe('anonymous')
    await alone.close()
  })
  test('a form with another session’s token, or with none, ends nothing', async () => {
    const { b } = await signInAs('hoitaja-1', 'staff')
    const other = await signInAs('hoitaja-1', 'staff')
    const tokenOf = async (one: ReturnType<typeof browser>) =>
      ((await (await one.go('/api/session')).json()) as { formToken: string }).formToken
    for (const form of [await tokenOf(other.b), '', 'x'.repeat(43)])
      expect((await b.go('/auth/sign-out', { method: 'POST', body: new URLSearchParams({ form }) })).status).toBe(403)
    expect(((await (await b.go('/api/session')).json()) as { kind: string }).kind).toBe('staff')
  })
  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/%5cevil.example',
    '\thttps://evil.example',
    'javascript:alert(1)',
    '/oma\r\nset-cookie: x=1',
    '/@evil.example',
    '/oma#//evil.example',
  ])('V3.7.2: after signing in with the return address %j the browser stays with us', async (to) => {
    const b = browser()
    const chooser = await (await b.follow(`/auth/sign-in?as=staff&to=${encodeURIComponent(to)}`)).text()
    const href = /href="([^"]+)" data-test="sign-in-hoitaja-1"/.exec(chooser)?.[1] ?? ''
    const done = await b.follow(href)
    expect(new URL(done.headers.get('location') ?? '', base).origin).toBe(base)
    expect(done.headers.getSetCookie().some((cookie) => cookie.startsWith('x='))).toBe(false)
  })
  test('V3.3.1-4: every cookie is closed to scripts and other sites, and in production bound to this host by TLS', async () => {
    const b = browser()
    const cookies = [
      ...(await b.go('/api/session')).headers.getSetCookie(),
      ...(await b.go('/auth/sign-in?as=staff')).headers.getSetCookie(),
    ]
    expect(cookies.map((cookie) => cookie.slice(0, cookie.indexOf('=')))).toEqual(['luukku_visit', 'luukku_sign_in'])
    for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/)
  })
  test('whoever was never signed in, and a visitor, is led to the front page alone', async () => {
    const b = browser()
    const { formToken } = (await (await b.go('/api/session')).json()) as { formToken: string }
    const answer = await b.go('/auth/sign-out', { method: 'POST', body: new URLSearchParams({ form: formToken }) })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
  })
  test.each([
    ...[
      'https://evil.example/',
      '//evil.example/',
      '/\\\\evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'javascript:alert(1)',
    ],
    ...['/\t/evil.example', ' //evil.example', '/staff@evil.example', 'staff', '/staff#x', '/staff\r\nset-cookie: a=b'],
  ])('after signing in the browser is led to our own paths only: %j', async (to) => {
    const b = browser()
    const chooser = await (await b.follow(`/auth/sign-in?as=staff&to=${encodeURIComponent(to)}`)).text()
    const href = /href="([^"]+)" data-test="sign-in-hoitaja-1"/.exec(chooser)?.[1] ?? ''
    expect((await b.follow(href)).headers.get('location')).toBe('/staff')
  })
  test.each(['/.//evil.example/', '/%2f%2fevil.example', '/%5cevil.example', '/staff/../..//evil.example'])(
    'a path of our own that looks like another host stays here: %j',
    async (to) => {
      const b = browser()
      const chooser = await (await b.follow(`/auth/sign-in?as=staff&to=${encodeURIComponent(to)}`)).text()
      const href = /href="([^"]+)" data-test="sign-in-hoitaja-1"/.exec(chooser)?.[1] ?? ''
      const led = (await b.follow(href)).headers.get('location') ?? ''
      expect(new URL(led, base).origin).toBe(new URL(base).origin)
    },
  )
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
