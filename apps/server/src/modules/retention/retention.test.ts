import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JointView, RetentionPage } from '@luukku/contract'
import { destroyOn, retentionRules } from '@luukku/domain/retention'
import { toLocalDate } from '@luukku/domain/time'
import { arrangeBothSides } from '@luukku/testkit/both-sides'
import { finishJobs } from '@luukku/testkit/open-need'
import { addRecordsKeeper, closeMatter, lineOf, type RecordsKeeper } from '@luukku/testkit/records-keeper'
import { smallCounty } from '@luukku/testkit/small-county'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { asRetention } from './as-retention.ts'
import { endConfirmed } from './end-retention.ts'

let world: PeopleWorld
let records: RecordsKeeper
beforeAll(async () => {
  world = await createPeopleWorld()
  records = await addRecordsKeeper(world)
})
afterAll(() => world.close())
const keeperId = '00000000-0000-4000-8000-0000000000ab'
const officerId = '00000000-0000-4000-8000-0000000000ac'

const message = async (bornOn = '1985-05-05') => {
  world.at(tuesday)
  const person = await world.person(bornOn)
  const own = await world.resident(person.id)
  const { contactId, reference } = await world.send(own, { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' })
  await own('POST', `/api/me/contacts/${contactId}/messages`, { text: 'SALASANA-HELMI' })
  return { contactId, own, reference, person }
}
const close = (contactId: string, at: string) => closeMatter(world, contactId, at)
const closedMessage = async (bornOn?: string) => {
  const made = await message(bornOn)
  await close(made.contactId, '2026-11-25T12:00:00+02:00')
  return made
}
const kept = async (contactId: string) =>
  (
    await world.owner.query<{ retention_class: string; kept: boolean }>(
      `select retention_class, sealed is not null as kept from sealed_payload where contact_id = $1 order by 1`,
      [contactId],
    )
  ).rows
const words = async (contactId: string) =>
  (await kept(contactId)).find((row) => row.retention_class === 'correspondence')?.kept

const propose = (day: string) => records.propose(day)
const keeper = () => records.keeper()
const page = () => records.page()
const confirm = (view: RetentionPage, ...classes: readonly string[]) => records.confirm(view, ...classes)
/** Planned work that asks the database for more than its list. @returns what went */
const destroyPast = async (proposalId: string | undefined, ids: readonly string[]) => {
  const { jobsDb } = world.app.services
  const gone = await jobsDb.write(asRetention(world.app.services, 'endRetention'), (tx) =>
    tx.rows<{ id: string }>(sql`select destroy_payloads(${proposalId}, ${[...ids]}::uuid[], now()) as id`),
  )
  return gone.map(({ id }) => id)
}
const messagesOf = async (contactId = '') =>
  (
    await world.owner.query<{ id: string }>(
      `select id from sealed_payload where contact_id = $1 and retention_class = 'correspondence'`,
      [contactId],
    )
  ).rows.map(({ id }) => id)
const runAll = () => records.runAll()
const faults = () => records.faults()

test('the night lists what is past its time and destroys nothing; a person confirms, planned work destroys, the journal is valid', async () => {
  const { contactId, own } = await closedMessage()
  await propose('2029-11-23')
  expect(lineOf(await page(), 'correspondence')).toMatchObject({ due: 0, destroyed: 0 })
  await propose('2029-11-24')
  const view = await page()
  expect(lineOf(view, 'correspondence')).toMatchObject({
    years: 3,
    from: 'stored',
    due: 1,
    since: '2029-11-24',
    kinds: { message: 1 },
    confirmed: false,
  })
  await runAll()
  expect(await endConfirmed(world.app.services)).toBe(0)
  expect(await words(contactId)).toBe(true)
  expect((await confirm(view, 'correspondence')).status).toBe(200)
  await runAll()
  expect(await kept(contactId)).toEqual([
    { retention_class: 'correspondence', kept: false },
    { retention_class: 'patient-note', kept: true },
  ])
  const { proposal } = await page()
  expect(proposal).toMatchObject({ confirmed: { by: 'Asta Arkisto' } })
  expect(proposal?.finishedAt).toBeDefined()
  expect(lineOf(await page(), 'correspondence')).toMatchObject({ confirmed: true, destroyed: 1 })
  world.at(tuesday)
  expect((await own('GET', '/api/me')).text).not.toContain('SALASANA-HELMI')
  expect(await faults()).toEqual([])
  const { rows } = await world.owner.query<{ action: string; actor_id: string; destroyed: number }>(
    `select action, actor_id, jsonb_array_length(coalesce(detail -> 'destroyed', '[]')) as destroyed from journal_entry
     where detail ->> 'proposal' = $1 and (action = 'confirmRetention' or detail ? 'destroyed') order by action`,
    [view.proposal?.id],
  )
  expect(rows).toEqual([
    { action: 'confirmRetention', actor_id: keeperId, destroyed: 0 },
    { action: 'endRetention', actor_id: 'end-retention', destroyed: 1 },
  ])
})

test('the list is made by planned work in the night, once, and the next night is planned', async () => {
  world.at('2027-01-10T12:00:00+02:00')
  const { jobs, jobsDb, clock } = world.app.services
  for (let twice = 0; twice < 2; twice++)
    await jobsDb.technical('lapland', (tx) => jobs.plan(tx, 'propose-retention', { county: 'lapland' }), clock)
  await finishJobs(world, 'propose-retention')
  const { rows } = await world.owner.query<{ n: number }>(
    `select count(*)::int as n from retention_proposal where night = '2027-01-10'`,
  )
  expect(rows).toEqual([{ n: 1 }])
  const planned = await world.owner.query<{ n: number }>(
    `select count(*)::int as n from pgboss.job where name = 'propose-retention' and data ->> 'night' = '2027-01-11'`,
  )
  expect(planned.rows[0]?.n).toBe(1)
})

test('what waits for the keeper is a number told on every page: what is due on the newest list, until it is confirmed', async () => {
  const waiting = async () => (await (await keeper())('GET', '/api/retention/waiting')).body as { documents: number }
  await closedMessage()
  await propose('2029-12-30')
  const due = lineOf(await page(), 'correspondence')?.due ?? 0
  expect(due).toBeGreaterThan(0)
  expect(await waiting()).toEqual({ documents: due })
  expect((await confirm(await page(), 'correspondence')).status).toBe(200)
  expect(await waiting()).toEqual({ documents: 0 })
  await runAll()
  await propose('2029-12-31')
  expect(await waiting()).toEqual({ documents: 0 })
  expect((await (await world.staff(officerId))('GET', '/api/retention/waiting')).status).toBe(403)
})

test('only a records keeper confirms, only the newest list, once, with the numbers that stand there', async () => {
  await closedMessage()
  await propose('2030-02-01')
  const old = await page()
  await propose('2030-02-02')
  const view = await page()
  const reason = async (answer: Promise<{ status: number; body: { reason?: string } }>) => (await answer).body.reason
  expect(await reason(confirm(old, 'correspondence'))).toBe('retention-list-is-old')
  const seen = lineOf(view, 'correspondence')?.due ?? 0
  const body = (due: number) => ({ lines: [{ retentionClass: 'correspondence', due }] })
  const url = `/api/retention/${view.proposal?.id ?? ''}/confirm`
  expect(await reason((await keeper())('POST', url, body(seen + 1)))).toBe('retention-counts-differ')
  for (const other of [await world.staff(officerId), await world.staff()])
    expect((await other('POST', url, body(seen))).status).toBe(403)
  const look = await (await world.staff(officerId))('GET', '/api/retention')
  expect(look.body).toMatchObject({ mayConfirm: false })
  expect((await (await keeper())('POST', url, body(seen))).status).toBe(200)
  expect(await reason((await keeper())('POST', url, body(seen)))).toBe('retention-list-is-old')
  await runAll()
})

test('an open matter, a hold set after the list and a question without an answer keep the words', async () => {
  const [open, held, asking, plain] = [
    await message(),
    await closedMessage(),
    await closedMessage(),
    await closedMessage(),
  ]
  await propose('2030-03-01')
  const view = await page()
  // The open one is past its time, and told as kept.
  expect(lineOf(view, 'correspondence')?.held).toBeGreaterThan(0)
  const hold = (reference: string, stands = true) =>
    keeper().then((call) => call('POST', '/api/retention/holds', { reference, reason: 'court', stands }))
  expect((await hold(held.reference)).body).toMatchObject({ holds: [{ reference: held.reference, reason: 'court' }] })
  expect((await hold('EI-OLE')).status).toBe(404)
  await (
    await world.resident(asking.person.id)
  )('POST', '/api/me/data/requests', { kind: 'other', text: 'Mitä minusta on kirjattu?' })
  expect((await confirm(view, 'correspondence')).status).toBe(200)
  await runAll()
  expect(await Promise.all([open, held, asking, plain].map((one) => words(one.contactId)))).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect((await hold(held.reference, false)).body).toMatchObject({ holds: [] })
  await propose('2030-03-02')
  await confirm(await page(), 'correspondence')
  await runAll()
  expect(await words(held.contactId)).toBe(false)
  expect(await words(asking.contactId)).toBe(true)
})

test('a contact that was joined into another is judged, and held, with the matter that it is part of', async () => {
  const [lead, child] = [await message(), await message()]
  await world.owner.query(`update contact set joined_into = $1 where id = $2`, [lead.contactId, child.contactId])
  const endOn = async (night: string) => {
    await propose(night)
    await confirm(await page(), 'correspondence')
    await runAll()
    return Promise.all([lead, child].map((one) => words(one.contactId)))
  }
  // A list may be empty: another test’s matter is always due beside these.
  await closedMessage()
  expect(await endOn('2030-04-01')).toEqual([true, true])
  await close(lead.contactId, '2026-11-25T12:00:00+02:00')
  const hold = async (reference: string, stands: boolean) =>
    expect(
      (await (await keeper())('POST', '/api/retention/holds', { reference, reason: 'court', stands })).status,
    ).toBe(200)
  await hold(child.reference, true)
  await closedMessage()
  expect(await endOn('2030-04-02')).toEqual([true, true])
  await hold(lead.reference, false)
  expect(await endOn('2030-04-03')).toEqual([false, false])
})

test('no more goes than stood on the list: what was let go or closed after it was made waits for the next', async () => {
  const [held, open, plain] = [await closedMessage(), await message(), await closedMessage()]
  const hold = async (stands: boolean) =>
    (await keeper())('POST', '/api/retention/holds', { reference: held.reference, reason: 'claim', stands })
  world.at('2030-05-01T04:00:00+03:00')
  await hold(true)
  await propose('2030-05-01')
  const view = await page()
  await hold(false)
  await close(open.contactId, '2030-05-01T09:00:00+03:00')
  expect((await confirm(view, 'correspondence')).status).toBe(200)
  const [ofHeld, ofOpen] = [await messagesOf(held.contactId), await messagesOf(open.contactId)]
  expect(await destroyPast(view.proposal?.id, [...ofHeld, ...ofOpen])).toEqual([])
  await runAll()
  const all = () => Promise.all([held, open, plain].map((one) => words(one.contactId)))
  expect(await all()).toEqual([true, true, false])
  const line = async () => lineOf(await page(), 'correspondence')
  expect((await line())?.destroyed).toBe((await line())?.due)
  await propose('2030-05-02')
  await confirm(await page(), 'correspondence')
  await runAll()
  expect(await all()).toEqual([false, false, false])
})

test('a number that was confirmed is the most that is destroyed, and what is beyond it is told in the journal', async () => {
  await Promise.all([closedMessage(), closedMessage()])
  const id = await propose('2030-06-01')
  expect((await confirm(await page(), 'correspondence')).status).toBe(200)
  await world.owner.query(
    `update retention_line set due = 1 where proposal_id = $1 and retention_class = 'correspondence'`,
    [id],
  )
  await runAll()
  expect(lineOf(await page(), 'correspondence')).toMatchObject({ due: 1, destroyed: 1 })
  const { rows } = await world.owner.query<{ beyond: number }>(
    `select (detail ->> 'beyondConfirmed')::int as beyond from journal_entry where detail ->> 'proposal' = $1 and detail ? 'beyondConfirmed'`,
    [id],
  )
  expect(rows).toEqual([{ beyond: 1 }])
  await expect(
    world.owner.query(`update retention_line set destroyed = due + 1 where proposal_id = $1`, [id]),
  ).rejects.toThrow(/retention_line_destroyed/)
})

test('past the use case the database destroys on a confirmed list only what was due on its night, class by class', async () => {
  const made = await Promise.all([closedMessage(), closedMessage()])
  const [due, early] = made.map(({ contactId }) => contactId)
  await world.owner.query(
    `update sealed_payload set created_at = created_at + interval '4 years 1 day' where contact_id = $1`,
    [early],
  )
  const id = await propose('2030-11-24')
  expect((await confirm(await page(), 'correspondence')).status).toBe(200)
  const [first, later] = [await messagesOf(due), await messagesOf(early)]
  expect(await destroyPast(id, [...first, ...later])).toEqual(first)
  expect(await words(early ?? '')).toBe(true)
})

test('the first day of destruction is the same in the database as in the domain, for every class and over a leap day', async () => {
  const days = ['2024-02-29', '2026-11-24', '2027-03-28', '2030-12-31']
  for (const [retentionClass, { from }] of Object.entries(retentionRules))
    for (const storedOn of days)
      for (const closedOn of days) {
        const { rows } = await world.owner.query<{ day: string | null }>(
          `select retention_ends($1, $2::timestamp at time zone 'Europe/Helsinki', $3::timestamp at time zone 'Europe/Helsinki')::text as day`,
          [retentionClass, `${storedOn} 00:00`, `${closedOn} 23:59`],
        )
        const expected = destroyOn({
          retentionClass,
          storedOn: toLocalDate(storedOn),
          closedOn: toLocalDate(closedOn),
          bornOn: undefined,
        })
        expect(rows[0]?.day ?? undefined, `${retentionClass} ${from} ${storedOn} ${closedOn}`).toBe(expected)
      }
})

test('without a confirmation the database destroys nothing, whoever asks and whatever they claim', async () => {
  const { contactId } = await closedMessage()
  const id = await propose('2031-01-01')
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from sealed_payload where contact_id = $1 and retention_class = 'correspondence'`,
    [contactId],
  )
  const { jobsDb, db, clock } = world.app.services
  const destroy = (options: ReturnType<typeof asRetention>) =>
    jobsDb.write(options, (tx) =>
      tx.rows(sql`select destroy_payloads(${id}, ${rows.map((row) => row.id)}::uuid[], now())`),
    )
  const options = asRetention(world.app.services, 'endRetention')
  expect(await destroy(options)).toEqual([])
  // Planned work cannot say yes for a person, and who serves requests cannot destroy.
  await expect(
    jobsDb.write(options, (tx) =>
      tx.run(sql`update retention_proposal set confirmed_by = ${keeperId}, confirmed_at = now() where id = ${id}`),
    ),
  ).rejects.toThrow(/permission denied/)
  await expect(
    db.technical('lapland', (tx) => tx.rows(sql`select destroy_payloads(${id}, '{}', now())`), clock),
  ).rejects.toThrow(/permission denied/)
  expect((await confirm(await page(), 'correspondence')).status).toBe(200)
  expect(await destroy({ ...options, purpose: 'technical' })).toEqual([])
  expect(await words(contactId)).toBe(true)
  expect(await destroy(options)).toHaveLength(1)
  await runAll()
})

test('a records keeper reads counts, and no client, list, figure, right or request', async () => {
  const { contactId } = await message()
  const call = await keeper()
  expect((await call('GET', '/api/retention')).status).toBe(200)
  for (const url of [
    '/api/desk',
    `/api/desk/contacts/${contactId}`,
    '/api/own',
    '/api/data-requests',
    '/api/manager/today',
  ])
    expect((await call('GET', url)).status, url).toBe(403)
})

test('a joint document whose time ends in social care stays in health care, with its words; the journal is valid', async () => {
  const { counsellor, social, health, contactId } = await arrangeBothSides(world)
  await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
  const saved = await counsellor('POST', `/api/own/${social}/joint`, {
    content: {
      kind: 'client-plan',
      parts: { goals: 'TAVOITE-HELMI', services: '', duties: '', meetings: '', followUp: '' },
    },
  })
  expect(saved.status, saved.text).toBe(200)
  await close(contactId, '2026-12-01T12:00:00+02:00')
  const documents = async (needId: string, staffId: string) =>
    ((await (await world.staff(staffId))('GET', `/api/own/${needId}/joint`)).body as JointView).documents
  const shown = async () => [
    await documents(social, smallCounty.counsellor),
    await documents(health, smallCounty.physiotherapist),
  ]
  const endAll = async (day: string, ...classes: string[]) => {
    await propose(day)
    const view = await page()
    for (const line of view.proposal?.lines ?? [])
      if (line.due === undefined) {
        await (
          await keeper()
        )('POST', `/api/retention/${view.proposal?.id ?? ''}/count`, { retentionClass: line.retentionClass })
      }
    await runAll()
    const counted = await page()
    const due = classes.filter((one) => (lineOf(counted, one)?.due ?? 0) > 0)
    if (due.length > 0) expect((await confirm(counted, ...due)).status).toBe(200)
    await runAll()
    return due
  }
  expect(await endAll('2036-11-30', 'social-adult')).toEqual([])
  expect((await shown()).map(({ length }) => length)).toEqual([1, 1])
  expect(await endAll('2036-12-01', 'social-adult')).toEqual(['social-adult'])
  const [ofSocial, ofHealth] = await shown()
  expect(ofSocial).toEqual([])
  expect(ofHealth).toMatchObject([{ content: { parts: { goals: 'TAVOITE-HELMI' } } }])
  // When the health register's time ends as well, nothing is left that opens.
  expect(await endAll('2106-05-05', 'patient-note')).toEqual(['patient-note'])
  const { rows } = await world.owner.query<{ content: Buffer | null; keys: number }>(
    `select content, (select count(key_sealed)::int from joint_entry e where e.document_id = j.id) as keys from joint_document j where contact_id = $1`,
    [contactId],
  )
  expect(rows).toEqual([{ content: null, keys: 0 }])
  expect((await documents(health, smallCounty.physiotherapist)).length).toBe(0)
  const again = await world.staff(smallCounty.physiotherapist)
  expect((await again('GET', `/api/own/${health}/joint`)).text).not.toContain('HELMI')
  expect(await faults()).toEqual([])
})

test('a class counted from birth has no number until the keeper asks; then days of birth are opened, and told in the journal', async () => {
  const { contactId, person } = await closedMessage('1987-05-05')
  const entries = async () =>
    (
      await world.owner.query<{ n: number }>(
        `select count(*)::int as n from journal_entry e join journal_subject s on s.chain = e.chain and s.seq = e.seq
         where s.person_id = $1 and e.action in ('proposeRetention', 'countRetention')`,
        [person.id],
      )
    ).rows[0]?.n
  await propose('2107-05-04')
  expect(lineOf(await page(), 'patient-note')?.due).toBeUndefined()
  expect(await entries()).toBe(0)
  const count = async () =>
    (await keeper())('POST', `/api/retention/${(await page()).proposal?.id ?? ''}/count`, {
      retentionClass: 'patient-note',
    })
  expect(lineOf((await count()).body as RetentionPage, 'patient-note')?.counting).toBe(true)
  expect((await count()).status).toBe(409)
  await runAll()
  expect(lineOf(await page(), 'patient-note')).toMatchObject({ due: 0, counting: false })
  expect(await entries()).toBe(1)
  await propose('2107-05-05')
  await count()
  await runAll()
  const line = lineOf(await page(), 'patient-note')
  expect(line).toMatchObject({ since: '2107-05-05' })
  expect(line?.due).toBeGreaterThan(0)
  expect((await confirm(await page(), 'patient-note')).status).toBe(200)
  await runAll()
  expect((await kept(contactId)).find((row) => row.retention_class === 'patient-note')?.kept).toBe(false)
  expect(await faults()).toEqual([])
})
