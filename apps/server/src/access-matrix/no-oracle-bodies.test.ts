import { makeArtificialCode } from '@luukku/domain/access'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'
import { addressOf, bodyOf, type Subject } from './bodies.ts'

/**
 * What somebody sends decides what they are told, never whether what they name is there: each command is sent about something
 * hidden and about nobody with the same body, right, wrong and half filled; and about something of their own with the id of
 * something hidden, or of nobody, in each place of the body that takes an id.
 */
let world: PeopleWorld
let hidden: Subject
const asking: Record<string, { call: Call; own: Subject }> = {}
beforeAll(async () => {
  world = await createPeopleWorld()
  world.at(tuesday)
  const [teen, mother, stranger, client] = [
    await world.person('2011-03-03'),
    await world.person('1980-05-05'),
    await world.person('1990-01-01'),
    await world.person('1970-01-01'),
  ]
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [teen.id, mother.id],
  )
  hidden = await matterOf(teen)
  asking['the guardian'] = { call: await world.resident(mother.id), own: await matterOf(mother) }
  asking['a stranger'] = { call: await world.resident(stranger.id), own: await matterOf(stranger) }
  const served = await matterOf(client)
  await world.owner.query(
    `update need set register = 'social', unit_id = $2, owner_staff_id = $3 where contact_id = $1`,
    [served.contact, smallCounty.socialUnit, smallCounty.counsellor],
  )
  asking['another register'] = { call: await world.staff(smallCounty.counsellor), own: served }
  // The joint guidance unit sees every matter whole, but not that of a professional in it.
  await world.owner.query(
    `update staff_member set identity_code_index = (select identity_code_index from person_identity where person_id = $1) where id = $2`,
    [teen.id, smallCounty.secondNurse],
  )
  asking['the nurse whose own it is'] = { call: await world.staff(smallCounty.secondNurse), own: served }
})
afterAll(() => world.close())

async function matterOf({ id, code }: { id: string; code: string }): Promise<Subject> {
  const sent = { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' }
  const { contactId } = await world.send(await world.resident(id), sent)
  const appointment = await world.book(contactId)
  const { rows } = await world.owner.query<{ id: string }>(`select id from need where contact_id = $1`, [contactId])
  const need = rows[0]?.id ?? ''
  const ids = { person: id, contact: contactId, appointment, relation: id, 'health need': need, 'social need': need }
  return { ...ids, sought: code }
}
/** Ids of the same kinds that nobody has. */
const nobodys = (): Subject => ({
  ...{ person: randomUUID(), contact: randomUUID(), appointment: randomUUID(), relation: randomUUID() },
  ...{ 'health need': randomUUID(), 'social need': randomUUID(), sought: '010101A900X' },
})
const commands = Object.values(routes).filter(
  ({ method, path }) => method !== 'GET' && !/:(?!id\b)/.test(path) && !path.startsWith('/api/drafts'),
)
const kinds = ['contact', 'health need', 'appointment', 'person'] as const
/** An answer without what differs between any two: the request, and the id that was asked with. */
const heardOf = ({ status, text }: { status: number; text: string }, ids: readonly string[]) =>
  `${String(status)} ${ids.reduce((all, id) => all.replaceAll(id, 'ID'), text)}`

type Json = Record<string, unknown>
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const change = (value: unknown, to: (leaf: string) => unknown): unknown =>
  Array.isArray(value)
    ? value.map((one) => change(one, to))
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one, to)]))
      : typeof value === 'string'
        ? to(value)
        : value
/** The body as it is, without each of its fields in turn, with words that say nothing, with lists that are empty. */
function* variantsOf(body: Json): Generator<Json> {
  yield body
  for (const name of Object.keys(body)) yield Object.fromEntries(Object.entries(body).filter(([one]) => one !== name))
  yield change(body, (leaf) => (uuid.test(leaf) || /^\d{4}-/.test(leaf) ? leaf : ' ')) as Json
  for (const [name, value] of Object.entries(body)) if (Array.isArray(value)) yield { ...body, [name]: [] }
}

const withId = commands.filter(({ path }) => path.includes(':id'))
test('there are commands of each kind to try', () => {
  expect(withId.length).toBeGreaterThan(50)
})

