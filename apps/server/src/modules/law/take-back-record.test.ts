import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClockView, DeskCase, NeedView, Receipt, Recorded } from '@luukku/contract'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { watchContacts } from '../contact/index.ts'

// Tuesday 24 November 2026.
const now = '2026-11-24T09:00:00+02:00'
let county: SmallCountyServer
let nurse: Browser
let counsellor: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24'], moment: now })
  await at(now)
})
afterAll(() => county.close())

/** Moves the clock. Sessions do not outlive a night, so everybody signs in again. */
async function at(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
  counsellor = await county.staff(smallCounty.counsellor)
}

interface Answer {
  status: number
  text: string
  body: { clocks: ClockView[]; recorded: Recorded; recordable: Record<string, { event?: string; id?: string }[]> } & {
    reason?: string
  }
}

async function newNeed(service: string, age: number): Promise<NeedView> {
  await at(now)
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Tarvitsemme apua kotiin',
    person: { givenName: 'Testi', age, municipality: '698' },
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  const path = `/api/desk/contacts/${(sent.body as Receipt).contactId}`
  const before = (await nurse('GET', path)).body as DeskCase
  const answer = await nurse('POST', `${path}/assessment`, {
    basedOn: before.version,
    decision: 'override',
    overrideReason: 'Arvio puhelimessa',
    urgencyClass: 'D',
    needs: [{ service, extract: 'Apua kotiin' }],
    note: 'Arvioitu',
  })
  expect(answer.status, answer.text).toBe(200)
  const need = (answer.body as DeskCase).needs[0] as NeedView
  await county.owner.query(`update need set owner_staff_id = $2 where id = $1`, [need.needId, smallCounty.counsellor])
  return need
}

const record = async (needId: string, body: object, by = counsellor): Promise<Answer> =>
  (await by('POST', `/api/needs/${needId}/clock-records`, body)) as Answer
const event = (needId: string, name: string, moment: string, by = counsellor) =>
  record(needId, { kind: 'event', event: name, at: moment }, by)
const takeBack = async (needId: string, recordId: string, reason: string, by = counsellor): Promise<Answer> =>
  (await by('POST', `/api/needs/${needId}/clock-records/take-back`, { recordId, reason })) as Answer
const clockIn = (answer: Answer, ruleId: string) => answer.body.clocks.find((clock) => clock.ruleId === ruleId)
const newest = (answer: Answer) => answer.body.recorded[0]?.recordId ?? ''
async function rowsOf(
  needId: string,
  ruleId: string,
): Promise<{ due: string | null; state: string; status: string }[]> {
  const { rows } = await county.owner.query<{ due: string | null; state: string; status: string }>(
    `select to_char(due_date, 'YYYY-MM-DD') as due, state, status from clock where need_id = $1 and rule_id = $2 order by id`,
    [needId, ruleId],
  )
  return rows
}
async function legalDay(needId: string): Promise<string | undefined> {
  const { rows } = await county.owner.query<{ day: string }>(
    `select to_char(legal_due_date, 'YYYY-MM-DD') as day from need where id = $1`,
    [needId],
  )
  return rows[0]?.day
}
/** The contact of a need as the desk's list tells it and sorts it. */
async function inList(needId: string) {
  const { rows } = await county.owner.query<{ id: string; key: string }>(
    `select c.id, c.sort_key as key from contact c join need n on n.contact_id = c.id where n.id = $1`,
    [needId],
  )
  const [row] = rows
  const list = (await nurse('GET', '/api/desk?view=team&limit=100')).body as {
    rows: { contactId: string; legal?: object }[]
  }
  return row && { ...row, legal: list.rows.find(({ contactId }) => contactId === row.id)?.legal }
}
const keyAt = (key: string | undefined, moment: string) =>
  `${key?.slice(0, 3) ?? ''}${String(Date.parse(moment) / 60_000).padStart(9, '0')}${key?.slice(12) ?? ''}`

