import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase } from '@luukku/contract'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const licensed = (id: string, is: boolean) =>
  world.owner.query('update staff_member set licensed = $2 where id = $1', [id, is])

test('1326/2010 § 51: who has no licence assesses nobody, and decides nothing of a minor’s say; the same with one is done', async () => {
  world.at(tuesday)
  const child = await world.person('2011-03-01')
  const { contactId } = await world.send(await world.resident(child.id), {
    ...{ channel: 'web_form', lang: 'fi', text: 'Polvi on ollut kipeä kaksi viikkoa.' },
  })
  const nurse = await world.staff(smallCounty.secondNurse)
  const path = `/api/desk/contacts/${contactId}`
  const seen = async () => (await nurse('GET', path)).body as DeskCase
  const tries = async () => {
    const decided = await nurse('POST', `${path}/minor`, {
      ...{ capacity: 'capable', guardians: 'do-not-see', basis: 'capable-and-denies' },
    })
    const assessed = await nurse('POST', `${path}/assessment`, {
      ...{ basedOn: (await seen()).version, decision: 'override', overrideReason: 'Sovittu puhelussa.' },
      ...{ urgencyClass: 'D', needs: [{ service: 'FYSIO', extract: 'Polvi' }], note: 'Arvioitu.' },
    })
    return [decided, assessed]
  }
  await licensed(smallCounty.secondNurse, false)
  const before = await seen()
  for (const { status, body } of await tries()) expect([status, body.reason]).toEqual([403, 'licence-needed'])
  expect(await seen()).toMatchObject({ version: before.version, status: before.status })
  await licensed(smallCounty.secondNurse, true)
  for (const { status, text } of await tries()) expect(status, text).toBe(200)
  expect((await seen()).status).toBe('assessed')
})
