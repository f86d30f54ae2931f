import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

/**
 * What a caller may not see changes nothing that they can observe: the world is asked, then given more that is hidden from
 * the asker, and asked again. Every answer is compared byte by byte.
 */
let world: PeopleWorld
let guardian: Call
let stranger: Call
let counsellor: Call
let nurse: Call
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
  guardian = await world.resident(mother.id)
  stranger = await world.resident((await world.person('1990-01-01')).id)
  counsellor = await world.staff(smallCounty.counsellor)
  nurse = await world.staff()
})
afterAll(() => world.close())

/** Everything a person can ask for that shows lists, counts or order. */
const everything: [string, string][] = [
  ['GET', '/api/me'],
  ['GET', '/api/me/acting'],
  ['GET', '/api/me/permissions'],
  ['GET', '/api/me/questionnaires'],
  ['GET', '/api/me/data'],
]
/** The moment at which the answer was made differs between any two. */
const madeWhenever = (text: string) => text.replaceAll(/"at":"[^"]*"/g, '"at":""')
const seenBy = async (call: Call) =>
  Promise.all(everything.map(async ([, url]) => madeWhenever((await call('GET', url)).text)))

const matter = fc.record({
  text: fc.constantFrom('Polvi on kipeä.', 'Vuokra on maksamatta.', 'Mieli on maassa.', 'E-pillerit loppuvat.'),
  assessed: fc.boolean(),
  booked: fc.boolean(),
  message: fc.option(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })),
})

describe('no oracle', () => {
  test('whatever a teen does alone, a guardian and a stranger are answered as before, byte for byte', async () => {
    const own = await world.resident(child.id)
    await fc.assert(
      fc.asyncProperty(fc.array(matter, { minLength: 1, maxLength: 2 }), async (matters) => {
        const before = [await seenBy(guardian), await seenBy(stranger)]
        for (const one of matters) {
          const { contactId } = await world.send(own, { channel: 'web_form', lang: 'fi', text: one.text })
          if (one.message?.trim()) await own('POST', `/api/me/contacts/${contactId}/messages`, { text: one.message })
          if (one.booked) await world.book(contactId)
          else if (one.assessed) await world.assess(contactId, ['FYSIO'])
          await expectAbsent(guardian, contactId)
          await expectAbsent(stranger, contactId)
        }
        expect([await seenBy(guardian), await seenBy(stranger)]).toEqual(before)
      }),
      { numRuns: 6 },
    )
  }, 240_000)
  test('whatever other units have, a social worker’s own list, search and counts are as before', async () => {
    const list = async () => madeWhenever((await counsellor('GET', '/api/own')).text)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), async (n) => {
        const before = await list()
        for (let i = 0; i < n; i++) {
          const person = await world.person('1970-01-01')
          const { contactId } = await world.send(await world.resident(person.id), {
            channel: 'web_form',
            lang: 'fi',
            text: 'Polvi on kipeä.',
          })
          const [need = ''] = await world.assess(contactId, ['FYSIO'])
          await world.owner.query(`update need set unit_id = $1, owner_staff_id = null where id = $2`, [
            smallCounty.healthUnit,
            need,
          ])
          const hidden = await counsellor('GET', `/api/own/${need}`)
          const nobody = await counsellor('GET', `/api/own/${randomUUID()}`)
          expect(hidden).toMatchObject({ status: nobody.status, text: nobody.text })
        }
        expect(await list()).toBe(before)
      }),
      { numRuns: 4 },
    )
  }, 240_000)
  test('any number, street or municipality of somebody who hides finds what a number nobody has finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^04\d{8}$/),
        fc.stringMatching(/^04\d{8}$/),
        fc.constantFrom('698', '148'),
        async (number, unused, municipality) => {
          fc.pre(number !== unused)
          const ask = async (words: string) => [
            (await nurse('POST', '/api/persons/search', { words })).text,
            (await nurse('POST', '/api/desk/search', { words })).text,
          ]
          const nothing = await ask(unused)
          await world.person('1975-05-05', { nonDisclosure: true, phone: number, address: 'KANARIA-3', municipality })
          expect(await ask(number)).toEqual(nothing)
          expect(await ask('KANARIA-3')).toEqual(nothing)
        },
      ),
      { numRuns: 10 },
    )
  })
})

/** The id of what is hidden is answered like an id nobody has, by every route that takes it. */
async function expectAbsent(call: Call, contactId: string): Promise<void> {
  const asks = (id: string) =>
    [
      call('POST', `/api/me/contacts/${id}/messages`, { text: 'x' }),
      call('POST', `/api/me/contacts/${id}/withdraw-permission`, {}),
      call('POST', `/api/me/contacts/${id}/permission`, {}),
      call('POST', `/api/me/contacts/${id}/guardians`, { guardians: 'see' }),
      call('POST', '/api/me/denials', { target: 'matter', contactId: id, inEmergency: true }),
    ] as const
  const [hidden, nobody] = [await Promise.all(asks(contactId)), await Promise.all(asks(randomUUID()))]
  expect(hidden.map(({ status, text }) => [status, text])).toEqual(nobody.map(({ status, text }) => [status, text]))
}
