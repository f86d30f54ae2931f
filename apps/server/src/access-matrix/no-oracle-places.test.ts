import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OwnDataExport } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

/**
 * The derived places: calendar file, waiting place, the badge of the own list, the manager's figures, the file of own data,
 * and the work that the database is given. Whoever may not know of something is answered before and after it byte by byte,
 * and what is hidden costs what is absent costs. docs/attacks.md says how each was broken.
 */
let world: PeopleWorld
let guardian: Call
let stranger: Call
let own: Call
let child: { id: string; code: string }
beforeAll(async () => {
  world = await createPeopleWorld()
  world.at(tuesday)
  child = await world.person('2011-03-03')
  const mother = await world.person('1980-05-05')
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [child.id, mother.id],
  )
  own = await world.resident(child.id)
  guardian = await world.resident(mother.id)
  stranger = await world.resident((await world.person('1990-01-01')).id)
  // Both have something of their own in every place: an empty answer could not tell.
  for (const call of [guardian, stranger]) await arrange(call, { booked: true })
})
afterAll(() => world.close())

/** A matter told by this one about themself, with a need of physiotherapy, booked or not. */
async function arrange(call: Call, o: { booked: boolean }) {
  const { contactId } = await world.send(call, { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' })
  const appointmentId = o.booked ? await world.book(contactId) : undefined
  const [needId = ''] = o.booked ? await needsOf(contactId) : await world.assess(contactId, ['FYSIO'])
  return { contactId, needId, appointmentId }
}
const needsOf = async (contactId: string) =>
  (
    await world.owner.query<{ id: string }>(`select id from need where contact_id = $1 and status <> 'closed'`, [
      contactId,
    ])
  ).rows.map(({ id }) => id)
const wait = (call: Call, needId: string) => call('POST', '/api/me/waiting', { needId, waits: true, noticeHours: 4 })
const shape = fc.record({ booked: fc.boolean(), waits: fc.boolean() })
const runs = { numRuns: 4 }
/** The moment at which an answer was made differs between any two. */
const timeless = (text: string) => text.replaceAll(/"(at|madeAt)":"[^"]*"/g, '"$1":""')

describe('a teen’s own matter', () => {
  test('is in no calendar file of a guardian or a stranger, whole or by its id', async () => {
    const query = 'names=service&lang=fi'
    const seen = async () =>
      Promise.all([guardian, stranger].map(async (call) => (await call('GET', `/api/me/calendar?${query}`)).text))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 }), async (times) => {
        const before = await seen()
        let appointmentId: string | undefined
        for (let n = 0; n < times; n++) ({ appointmentId } = await arrange(own, { booked: true }))
        expect(await seen()).toEqual(before)
        for (const call of [guardian, stranger]) {
          const one = (id: string) => call('GET', `/api/me/calendar?${query}&appointment=${id}`)
          const [hidden, nobody] = [await one(appointmentId ?? ''), await one(randomUUID())]
          expect([hidden.status, hidden.text]).toEqual([404, nobody.text])
        }
      }),
      runs,
    )
    // The file is not empty: the guardian's own time stands in it, and the teen's in the teen's.
    for (const text of [...(await seen()), (await own('GET', `/api/me/calendar?${query}`)).text])
      expect(text).toContain('BEGIN:VEVENT')
  })

  test('waits on no list of a guardian’s, and its need is refused there as nobody’s', async () => {
    const seen = async () =>
      Promise.all([guardian, stranger].map(async (call) => (await call('GET', '/api/me/waiting')).text))
    await fc.assert(
      fc.asyncProperty(shape, async ({ waits }) => {
        const before = await seen()
        const { needId } = await arrange(own, { booked: false })
        if (waits) expect((await wait(own, needId)).status).toBe(200)
        expect(await seen()).toEqual(before)
        for (const call of [guardian, stranger]) {
          const [hidden, nobody] = [await wait(call, needId), await wait(call, randomUUID())]
          expect([hidden.status, hidden.text]).toEqual([nobody.status, nobody.text])
        }
      }),
      runs,
    )
  })

  test('moves a guardian’s place in the queue as anybody’s does: the number tells of nobody', async () => {
    const mine = await arrange(guardian, { booked: false })
    await wait(guardian, mine.needId)
    const place = async () => {
      const { waiting } = (await guardian('GET', '/api/me/waiting')).body as {
        waiting: { needId: string; waits?: { place: number } }[]
      }
      return waiting.find(({ needId }) => needId === mine.needId)?.waits?.place ?? 0
    }
    const before = await place()
    const ahead = async (call: Call) => {
      const { needId } = await arrange(call, { booked: false })
      await wait(call, needId)
      await world.owner.query(`update need set urgency_class = 'C' where id = $1`, [needId])
      return place()
    }
    const afterTeen = await ahead(own)
    const afterAnybody = await ahead(await world.resident((await world.person('1970-01-01')).id))
    expect([afterTeen - before, afterAnybody - afterTeen]).toEqual([1, 1])
  })

  test('is in no part of a guardian’s file of own data, nor its log', async () => {
    const seen = async (call: Call) => {
      const answer = await call('GET', '/api/me/data/export')
      const file = JSON.parse(timeless(answer.text)) as OwnDataExport
      // One's own looks since are one's own; nobody else's may come.
      return { ...file, log: file.log.filter(({ who }) => who !== '') }
    }
    await fc.assert(
      fc.asyncProperty(shape, async ({ booked }) => {
        const before = [await seen(guardian), await seen(stranger)]
        expect(before[0]?.contacts.length).toBeGreaterThan(0)
        const { contactId } = await arrange(own, { booked })
        await own('POST', `/api/me/contacts/${contactId}/messages`, { text: 'SALASANA-HELMI' })
        expect([await seen(guardian), await seen(stranger)]).toEqual(before)
      }),
      runs,
    )
  })
})

