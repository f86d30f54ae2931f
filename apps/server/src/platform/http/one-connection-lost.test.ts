import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { openTestApp } from '@luukku/testkit/open-test-app'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { openPgTap, type PgTap } from '@luukku/testkit/pg-tap'
import { makeSteady } from '@luukku/testkit/steady-clock'
import type { App } from '../../app.ts'
import type { MovableClock } from '../clock.ts'
import { insertSession } from '../session-queries.ts'
import { formTokenOf } from './register.ts'

// A second server on the same database, behind a tap that cuts its connections at a chosen statement.
let world: PeopleWorld
let tap: PgTap
let app: App
let session: string
const nobodys = randomUUID()
beforeAll(async () => {
  world = await createPeopleWorld()
  tap = await openPgTap(inject('testCluster').socketFolder)
  app = await openTestApp({ ...world.database, appUrl: tap.url(world.database.appUrl) }, { LUUKKU_CLOCK: tuesday })
  // No minute passes: a session that is seen again in another minute is written, and the number of statements would differ.
  makeSteady(app.services.clock as MovableClock)(tuesday)
  const person = await world.person('1985-05-05')
  await world.send(await world.resident(person.id), {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti.',
    contactWay: { ways: ['sms'], phone: '040 000 0000' },
  })
  const { db, clock } = world.app.services
  const one = { kind: 'resident', personId: person.id } as const
  session = (await db.technical('lapland', (tx) => insertSession(tx, 'lapland', one), clock)).token
})
afterAll(async () => {
  await app.close()
  await tap.close()
  await world.close()
})
// Connections stand and statements have their plans: each try passes the same number of statements.
beforeEach(async () => {
  for (let n = 0; n < 8; n++) await ask('GET', '/api/me')
})

const ask = async (method: 'GET' | 'POST', url: string, payload?: object, key: string = randomUUID()) =>
  app.http.inject({
    method,
    url,
    ...(payload ? { payload } : {}),
    headers: {
      'idempotency-key': key,
      'x-luukku-form': formTokenOf(app.services.config, 'v'),
      cookie: `luukku_visit=v; luukku_session=${session}`,
    },
  })
const withoutId = (body: string) => body.replace(/"requestId":"[^"]*"/, '')

/** Cuts every connection once, before and after each statement of the call in turn. @returns every answer that came */
async function cutAtEach(call: () => Promise<{ statusCode: number; body: string }>): Promise<Set<string>> {
  // The first of its kind fetches what is kept of the county.
  await call()
  tap.arm(undefined, () => undefined)
  const first = await call()
  const statements = tap.count()
  expect(statements).toBeGreaterThan(3)
  const heard = new Set([`${String(first.statusCode)} ${withoutId(first.body)}`])
  for (let statement = 1; statement <= statements; statement++)
    for (const when of ['before', 'after'] as const) {
      let struck = 0
      tap.arm({ statement, when }, () => (struck += 1))
      const answer = await call()
      expect(struck, `${when} statement ${String(statement)}`).toBe(1)
      heard.add(`${String(answer.statusCode)} ${withoutId(answer.body)}`)
    }
  return heard
}

test('a look whose connection is lost is answered over another, wherever it was lost', async () => {
  const heard = await cutAtEach(() => ask('GET', '/api/me'))
  expect([...heard].map((one) => one.slice(0, 3))).toEqual(['200'])
})

test('what is not there is answered so, byte for byte, also when the entry of the refusal had to be sent again', async () => {
  const heard = await cutAtEach(() => ask('GET', `/api/me/appointments/${nobodys}/times`))
  expect([...heard].map((one) => one.slice(0, 3))).toEqual(['404'])
})

test('a command with a key is done once, also when its commit was not answered', async () => {
  const keys = new Set<string>()
  const heard = await cutAtEach(() => {
    const key = randomUUID()
    keys.add(key)
    return ask('POST', '/api/me/data/requests', { kind: 'other', text: 'Mitä minusta on kirjattu?' }, key)
  })
  expect([...heard].every((one) => one.startsWith('200'))).toBe(true)
  const { rows } = await world.owner.query<{ n: number }>(`select count(*)::int as n from data_request`)
  expect(rows[0]?.n).toBe(keys.size)
})

test('a connection that is not opened in time is asked for once more', async () => {
  tap.arm({ statement: 1, when: 'before' }, () => tap.ignoreNext(1))
  expect((await ask('GET', '/api/me')).statusCode).toBe(200)
})
