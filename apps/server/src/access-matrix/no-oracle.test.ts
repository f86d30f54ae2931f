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

describe('somebody who hides', () => {
  const hiding = { givenName: 'Piilossa', nonDisclosure: true, phone: '0447778899', address: 'Kanariankuja 3' } as const
  const ask = async (words: string) => [
    (await nurse('POST', '/api/persons/search', { words })).text,
    (await nurse('POST', '/api/desk/search', { words })).text,
  ]
  test('is found by no piece of a number or street, as nobody is by a piece that nobody has', async () => {
    await world.person('1975-05-05', { ...hiding, municipality: '148' })
    const nothing = await ask('Olematonhaku')
    const pieces = (whole: string) =>
      Array.from({ length: whole.length - 2 }, (_, n) => [whole.slice(0, n + 3), whole.slice(n)]).flat()
    for (const words of [
      ...pieces(hiding.phone),
      ...pieces(hiding.address),
      '+358447778899',
      '044 777 8899',
      '148',
      'Inari',
    ])
      expect(await ask(words), words).toEqual(nothing)
    // By name they are: the question is not empty.
    expect((await ask('Piilossa')).join('')).toContain('Piilossa')
  })
  test('stands at the same place of every list wherever they move and whatever their number is', async () => {
    const persons = []
    for (const n of [1, 2, 3, 4]) {
      const person = await world.person('1975-05-05', { givenName: 'Järjestys', nonDisclosure: n % 2 === 0, municipality: '698', phone: `044100000${String(n)}` }) // prettier-ignore
      const { contactId } = await world.send(await world.resident(person.id), {
        channel: 'web_form',
        lang: 'fi',
        text: 'Polvi on kipeä.',
      })
      if (n > 2) await world.assess(contactId, ['FYSIO'])
      persons.push(person)
    }
    const second = await world.staff(smallCounty.secondNurse)
    const lists = async () => {
      const answers = [await second('POST', '/api/persons/search', { words: 'Järjestys' })]
      answers.push(await second('POST', '/api/desk/search', { words: 'Järjestys' }))
      for (const url of ['/api/desk?view=team', '/api/desk?view=mine', '/api/own', '/api/booking/waiting'])
        answers.push(await second('GET', url), await counsellor('GET', url))
      return answers.map(({ status, text }) => `${String(status)} ${madeWhenever(text)}`)
    }
    const before = await lists()
    expect(before[0]?.match(/Järjestys/g)).toHaveLength(4)
    for (const [n, municipality] of [
      [1, '148'],
      [3, '148'],
      [1, null],
    ] as const) {
      const id = persons[n]?.id ?? ''
      const call = await world.resident(id)
      const changed = await call('POST', '/api/me/data/details', {
        phone: `04400000${String(n)}0`,
        email: '',
        lang: 'fi',
      })
      expect(changed.status, changed.text).toBe(200)
      await world.owner.query(`update person set municipality_code = $2 where id = $1`, [id, municipality])
      expect(await lists()).toEqual(before)
    }
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
