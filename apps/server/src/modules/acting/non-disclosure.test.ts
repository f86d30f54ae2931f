import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase } from '@luukku/contract'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const canary = { phone: '0401234567', address: 'KANARIA-3', municipality: '148' }
const words = {
  channel: 'web_form',
  lang: 'fi',
  text: 'Polvi on ollut kipeä kaksi viikkoa.',
  contactWay: { ways: ['call'], phone: '040 123 4567' },
}
const leaks = (text: string) =>
  ['KANARIA', '0401234567', '040 123 4567', '+358401234567', 'Inari'].filter((c) => text.includes(c))
const arrange = async (o: { nonDisclosure: boolean } = { nonDisclosure: true }) => {
  world.at(tuesday)
  const person = await world.person('1985-05-05', { ...canary, ...o })
  const { contactId } = await world.send(await world.resident(person.id), words)
  return { person, contactId }
}

describe('an order of non-disclosure', () => {
  test('leaves no place and no number in any row but whereabouts, whichever came first, row or order', async () => {
    const before = await arrange({ nonDisclosure: true })
    const after = await arrange({ nonDisclosure: false })
    await world.assess(after.contactId, ['FYSIO'])
    await (
      await world.staff()
    )('POST', `/api/desk/contacts/${after.contactId}/non-disclosure`, { ordered: true })
    const { rows } = await world.owner.query(
      `select p.municipality_code, i.phone_sealed, i.email_sealed, i.address_sealed, i.contact_way_sealed, i.phone_index, i.email_index,
         c.municipality_code as contact, n.municipality_code as need, w.municipality_code as kept, w.phone_sealed is not null as phone
       from person p join person_identity i on i.person_id = p.id join contact c on c.person_id = p.id
         left join need n on n.contact_id = c.id join whereabouts w on w.person_id = p.id where p.id = any ($1) order by n.id nulls first`,
      [[before.person.id, after.person.id]],
    )
    expect(rows).toHaveLength(2)
    for (const { kept, phone, ...ordinary } of rows as Record<string, unknown>[]) {
      expect([kept, phone]).toEqual(['148', true])
      expect(Object.values(ordinary).every((value) => value === null)).toBe(true)
    }
  })
  test('a nurse who has not the case in hand sees neither number nor place; opening it shows them and stands in the log', async () => {
    const { person, contactId } = await arrange()
    const [nurse, other] = [await world.staff(), await world.staff(smallCounty.secondNurse)]
    const path = `/api/desk/contacts/${contactId}`
    expect(leaks((await nurse('GET', path)).text)).toEqual([])
    const opened = (await nurse('POST', `${path}/open`, {})).body as DeskCase
    expect(opened.person.contactWay?.phone).toBe('040 123 4567')
    expect(leaks((await other('GET', path)).text)).toEqual([])
    const log = await (await world.resident(person.id))('GET', '/api/me/log')
    expect(log.text).toContain('Aino Esimerkki')
  })
  test('by telephone the search answers byte for byte as for a number nobody has; name and identity code still find', async () => {
    const { person } = await arrange()
    const nurse = await world.staff()
    const find = (text: string) => nurse('POST', '/api/desk/search', { words: text })
    const nobody = await find('0409999999')
    expect((await find('0401234567')).text).toBe(nobody.text)
    expect((await find('040 123 4567')).text).toBe(nobody.text)
    expect((await find(person.code)).body.rows).toHaveLength(1)
  })
  test('somebody with the same number is not told that there is another', async () => {
    const { contactId } = await arrange()
    const twin = await world.person('1990-01-01', { phone: canary.phone })
    const sent = await world.send(await world.resident(twin.id), { ...words, text: 'Selkä on kipeä.' })
    const read = await (await world.staff())('GET', `/api/desk/contacts/${sent.contactId}`)
    expect(read.text).not.toContain(contactId)
    const open = await arrange({ nonDisclosure: false })
    expect((await (await world.staff())('GET', `/api/desk/contacts/${sent.contactId}`)).text).toContain(open.contactId)
  })
  test('a manager’s figures and lists know no municipality of theirs', async () => {
    const { contactId } = await arrange()
    await world.assess(contactId, ['FYSIO'])
    const { rows } = await world.owner.query(`select municipality_code from need where contact_id = $1`, [contactId])
    expect(rows).toEqual([{ municipality_code: null }])
  })
  test('the one who meets them sees place and number from twelve hours before to an hour after, and not a minute more', async () => {
    const { person, contactId } = await arrange()
    const appointmentId = await world.book(contactId)
    const { rows } = await world.owner.query(
      `select need_id, lower(during) as from, upper(during) as to, mode from appointment where id = $1`,
      [appointmentId],
    )
    const one = rows[0] as { need_id: string; from: Date; to: Date; mode: string }
    const read = async (moment: Date) => {
      world.at(moment.toISOString())
      const worker = await world.staff(smallCounty.physiotherapist)
      return (await worker('GET', `/api/own/${one.need_id}`)).body as {
        whereabouts?: { address?: string; phone?: string }
        appointments: { place?: unknown }[]
      }
    }
    const minute = 60_000
    const early = await read(new Date(one.from.getTime() - 12 * 60 * minute - minute))
    expect([early.whereabouts, early.appointments[0]?.place]).toEqual([undefined, undefined])
    const near = await read(new Date(one.from.getTime() - 11 * 60 * minute))
    expect(near.whereabouts).toEqual({ address: 'KANARIA-3', phone: '040 123 4567' })
    if (one.mode === 'onsite') expect(near.appointments[0]?.place).toBeDefined()
    const late = await read(new Date(one.to.getTime() + 61 * minute))
    expect(late.whereabouts).toBeUndefined()
    world.at(tuesday)
    const mine = await (await world.resident(person.id))('GET', '/api/me')
    expect(mine.status).toBe(200)
  })
  test('another worker of the same unit does not see it in the visit window', async () => {
    const { contactId } = await arrange()
    const appointmentId = await world.book(contactId)
    const { rows } = await world.owner.query(`select need_id, lower(during) as from from appointment where id = $1`, [
      appointmentId,
    ])
    world.at((rows[0].from as Date).toISOString())
    const colleague = await world.staff(smallCounty.psychiatricNurse)
    const read = await colleague('GET', `/api/own/${String(rows[0].need_id)}`)
    expect(leaks(read.text)).toEqual([])
  })
  test('lifted: everything is back where it was, and found by number again', async () => {
    const { person, contactId } = await arrange()
    const nurse = await world.staff()
    await nurse('POST', `/api/desk/contacts/${contactId}/non-disclosure`, { ordered: false })
    const { rows } = await world.owner.query(
      `select p.municipality_code, i.phone_sealed is not null as phone, (select count(*)::int from whereabouts where person_id = p.id) as kept
       from person p join person_identity i on i.person_id = p.id where p.id = $1`,
      [person.id],
    )
    expect(rows).toEqual([{ municipality_code: '148', phone: true, kept: 0 }])
    const found = await nurse('POST', '/api/desk/search', { words: '0401234567' })
    expect(found.text).toContain(contactId)
  })
})
