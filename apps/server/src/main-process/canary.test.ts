import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase } from '@luukku/contract'
import { createTestDatabase, type TestDatabase } from '@luukku/testkit/create-test-database'
import { startMailServer, startSmsGateway, type MailServer, type SmsGateway } from '@luukku/testkit/fake-peers'
import { createToldClient } from '@luukku/testkit/fault/told-client'
import { startServerChild, type ServerChild } from '@luukku/testkit/server-child'
import { createSmallCounty, smallCounty } from '@luukku/testkit/small-county'
import { addReception } from '@luukku/testkit/small-county-server'
import { createDb } from '../platform/db.ts'
import { insertSession } from '../platform/session-queries.ts'

/**
 * Canaries are planted in everything a person can tell, the main job is done on the real server with its log wide open, and
 * what can go wrong is made to go wrong. Then logs, metrics, headers, errors, planned work and files are looked through.
 */
const canary = {
  name: 'Kanarialintu',
  family: 'Helmisukunimi',
  code: '010180-9004',
  phone: '+358 40 777 1234',
  email: 'kanaria.salasana@example.invalid',
  words: 'SALASANA-HELMI polvi on kipeä',
  note: 'MUISTIINPANO-HELMI',
  message: 'VIESTI-HELMI',
} as const
const pieces = [
  ...Object.values(canary),
  ...['SALASANA-HELMI', '777 1234', '7771234', 'kanaria.salasana', 'kanarialintu', 'helmisukunimi', '900M'],
]
const moment = '2026-11-24T09:12:00+02:00'
let database: TestDatabase
let server: ServerChild
let folder: string
let mail: MailServer
let sms: SmsGateway
let owner: Client
let firstContact = ''
const cookieKey = randomBytes(32).toString('base64')
/** Everything that left the server beside the bodies of its answers. */
const seen: string[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  await createSmallCounty(database.superuserUrl, ['2026-11-24', '2026-11-25'])
  owner = new Client({ connectionString: database.superuserUrl })
  await owner.connect()
  for (const id of [smallCounty.physiotherapist, smallCounty.psychiatricNurse, smallCounty.counsellor])
    await addReception(owner, id, '2026-11-25')
  folder = mkdtempSync(join(tmpdir(), 'luukku-canary-'))
  mail = await startMailServer()
  mail.mood = 'refuses'
  sms = await startSmsGateway()
  sms.mood = 'fails'
  server = await startServerChild({
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.appUrl,
    DATABASE_JOBS_URL: database.jobsUrl,
    LUUKKU_COOKIE_KEY: cookieKey,
    LUUKKU_DATA: folder,
    LUUKKU_CLOCK: moment,
    LUUKKU_WATCH_SECONDS: '1',
    LUUKKU_LOG: 'debug',
    LUUKKU_RATE_LIMIT: '0',
    PORT: '0',
    SMTP_URL: mail.url,
    SMS_GATEWAY_URL: sms.url,
  })
})
afterAll(async () => {
  await server.stop()
  await Promise.all([mail.close(), sms.close(), owner.end()])
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const origin = () => server.origin
async function nurseClient() {
  const db = createDb(database.appUrl, { pool: 1 })
  const clock = { now: () => new Date(moment) }
  const { token } = await db.technical(
    smallCounty.id,
    (tx) => insertSession(tx, smallCounty.id, { kind: 'staff', staffId: smallCounty.nurse }),
    clock,
  )
  await db.close()
  return createToldClient({ origin, cookieKey, session: token })
}
/** An answer that says no, with its headers: nothing of what was sent may come back in it. */
async function refused(path: string, init: RequestInit): Promise<number> {
  const answer = await fetch(`${origin()}${path}`, init)
  const body = await answer.text()
  // Who sent it may read it back in the receipt; an answer that says no repeats nothing.
  seen.push(answer.ok ? '' : body, JSON.stringify([...answer.headers]))
  return answer.status
}
const contactOf = (ways: readonly string[]) => ({
  channel: 'web_form',
  lang: 'fi',
  text: canary.words,
  person: { givenName: canary.name, familyName: canary.family, identityCode: canary.code, municipality: '698' },
  contactWay: { ways, phone: canary.phone, email: canary.email, note: canary.note },
})

test('the main job and every way it can fail leave nothing of a person in log, metric, header, error, queue or file', async () => {
  const visitor = createToldClient({ origin, cookieKey })
  const nurse = await nurseClient()
  for (const ways of [['sms'], ['email'], ['call']]) {
    const sent = await visitor.command('/api/contacts', contactOf(ways))
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    const id = String(sent.body['contactId'])
    firstContact ||= id
    const one = (await nurse.get(`/api/desk/contacts/${id}`)).body as DeskCase
    const assessed = await nurse.command(`/api/desk/contacts/${id}/assessment`, {
      basedOn: one.version,
      decision: 'accept',
      urgencyClass: one.proposal.urgencyClass,
      needs: one.proposal.needs.map(({ service }) => ({ service, extract: canary.words })),
      note: canary.note,
    })
    expect(assessed.status, JSON.stringify(assessed.body)).toBe(200)
    const found = await nurse.command('/api/booking/search', { contactId: id, limit: 1 })
    const [offer] = found.body['offers'] as { items: Record<string, unknown>[] }[]
    const items = (offer?.items ?? []).map(({ needId, staffId, service, mode, start, end }) => ({
      needId,
      staffId,
      service,
      mode,
      start,
      end,
    }))
    if (items.length > 0)
      expect((await nurse.command('/api/booking/appointments', { contactId: id, items })).status).toBe(200)
    await nurse.command(`/api/desk/contacts/${id}/messages`, { basedOn: -1, text: canary.message })
    await nurse.command('/api/desk/search', { words: `${canary.name} ${canary.family}` })
    await nurse.command('/api/desk/search', { words: canary.code })
  }
  // What does not fit, is too large, is no JSON, is text that PostgreSQL cannot hold, is asked in an address.
  const json = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
  const post = (body: string, headers: Record<string, string> = json) => ({ method: 'POST', headers, body })
  const bad = { ...contactOf(['sms']), lang: canary.code, person: { givenName: canary.name, birthDate: canary.words } }
  expect(await refused('/api/contacts', post(JSON.stringify(bad)))).toBe(400)
  expect(await refused('/api/contacts', post(`{"text": "${canary.words}`))).toBe(400)
  expect(
    await refused('/api/contacts', post(JSON.stringify({ ...contactOf(['sms']), text: canary.words.repeat(30_000) }))),
  ).toBe(413)
  const zero = { ...contactOf(['sms']), person: { givenName: `${canary.name}\u0000` }, text: `${canary.words}\u0000` }
  await refused('/api/contacts', post(JSON.stringify(zero), { ...json, 'idempotency-key': randomUUID() }))
  await refused(`/api/nothing/${encodeURIComponent(canary.code)}?name=${encodeURIComponent(canary.name)}`, {})
  await refused(`/api/desk?class=${encodeURIComponent(canary.words)}`, {})
  await refused('/api/contacts', post('{}', { ...json, origin: `https://${canary.email.replace('@', '.')}` }))
  // A database that refuses in the middle of it, with the row in its own words.
  await owner.query(`alter table person_identity add constraint canary check (name_sealed is null) not valid`)
  expect(
    await refused(
      '/api/contacts',
      post(JSON.stringify(contactOf(['sms'])), { ...json, 'idempotency-key': randomUUID() }),
    ),
  ).toBe(500)
  await owner.query('alter table person_identity drop constraint canary')
  // Time for the queue to try what the gateway and the mail server refuse.
  const tried = async () => {
    const { rows } = await owner.query<{ channel: string }>(
      `select distinct channel from notification where attempts > 0 and channel in ('sms', 'email')`,
    )
    return rows.length
  }
  for (let tries = 0; tries < 1200 && (await tried()) < 2; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await tried()).toBe(2)

  seen.push(await (await fetch(`${origin()}/metrics`)).text(), await (await fetch(`${origin()}/ready`)).text())
  const { rows: jobs } = await owner.query(`select data::text || coalesce(output::text, '') as kept from pgboss.job`)
  seen.push(...jobs.map(({ kept }) => String(kept)))
  for (const table of ['journal_entry', 'case_event', 'contact', 'notification', 'idempotency', 'session', 'draft']) {
    const { rows } = await owner.query(`select t::text as row from ${table} t`)
    seen.push(...rows.map(({ row }) => String(row)))
  }
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (statSync(join(folder, file)).isFile()) seen.push(readFileSync(join(folder, file), 'utf8'))
  seen.push(server.log())
  expect(server.log(), 'the log was on').toContain('"part":"jobs"')
  expect(server.log()).toContain('unexpected')
  for (const piece of pieces)
    expect(
      seen.filter((text) => text.toLowerCase().includes(piece.toLowerCase())).map((text) => text.slice(0, 300)),
      piece,
    ).toEqual([])
})

test('the search would find a canary: the answer to the professional holds it', async () => {
  const nurse = await nurseClient()
  const one = await nurse.get(`/api/desk/contacts/${firstContact}`)
  expect(JSON.stringify(one.body)).toContain(canary.family)
})
