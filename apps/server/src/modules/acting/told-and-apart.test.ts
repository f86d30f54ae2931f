import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeArtificialCode } from '@luukku/domain/access'
import type { DeskCase, Receipt } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import type { OutgoingMessage } from '../../integrations/mail/message-port.ts'
import { sendNotification } from '../notification/index.ts'

/** What leaves the screens: who is told by message, and what was told by telephone, where a right has ended or two are kept apart. */
let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const words = { channel: 'web_form', lang: 'fi', text: 'Polvi on ollut kipeä kaksi viikkoa.' }
async function family() {
  world.at(tuesday)
  const child = await world.person('2013-03-01')
  const [mother, father] = [await world.person('1980-05-05'), await world.person('1979-06-06')]
  for (const one of [mother, father])
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
      [child.id, one.id],
    )
  return { child, mother, father }
}
const about = (code: string) => ({
  ...words,
  concerning: { who: 'child', relation: 'lapsi' },
  person: { identityCode: code },
  contactWay: { ways: ['sms'], phone: '040 222 2222' },
})
const contactsOf = async (call: Call): Promise<string[]> =>
  (await call('GET', '/api/me')).body.contacts.map((c: { contactId: string }) => c.contactId)
/** A nurse writes down what somebody tells on the telephone. */
const phoned = async (body: object): Promise<string> => {
  const nurse = await world.staff()
  const answer = await nurse('POST', '/api/desk/contacts', { ...body, channel: 'phone' })
  expect(answer.status, answer.text).toBe(200)
  return (answer.body as Receipt).contactId
}

describe('what one of two guardians kept apart told by telephone', () => {
  test('is seen by neither online: nobody knows which of them it was; the child sees it', async () => {
    const { child, mother, father } = await family()
    await world.owner.query(`update person set guardians_apart = true where id = $1`, [child.id])
    const contactId = await phoned({ ...about(child.code), reporter: { name: 'Äiti' } })
    expect(await contactsOf(await world.resident(father.id))).toEqual([])
    expect(await contactsOf(await world.resident(mother.id))).toEqual([])
    expect(await contactsOf(await world.resident(child.id))).toEqual([contactId])
  })
  test('also where who told was not kept: unknown is not the child', async () => {
    const { child, father } = await family()
    const contactId = await phoned(about(child.code))
    await world.owner.query(`update contact set summary = summary - 'toldBy' where id = $1`, [contactId])
    expect(await contactsOf(await world.resident(father.id))).toEqual([contactId])
    await world.owner.query(`update person set guardians_apart = true where id = $1`, [child.id])
    expect(await contactsOf(await world.resident(father.id))).toEqual([])
  })
})

describe('a message to somebody who acted for another', () => {
  const sent: OutgoingMessage[] = []
  const outlet = { send: async (message: OutgoingMessage) => void sent.push(message) }
  /** Planned far ahead: the queue that runs beside the test has nothing to do with it yet. */
  async function plan(to: string, contactId: string): Promise<() => Promise<string>> {
    const notificationId = randomUUID()
    await world.owner.query(
      `insert into notification (id, county_id, register, person_id, contact_id, channel, template, language, due_at, status)
       values ($1, 'lapland', 'both', $2, $3, 'sms', 'message', 'fi', '2027-01-01', 'planned')`,
      [notificationId, to, contactId],
    )
    return () =>
      sendNotification(world.app.services, { sms: outlet, email: outlet }, { county: 'lapland', notificationId })
  }
  const askBack = async (contactId: string) => {
    const nurse = await world.staff()
    const { version } = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as { version: number }
    const asked = await nurse('POST', `/api/desk/contacts/${contactId}/messages`, {
      basedOn: version,
      text: 'Milloin?',
    })
    expect(asked.status, asked.text).toBe(200)
    const { rows } = await world.owner.query<{ person_id: string }>(
      `select person_id from notification where contact_id = $1 and template = 'message' and due_at < '2027-01-01' order by due_at desc limit 1`,
      [contactId],
    )
    return rows[0]?.person_id
  }
  const endings: [string, (o: { child: string; mother: string; father: string }) => Promise<unknown>][] = [
    ['custody ended', ({ mother }) => end(`valid_until = '2026-11-24T09:00:00+02:00'`, mother)],
    ['a professional barred it', ({ mother }) => end(`barred_at = '2026-11-24T09:00:00+02:00'`, mother)],
    ['an order of non-disclosure stands on the child', ({ child }) => hide(child)],
    ['the other guardian has an order of non-disclosure', ({ father }) => hide(father)],
  ]
  const end = (how: string, mother: string) =>
    world.owner.query(`update person_relation set ${how} where actor_person_id = $1`, [mother])
  const hide = (id: string) => world.owner.query(`update person set non_disclosure = true where id = $1`, [id])
  test.each(endings)('is not sent once %s, and later ones are told to the person', async (_name, ending) => {
    const { child, mother, father } = await family()
    const { contactId } = await world.send(await world.resident(mother.id), about(child.code))
    const before = sent.length
    expect(await (await plan(mother.id, contactId))()).toBe('sent')
    expect(sent.slice(before)).toMatchObject([{ to: '040 222 2222' }])
    const late = await plan(mother.id, contactId)
    expect(await askBack(contactId)).toBe(mother.id)
    await ending({ child: child.id, mother: mother.id, father: father.id })
    expect(await late()).toBe('cancelled')
    expect(sent).toHaveLength(before + 1)
    expect(await askBack(contactId)).toBe(child.id)
  })
  test('is not sent to the other of two who are kept apart after it was planned', async () => {
    const { child, mother, father } = await family()
    const { contactId } = await world.send(await world.resident(mother.id), about(child.code))
    await world.send(await world.resident(father.id), about(child.code))
    const [hers, his] = [await plan(mother.id, contactId), await plan(father.id, contactId)]
    await world.owner.query(`update person set guardians_apart = true where id = $1`, [child.id])
    expect([await hers(), await his()]).toEqual(['sent', 'cancelled'])
  })
  test('reaches who told of somebody not known to us yet, until that person is known', async () => {
    world.at(tuesday)
    const sender = await world.person('1980-05-05')
    const call = await world.resident(sender.id)
    await world.send(call, { ...words, contactWay: { ways: ['sms'], phone: '040 333 3333' } })
    const { contactId } = await world.send(call, {
      ...words,
      concerning: { who: 'other', relation: 'naapuri' },
      contactWay: { ways: ['sms'], phone: '040 333 3333' },
    })
    const [now, later] = [await plan(sender.id, contactId), await plan(sender.id, contactId)]
    expect(await now()).toBe('sent')
    const nurse = await world.staff()
    const seen = async () => (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    const { person } = await seen()
    expect(person.verified).toBe(false)
    const identified = await nurse('POST', `/api/persons/${person.personId}/identity`, {
      ...{ identityCode: makeArtificialCode('1950-06-06', 700), evidence: 'identity-document' },
    })
    expect(identified.status, identified.text).toBe(200)
    expect((await seen()).person.verified).toBe(true)
    expect(await later()).toBe('cancelled')
    expect(await askBack(contactId), 'they read it themself').toBe(person.personId)
  })
})