describe('what was recorded by mistake is taken back', () => {
  test('a wrong first day: the clock it started counts for nothing and is kept, the right day starts another, the reason is shown', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const before = await legalDay(need.needId)
    const wrong = await event(need.needId, 'placementStarted', '2026-10-23T18:00:00+03:00')
    expect(clockIn(wrong, 'CP-EMERG-30D')).toMatchObject({ dueDate: '2026-11-21', state: 'breached' })
    expect(await legalDay(need.needId)).toBe('2026-11-21')
    const back = await takeBack(need.needId, newest(wrong), 'Väärä kuukausi')
    expect(back.status, back.text).toBe(200)
    expect(clockIn(back, 'CP-EMERG-30D')).toBeUndefined()
    expect(await legalDay(need.needId)).toBe(before)
    expect(back.body.recorded[0]).toMatchObject({
      kind: 'event',
      at: '2026-10-23T15:00:00.000Z',
      takenBack: { reason: 'Väärä kuukausi', by: expect.stringMatching(/\w/) as string },
    })
    expect(back.body.recordable['starts']?.map((one) => one.event)).toContain('placementStarted')
    const right = await event(need.needId, 'placementStarted', '2026-11-23T18:00:00+02:00')
    expect(clockIn(right, 'CP-EMERG-30D')).toMatchObject({ dueDate: '2026-12-22', state: 'running' })
    expect(await rowsOf(need.needId, 'CP-EMERG-30D')).toEqual([
      { due: '2026-11-21', state: 'ended', status: 'takenBack' },
      { due: '2026-12-22', state: 'running', status: null },
    ])
    const { rows } = await county.owner.query(
      `select kind, name, takes_back is not null as back from clock_record where need_id = $1 and kind <> 'capacity' order by recorded_at, id`,
      [need.needId],
    )
    expect(rows).toEqual([
      { kind: 'event', name: 'placementStarted', back: false },
      { kind: 'taken-back', name: 'placementStarted', back: true },
      { kind: 'event', name: 'placementStarted', back: false },
    ])
  })
  test('the day it was counted from is taken back: counted anew from the placement, and the reasoning tells the earlier day', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const decided = await event(need.needId, 'placementDecided', '2026-11-22T18:00:00+02:00')
    const placed = await event(need.needId, 'placementStarted', '2026-11-23T18:00:00+02:00')
    expect(clockIn(placed, 'CP-EMERG-30D')).toMatchObject({ dueDate: '2026-12-21' })
    const back = await takeBack(need.needId, newest(decided), 'Päätöstä ei tehty sunnuntaina')
    expect(clockIn(back, 'CP-EMERG-30D')).toMatchObject({ dueDate: '2026-12-22', state: 'running' })
    expect(clockIn(back, 'CP-EMERG-30D')?.explanation.map(({ fi }) => fi)).toContain(
      'Kirjausta on korjattu. Sitä ennen viimeinen päivä oli 21.12.2026 (CP-EMERG-30D).',
    )
  })
  test('the desk’s list follows at once for guidance: the withdrawn day is neither told nor sorted by', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const before = await inList(need.needId)
    expect(before?.legal).toMatchObject({ dueDate: '2026-12-03' })
    const placed = await event(need.needId, 'placementStarted', '2026-10-23T18:00:00+03:00', nurse)
    expect(placed.status, placed.text).toBe(200)
    const after = await inList(need.needId)
    expect(after?.legal).toEqual({ ruleId: 'CP-EMERG-30D', dueDate: '2026-11-21' })
    expect(after?.key).toBe(keyAt(before?.key, '2026-11-21T16:00:00+02:00'))
    const back = await takeBack(need.needId, newest(placed), 'Väärä kuukausi', nurse)
    expect(back.status, back.text).toBe(200)
    expect(await inList(need.needId)).toEqual(before)
  })
  test('the desk’s list follows by the watch for who does not see the contact, and a second round changes nothing', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const before = await inList(need.needId)
    const placed = await event(need.needId, 'placementStarted', '2026-10-23T18:00:00+03:00')
    expect(await inList(need.needId)).toEqual(before)
    await county.app.catchUp()
    const after = await inList(need.needId)
    expect(after?.legal).toEqual({ ruleId: 'CP-EMERG-30D', dueDate: '2026-11-21' })
    expect(after?.key).toBe(keyAt(before?.key, '2026-11-21T16:00:00+02:00'))
    expect(await watchContacts(county.app.services)).toBe(0)
    await takeBack(need.needId, newest(placed), 'Väärä kuukausi')
    await county.app.catchUp()
    expect(await inList(need.needId)).toEqual(before)
  })
  test('what met a duty is taken back: the clock runs again with its own date, and no other clock changes', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const done = await event(need.needId, 'assessmentCompleted', now)
    expect(clockIn(done, 'CP-3M')).toMatchObject({ state: 'met', dueDate: '2027-02-24' })
    const back = await takeBack(need.needId, newest(done), 'Väärä asiakas')
    expect(clockIn(back, 'CP-3M')).toMatchObject({ state: 'running', dueDate: '2027-02-24' })
    const dates = (clocks: readonly ClockView[]) => clocks.map(({ ruleId, dueDate }) => [ruleId, dueDate])
    expect(dates(back.body.clocks)).toEqual(dates(need.clocks))
    const { rows } = await county.owner.query(
      `select stopped_by, stopped_at from clock where need_id = $1 and rule_id = 'CP-3M'`,
      [need.needId],
    )
    expect(rows).toEqual([{ stopped_by: null, stopped_at: null }])
  })
  test('the history of the case says so once, of each record that was taken back', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    for (const reason of ['Väärä päivä', 'Väärä asiakas']) {
      const placed = await event(need.needId, 'placementStarted', '2026-11-23T18:00:00+02:00')
      await takeBack(need.needId, newest(placed), reason)
    }
    await county.app.services.jobs.runDue()
    await county.app.services.jobs.runDue()
    const { rows } = await county.owner.query<{ type: string; how: string }>(
      `select e.type, e.data ->> 'how' as how from case_event e where e.need_id = $1 and e.type = 'taken-back' order by e.seq`,
      [need.needId],
    )
    expect(rows).toEqual([
      { type: 'taken-back', how: 'record' },
      { type: 'taken-back', how: 'record' },
    ])
  })
  test('an exception is taken back: the mark goes and the date never moved', async () => {
    const need = await newNeed('FYSIO', 40)
    const marked = await record(
      need.needId,
      { kind: 'exception', exception: 'DECLINES-ELSEWHERE', ground: 'Ei halua Kemiin' },
      nurse,
    )
    expect(clockIn(marked, 'H-PHC-3M-2025')).toMatchObject({ state: 'notApplied', dueDate: '2027-02-24' })
    const back = await takeBack(need.needId, newest(marked), 'Oli toinen asiakas', nurse)
    expect(clockIn(back, 'H-PHC-3M-2025')).toMatchObject({ state: 'running', dueDate: '2027-02-24' })
    expect(clockIn(back, 'H-PHC-3M-2025')?.exception).toBeUndefined()
    expect(back.body.recorded[0]).toMatchObject({ kind: 'exception', ground: 'Ei halua Kemiin' })
  })
  test('the manager’s figures count neither the clock taken back nor a resident’s right', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const count = async () => {
      const { rows } = await county.owner.query<{ n: string }>(
        `select count(*) as n from clock k where need_id = $1 and (status is null or status not in ('takenBack', 'superseded')) and k.detail ->> 'lapses' is null`,
        [need.needId],
      )
      return Number(rows[0]?.n)
    }
    const before = await count()
    const wrong = await event(need.needId, 'placementStarted', '2026-10-23T18:00:00+03:00')
    await takeBack(need.needId, newest(wrong), 'Väärä')
    const letter = await event(need.needId, 'letterSent', '2026-11-20T12:00:00+02:00')
    expect(clockIn(letter, 'AD-LETTER-7D')).toMatchObject({ dueDate: '2026-11-27', state: 'running' })
    expect(clockIn(letter, 'AD-REVIEW-30D')).toMatchObject({ dueDate: '2026-12-28', state: 'running' })
    // The need's own legal day is that of the assessment to be started, not of the letter.
    expect(await legalDay(need.needId)).toBe('2026-12-03')
    expect(await count()).toBe(before)
  })
})

