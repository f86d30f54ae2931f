import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type BrowserAnswer,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee } from '@luukku/testkit/assessed-knee'

// Tuesday 24 November 2026; the times are on Wednesday.
const now = '2026-11-24T09:00:00+02:00'
const due = '2027-02-24'
let county: SmallCountyServer
let nurse: Browser
let physio: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'], moment: now })
  for (const day of ['2026-11-25', '2026-11-26', '2026-11-27'])
    await addReception(county.owner, smallCounty.physiotherapist, day)
  await at(now)
})
afterAll(() => county.close())

/** Moves the clock. Sessions do not outlive a night, so everybody signs in again. */
async function at(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
  physio = await county.staff(smallCounty.physiotherapist)
}

interface Booked {
  contactId: string
  needId: string
  appointmentId: string
}
/** A knee with a time at this moment of Wednesday. */
async function newBooked(start: string): Promise<Booked> {
  await at(now)
  const { contactId, needId } = await assessKnee(county.browser(), nurse, { urgencyClass: 'D' })
  return { contactId, needId, appointmentId: await book({ contactId, needId }, start) }
}
async function book({ contactId, needId }: Pick<Booked, 'contactId' | 'needId'>, start: string): Promise<string> {
  const item = { needId, service: 'FYSIO', staffId: smallCounty.physiotherapist, mode: 'onsite', start }
  const end = new Date(Date.parse(start) + 30 * 60_000).toISOString()
  const answer = await nurse('POST', '/api/booking/appointments', { contactId, items: [{ ...item, end }] })
  expect(answer.status, answer.text).toBe(200)
  return String(answer.body.appointments?.[0]?.appointmentId)
}
const visit = ({ needId, appointmentId }: Booked, outcome: string, more: object = {}): Promise<BrowserAnswer> =>
  physio('POST', `/api/own/${needId}/visits`, { appointmentId, outcome, ...more })
