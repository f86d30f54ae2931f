import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, InstrumentView, QuestionnaireResponseView, Receipt } from '@luukku/contract'
import { smallCounty } from '@luukku/testkit/small-county'
import { openSmallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { getModels } from '../guidance/index.ts'
import { scaleKeys } from './guidance-answers.ts'

let server: SmallCountyServer
let owner: Client
const tuesday = '2026-11-24T09:12:00+02:00'

beforeAll(async () => {
  server = await openSmallCounty({ days: ['2026-11-24', '2026-11-25'], moment: tuesday })
  owner = server.owner
})
afterAll(() => server.close())

/** Somebody who told of a low mood, and is not signed in. */
async function tell(clock = tuesday) {
  server.at(clock)
  const visitor = server.browser()
  const sent = await visitor<Receipt>('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Mieliala on ollut maassa pari kuukautta, ei itsetuhoisia ajatuksia.',
    person: { givenName: 'Maija', familyName: 'Esimerkki', age: 44, sex: 'f', municipality: '698' },
    contactWay: { ways: ['sms'], phone: '040 000 0000' },
  })
  expect(sent.status).toBe(200)
  return { visitor, contactId: sent.body.contactId }
}
const start = async (nurse: Browser, contactId: string, how: string, instrument = 'phq-9') =>
  nurse<QuestionnaireResponseView>('POST', `/api/desk/contacts/${contactId}/questionnaires`, { instrument, how })
const caseRow = async (contactId: string) =>
  (
    await owner.query<{
      status: string
      urgency_class: string
      next_kind: string
      next_at: Date
      next_owner_kind: string
      next_owner_id: string
    }>('select status, urgency_class, next_kind, next_at, next_owner_kind, next_owner_id from contact where id = $1', [
      contactId,
    ])
  ).rows[0]

test('every instrument is shown with its rights holder, and never with its points', async () => {
  const { body } = await server.browser()<{ instruments: InstrumentView[] }>('GET', '/api/instruments')
  expect(body.instruments.map(({ id }) => id)).toEqual(['audit-c', 'audit', 'gad-7', 'news2', 'nrs', 'phq-9', 'sppb'])
  expect(body.instruments.every(({ holder }) => holder.length > 0)).toBe(true)
  expect(JSON.stringify(body)).not.toContain('points')
})

test('what the models take as measured is what a filled questionnaire tells the rules', () => {
  expect([...(getModels().common.measuredAnswers ?? [])].sort()).toEqual(Object.values(scaleKeys).sort())
})

test('a nurse asks PHQ-9 on the phone: sums appear when they are whole, and the guidance rules read them', async () => {
  const { contactId } = await tell()
  const nurse = await server.staff(smallCounty.nurse)
  const begun = await start(nurse, contactId, 'interview')
  expect(begun.body).toMatchObject({ status: 'in-progress', nextItem: '1', results: [] })
  const url = `/api/desk/questionnaires/${begun.body.responseId}`
  const two = await nurse<QuestionnaireResponseView>('POST', url, { answers: { '1': '2', '2': '2' } })
  expect(two.body.results).toMatchObject([{ scale: 'phq-2', score: 4 }])
  expect(two.body.nextItem).toBe('3')
  expect(two.body.unscored).toMatchObject([{ scale: 'phq-9', unanswered: 7 }])
  const rest = await nurse<QuestionnaireResponseView>('POST', url, {
    answers: { '3': '2', '4': '1', '5': '1', '6': '1', '7': '1', '8': '0', '9': '0' },
  })
  expect(rest.body).toMatchObject({ status: 'completed', alarms: [] })
  expect(rest.body.results[1]).toMatchObject({ scale: 'phq-9', score: 10, band: { fi: 'Kohtalainen masennus' } })
  const desk = await nurse<{ answers: unknown }>('GET', `/api/desk/contacts/${contactId}`)
  expect(JSON.stringify(desk.body)).toContain('phq9')
  const again = await nurse('POST', url, { answers: { '8': '3' } })
  expect(again.status).toBe(409)
})