describe('what another unit, register or county has', () => {
  test('changes neither the badge of the own list nor its cards', async () => {
    const counsellor = await world.staff(smallCounty.counsellor)
    const seen = async () => {
      const { body, text } = await counsellor('GET', '/api/own')
      return [(body as { caseload: { now: number } }).caseload.now, timeless(text)]
    }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('health', 'other-unit', 'somebody-else'), async (whose) => {
        const before = await seen()
        const person = await world.resident((await world.person('1970-01-01')).id)
        const { needId } = await arrange(person, { booked: false })
        await world.owner.query(
          whose === 'health'
            ? `update need set unit_id = '${smallCounty.healthUnit}', owner_staff_id = null where id = $1`
            : whose === 'other-unit'
              ? `update need set register = 'social', unit_id = '${smallCounty.healthUnit}', owner_staff_id = null where id = $1`
              : `update need set register = 'social', unit_id = '${smallCounty.healthUnit}', owner_staff_id = '${smallCounty.nurse}' where id = $1`,
          [needId],
        )
        expect(await seen()).toEqual(before)
      }),
      { numRuns: 6 },
    )
  })
})

describe('another county’s matters', () => {
  test('change no figure of a manager’s day', async () => {
    await world.owner.query(`update staff_member set roles = '{manager}' where id = $1`, [smallCounty.secondNurse])
    const manager = await world.staff(smallCounty.secondNurse)
    const seen = async () =>
      Promise.all(
        ['/api/manager/today', '/api/manager/breaking'].map(async (url) => timeless((await manager('GET', url)).text)),
      )
    await world.owner.query(
      `insert into county (id, code, name) values ('elsewhere', '98', '{}') on conflict do nothing`,
    )
    const { contactId } = await arrange(await world.resident((await world.person('1970-01-01')).id), { booked: true })
    /** The whole matter once more, as the other county's: every row with another id and owner. */
    const copy = async (table: string, change: string) =>
      world.owner.query(
        `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'county_id', 'elsewhere', ${change}))).*
         from ${table} t where t.contact_id = $1`,
        [contactId],
      )
    const before = await seen()
    expect(before[0]).toContain('"contactsToday"')
    for (let n = 0; n < 6; n++) {
      const [person, contact] = [randomUUID(), randomUUID()]
      await world.owner.query(`insert into person (id, county_id, created_at) values ($1, 'elsewhere', now())`, [
        person,
      ])
      await world.owner.query(
        `insert into contact select (jsonb_populate_record(c, jsonb_build_object('id', $2::text, 'county_id', 'elsewhere', 'person_id', $3::text, 'reference', $2::text))).*
         from contact c where c.id = $1`,
        [contactId, contact, person],
      )
      const owned = `'contact_id', '${contact}', 'person_id', '${person}'`
      await copy('need', owned)
      await copy('clock', `${owned}, 'need_id', null`)
    }
    expect(await seen()).toEqual(before)
    // The same in their own county does change them: the figures count.
    await arrange(await world.resident((await world.person('1970-01-01')).id), { booked: false })
    expect(await seen()).not.toEqual(before)
  })
})