const takeBack = (booked: Booked, reason = 'Kirjattiin väärälle asiakkaalle') => visit(booked, 'taken-back', { reason })
const readCase = async ({ contactId }: Booked) =>
  (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
const clockOf = async (booked: Booked, start = 'H-PHC-3M') =>
  (await readCase(booked)).needs[0]?.clocks.find(({ ruleId }) => ruleId.startsWith(start))
const shown = async ({ needId, appointmentId }: Booked) =>
  (
    (await physio('GET', `/api/own/${needId}`)).body.appointments as {
      appointmentId: string
      status: string
      canTakeBack?: boolean
      takenBack?: { by: string; reason: string }
    }[]
  ).find((one) => one.appointmentId === appointmentId)
const rows = async <T extends object>(text: string, values: unknown[] = []) =>
  (await county.owner.query<T>(text, values)).rows
const eventsOf = async ({ contactId }: Booked) =>
  (
    await rows<{ line: string }>(
      `select type || coalesce(' ' || (data ->> 'how'), '') as line from case_event where contact_id = $1 and seq > 3 order by seq`,
      [contactId],
    )
  ).map(({ line }) => line)

describe('what was recorded of a visit by mistake is taken back with a reason', () => {
  test('«took place», a day later: the clock it met runs again from its first start, the reason is shown, the case knows it', async () => {
    const booked = await newBooked('2026-11-25T08:00:00+02:00')
    await at('2026-11-25T08:20:00+02:00')
    await visit(booked, 'held')
    expect(await clockOf(booked)).toMatchObject({ state: 'met', dueDate: due })
    expect(await shown(booked)).toMatchObject({ status: 'done', canTakeBack: true })
    const started = (await clockOf(booked))?.startedAt
    await at('2026-11-26T15:00:00+02:00')
    expect((await visit(booked, 'corrected')).body).toMatchObject({ reason: 'correct-too-late' })
    const back = await takeBack(booked)
    expect(back.status, back.text).toBe(200)
    expect(await clockOf(booked)).toMatchObject({ state: 'running', dueDate: due, startedAt: started })
    expect(await shown(booked)).toMatchObject({
      status: 'booked',
      canTakeBack: false,
      takenBack: { reason: 'Kirjattiin väärälle asiakkaalle', by: expect.stringMatching(/\w/) as string },
    })
    const [stored] = await rows(
      `select stopped_by, stopped_at from clock where need_id = $1 and rule_id like 'H-PHC-3M%'`,
      [booked.needId],
    )
    expect(stored).toEqual({ stopped_by: null, stopped_at: null })
    await county.app.services.jobs.runDue()
    await county.app.services.jobs.runDue()
    expect((await eventsOf(booked)).filter((line) => line === 'taken-back visit')).toHaveLength(1)
    // What really took place is recorded then.
    expect((await visit(booked, 'no-show')).status).toBe(200)
    expect(await clockOf(booked)).toMatchObject({ state: 'running', status: 'residentAttributable' })
  })
  test('a clock that the visit had started by what was found is given up and keeps its row', async () => {
    const booked = await newBooked('2026-11-25T09:00:00+02:00')
    await at('2026-11-25T09:20:00+02:00')
    const found = (await physio('GET', `/api/own/${booked.needId}`)).body.recordable.findings as { id: string }[]
    const before = (await readCase(booked)).needs[0]?.clocks.map(({ ruleId }) => ruleId)
    const held = await visit(booked, 'held', { findings: found.map(({ id }) => id) })
    expect(held.status, held.text).toBe(200)
    const more = (await readCase(booked)).needs[0]?.clocks.filter(({ ruleId }) => !before?.includes(ruleId)) ?? []
    expect(more.length).toBeGreaterThan(0)
    await takeBack(booked)
    expect((await readCase(booked)).needs[0]?.clocks.map(({ ruleId }) => ruleId)).toEqual(before)
    const kept = await rows<{ rule_id: string }>(
      `select rule_id from clock where need_id = $1 and status = 'takenBack' order by rule_id`,
      [booked.needId],
    )
    expect(kept.map(({ rule_id }) => rule_id)).toEqual(more.map(({ ruleId }) => ruleId).sort())
  })
  test('«did not come», after somebody was told to try again: nobody has to, and a second miss is told anew', async () => {
    const booked = await newBooked('2026-11-25T10:00:00+02:00')
    await at('2026-11-25T10:15:00+02:00')
    await visit(booked, 'no-show')
    await at('2026-11-25T10:30:00+02:00')
    await county.app.services.jobs.runDue()
    expect((await readCase(booked)).status).toBe('assessed')
    await takeBack(booked, 'Istui väärässä odotustilassa')
    await county.app.services.jobs.runDue()
    const one = await readCase(booked)
    expect(one.status).toBe('booked')
    expect(one.nextStep).toMatchObject({ kind: 'follow-up', owner: { kind: 'staff', id: smallCounty.physiotherapist } })
    expect(one.needs[0]?.status).toBe('booked')
    expect(await clockOf(booked)).not.toMatchObject({ status: 'residentAttributable' })
    await visit(booked, 'no-show')
    await at('2026-11-25T10:45:00+02:00')
    await county.app.services.jobs.runDue()
    expect((await readCase(booked)).status).toBe('assessed')
    expect((await eventsOf(booked)).filter((line) => /missed/.test(line))).toEqual([
      'time-changed resident-missed',
      'taken-back missed',
      'time-changed resident-missed',
    ])
  })
  test('«did not come», and another time was booked since: the need goes by that time', async () => {
    const booked = await newBooked('2026-11-25T12:00:00+02:00')
    await at('2026-11-25T12:15:00+02:00')
    await visit(booked, 'no-show')
    await at('2026-11-25T12:30:00+02:00')
    await county.app.services.jobs.runDue()
    await book(booked, '2026-11-27T12:00:00+02:00')
    expect((await takeBack(booked)).status).toBe(200)
    const [need] = await rows(
      `select n.status, to_char(n.next_date, 'YYYY-MM-DD') as day, to_char(l.next_date, 'YYYY-MM-DD') as line
       from need n join plan_line l on l.need_id = n.id where n.id = $1`,
      [booked.needId],
    )
    expect(need).toEqual({ status: 'booked', day: '2026-11-27', line: '2026-11-27' })
  })
  test('after a new assessment carried it over: taken back from the need that goes on, whose clock it no longer marks', async () => {
    const booked = await newBooked('2026-11-25T11:00:00+02:00')
    await at('2026-11-25T11:15:00+02:00')
    await visit(booked, 'no-show')
    await at('2026-11-25T11:30:00+02:00')
    await county.app.services.jobs.runDue()
    const again = await nurse('POST', `/api/desk/contacts/${booked.contactId}/assessment`, {
      basedOn: (await readCase(booked)).version,
      decision: 'override',
      overrideReason: 'Arvio puhelimessa',
      urgencyClass: 'D',
      needs: [{ service: 'FYSIO', extract: 'Polvi' }],
      note: 'Arvioitu',
    })
    expect(again.status, again.text).toBe(200)
    const next = { ...booked, needId: String((await readCase(booked)).needs[0]?.needId) }
    expect(next.needId).not.toBe(booked.needId)
    expect(await clockOf(next)).toMatchObject({ status: 'residentAttributable', dueDate: due })
    expect(await shown(next)).toMatchObject({ status: 'no-show', canTakeBack: true })
    expect((await takeBack(next)).status).toBe(200)
    expect(await clockOf(next)).not.toMatchObject({ status: 'residentAttributable' })
    expect(await clockOf(next)).toMatchObject({ state: 'running', dueDate: due })
  })
  test('«has come»: the time waits again', async () => {
    const booked = await newBooked('2026-11-25T13:00:00+02:00')
    await at('2026-11-25T12:50:00+02:00')
    await visit(booked, 'arrived')
    await at('2026-11-25T13:05:00+02:00')
    expect((await takeBack(booked)).status).toBe(200)
    expect(await shown(booked)).toMatchObject({ status: 'booked' })
    await county.app.services.jobs.runDue()
    expect(await eventsOf(booked)).toContain('taken-back arrived')
  })
  test('the words lie sealed: neither the record, the history nor the log has them', async () => {
    const booked = await newBooked('2026-11-25T14:00:00+02:00')
    await at('2026-11-25T14:20:00+02:00')
    await visit(booked, 'held')
    await takeBack(booked, 'Kanariasyy')
    await county.app.services.jobs.runDue()
    for (const table of ['clock_record', 'case_event', 'journal_entry', 'appointment_step'])
      expect(JSON.stringify(await rows(`select * from ${table}`))).not.toContain('Kanariasyy')
    const [entry] = await rows<{ n: number }>(
      `select count(*)::int as n from journal_entry where action = 'recordVisit' and detail ->> 'visit' = 'taken-back' and detail ->> 'need' = $1`,
      [booked.needId],
    )
    expect(entry?.n).toBe(1)
  })
})

describe('what is not taken back', () => {
  test('without a reason, twice, by somebody who does not see the need, or when the need is over', async () => {
    const booked = await newBooked('2026-11-25T15:00:00+02:00')
    await at('2026-11-25T15:20:00+02:00')
    await visit(booked, 'held')
    expect((await takeBack(booked, '  ')).body).toMatchObject({ reason: 'ground-needed' })
    const counsellor = await county.staff(smallCounty.counsellor)
    const stranger = await counsellor('POST', `/api/own/${booked.needId}/visits`, {
      appointmentId: booked.appointmentId,
      outcome: 'taken-back',
      reason: 'Väärä',
    })
    expect(stranger.status).toBe(404)
    await county.owner.query(`update need set status = 'done' where id = $1`, [booked.needId])
    expect((await shown(booked))?.canTakeBack).toBe(false)
    expect((await takeBack(booked)).body).toMatchObject({ code: 'action-not-possible', reason: 'need-not-open' })
    await county.owner.query(`update need set status = 'booked' where id = $1`, [booked.needId])
    expect((await takeBack(booked)).status).toBe(200)
    expect((await takeBack(booked)).body).toMatchObject({ reason: 'nothing-to-correct' })
  })
  test('a missed time that was given on: refused with words, and nothing changes', async () => {
    const booked = await newBooked('2026-11-26T08:00:00+02:00')
    await at('2026-11-26T08:05:00+02:00')
    await visit(booked, 'no-show')
    await county.owner.query(
      `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
       select county_id, register, (select p.id from person p where p.id <> person_id order by p.id limit 1), contact_id, need_id, staff_id, unit_id, service, mode, during, 'booked', now() from appointment where id = $1`,
      [booked.appointmentId],
    )
    expect((await takeBack(booked)).body).toMatchObject({ code: 'action-not-possible', reason: 'time-given-on' })
    expect(await shown(booked)).toMatchObject({ status: 'no-show' })
  })
  test.each([
    {
      what: 'room',
      prepare: [
        `update service set resources = '{hoitohuone}' where code = 'FYSIO'`,
        `insert into resource (county_id, unit_id, kind, name) values ('lapland', '${smallCounty.healthUnit}', 'hoitohuone', 'Huone 1')`,
      ],
      lose: `insert into resource_closure (county_id, resource_id, during) select 'lapland', id, tstzrange('2026-11-27 00:00+02', '2026-11-28 00:00+02') from resource`,
      after: [`update service set resources = '{}' where code = 'FYSIO'`],
    },
    {
      what: 'interpreter',
      prepare: [
        `insert into interpreter (county_id, name, languages, is_remote) values ('lapland', 'Tulkki 1', '{ar}', true)`,
        `insert into interpreter_time (county_id, interpreter_id, during) select 'lapland', id, tstzrange('2026-11-27 08:00+02', '2026-11-27 12:00+02') from interpreter`,
      ],
      lose: `delete from interpreter_time`,
      after: [],
    },
  ])(
    'a missed time whose $what is gone: refused by its name while it lasts, and needed no more when it is over',
    async (one) => {
      for (const statement of one.prepare) await county.owner.query(statement)
      await at(now)
      const assessed = await assessKnee(county.browser(), nurse, { urgencyClass: 'D' })
      if (one.what === 'interpreter')
        expect(
          (await nurse('POST', `/api/desk/needs/${assessed.needId}/visit`, { interpreter: 'ar', moreTime: false }))
            .status,
        ).toBe(200)
      const start = one.what === 'room' ? '2026-11-27T08:00:00+02:00' : '2026-11-27T09:00:00+02:00'
      const booked = { ...assessed, appointmentId: await book(assessed, start) }
      const after = (minutes: number) => at(new Date(Date.parse(start) + minutes * 60_000).toISOString())
      await after(5)
      await visit(booked, 'no-show')
      await county.owner.query(one.lose)
      await after(29)
      expect((await takeBack(booked)).body).toMatchObject({
        code: 'action-not-possible',
        reason: `${one.what}-given-on`,
      })
      expect(await shown(booked)).toMatchObject({ status: 'no-show' })
      await after(30)
      const back = await takeBack(booked)
      expect(back.status, back.text).toBe(200)
      expect(await shown(booked)).toMatchObject({ status: 'booked' })
      for (const statement of one.after) await county.owner.query(statement)
    },
  )
})