describe('what cannot be taken back', () => {
  test('twice, without a reason, of another need, or by a colleague who does not see the need', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const other = await newNeed('LASTENSUOJELU', 9)
    const recordId = newest(await event(need.needId, 'placementStarted', '2026-11-23T18:00:00+02:00'))
    expect((await takeBack(need.needId, recordId, '   ')).body.reason).toBe('ground-needed')
    expect((await takeBack(need.needId, recordId, '')).status).toBe(400)
    expect((await takeBack(other.needId, recordId, 'Väärä')).body.reason).toBe('record-stays')
    const stranger = await county.staff(smallCounty.physiotherapist)
    expect((await takeBack(need.needId, recordId, 'Väärä', stranger)).status).toBe(404)
    expect((await takeBack(need.needId, recordId, 'Väärä')).status).toBe(200)
    expect((await takeBack(need.needId, recordId, 'Väärä')).body.reason).toBe('taken-back-already')
  })
  test('what a resident did, and what closed or opened a case again', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    const { rows } = await county.owner.query<{ id: string }>(
      `insert into clock_record (county_id, register, person_id, contact_id, need_id, kind, name, at, data, actor_kind, actor_id, recorded_at)
       select county_id, register, person_id, contact_id, id, x.kind, x.name, now(), x.data::jsonb, x.actor, 'x', now() from need,
         (values ('exception', 'NO-SHOW', '{}', 'resident'), ('exception', 'RESIDENT-CHOICE', '{"by":"offer"}', 'staff'),
           ('exception', 'NO-SHOW', '{"appointment":"a"}', 'staff'), ('closed', 'closed', '{}', 'staff'), ('reopened', 'reopened', '{}', 'staff')) x(kind, name, data, actor)
       where need.id = $1 returning id`,
      [need.needId],
    )
    expect(rows).toHaveLength(5)
    for (const { id } of rows) expect((await takeBack(need.needId, id, 'Väärä')).body.reason).toBe('record-stays')
  })
})