test.each(['1', '2'])(
  'an answer of self-harm stops the form that a nurse asks too, whatever the total, and brings a call at once: %s',
  async (nine) => {
    const { contactId } = await tell()
    const nurse = await server.staff(smallCounty.nurse)
    const { responseId } = (await start(nurse, contactId, 'interview')).body
    const url = `/api/desk/questionnaires/${responseId}`
    await nurse('POST', url, { answers: { '1': '1', '2': '2' } })
    const alarmed = await nurse<QuestionnaireResponseView>('POST', url, { answers: { '9': nine } })
    expect(alarmed.body).toMatchObject({ status: 'stopped', unscored: [{ scale: 'phq-9', unanswered: 6 }] })
    expect(alarmed.body.nextItem).toBeUndefined()
    expect((await nurse('POST', url, { answers: { '3': '0' } })).status).toBe(409)
    const after = await caseRow(contactId)
    expect(after?.urgency_class && after.urgency_class <= (nine === '2' ? 'B' : 'C')).toBe(true)
    expect(after?.next_kind).toBe('call')
  },
)

test('what is measured goes on at an alarming value: the sum decides', async () => {
  const { contactId } = await tell()
  const nurse = await server.staff(smallCounty.nurse)
  const { responseId } = (await start(nurse, contactId, 'measured', 'news2')).body
  const url = `/api/desk/questionnaires/${responseId}`
  const saved = await nurse<QuestionnaireResponseView>('POST', url, { answers: { breathing: 26 } })
  expect(saved.body).toMatchObject({ status: 'in-progress', alarms: [{ level: 'now' }] })
  expect(saved.body.nextItem).toBeDefined()
})

test('AUDIT-C is asked alone, and four points are a risk from the age of 65', async () => {
  const visitor = server.browser()
  const told = { channel: 'web_form', lang: 'fi', text: 'Juon liikaa viiniä', person: { age: 71, sex: 'm' } }
  const { contactId } = (await visitor<Receipt>('POST', '/api/contacts', told)).body
  const nurse = await server.staff(smallCounty.nurse)
  const { responseId } = (await start(nurse, contactId, 'interview', 'audit-c')).body
  const answers = { '1': '2', '2': '1', '3': '1' }
  const saved = await nurse<QuestionnaireResponseView>('POST', `/api/desk/questionnaires/${responseId}`, { answers })
  expect(saved.body).toMatchObject({ status: 'completed', results: [{ scale: 'audit-c', score: 4 }], unscored: [] })
  expect(saved.body.results[0]?.band?.fi).toContain('65')
})

test('an answer of self-harm stops the form of somebody alone, shows help, and brings a person at once', async () => {
  const { visitor, contactId } = await tell()
  const nurse = await server.staff(smallCounty.nurse)
  const asked = await start(nurse, contactId, 'self')
  const mine = await visitor<{ responses: QuestionnaireResponseView[]; help: { phones: { number: string }[] } }>(
    'GET',
    '/api/me/questionnaires',
  )
  expect(mine.body.responses).toMatchObject([{ responseId: asked.body.responseId, status: 'asked' }])
  expect(mine.body.help.phones.map(({ number }) => number)).toContain('112')
  const url = `/api/me/questionnaires/${asked.body.responseId}`
  await visitor('POST', url, { answers: { '1': '3', '2': '3' } })
  const before = await caseRow(contactId)
  const alarmed = await visitor<QuestionnaireResponseView>('POST', url, { answers: { '9': '2' } })
  expect(alarmed.body).toMatchObject({ status: 'stopped', alarms: [{ level: 'now' }, { level: 'today' }] })
  expect(alarmed.body.nextItem).toBeUndefined()
  const after = await caseRow(contactId)
  expect([before?.urgency_class, before?.next_kind]).not.toEqual(['B', 'call'])
  expect(after?.urgency_class && after.urgency_class <= 'B').toBe(true)
  expect(after?.next_kind).toBe('call')
  expect(after && after.next_at.getTime() - Date.parse(tuesday)).toBeLessThan(60_000)
  expect((await visitor('POST', url, { answers: { '3': '0' } })).status).toBe(409)
  const awaited = async () => (await visitor<{ awaited: string[] }>('GET', '/api/me/questionnaires')).body.awaited
  expect(mine.body).toMatchObject({ awaited: [] })
  expect(await awaited()).toEqual([asked.body.responseId])
  const path = `/api/desk/contacts/${contactId}`
  const { version } = (await nurse<DeskCase>('GET', path)).body
  const called = await nurse<DeskCase>('POST', `${path}/calls`, { basedOn: version, outcome: 'answered' })
  expect(await awaited(), 'called, and not yet decided what follows').toEqual([asked.body.responseId])
  const { rows } = await owner.query<{ next_kind: string }>('select next_kind from contact where id = $1', [contactId])
  await owner.query(`update contact set next_kind = 'follow-up' where id = $1`, [contactId])
  expect(await awaited(), 'what follows is no call').toEqual([])
  await owner.query(`update contact set next_kind = $2 where id = $1`, [contactId, rows[0]?.next_kind])
  const closed = await nurse('POST', `${path}/close`, { basedOn: called.body.version, reason: 'Sovittu.' })
  expect(closed.status, JSON.stringify(closed.body)).toBe(200)
  expect(await awaited()).toEqual([])
})

