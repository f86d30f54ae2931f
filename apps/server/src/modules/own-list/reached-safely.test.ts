import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { routes, RouteResponse } from '@luukku/contract'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

// Whoever carries a need is told that its person may be reached by safe ways only, and nothing of why.
let world: PeopleWorld
beforeAll(async () => (world = await createPeopleWorld()))
beforeEach(() => world.at(tuesday))
afterAll(() => world.close())

type List = RouteResponse<typeof routes.listOwn>
type Need = RouteResponse<typeof routes.readOwnNeed>
const byText = { ways: ['sms'], phone: '040 555 0120' }

async function told(o: { text?: string; way?: object; nonDisclosure?: boolean }) {
  const { id } = await world.person('1985-05-05', o.nonDisclosure ? { nonDisclosure: true } : {})
  const { contactId } = await world.send(await world.resident(id), {
    channel: 'web_form',
    lang: 'fi',
    text: o.text ?? 'Polvi on ollut kipeä kaksi viikkoa.',
    contactWay: o.way ?? byText,
  })
  return contactId
}
const carrier = () => world.staff(smallCounty.physiotherapist)

describe('safe ways only', () => {
  test.each([
    ['seen by a rule in what was told', true, { text: 'Mieheni lyö minua. Polvi on kipeä.' }],
    ['ticked by the person', true, { way: { ...byText, onlySafe: true } }],
    ['told by nobody', false, {}],
  ])('%s: the list and the need say %s', async (_, expected, o) => {
    const [needId = ''] = await world.assess(await told(o), ['FYSIO'])
    const staff = await carrier()
    const list = await staff('GET', '/api/own')
    const card = (list.body as List).cards.find((one) => one.needId === needId)
    const need = await staff('GET', `/api/own/${needId}`)
    expect([card?.safeContactOnly, (need.body as Need).card.safeContactOnly]).toEqual([expected, expected])
    // The other side's words stay there.
    expect([list.text.includes('lyö'), need.text.includes('lyö')]).toEqual([false, false])
  })
  test('is told to who carries the need, and to nobody of the other side by its number', async () => {
    const [needId = ''] = await world.assess(await told({ way: { ...byText, onlySafe: true } }), ['FYSIO'])
    const ask = async (actor: { actor_id: string; registers: string; units: string }, need = needId) => {
      await world.owner.query('begin')
      await world.owner.query('set local role luukku_app')
      for (const [name, value] of Object.entries({ county: 'lapland', actor_kind: 'staff', ...actor }))
        await world.owner.query(`select set_config($1, $2, true)`, [`luukku.${name}`, value])
      const { rows } = await world.owner.query(`select reached_safely_only(array[$1]::uuid[])`, [need])
      await world.owner.query('rollback')
      return rows.length
    }
    const units = smallCounty.healthUnit
    expect(await ask({ actor_id: smallCounty.physiotherapist, registers: 'health', units })).toBe(1)
    expect(await ask({ actor_id: smallCounty.counsellor, registers: 'social', units })).toBe(0)
    expect(await ask({ actor_id: smallCounty.counsellor, registers: 'health', units: '' })).toBe(0)
    // Known of the person alone, and not of the contact that the need is of.
    const [plain = ''] = await world.assess(await told({}), ['FYSIO'])
    const carries = { actor_id: smallCounty.physiotherapist, registers: 'health', units }
    expect(await ask(carries, plain)).toBe(0)
    await world.owner.query(
      'update person set safe_contact_only = true where id = (select person_id from need where id = $1)',
      [plain],
    )
    expect(await ask(carries, plain)).toBe(1)
    expect(await ask({ ...carries, actor_id: smallCounty.counsellor, registers: 'social' }, plain)).toBe(0)
  })
})

test('who must not be phoned has no number in the visit window either; who may be has', async () => {
  const near = async (way: object) => {
    const appointmentId = await world.book(await told({ way, nonDisclosure: true }))
    const { rows } = await world.owner.query<{ need_id: string; from: Date }>(
      `select need_id, lower(during) as from from appointment where id = $1`,
      [appointmentId],
    )
    world.at(rows[0]?.from.toISOString() ?? '')
    const { body } = await (await carrier())('GET', `/api/own/${rows[0]?.need_id ?? ''}`)
    world.at(tuesday)
    return (body as Need).whereabouts
  }
  expect(await near({ ...byText, onlySafe: true })).toEqual({})
  expect(await near({ ...byText, ways: ['call'], onlySafe: true })).toEqual({ phone: byText.phone })
  expect(await near(byText)).toEqual({ phone: byText.phone })
})