describe('what a professional finds puts the need under another rule', () => {
  test('§ 36: the highest care allowance starts the seven working days; «without delay» gives way and comes back with the finding taken back', async () => {
    const need = await newNeed('AIK_SOS', 40)
    expect(need.clocks.map(({ ruleId }) => ruleId)).toContain('SO-GENERAL')
    expect(need.recordable?.facts.map(({ id }) => id)).toContain('highest-care-allowance')
    const finding = { kind: 'finding', finding: 'highest-care-allowance', at: now, ground: 'Kelan päätös nähty' }
    const found = await record(need.needId, finding)
    expect(found.status, found.text).toBe(200)
    expect(clockIn(found, 'SO-HIGHEST-7WD')).toMatchObject({ dueDate: '2026-12-03', state: 'running' })
    expect(clockIn(found, 'SO-GENERAL')).toBeUndefined()
    expect(found.body.recordable['facts']?.map(({ id }) => id)).not.toContain('highest-care-allowance')
    expect((await record(need.needId, finding)).body.reason).toBe('finding-not-of-this-need')
    const back = await takeBack(need.needId, newest(found), 'Oli perushoitotuki')
    expect(clockIn(back, 'SO-HIGHEST-7WD')).toBeUndefined()
    expect(clockIn(back, 'SO-GENERAL')).toMatchObject({ state: 'running', dueDate: null })
  })
  test('§ 14 a: an incomplete application is completed within seven working days, and the decision counts from the completion', async () => {
    const need = await newNeed('TOTU', 40)
    const found = await record(need.needId, {
      kind: 'finding',
      finding: 'application-incomplete',
      at: now,
      ground: 'Tiliotteet puuttuvat',
    })
    expect(clockIn(found, 'IS-COMPLETE-REQ')).toMatchObject({ dueDate: '2026-12-03', state: 'running' })
    expect(clockIn(found, 'IS-7WD')).toBeUndefined()
    const asked = await event(need.needId, 'supplementRequested', now)
    expect(clockIn(asked, 'IS-COMPLETE-REQ')).toMatchObject({ state: 'met' })
    await at('2026-12-09T09:00:00+02:00')
    const came = await event(need.needId, 'supplementArrived', '2026-12-08T10:00:00+02:00')
    expect(came.status, came.text).toBe(200)
    // Seven working days after Tuesday 8 December: 9-11 and 14-17 December.
    expect(clockIn(came, 'IS-SUPPLEMENTED')).toMatchObject({ dueDate: '2026-12-17', state: 'running' })
  })
  test('a need is noticed before it is assessed: a later moment would put its limit off and is refused', async () => {
    const need = await newNeed('FYSIO', 40)
    const noticed = (moment: string) =>
      record(
        need.needId,
        { kind: 'finding', finding: 'need-noticed-elsewhere', at: moment, ground: 'Haavanhoidossa' },
        nurse,
      )
    await at('2026-11-26T09:00:00+02:00')
    expect((await noticed('2026-11-25T09:00:00+02:00')).body.reason).toBe('noticed-after-the-assessment')
    const earlier = await noticed('2026-11-20T09:00:00+02:00')
    expect(clockIn(earlier, 'H-PHC-3M-2025')).toMatchObject({ dueDate: '2027-02-20', state: 'running' })
  })
  test('a finding of another service, without a ground or in the future is refused', async () => {
    const need = await newNeed('AIK_SOS', 40)
    const finding = (more: object) => record(need.needId, { kind: 'finding', at: now, ground: 'Nähty', ...more })
    expect((await finding({ finding: 'application-incomplete' })).body.reason).toBe('finding-not-of-this-need')
    expect((await finding({ finding: 'doctor-needed' })).body.reason).toBe('finding-not-of-this-need')
    expect((await finding({ finding: 'older-person', ground: ' ' })).body.reason).toBe('ground-needed')
    expect((await finding({ finding: 'older-person', at: '2026-11-25T09:00:00+02:00' })).body.reason).toBe(
      'event-in-the-future',
    )
  })
})

