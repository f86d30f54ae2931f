import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JointView } from '@luukku/contract'
import { arrangeBothSides } from '@luukku/testkit/both-sides'
import { smallCounty } from '@luukku/testkit/small-county'
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

test('a dry run counts by class and reads nobody: no entry of the journal names a person', async () => {
  await message()
  world.at('2029-11-24T12:00:00+02:00')
  const entries = async () =>
    (
      await world.owner.query<{ n: number; subjects: number }>(
        `select count(*)::int as n, (count(*) filter (where exists (select from journal_subject s where s.chain = e.chain and s.seq = e.seq)))::int as subjects
         from journal_entry e where action = 'endRetention'`,
      )
    ).rows[0]
  const before = await entries()
  const { undated, looked } = await endRetention(world.app.services, { dryRun: true })
  expect(await entries()).toEqual({ n: (before?.n ?? 0) + 1, subjects: before?.subjects })
  expect(undated['patient-note']).toBeGreaterThan(0)
  expect(looked).toBeGreaterThan(undated['patient-note'] ?? 0)
})

test('a joint document whose time ends in social care stays in health care, with its words; the journal is valid', async () => {
  const { counsellor, physiotherapist, social, health, contactId } = await arrangeBothSides(world)
  await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
  const saved = await counsellor('POST', `/api/own/${social}/joint`, {
    content: {
      kind: 'client-plan',
      parts: { goals: 'TAVOITE-HELMI', services: '', duties: '', meetings: '', followUp: '' },
    },
  })
  expect(saved.status, saved.text).toBe(200)
  await world.owner.query(
    `insert into case_event (county_id, register, person_id, contact_id, seq, type, at, actor_kind, actor_id)
     select county_id, 'both', person_id, id, 9999, 'closed', '2026-12-01T12:00:00+02:00', 'system', 'x' from contact where id = $1`,
    [contactId],
  )
  await world.owner.query(`update contact set status = 'closed' where id = $1`, [contactId])
  const documents = async (needId: string, staffId: string) =>
    ((await (await world.staff(staffId))('GET', `/api/own/${needId}/joint`)).body as JointView).documents
  const shown = async () => [
    await documents(social, smallCounty.counsellor),
    await documents(health, smallCounty.physiotherapist),
  ]
  world.at('2036-11-30T12:00:00+02:00')
  await endRetention(world.app.services, { dryRun: false })
  expect((await shown()).map(({ length }) => length)).toEqual([1, 1])
  world.at('2036-12-01T12:00:00+02:00')
  expect((await endRetention(world.app.services, { dryRun: true })).due['social-adult']?.documents).toBeGreaterThan(0)
  await endRetention(world.app.services, { dryRun: false })
  const [ofSocial, ofHealth] = await shown()
  expect(ofSocial).toEqual([])
  expect(ofHealth).toMatchObject([{ content: { parts: { goals: 'TAVOITE-HELMI' } } }])
  // When the health register's time ends as well, nothing is left that opens.
  world.at('2106-05-05T12:00:00+02:00')
  await endRetention(world.app.services, { dryRun: false })
  const { rows } = await world.owner.query<{ content: Buffer | null; keys: number }>(
    `select content, (select count(key_sealed)::int from joint_entry e where e.document_id = j.id) as keys from joint_document j where contact_id = $1`,
    [contactId],
  )
  expect(rows).toEqual([{ content: null, keys: 0 }])
  expect((await documents(health, smallCounty.physiotherapist)).length).toBe(0)
  expect((await physiotherapist('GET', `/api/own/${health}/joint`)).text).not.toContain('HELMI')
  const db = createDb(world.database.ownerUrl, { pool: 1 })
  expect(await db.technical('lapland', (tx) => findChainFaults(tx), world.app.services.clock)).toEqual([])
  await db.close()
})
