import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '@luukku/contract'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'
import { insertSession, type NewSession } from '../platform/session-queries.ts'

/**
 * The same question asked in the ways that a browser, a proxy or an attacker has beside a plain GET: by HEAD and OPTIONS, for a
 * part, on a condition, in another form. What is hidden is answered as what is not there, headers and length included.
 */
let world: PeopleWorld
const asking: Record<string, string> = {}
const hidden: Record<'contact' | 'need' | 'appointment' | 'person', string> = {
  ...{ contact: '', need: '', appointment: '', person: '' },
}
beforeAll(async () => {
  world = await createPeopleWorld()
  world.at(tuesday)
  const [teen, mother, stranger] = [
    await world.person('2011-03-03', { nonDisclosure: false }),
    await world.person('1980-05-05'),
    await world.person('1990-01-01'),
  ]
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [teen.id, mother.id],
  )
  const own = await world.resident(teen.id)
  const { contactId } = await world.send(own, { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' })
  const appointment = await world.book(contactId)
  const { rows } = await world.owner.query<{ id: string }>(`select id from need where contact_id = $1`, [contactId])
  Object.assign(hidden, { contact: contactId, need: rows[0]?.id ?? '', appointment, person: teen.id })
  const { db, clock } = world.app.services
  const session = async (of: NewSession) =>
    (await db.technical('lapland', (tx) => insertSession(tx, 'lapland', of), clock)).token
  asking['the guardian'] = await session({ kind: 'resident', personId: mother.id })
  asking['a stranger'] = await session({ kind: 'resident', personId: stranger.id })
  asking['another register'] = await session({ kind: 'staff', staffId: smallCounty.counsellor })
})
afterAll(() => world.close())

const paths = Object.values(routes)
  .filter(({ method, path }) => method === 'GET' && /:id\b/.test(path) && !/:(?!id\b)/.test(path))
  .map(({ path }) => path)
const ways: Record<string, { method: 'GET' | 'HEAD' | 'OPTIONS'; headers: Record<string, string> }> = {
  HEAD: { method: 'HEAD', headers: {} },
  OPTIONS: {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
  },
  'a part': { method: 'GET', headers: { range: 'bytes=0-10' } },
  'if it changed': {
    method: 'GET',
    headers: { 'if-none-match': '"x"', 'if-modified-since': 'Tue, 24 Nov 2026 07:00:00 GMT' },
  },
  'as a calendar': { method: 'GET', headers: { accept: 'text/calendar' } },
  'in Swedish': { method: 'GET', headers: { 'accept-language': 'sv' } },
}
const answerTo = async (token: string, way: keyof typeof ways, url: string) => {
  const answer = await world.app.http.inject({
    ...ways[way],
    url,
    headers: { ...ways[way]?.headers, cookie: `luukku_visit=v; luukku_session=${token}` },
  })
  const { date: _date, 'content-security-policy': _policy, ...headers } = answer.headers
  return { status: answer.statusCode, headers, body: answer.body.replace(/"requestId":"[^"]*"/, '') }
}

describe.each(Object.keys(ways))('asked by %s', (way) => {
  test('what is hidden is as what is not there, for a guardian, a stranger and the other register', async () => {
    expect(paths.length).toBeGreaterThan(10)
    for (const [who, token] of Object.entries(asking))
      for (const path of paths)
        for (const [what, id] of Object.entries(hidden)) {
          if (who === 'the guardian' && what === 'person') continue
          const at = (one: string) => answerTo(token, way, path.replace(':id', one))
          const [there, nowhere] = [await at(id), await at(randomUUID())]
          expect(there, `${who} ${path} ${what}`).toEqual(nowhere)
          expect(there.headers['access-control-allow-origin']).toBeUndefined()
          expect(there.headers['etag']).toBeUndefined()
        }
  })
})

test('a look by HEAD is a look: whoever may is served without the words, and it stands in the journal', async () => {
  const { db, clock } = world.app.services
  const nurse = { kind: 'staff', staffId: smallCounty.nurse } as const
  const { token } = await db.technical('lapland', (tx) => insertSession(tx, 'lapland', nurse), clock)
  const entries = async () =>
    (
      await world.owner.query<{ n: number }>(
        `select count(*)::int as n from journal_entry e join journal_subject s on s.chain = e.chain and s.seq = e.seq where s.person_id = $1 and e.actor_id = $2`,
        [hidden.person, smallCounty.nurse],
      )
    ).rows[0]?.n ?? 0
  const before = await entries()
  const answer = await answerTo(token, 'HEAD', `/api/desk/contacts/${hidden.contact}`)
  expect([answer.status, answer.body]).toEqual([200, ''])
  expect(await entries()).toBe(before + 1)
})
