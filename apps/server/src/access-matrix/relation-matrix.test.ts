import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, Receipt } from '@luukku/contract'
import { addReception, openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { insertSession } from '../platform/session-queries.ts'
import { addressOf, bodyOf, type Subject } from './bodies.ts'
import { healthOwner, insertActors, listActors, type RelationPlace } from './relation-actors.ts'

type Of = 'new' | 'list' | 'contact' | 'appointment' | 'health need' | 'social need' | 'relation' | 'figures'
interface Written {
  relation: string
  of: Of
  reaches: string[]
}
const { '//': _comment, ...rest } = JSON.parse(
  await readFile(new URL('./relations.json', import.meta.url), 'utf8'),
) as Record<string, unknown>
const written = rest as Record<string, Written>
const moment = '2026-11-24T09:12:00+02:00'
const canary = 'Kanariasukunimi'

let county: SmallCountyServer
let place: RelationPlace
let guardiansRelation: string
const ids: Partial<Record<Of, string>> = {}
/** Cookies of sessions, by actor: each question is asked by a browser of its own, so that no answer changes who asks. */
const sessions = new Map<string, string | undefined>()

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-25'], moment })
  await insertActors(county.owner)
  await addReception(county.owner, smallCounty.physiotherapist, '2026-11-25')
  const strange = () =>
    county.browser()('POST', '/api/contacts', { channel: 'web_form', lang: 'fi', text: 'Kurkku on kipeä' })
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti. Vuokra on maksamatta ja rahat loppu.',
    person: { givenName: 'Testi', familyName: canary, birthDate: '1980-01-01' },
  })
  const { contactId } = sent.body as Receipt
  const stranger = (await strange()).body as Receipt
  const row = async (text: string, values: unknown[]) => (await county.owner.query(text, values)).rows[0]
  const personOf = async (contact: string) =>
    String((await row('select person_id from contact where id = $1', [contact])).person_id)
  const nurse = await county.staff(smallCounty.nurse)
  const one = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  const assessed = await nurse('POST', `/api/desk/contacts/${contactId}/assessment`, {
    basedOn: one.version,
    decision: 'override',
    overrideReason: 'x',
    urgencyClass: 'D',
    needs: ['FYSIO', 'AIK_SOS'].map((service) => ({ service, extract: 'ote' })),
    note: 'x',
    ...(one.proposal.childProtection.consider ? { childProtection: { decision: 'no-notice', why: 'x' } } : {}),
  })
  expect(assessed.status, assessed.text).toBe(200)
  const needOf = async (service: string) =>
    String(
      (
        await row(`select id from need where contact_id = $1 and service = $2 and status = 'open'`, [
          contactId,
          service,
        ])
      ).id,
    )
  Object.assign(ids, {
    contact: contactId,
    'health need': await needOf('FYSIO'),
    'social need': await needOf('AIK_SOS'),
  })
  const found = await nurse('POST', '/api/booking/search', { contactId, needIds: [ids['health need']], limit: 1 })
  const [item] = (found.body as { offers: { items: Record<string, unknown>[] }[] }).offers[0]?.items ?? []
  const { needId, staffId, service, mode, start, end } = item ?? {}
  const booked = await nurse('POST', '/api/booking/appointments', {
    contactId,
    items: [{ needId, staffId, service, mode, start, end }],
  })
  expect(booked.status, booked.text).toBe(200)
  ids.appointment = String(booked.body.appointments[0].appointmentId)
  await county.owner.query(`update need set owner_staff_id = $2, unit_id = $3 where id = $1`, [
    ids['health need'],
    healthOwner,
    smallCounty.healthUnit,
  ])
  // The first time of the social need is left to its person.
  await county.owner.query(`update need set owner_staff_id = null, unit_id = $2, choice_left_at = $3 where id = $1`, [
    ids['social need'],
    smallCounty.socialUnit,
    moment,
  ])
  place = {
    personId: await personOf(contactId),
    contactId,
    guardianId: randomUUID(),
    strangerId: await personOf(stranger.contactId),
    strangersContactId: stranger.contactId,
  }
  const addRelated = async (actorId: string) => {
    await county.owner.query(`insert into person (id, county_id, created_at) values ($1, $2, $3)`, [
      actorId,
      smallCounty.id,
      moment,
    ])
    await county.owner.query(`insert into person_identity (person_id, county_id, changed_at) values ($1, $2, $3)`, [
      actorId,
      smallCounty.id,
      moment,
    ])
    const related = await row(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ($1, $2, $3, 'mandate', $4) returning id`,
      [smallCounty.id, place.personId, actorId, '2026-01-01'],
    )
    return String(related.id)
  }
  guardiansRelation = await addRelated(place.guardianId)
  // One to be ended by the person.
  ids.relation = await addRelated(randomUUID())
  const { db, clock } = county.app.services
  for (const actor of listActors(place)) {
    const { session } = actor
    const token =
      session && (await db.technical(actor.county, (tx) => insertSession(tx, actor.county, session), clock)).token
    sessions.set(actor.name, token)
  }
})
afterAll(() => county.close())

const subjectOf = (): Subject => ({
  person: place.personId,
  contact: ids.contact ?? '',
  'health need': ids['health need'] ?? '',
  'social need': ids['social need'] ?? '',
  appointment: ids.appointment ?? '',
  relation: guardiansRelation,
  sought: canary,
})

const personal = () => county.app.endpoints.filter(({ access }) => access.relation !== 'none')

/** Who reaches a row by a relation, where nobody has written it down more closely. */
const byRelation: Record<string, string[]> = {
  own: ['visitor of this contact', 'the person', 'one who acts for them'],
  'guidance-unit': ['guidance'],
  'client-relationship': [
    'owner of the health need',
    'colleague in the health unit',
    'social worker in the social unit',
    'guidance',
  ],
  figures: ['manager'],
  // Nobody, until they have written a reason that names the person.
  'break-glass': [],
}
/** What a route is about, by its address. */
function ofPath(path: string): Of {
  if (!path.includes(':id')) return 'list'
  if (path.includes('/appointments/')) return 'appointment'
  return /\/(own|needs)\//.test(path) ? 'health need' : 'contact'
}
/** Every route about persons: as written, or derived from its rule, so that a new route is held to it from its first day. */
const matrix = () =>
  personal().map(({ route, access }): [string, Written & { derived: boolean }] => {
    const entry = written[route.id]
    const derived = { relation: access.relation, of: ofPath(route.path), reaches: byRelation[access.relation] ?? [] }
    return [route.id, entry ? { ...entry, derived: false } : { ...derived, derived: true }]
  })

/** What one actor gets of one route: the row, the answer as if it did not exist, or something wrong. */
async function ask(routeId: string, actor: string): Promise<{ reached: boolean; told: string; status: number }> {
  const endpoint = county.app.endpoints.find(({ route }) => route.id === routeId)
  if (!endpoint || !sessions.has(actor)) throw new Error(`no ${routeId} or ${actor}`)
  const browser = county.browser(sessions.get(actor))
  const { route } = endpoint
  const entry = new Map(matrix()).get(routeId)
  const subject = entry === undefined ? randomUUID() : (ids[entry.of] ?? randomUUID())
  const answer = await browser(
    route.method as 'GET',
    addressOf(route, subject),
    route.body ? bodyOf(routeId, subjectOf()) : undefined,
  )
  // Figures name a need by its number, and nobody.
  const secrets = entry?.of === 'figures' ? [canary, place.contactId, place.personId] : [canary, ...Object.values(ids)]
  const tells = secrets.some((piece) => answer.text.includes(piece))
  const isThere = ![401, 403, 404].includes(answer.status)
  const byContent = entry?.of === 'list'
  return { reached: byContent ? isThere && tells : isThere, told: tells ? answer.text : '', status: answer.status }
}

const rowsAsTheyAre = async () =>
  (
    await county.owner.query(
      `select (select version from contact where id = $1) as version, (select count(*) from case_event where contact_id = $1)::int as events,
         (select status from appointment where id = $2) as appointment, (select count(*) from appointment)::int as appointments,
         (select count(*) from person_relation where valid_until is null)::int as relations,
         (select count(*) from sealed_payload where contact_id = $1)::int as payloads, (select json_agg(n.status order by n.id) from need n where n.contact_id = $1) as needs`,
      [ids.contact, ids.appointment],
    )
  ).rows[0] as object

describe('route x role x relation', () => {
  test('what is written is a route, with the relation that its rule names; a rule without a known relation fails', () => {
    const rules = new Map(personal().map(({ route, access }) => [route.id, access.relation]))
    for (const [id, { relation }] of Object.entries(written)) expect(rules.get(id), id).toBe(relation)
    for (const [id, relation] of rules) expect(Object.keys(byRelation), id).toContain(relation)
  })
  test('nobody named there is unknown', () => {
    for (const { reaches } of Object.values(written))
      for (const name of reaches) expect(sessions.has(name), name).toBe(true)
  })
  test('who stands in no such relation is answered as if it did not exist, is told nothing, and changes nothing', async () => {
    const before = await rowsAsTheyAre()
    for (const [routeId, { of, reaches, derived }] of matrix())
      for (const actor of sessions.keys()) {
        if (of === 'new' || reaches.includes(actor)) continue
        const { reached, told, status } = await ask(routeId, actor)
        const where = `${routeId} by ${actor}: ${String(status)}`
        expect(status, where).toBeLessThan(500)
        // Whoever is asked for another body says so before it knows who asks.
        if (derived && status === 400) continue
        expect(status, where).not.toBe(400)
        if (of !== 'list') expect(reached, where).toBe(false)
        expect(told, where).toBe('')
      }
    expect(await rowsAsTheyAre()).toEqual(before)
  })
  test('who does is served: the matrix is not red for want of anybody', async () => {
    // Looking comes before changing: a changed row stands in other relations.
    const looks = (routeId: string) => personal().find(({ route }) => route.id === routeId)?.route.method === 'GET'
    const inOrder = Object.entries(written).sort(([one], [other]) => Number(looks(other)) - Number(looks(one)))
    for (const [routeId, { reaches }] of inOrder)
      for (const actor of reaches) {
        const { reached, status } = await ask(routeId, actor)
        const where = `${routeId} by ${actor}: ${String(status)}`
        expect(status, where).toBeLessThan(500)
        expect(status, where).not.toBe(400)
        expect(reached, where).toBe(true)
      }
  })
  // Last: a visitor who sends another contact goes on with a session of that one.
  test('what makes something new, or counts, tells nobody else anything of this person', async () => {
    for (const [routeId, { of }] of matrix())
      for (const actor of sessions.keys()) {
        if (of !== 'new' && of !== 'figures') continue
        const isOwn = ['visitor of this contact', 'the person', 'one who acts for them'].includes(actor)
        const { told, status } = await ask(routeId, actor)
        expect(status, `${routeId} by ${actor}`).toBeLessThan(500)
        if (!isOwn) expect(told, `${routeId} by ${actor}`).toBe('')
      }
  })
})
