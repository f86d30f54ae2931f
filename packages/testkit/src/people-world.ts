import { makeArtificialCode } from '@luukku/domain/access'
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { expect } from 'vitest'
import type { DeskCase, Receipt } from '@luukku/contract'
import type { App } from '../../../apps/server/src/app.ts'
import { createPerson } from '../../../apps/server/src/modules/person/index.ts'
import type { MovableClock } from '../../../apps/server/src/platform/clock.ts'
import { formTokenOf } from '../../../apps/server/src/platform/http/register.ts'
import { insertSession } from '../../../apps/server/src/platform/session-queries.ts'
import { createTestDatabase, type TestDatabase } from './create-test-database.ts'
import { openTestApp } from './open-test-app.ts'
import { createSmallCounty, smallCounty } from './small-county.ts'
import { makeSteady } from './steady-clock.ts'

export const tuesday = '2026-11-24T09:12:00+02:00'

/** `text` is the answer as it leaves, but for the id of the request, which differs between any two. */
const readAnswer = (answer: { statusCode: number; body: string }) => ({
  status: answer.statusCode,
  text: answer.body.replace(/"requestId":"[^"]*"/, '"requestId":""'),
  body: JSON.parse(answer.body),
})
export type Answered = ReturnType<typeof readAnswer>
/** `key`: the idempotency key, a new one each time unless a click is repeated. */
export type Call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
  key?: string,
) => Promise<Answered>
export interface NewTestPerson {
  nonDisclosure?: boolean
  givenName?: string
  phone?: string
  address?: string
  municipality?: string
}

/** The small county with a running server, people made as one needs them, and a look past every wall. */
export interface PeopleWorld {
  app: App
  database: TestDatabase
  /** PostgreSQL's superuser: to look at what was written. */
  owner: Client
  at(moment: string): void
  person(birthDate: string, more?: NewTestPerson): Promise<{ id: string; code: string }>
  resident(personId: string): Promise<Call>
  staff(staffId?: string): Promise<Call>
  /** A browser that sent this contact without signing in. */
  visitor(personId: string, contactId: string): Promise<Call>
  send(call: Call, body: object): Promise<Receipt>
  /** Assesses the contact with one need of each service, by the nurse. @returns need ids in the order of the services */
  assess(contactId: string, services: readonly string[]): Promise<string[]>
  book(contactId: string): Promise<string>
  close(): Promise<void>
}

/** @param settings  of PostgreSQL, for every connection to this database */
export async function createPeopleWorld(settings: Readonly<Record<string, string>> = {}): Promise<PeopleWorld> {
  const database = await createTestDatabase()
  await createSmallCounty(database.superuserUrl, ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])
  const owner = new Client({ connectionString: database.superuserUrl })
  await owner.connect()
  for (const [name, value] of Object.entries(settings))
    await owner.query(`alter database ${database.name} set ${name} = '${value}'`)
  const app = await openTestApp(database, { LUUKKU_CLOCK: tuesday })
  const { db, clock, sealer, config } = app.services
  const at = makeSteady(clock as MovableClock)
  at(tuesday)
  let serial = 900

  async function signedIn(
    session:
      | { kind: 'staff'; staffId: string }
      | { kind: 'resident'; personId: string }
      | { kind: 'visitor'; personId: string; contactId: string },
  ): Promise<Call> {
    const { token } = await db.technical('lapland', (tx) => insertSession(tx, 'lapland', session), clock)
    return async (method, url, body, key = randomUUID()) => {
      const answer = await app.http.inject({
        method,
        url,
        ...(body ? { payload: body } : {}),
        headers: {
          'idempotency-key': key,
          'x-luukku-form': formTokenOf(config, 'v'),
          cookie: `luukku_visit=v; luukku_session=${token}`,
        },
      })
      return readAnswer(answer)
    }
  }
  const staff = (staffId: string = smallCounty.nurse) => signedIn({ kind: 'staff', staffId })

  async function assess(contactId: string, services: readonly string[]): Promise<string[]> {
    const nurse = await staff()
    const path = `/api/desk/contacts/${contactId}`
    const opened = (await nurse('POST', `${path}/open`, {})).body as DeskCase
    const done = await nurse('POST', `${path}/assessment`, {
      basedOn: opened.version,
      decision: 'override',
      overrideReason: 'Sovittu puhelussa.',
      urgencyClass: 'D',
      needs: services.map((service) => ({ service, extract: `Ote ${service}` })),
      note: 'Arvioitu.',
    })
    expect(done.status, done.text).toBe(200)
    const { rows } = await owner.query<{ id: string; service: string }>(
      `select id, service from need where contact_id = $1 and status <> 'closed'`,
      [contactId],
    )
    return services.map((service) => rows.find((row) => row.service === service)?.id ?? '')
  }

  return {
    app,
    database,
    owner,
    at,
    async person(birthDate, more = {}) {
      const id = randomUUID()
      const code = makeArtificialCode(birthDate, serial++)
      const { nonDisclosure, ...fields } = more
      await db.write(
        {
          actor: { kind: 'system', county: 'lapland', task: 'test' },
          purpose: 'technical',
          requestId: randomUUID(),
          clock,
          action: 'test',
          ground: 'test',
        },
        (tx) =>
          createPerson(tx, sealer, {
            personId: id,
            language: 'fi',
            verified: true,
            fields: { givenName: `Nimi${String(serial)}`, familyName: 'Esimerkki', identityCode: code, ...fields },
            ...(nonDisclosure === undefined ? {} : { nonDisclosure }),
          }),
      )
      return { id, code }
    },
    resident: (personId) => signedIn({ kind: 'resident', personId }),
    staff,
    visitor: (personId, contactId) => signedIn({ kind: 'visitor', personId, contactId }),
    async send(call, body) {
      const answer = await call('POST', '/api/contacts', body)
      expect(answer.status, answer.text).toBe(200)
      return answer.body as Receipt
    },
    assess,
    async book(contactId) {
      await assess(contactId, ['FYSIO'])
      await owner.query(
        `insert into shift (county_id, staff_id, unit_id, during, kind)
         select 'lapland', $1, $2, tstzrange(d, d + interval '6 hours'), 'reception'
         from generate_series('2026-11-25 08:00+02'::timestamptz, '2026-11-27 08:00+02', '1 day') d
         where not exists (select from shift where kind = 'reception' and staff_id = $1)`,
        [smallCounty.physiotherapist, smallCounty.healthUnit],
      )
      const nurse = await staff()
      const offers = await nurse('POST', '/api/booking/search', { contactId, limit: 3 })
      const [first] = offers.body.offers as { items: Record<string, unknown>[] }[]
      const items = (first?.items ?? []).map(({ needId, service, staffId, mode, start, end }) => ({
        needId,
        service,
        staffId,
        mode,
        start,
        end,
      }))
      const booked = await nurse('POST', '/api/booking/appointments', {
        contactId,
        items,
        // One person is booked again and again here.
        moreThanOne: 'Toinen aika on tarpeen.',
      })
      expect(booked.status, booked.text).toBe(200)
      return (booked.body as { appointments: { appointmentId: string }[] }).appointments[0]?.appointmentId ?? ''
    },
    async close() {
      await app.close()
      await owner.end()
      await database.drop()
    },
  }
}
