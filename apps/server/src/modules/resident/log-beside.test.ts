import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'

/** What somebody whose name alone stands beside a matter that they may not know of learns of it by the looks of staff. */
let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const knee = { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' }
const nameBeside = 'Näki nimesi toisen ihmisen asian yhteydessä'
const whoActs = 'Katsoi, kuka toimii puolestasi'
const relate = (child: string, guardian: string) =>
  world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [child, guardian],
  )

/** A teen's own matter, and a mother whose telephone is the teen's and who has a matter of her own. */
async function family() {
  world.at(tuesday)
  const phone = `040 777 ${String(Math.floor(1000 + Math.random() * 8999))}`
  const [child, mother, father] = [
    await world.person('2011-03-03', { givenName: 'Aili', phone }),
    await world.person('1982-03-03', { phone }),
    await world.person('1981-03-03'),
  ]
  await relate(child.id, mother.id)
  await relate(child.id, father.id)
  await world.send(await world.resident(mother.id), knee)
  const { contactId } = await world.send(await world.resident(child.id), { ...knee, guardians: 'see' })
  return { child: child.id, mother: mother.id, father: father.id, contactId, code: child.code }
}
type Family = Awaited<ReturnType<typeof family>>

async function look({ child, contactId }: Pick<Family, 'child' | 'contactId'>) {
  const nurse = await world.staff()
  const seen = await nurse('GET', `/api/desk/contacts/${contactId}`)
  for (const url of [`/api/desk/contacts/${contactId}/representatives`, `/api/persons/${child}`])
    expect((await nurse('GET', url)).status, url).toBe(200)
  return seen.body as { maybeSame: unknown[] }
}

const entriesOf = async (call: Call) =>
  (await call('GET', '/api/me/log')).body.entries as { by: string; times: number; what: { fi: string } }[]
/** Everything a resident reads, without what they did themself and the moment of the answer. */
async function pagesOf(call: Call): Promise<string[]> {
  const pages: string[] = []
  for (const url of ['/api/me', '/api/me/acting', '/api/receipt', '/api/me/questionnaires', '/api/me/permissions'])
    pages.push((await call('GET', url)).text.replaceAll(/"at":"[^"]*"/gu, ''))
  return [...pages, JSON.stringify((await entriesOf(call)).filter(({ by }) => by !== 'me'))]
}

describe('a look of staff', () => {
  test('at what somebody told, with their number, is told in their log, and not once the matter is hidden or its person hides', async () => {
    const one = await family()
    const father = await world.resident(one.father)
    const { contactId } = await world.send(father, {
      ...knee,
      ...{ concerning: { who: 'child', relation: 'lapsi' }, person: { identityCode: one.code } },
      contactWay: { ways: ['call'], phone: '040 222 2222' },
    })
    const looks = async () => {
      const nurse = await world.staff()
      await nurse('POST', `/api/desk/contacts/${contactId}/open`, {})
      return (await entriesOf(father)).filter(({ by }) => by === 'staff').map(({ what, times }) => [what.fi, times])
    }
    expect(await looks()).not.toEqual([])
    const set = (table: string, change: string, id: string) =>
      world.owner.query(`update ${table} set ${change} where id = $1`, [id])
    await set('contact', 'hidden_from_representatives = true', contactId)
    const hidden = await looks()
    expect(await looks()).toEqual(hidden)
    await set('contact', 'hidden_from_representatives = false', contactId)
    await set('person', 'non_disclosure = true', one.child)
    const hides = await looks()
    expect(await looks()).toEqual(hides)
  })

  test('at what a guardian may know of is told in their log: their name stood there', async () => {
    const one = await family()
    const mother = await world.resident(one.mother)
    const before = await pagesOf(mother)
    expect((await look(one)).maybeSame).not.toEqual([])
    expect(await pagesOf(mother)).not.toEqual(before)
    expect((await entriesOf(mother)).map(({ what }) => what.fi)).toContain(nameBeside)
  })

  test.each<[string, (one: Family) => Promise<unknown>]>([
    [
      'a matter hidden from representatives',
      ({ contactId }) =>
        world.owner.query(`update contact set hidden_from_representatives = true where id = $1`, [contactId]),
    ],
    [
      'somebody with an order of non-disclosure',
      ({ child }) => world.owner.query(`update person set non_disclosure = true where id = $1`, [child]),
    ],
    [
      'a child whose other guardian has an order of non-disclosure',
      ({ father }) => world.owner.query(`update person set non_disclosure = true where id = $1`, [father]),
    ],
    [
      'somebody for whom the guardian is barred',
      ({ child, mother }) =>
        world.owner.query(
          `update person_relation set barred_at = now() where person_id = $1 and actor_person_id = $2`,
          [child, mother],
        ),
    ],
    [
      'what the other of two guardians kept apart has told',
      async (one) => {
        await world.owner.query(`update person set guardians_apart = true where id = $1`, [one.child])
        await world.owner.query(`update contact set reporter_person_id = $2 where id = $1`, [one.contactId, one.father])
      },
    ],
  ])('at %s changes not a byte of the guardian’s pages; the journal has it, and so has the person', async (_, hide) => {
    const one = await family()
    await hide(one)
    const mother = await world.resident(one.mother)
    const before = await pagesOf(mother)
    await look(one)
    expect(await pagesOf(mother)).toEqual(before)
    const { rows } = await world.owner.query(
      `select distinct e.action from journal_entry e join journal_subject s using (chain, seq)
       where s.person_id = $1 and e.detail -> 'besides' ? $1::text order by 1`,
      [one.mother],
    )
    expect(rows.map(({ action }) => action as string)).toContain('readRepresentatives')
    expect((await entriesOf(await world.resident(one.child))).map(({ what }) => what.fi)).toContain(whoActs)
  })
})
