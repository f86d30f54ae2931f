import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes as contractRoutes } from '@luukku/contract'
import { roles, staffRoles, type Role } from '@luukku/domain/access'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { openTestApp } from '@luukku/testkit/open-test-app'
import type { App } from '../app.ts'
import { systemClock } from '../platform/clock.ts'
import { createDb } from '../platform/db.ts'
import { insertSession, type NewSession } from '../platform/session-queries.ts'

const expected = JSON.parse(await readFile(new URL('./expected.json', import.meta.url), 'utf8')) as Record<
  string,
  Role[]
>
const unit = randomUUID()
let database: TestDatabase
let app: App
const cookies = new Map<Role, { cookie: string; form: string }>()

beforeAll(async () => {
  database = await createTestDatabase()
  const owner = createDb(database.superuserUrl, { pool: 1 })
  const staff = new Map<Role, string>()
  await owner.technical(
    'lapland',
    async (tx) => {
      await tx.run(
        sql`insert into county (id, code, name) values ('lapland', '21', '{"fi":"Lappi","sv":"Lappland","en":"Lapland"}')`,
      )
      await tx.run(
        sql`insert into unit (id, county_id, code, name, joint_guidance) values (${unit}, 'lapland', 'u', '{"fi":"U","sv":"U","en":"U"}', true)`,
      )
      for (const role of staffRoles) {
        const id = randomUUID()
        staff.set(role, id)
        await tx.run(sql`insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
        values (${id}, 'lapland', ${role}, 'T', 'T', '{nurse}', '{fi}', ${[role]}, '{health,both}', ${unit})`)
      }
    },
    systemClock,
  )
  await owner.close()
  app = await openTestApp(database)
  const session = (role: Role): NewSession | undefined =>
    role === 'anonymous'
      ? undefined
      : role === 'visitor'
        ? { kind: 'visitor', personId: randomUUID(), contactId: randomUUID() }
        : role === 'resident'
          ? { kind: 'resident', personId: randomUUID() }
          : { kind: 'staff', staffId: staff.get(role) ?? '' }
  for (const role of roles) {
    const wanted = session(role)
    const token =
      wanted &&
      (await app.services.db.technical('lapland', (tx) => insertSession(tx, 'lapland', wanted), systemClock)).token
    const cookie = token ? `luukku_session=${token}; luukku_visit=visit` : 'luukku_visit=visit'
    const form = token
      ? ((await app.http.inject({ url: '/api/session', headers: { cookie } })).json() as { formToken: string })
          .formToken
      : ''
    cookies.set(role, { cookie, form })
  }
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

describe('the access matrix', () => {
  test('every route of the contract is served, but for the session itself', () => {
    const served = new Set(app.endpoints.map((e) => e.route.id))
    expect(
      Object.values(contractRoutes)
        .map((r) => r.id)
        .filter((id) => !served.has(id) && id !== 'readSession'),
    ).toEqual([])
  })
  test('every served route has exactly the roles that people wrote down for it', () => {
    const { '//': _comment, ...written } = expected as Record<string, unknown>
    expect(Object.fromEntries(app.endpoints.map((e) => [e.route.id, [...e.access.roles].sort()]))).toEqual(
      Object.fromEntries(Object.entries(written).map(([id, allowed]) => [id, [...(allowed as string[])].sort()])),
    )
  })
  test('every rule names its ground, and a rule about persons a purpose that is not technical', () => {
    for (const { route, access, power } of app.endpoints) {
      expect(access.ground, route.id).not.toBe('')
      if (power !== 'technical' && access.relation !== 'none') expect(access.purpose, route.id).not.toBe('technical')
    }
  })
  test.each(roles)(
    'as %s: refused where not allowed, and a foreign id is answered as one that does not exist',
    async (role) => {
      const { cookie, form } = cookies.get(role) ?? { cookie: '', form: '' }
      // «Clear and leave» ends the session: it comes last.
      const inOrder = app.endpoints.toSorted(
        (a, b) => Number(a.route.id === 'clearDraft') - Number(b.route.id === 'clearDraft'),
      )
      for (const { route } of inOrder) {
        const answer = await app.http.inject({
          method: route.method,
          url: route.path.replace(':id', randomUUID()),
          headers: { cookie, 'x-luukku-form': form, 'idempotency-key': randomUUID() },
          ...(route.body ? { payload: {} } : {}),
        })
        const allowed = expected[route.id]?.includes(role) ?? false
        const where = `${role} ${route.id} ${String(answer.statusCode)} ${answer.body.slice(0, 200)}`
        expect(answer.statusCode, where).toBeLessThan(500)
        if (answer.statusCode === 400) continue
        if (!allowed) expect([401, 403], where).toContain(answer.statusCode)
        else if (route.path.includes(':id')) expect([404, 409], where).toContain(answer.statusCode)
        else expect([401, 403], where).not.toContain(answer.statusCode)
      }
    },
  )
})