describe('the work that an answer costs', () => {
  /** What is sent for one call and nothing of the planned work that goes on beside it. */
  const call = new AsyncLocalStorage<string[]>()
  /** Every statement that the server sent for this call, with how many rows came back. */
  async function workOf(ask: () => Promise<unknown>): Promise<string[]> {
    const sent: string[] = []
    const { query } = pg.Client.prototype
    const spy = function (this: pg.Client, ...args: unknown[]) {
      const [first] = args
      const store = call.getStore()
      const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '')
      const answer = (query as (...all: unknown[]) => unknown).apply(this, args)
      if (answer instanceof Promise)
        return answer.then((result: pg.QueryResult | pg.QueryResult[]) => {
          const rows = [result].flat().map(({ rowCount }) => rowCount ?? 0)
          store?.push(`${shapeOf(text)} -> ${rows.join('+')}`)
          return result
        })
      return answer
    }
    pg.Client.prototype.query = spy as typeof query
    try {
      await call.run(sent, ask)
    } finally {
      pg.Client.prototype.query = query
    }
    return sent.toSorted()
  }
  /** Values stand in the first and the last statement of a transaction as text. */
  const shapeOf = (text: string) => text.replaceAll(/'(?:[^']|'')*'/g, '?').replaceAll(/\d+/g, 'n')

  test('is the same for what is hidden and for what is not there: statements and rows, of every route that takes an id', async () => {
    const hidden = await arrange(own, { booked: true })
    const asks: [string, (id: string) => ReturnType<Call>, string][] = [
      ['calendar', (id) => guardian('GET', `/api/me/calendar?appointment=${id}`), hidden.appointmentId ?? ''],
      ['times', (id) => guardian('GET', `/api/me/appointments/${id}/times`), hidden.appointmentId ?? ''],
      ['cancel', (id) => guardian('POST', `/api/me/appointments/${id}/cancel`, {}), hidden.appointmentId ?? ''],
      ['arrival', (id) => guardian('POST', `/api/me/appointments/${id}/arrival`, { here: true }), hidden.appointmentId ?? ''], // prettier-ignore
      ['message', (id) => guardian('POST', `/api/me/contacts/${id}/messages`, { text: 'x' }), hidden.contactId],
      [
        'guardians',
        (id) => guardian('POST', `/api/me/contacts/${id}/guardians`, { guardians: 'see' }),
        hidden.contactId,
      ],
      ['permission', (id) => guardian('POST', `/api/me/contacts/${id}/permission`, {}), hidden.contactId],
      [
        'date',
        (id) => guardian('POST', `/api/me/needs/${id}/date`, { date: '2027-01-01', kind: 'move' }),
        hidden.needId,
      ],
      ['waiting', (id) => wait(guardian, id), hidden.needId],
      ['denial', (id) => guardian('POST', '/api/me/denials', { target: 'matter', contactId: id, inEmergency: true }), hidden.contactId], // prettier-ignore
    ]
    const counsellor = await world.staff(smallCounty.counsellor)
    for (const part of ['', '/joint', '/goals', '/across'])
      asks.push([`own${part}`, (id) => counsellor('GET', `/api/own/${id}${part}`), hidden.needId])
    for (const [name, ask, id] of asks) {
      // The first of a kind may plan a statement or fetch a copy of what the county decides.
      expect((await ask(randomUUID())).status, name).toBe(404)
      const [nobodys, hiddens] = [await workOf(() => ask(randomUUID())), await workOf(() => ask(id))]
      expect(nobodys.length, name).toBeGreaterThan(1)
      expect(hiddens, name).toEqual(nobodys)
    }
  })
})