describe('a form that is no longer asked for, whose page is still open', () => {
  /** Asked of somebody alone; then the case is closed, or the instrument gets another wording. */
  async function passed(how: 'closed' | 'changed') {
    const { visitor, contactId } = await tell()
    const nurse = await server.staff(smallCounty.nurse)
    const asked = await start(nurse, contactId, 'self')
    const path = `/api/desk/contacts/${contactId}`
    const filled = (await start(nurse, contactId, 'self', 'gad-7')).body.responseId
    const answers = Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((item) => [item, '0']))
    expect((await visitor('POST', `/api/me/questionnaires/${filled}`, { answers })).body).toMatchObject({
      status: 'completed',
    })
    if (how === 'closed') {
      const { version } = (await nurse<DeskCase>('GET', path)).body
      const called = await nurse<DeskCase>('POST', `${path}/calls`, { basedOn: version, outcome: 'answered' })
      const body = { basedOn: called.body.version, reason: 'Sovittu.' }
      expect((await nurse('POST', `${path}/close`, body)).status).toBe(200)
    } else {
      const { responseId } = asked.body
      await owner.query(`update questionnaire_response set version = '0' where id = $1`, [responseId])
    }
    return { visitor, contactId, url: `/api/me/questionnaires/${asked.body.responseId}` }
  }
  const mineOf = async (visitor: Browser) =>
    (await visitor<{ responses: QuestionnaireResponseView[] }>('GET', '/api/me/questionnaires')).body.responses

  test.each(['closed', 'changed'] as const)('is not offered, and takes no common answer: %s', async (how) => {
    const { visitor, contactId, url } = await passed(how)
    expect(await mineOf(visitor)).toMatchObject([{ status: 'completed', instrument: 'gad-7' }])
    const before = await caseRow(contactId)
    expect((await visitor('POST', url, { answers: { '1': '3' } })).status).toBe(409)
    expect(await caseRow(contactId)).toEqual(before)
  })

  test.each(['closed', 'changed'] as const)(
    'an answer of self-harm is kept, opens the case, and brings a person and help: %s',
    async (how) => {
      const { visitor, contactId, url } = await passed(how)
      const alarmed = await visitor<QuestionnaireResponseView>('POST', url, { answers: { '9': '3' } })
      expect(alarmed.body).toMatchObject({ status: 'stopped', alarms: [{ level: 'now' }, { level: 'today' }] })
      expect(await mineOf(visitor)).toContainEqual(
        expect.objectContaining({ status: 'stopped', answers: { '9': '3' } }),
      )
      const after = await caseRow(contactId)
      expect(after?.status).not.toBe('closed')
      expect(after?.urgency_class && after.urgency_class <= 'B').toBe(true)
      expect(after?.next_kind).toBe('call')
      expect(after && after.next_at.getTime() - Date.parse(tuesday)).toBeLessThan(60_000)
    },
  )
})