describe('the yearly review of a client plan (417/2007 § 30) recurs', () => {
  test('each review meets its year and starts the next; a review taken back takes its year with it', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    await event(need.needId, 'planMadeOrReviewed', '2026-11-24T08:00:00+02:00')
    await at('2027-11-01T09:00:00+02:00')
    const first = await event(need.needId, 'planReviewed', '2027-10-20T08:00:00+03:00')
    const years = (answer: Answer) =>
      answer.body.clocks
        .filter(({ ruleId }) => ruleId === 'CP-PLAN-1Y')
        .map(({ dueDate, state }) => `${dueDate ?? ''} ${state}`)
    expect(first.status, first.text).toBe(200)
    expect(years(first)).toEqual(['2027-11-24 met', '2028-10-20 running'])
    await at('2028-10-25T09:00:00+03:00')
    const late = await event(need.needId, 'planReviewed', '2028-10-21T08:00:00+03:00')
    expect(years(late)).toEqual(['2027-11-24 met', '2028-10-20 breached', '2029-10-21 running'])
    const back = await takeBack(need.needId, newest(late), 'Tarkistus siirtyi')
    expect(years(back)).toEqual(['2027-11-24 met', '2028-10-20 breached'])
    const again = await event(need.needId, 'planReviewed', '2028-10-20T08:00:00+03:00')
    expect(years(again)).toEqual(['2027-11-24 met', '2028-10-20 met', '2029-10-20 running'])
  })

  test('a year that was met before reviews recurred gets its next at a start of the server, once', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    await event(need.needId, 'planMadeOrReviewed', '2026-11-24T08:00:00+02:00')
    await at('2027-11-01T09:00:00+02:00')
    await event(need.needId, 'planReviewed', '2027-10-20T08:00:00+03:00')
    const rounds = async () =>
      (await rowsOf(need.needId, 'CP-PLAN-1Y')).map(({ due, state }) => `${due ?? ''} ${state}`)
    // As the earlier version left it: the year met, and no next.
    await county.owner.query(`delete from clock where need_id = $1 and rule_id = 'CP-PLAN-1Y' and state = 'running'`, [
      need.needId,
    ])
    // Nor has the desk's list a day of it.
    await county.owner.query(`update need set legal_due_date = null, legal_rule_id = null where id = $1`, [need.needId])
    const listed = async () =>
      (
        await county.owner.query<{ due: string | null }>(
          `select c.summary #>> '{legal,dueDate}' as due from contact c join need n on n.contact_id = c.id where n.id = $1`,
          [need.needId],
        )
      ).rows[0]?.due
    await watchContacts(county.app.services)
    expect([await rounds(), await listed()]).toEqual([['2027-11-24 met'], null])
    const { jobs, jobsDb, clock } = county.app.services
    for (const start of ['first', 'second']) {
      await jobsDb.technical('lapland', (tx) => jobs.plan(tx, 'start-next-rounds', { county: 'lapland' }), clock)
      await jobs.runDue()
      expect(await rounds(), start).toEqual(['2027-11-24 met', '2028-10-20 running'])
      // The list follows at once, not at the next round of the watch: what was counted anew is the earlier limit of the need.
      expect(await listed(), start).toBe('2026-12-03')
    }
  })
})

