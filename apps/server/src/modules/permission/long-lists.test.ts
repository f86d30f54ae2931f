import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MyPermissions } from '@luukku/contract'
import { createPeopleWorld, type PeopleWorld } from '@luukku/testkit/people-world'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

/** Two matters: one permission that stands under 250 answers to the other, and a denial under 230 that were taken back. */
async function arrange() {
  const person = await world.person('1970-07-07')
  const own = await world.resident(person.id)
  const send = () => world.send(own, { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' })
  const [first, other] = [(await send()).contactId, (await send()).contactId]
  await world.owner.query(`delete from permission where person_id = $1`, [person.id])
  await world.owner.query(
    `insert into permission (county_id, register, person_id, contact_id, share, services, asked_by, given_at, withdrawn_at)
     select 'lapland', 'both', $1, case when n = 0 then $2::uuid else $3::uuid end, 'yes', '{FYSIO}', 'form',
       '2026-01-01 10:00+02'::timestamptz + n / 2 * interval '0.37 second', case when n = 250 then '2026-11-01 10:00+02'::timestamptz end
     from generate_series(0, 250) n`,
    [person.id, first, other],
  )
  await world.owner.query(
    `insert into denial (county_id, register, person_id, target, asked_by, made_at, in_emergency, withdrawn_at)
     select 'lapland', 'health', $1, 'register', 'form', '2026-01-01 10:00+02'::timestamptz + n * interval '0.37 second', true,
       case when n > 0 then '2026-11-01 10:00+02'::timestamptz end
     from generate_series(0, 230) n`,
    [person.id],
  )
  return { own, first }
}
const read = async (own: Awaited<ReturnType<PeopleWorld['resident']>>, before?: string) => {
  const answer = await own('GET', `/api/me/permissions${before ? `?before=${encodeURIComponent(before)}` : ''}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as MyPermissions
}

test('what stands is on the first page however old it is, and can be taken back', async () => {
  const { own, first } = await arrange()
  const page = await read(own)
  expect(page.permissions.filter(({ state }) => state === 'valid').map(({ contactId }) => contactId)).toEqual([first])
  const standing = page.denials.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  expect(standing).toHaveLength(1)
  const back = await own('POST', `/api/me/denials/${standing[0]?.denialId ?? ''}/withdraw`, {})
  expect(back.status, back.text).toBe(200)
})

test('what is over comes on further pages: each row once, none left out; the file of own data has all of them', async () => {
  const { own } = await arrange()
  const pages = [await read(own)]
  for (let before = pages[0]?.before; before !== undefined; before = pages.at(-1)?.before)
    pages.push(await read(own, before))
  expect(pages).toHaveLength(3)
  expect(pages.flatMap(({ permissions }) => permissions)).toHaveLength(251)
  expect(new Set(pages.flatMap(({ denials }) => denials.map(({ denialId }) => denialId))).size).toBe(231)
  expect(pages.flatMap(({ denials }) => denials)).toHaveLength(231)
  const file = (await own('GET', '/api/me/data/export')).body as { permissions: object[]; denials: object[] }
  expect([file.permissions.length, file.denials.length]).toEqual([251, 231])
})