describe.each(['the guardian', 'a stranger', 'another register', 'the nurse whose own it is'])('sent by %s', (who) => {
  test('about something hidden every body is answered as about nobody, byte by byte', async () => {
    const call = asking[who]?.call
    if (!call) throw new Error(`nobody is called ${who}`)
    let understood = 0
    for (const route of withId) {
      const kind =
        kinds.find((one) => route.path.includes(one === 'health need' ? '/needs/' : `/${one}s/`)) ?? 'health need'
      const absent = nobodys()
      const bodies = [absent, hidden].map((one) => [...variantsOf(bodyOf(route.id, one) as Json)])
      for (const [n, body] of (bodies[0] ?? []).entries()) {
        const send = (subject: Subject, sent: Json) =>
          call(route.method as 'POST', addressOf(route, subject[kind]), sent)
        const nothing = await send(absent, body)
        // Refused by its form alone: the same whatever the id.
        if (nothing.status === 400) continue
        const there = await send(hidden, bodies[1]?.[n] ?? {})
        expect(heardOf(there, Object.values(hidden)), `${route.id} ${JSON.stringify(body)}`).toBe(
          heardOf(nothing, Object.values(absent)),
        )
        understood += 1
      }
    }
    expect(understood).toBeGreaterThan(30)
  })

  test('about something of their own, an id of something hidden in the body is answered as an id of nobody', async () => {
    const one = asking[who]
    if (!one) throw new Error(`nobody is called ${who}`)
    let tried = 0
    for (const route of commands) {
      const body = bodyOf(route.id, one.own) as Json
      const places = new Set<string>()
      change(body, (leaf) => (uuid.test(leaf) && places.add(leaf), leaf))
      for (const place of places)
        for (const kind of kinds) {
          const ask = (id: string) =>
            one.call(
              route.method as 'POST',
              addressOf(
                route,
                one.own[
                  route.path.includes('/appointments/')
                    ? 'appointment'
                    : /\/(own|needs)\//.test(route.path)
                      ? 'health need'
                      : 'contact'
                ],
              ),
              change(body, (leaf) => (leaf === place ? id : leaf)) as Json,
            )
          const [absent, later] = [randomUUID(), randomUUID()]
          const before = heardOf(await ask(absent), [absent])
          if (before.startsWith('400') || before.startsWith('403')) continue
          const there = heardOf(await ask(hidden[kind]), [hidden[kind]])
          // A command that is taken may change what the next one meets.
          const after = heardOf(await ask(later), [later])
          expect([before, after], `${route.id} ${kind} for ${place}`).toContain(there)
          tried += 1
        }
    }
    expect(tried).toBeGreaterThan(3)
  })
})

describe('a professional whose own record it is', () => {
  const nurse = () => asking['the nurse whose own it is'] ?? { call: undefined, own: hidden }
  /** A code with a right check sign that nobody has, of the same birth date. */
  const unknown = makeArtificialCode('2011-03-03', 999)

  test('names their own code where a code is asked, and is answered as for a code nobody has', async () => {
    const { call, own } = nurse()
    if (!call) throw new Error('no nurse')
    const asks: [string, (code: string) => ReturnType<Call>][] = [
      ['search of people', (words) => call('POST', '/api/persons/search', { words })],
      ['search of matters', (words) => call('POST', '/api/desk/search', { words })],
      [
        'break-glass',
        (identityCode) =>
          call('POST', '/api/emergency', { identityCode, reason: 'Tajuton potilas tuotiin päivystykseen.' }),
      ],
      [
        'a person who acts for another',
        (identityCode) =>
          call('POST', `/api/desk/contacts/${own.contact}/representatives`, {
            ...{ kind: 'trusted', heard: 'counter', identityCode },
          }),
      ],
    ]
    for (const [name, ask] of asks) {
      const nothing = await ask(unknown)
      await world.owner.query(`delete from person_relation where person_id = $1`, [own.person])
      const there = await ask(hidden.sought)
      expect(nothing.status, `${name} ${nothing.text}`).toBe(name === 'break-glass' ? 404 : 200)
      expect([there.status, bare(there.text)], name).toEqual([nothing.status, bare(nothing.text)])
    }
  })

  test('writes down a contact by phone with their own code: it is taken as that of somebody nobody knows', async () => {
    const { call } = nurse()
    if (!call) throw new Error('no nurse')
    const take = (identityCode: string) =>
      call('POST', '/api/desk/contacts', {
        ...{ channel: 'phone', lang: 'fi', text: 'Polvi on kipeä.' },
        person: { identityCode, municipality: '698' },
      })
    const [nothing, there] = [await take(makeArtificialCode('2011-03-03', 997)), await take(hidden.sought)]
    expect(nothing.status, nothing.text).toBe(200)
    // Who of those at work answers is drawn by the contact's own id, which is new each time.
    const kept = ({ status, text }: { status: number; text: string }) => [
      status,
      bare(text)
        .replace(/"reference":"[^"]+"/, '')
        .replace(/"name":"(Aino|Britta) Esimerkki"/, '')
        .replaceAll(/T\d\d:\d\d:\d\d(\.\d+)?/g, ''),
    ]
    expect(kept(there)).toEqual(kept(nothing))
    const { contactId } = there.body as { contactId: string }
    const { rows } = await world.owner.query<{ person_id: string; verified: boolean }>(
      `select person_id, verified from contact where id = $1`,
      [contactId],
    )
    expect(rows[0]?.verified).toBe(false)
    expect(rows[0]?.person_id).not.toBe(hidden.person)
    // Of somebody whose record is open to them, the code is known as before.
    const client = await world.person('1961-01-01')
    const known = await take(client.code)
    expect(known.body, known.text).toMatchObject({ verified: true })
  })

  test('joins their own matter to a case in hand as one that is not there', async () => {
    const { call, own } = nurse()
    if (!call) throw new Error('no nurse')
    const path = `/api/desk/contacts/${own.contact}`
    const { version } = (await call('GET', path)).body as { version: number }
    const join = (otherContactId: string) => call('POST', `${path}/join`, { basedOn: version, otherContactId })
    const [nothing, there] = [await join(randomUUID()), await join(hidden.contact)]
    expect([there.status, there.text]).toEqual([nothing.status, nothing.text])
  })
})
/** Ids are given out as they come. */
const bare = (text: string) => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