describe('a new assessment of the case', () => {
  async function assessAgain(needId: string, service: string, more: object = {}) {
    const { rows } = await county.owner.query<{ id: string }>(`select contact_id as id from need where id = $1`, [
      needId,
    ])
    const path = `/api/desk/contacts/${rows[0]?.id ?? ''}`
    const before = (await nurse('GET', path)).body as DeskCase
    return nurse('POST', `${path}/assessment`, {
      basedOn: before.version,
      decision: 'override',
      overrideReason: 'Kiireellisyys muuttui',
      urgencyClass: 'C',
      needs: [{ service, extract: 'Apua kotiin', ...more }],
      note: 'Arvioitu',
    })
  }
  const clocksOf = (answer: { body: unknown }) => (answer.body as DeskCase).needs[0]?.clocks ?? []
  test('keeps what was recorded of the need: the emergency placement runs on with its day, its record and its author', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    await event(need.needId, 'placementStarted', '2026-11-23T18:00:00+02:00')
    const wrong = await event(need.needId, 'clientRelationshipStarted', now)
    await takeBack(need.needId, newest(wrong), 'Ei alkanut')
    const again = await assessAgain(need.needId, 'LASTENSUOJELU')
    expect(again.status, again.text).toBe(200)
    const clock = clocksOf(again).find(({ ruleId }) => ruleId === 'CP-EMERG-30D')
    expect(clock).toMatchObject({ dueDate: '2026-12-22', state: 'running' })
    expect(clocksOf(again).map(({ ruleId }) => ruleId)).not.toContain('CP-NOTICE')
    expect((again.body as DeskCase).needs[0]?.recorded).toMatchObject([
      { kind: 'event', at: '2026-11-23T16:00:00.000Z' },
    ])
  })
  test('is told in the list with the day of what it carried over', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    await event(need.needId, 'placementStarted', '2026-10-23T18:00:00+03:00')
    const again = await assessAgain(need.needId, 'LASTENSUOJELU')
    const told = await inList((again.body as DeskCase).needs[0]?.needId ?? '')
    expect(told?.legal).toEqual({ ruleId: 'CP-EMERG-30D', dueDate: '2026-11-21' })
    expect(told?.key).toBe(keyAt(told?.key, '2026-11-21T16:00:00+02:00'))
  })
  test('keeps a finding and the rule it put the need under', async () => {
    const need = await newNeed('AIK_SOS', 40)
    await record(need.needId, { kind: 'finding', finding: 'highest-care-allowance', at: now, ground: 'Nähty' })
    const rules = clocksOf(await assessAgain(need.needId, 'AIK_SOS')).map(({ ruleId }) => ruleId)
    expect(rules).toContain('SO-HIGHEST-7WD')
    expect(rules).not.toContain('SO-GENERAL')
  })
  test('that leaves the need out is refused; a new start with its reason takes nothing over', async () => {
    const need = await newNeed('LASTENSUOJELU', 8)
    await event(need.needId, 'placementStarted', '2026-11-23T18:00:00+02:00')
    expect((await assessAgain(need.needId, 'AIK_SOS')).body.reason).toBe('recorded-need-dropped')
    const fresh = await assessAgain(need.needId, 'LASTENSUOJELU', { newNeedBecause: 'Uusi asia' })
    expect(fresh.status, fresh.text).toBe(200)
    expect(clocksOf(fresh).map(({ ruleId }) => ruleId)).not.toContain('CP-EMERG-30D')
  })
})
