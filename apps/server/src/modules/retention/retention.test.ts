import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { findChainFaults } from '../../platform/journal-verify-queries.ts'
import { createDb } from '../../platform/db.ts'
import { endRetention } from './end-retention.ts'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const message = async () => {
  world.at(tuesday)
  const person = await world.person('1985-05-05')
  const own = await world.resident(person.id)
  const { contactId } = await world.send(own, { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' })
  await own('POST', `/api/me/contacts/${contactId}/messages`, { text: 'SALASANA-HELMI' })
  return { contactId, own }
}
const kept = async (contactId: string) =>
  (
    await world.owner.query<{ retention_class: string; kept: boolean }>(
      `select retention_class, sealed is not null as kept from sealed_payload where contact_id = $1 order by 1`,
      [contactId],
    )
  ).rows

test('a dry run tells what is due and destroys nothing; then correspondence of three years goes, patient notes stay, the journal is valid', async () => {
  const { contactId, own } = await message()
  const run = (dryRun: boolean) => endRetention(world.app.services, { dryRun })
  world.at('2029-11-23T12:00:00+02:00')
  expect((await run(true)).due).toEqual({})
  world.at('2029-11-24T12:00:00+02:00')
  expect(await run(true)).toMatchObject({
    dryRun: true,
    due: { correspondence: { documents: 1, since: '2029-11-24' } },
    destroyed: 0,
  })
  expect((await kept(contactId)).every((row) => row.kept)).toBe(true)
  expect((await run(false)).destroyed).toBe(1)
  expect(await kept(contactId)).toEqual([
    { retention_class: 'correspondence', kept: false },
    { retention_class: 'patient-note', kept: true },
  ])
  expect((await run(false)).destroyed).toBe(0)
  world.at(tuesday)
  expect((await own('GET', '/api/me')).text).not.toContain('SALASANA-HELMI')
  const db = createDb(world.database.ownerUrl, { pool: 1 })
  expect(await db.technical('lapland', (tx) => findChainFaults(tx), world.app.services.clock)).toEqual([])
  await db.close()
})

test('nobody who serves requests can destroy, whatever purpose they claim', async () => {
  const { contactId } = await message()
  const db = createDb(world.database.appUrl, { pool: 1 })
  await expect(
    db.technical('lapland', (tx) => tx.rows(sql`select destroy_payloads('{}', now())`), world.app.services.clock),
  ).rejects.toThrow(/permission denied/)
  await db.close()
  expect((await kept(contactId)).every((row) => row.kept)).toBe(true)
})