test('one point less is a person the same day, and nothing lowers a case that was more urgent', async () => {
  const { visitor, contactId } = await tell()
  const nurse = await server.staff(smallCounty.nurse)
  const asked = await start(nurse, contactId, 'self')
  await visitor('POST', `/api/me/questionnaires/${asked.body.responseId}`, { answers: { '9': '1' } })
  const row = await caseRow(contactId)
  expect(row?.urgency_class && row.urgency_class <= 'C').toBe(true)
  expect(row?.next_kind).toBe('call')
})

test.each(['1', '3'])('at night an answer of %s goes to a duty role that always answers, then', async (answer) => {
  const { visitor, contactId } = await tell('2026-11-24T23:30:00+02:00')
  const nurse = await server.staff(smallCounty.nurse)
  const asked = await start(nurse, contactId, 'self')
  await visitor('POST', `/api/me/questionnaires/${asked.body.responseId}`, { answers: { '9': answer } })
  const row = await caseRow(contactId)
  expect(row?.next_owner_kind).toBe('duty')
  server.at(tuesday)
})

test("another visitor's form is not there, and neither is one that a professional fills", async () => {
  const { contactId } = await tell()
  const nurse = await server.staff(smallCounty.nurse)
  const other = (await tell()).visitor
  const asked = await start(nurse, contactId, 'self')
  const interview = await start(nurse, contactId, 'interview')
  const nowhere = await other('POST', `/api/me/questionnaires/${randomUUID()}`, { answers: { '1': '0' } })
  for (const { responseId } of [asked.body, interview.body]) {
    const answer = await other('POST', `/api/me/questionnaires/${responseId}`, { answers: { '1': '0' } })
    expect(answer.status).toBe(404)
    expect({ ...(answer.body as object), requestId: '' }).toEqual({ ...(nowhere.body as object), requestId: '' })
  }
  expect((await other<{ responses: unknown[] }>('GET', '/api/me/questionnaires')).body.responses).toEqual([])
})

test('an answer that the form does not have is refused and changes nothing; a test is not asked of the person alone', async () => {
  const { contactId } = await tell()
  const nurse = await server.staff(smallCounty.nurse)
  const begun = await start(nurse, contactId, 'interview')
  const url = `/api/desk/questionnaires/${begun.body.responseId}`
  await nurse('POST', url, { answers: { '1': '1' } })
  expect((await nurse('POST', url, { answers: { '1': '3', '2': '9' } })).status).toBe(422)
  const list = await nurse<{ responses: QuestionnaireResponseView[] }>(
    'GET',
    `/api/desk/contacts/${contactId}/questionnaires`,
  )
  expect(list.body.responses[0]?.answers).toEqual({ '1': '1' })
  expect((await start(nurse, contactId, 'self', 'sppb')).status).toBe(422)
  expect((await start(nurse, contactId, 'interview', 'no-such')).status).toBe(404)
})

test('the answers lie sealed, every use stands in the journal, and the message says nothing of what waits', async () => {
  const { contactId } = await tell()
  const nurse = await server.staff(smallCounty.nurse)
  const asked = await start(nurse, contactId, 'self')
  const { rows } = await owner.query<{ template: string; channel: string }>(
    "select template, channel from notification where contact_id = $1 and template = 'message'",
    [contactId],
  )
  expect(rows).toEqual([{ template: 'message', channel: 'sms' }])
  const begun = await start(nurse, contactId, 'interview')
  await nurse('POST', `/api/desk/questionnaires/${begun.body.responseId}`, { answers: { '1': '3' } })
  const stored = await owner.query<{ sealed: Buffer }>('select sealed from questionnaire_response where id = $1', [
    begun.body.responseId,
  ])
  expect(stored.rows[0]?.sealed.toString('latin1')).not.toContain('{"1":"3"}')
  const journal = await owner.query<{ n: number }>(
    'select count(*)::int as n from journal_entry where detail::text like $1',
    [`%${asked.body.responseId}%`],
  )
  expect(journal.rows[0]?.n).toBeGreaterThan(0)
})
