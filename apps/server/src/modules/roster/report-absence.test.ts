import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConflictList, RouteResponse, routes } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { waitForLock } from '@luukku/testkit/wait-for-lock'
import { checkRoster } from './check-roster.ts'
import { keepRoster } from './roster-queries.ts'

// Wednesday morning: the physiotherapist calls in ill, with two booked times left today and one tomorrow.
const today = '2026-11-25'
const tomorrow = '2026-11-26'
const physio = smallCounty.physiotherapist
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: [today, tomorrow, '2026-11-27'], moment: `${today}T07:00:00+02:00` })
})
beforeEach(async () => {
  county.at(`${today}T07:00:00+02:00`)
  nurse = await county.staff(smallCounty.nurse)
  await county.owner.query(`delete from roster_conflict`)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
  await county.owner.query(`delete from shift where kind <> 'guidance'`)
  for (const day of [today, tomorrow, '2026-11-27']) await addReception(county.owner, physio, day)
})
afterAll(() => county.close())

async function booked(day: string, time: string): Promise<string> {
  const { contactId, needId } = await assessKnee(county.browser(), nurse)
  const start = `${day}T${time}:00+02:00`
  const end = new Date(Date.parse(start) + 1_800_000).toISOString()
  const item = { needId, service: 'FYSIO', staffId: physio, mode: 'onsite', start, end }
  const done = await nurse('POST', '/api/booking/appointments', { contactId, items: [item] })
  expect(done.status, done.text).toBe(200)
  return String(done.body.appointments[0].appointmentId)
}
const report = (staffId: string = physio, by = nurse) => by('POST', '/api/conflicts/absences', { staffId })
const atWork = async () =>
  ((await nurse('GET', '/api/conflicts/at-work')).body as RouteResponse<typeof routes.listAtWork>).people
const conflicts = async () => {
  // The check that the last change planned may be under way with what it read before this one.
  await county.app.catchUp()
  return ((await nurse('GET', '/api/conflicts')).body as ConflictList).conflicts
}

/** As guidance, past the use case. */
const keep = async (change: Omit<Parameters<typeof keepRoster>[1], 'id'>) => {
  const { db, clock } = county.app.services
  const actor = {
    kind: 'staff' as const,
    county: smallCounty.id,
    staffId: smallCounty.nurse,
    unitId: smallCounty.guidanceUnit,
    roles: ['triage' as const],
    registers: ['health' as const, 'social' as const, 'both' as const],
    guidance: true,
  }
  const options = { actor, purpose: 'guidance', requestId: randomUUID(), clock, action: 'test', ground: 'test' }
  return db.write(options as never, async (tx) => {
    const done = await keepRoster(tx, { id: randomUUID(), ...change })
    tx.journal({ register: 'none', persons: [] })
    return done
  })
}

describe('who falls ill in the morning', () => {
  test('is found among those at work with the times left today; tomorrow’s are not counted', async () => {
    await booked(today, '09:00')
    await booked(today, '10:00')
    await booked(tomorrow, '09:00')
    const [first] = await atWork()
    expect([first?.staffId, first?.times]).toEqual([physio, 2])
  })

  test('one key: today’s times come to the list with new ones, tomorrow’s stand, and each moves with a reason', async () => {
    const lost = [await booked(today, '09:00'), await booked(today, '10:00')]
    await booked(tomorrow, '09:00')
    const done = await report()
    expect(done.status, done.text).toBe(200)
    expect((await atWork()).some(({ staffId }) => staffId === physio)).toBe(false)
    const list = await conflicts()
    expect(list.map(({ appointmentId, why, staffId }) => [appointmentId, why, staffId])).toEqual(
      lost.map((id) => [id, 'absent', physio]),
    )
    // No time is proposed to two: the whole list can be taken as it stands.
    const firsts = list.map(({ proposals }) => `${proposals[0]?.staffId ?? ''} ${proposals[0]?.start ?? ''}`)
    expect(new Set(firsts).size).toBe(2)
    for (const { appointmentId, proposals } of list) {
      const [to] = proposals
      const moved = await nurse('POST', `/api/booking/appointments/${appointmentId}/move`, {
        by: 'unit',
        reason: 'Vastaanottoa ei voida pitää.',
        told: false,
        to: { staffId: to?.staffId, mode: to?.mode, start: to?.start, end: to?.end },
      })
      expect(moved.status, moved.text).toBe(200)
    }
    expect(await conflicts()).toEqual([])
  })

  test('begins now and ends with the day: what is over or under way is not touched', async () => {
    await booked(today, '09:00')
    const later = await booked(today, '14:00')
    county.at(`${today}T09:10:00+02:00`)
    nurse = await county.staff(smallCounty.nurse)
    await report()
    expect((await conflicts()).map(({ appointmentId }) => appointmentId)).toEqual([later])
    const { rows } = await county.owner.query<{ span: string; absence: string | null }>(
      `select to_char(lower(during) at time zone 'Europe/Helsinki', 'HH24:MI') || '-' || to_char(upper(during) at time zone 'Europe/Helsinki', 'DD HH24:MI') as span, absence
       from shift where kind = 'absence' and staff_id = $1`,
      [physio],
    )
    expect(rows).toEqual([{ span: '09:10-26 00:00', absence: null }])
  })

  describe('who has a night duty', () => {
    const addDuty = (from: string, to: string, kind = 'duty') =>
      county.owner.query(
        `insert into shift (county_id, staff_id, unit_id, during, kind, modes) select county_id, id, unit_id, tstzrange($2, $3), $4, '{onsite}' from staff_member where id = $1`,
        [physio, from, to, kind],
      )
    const absences = async () =>
      (
        await county.owner.query<{ span: string }>(
          `select to_char(lower(during) at time zone 'Europe/Helsinki', 'DD HH24:MI') || '-' || to_char(upper(during) at time zone 'Europe/Helsinki', 'DD HH24:MI') as span
           from shift where kind = 'absence' and staff_id = $1 order by during`,
          [physio],
        )
      ).rows.map(({ span }) => span)
    beforeEach(() => county.owner.query(`delete from shift where staff_id = $1`, [physio]))

    test.each([
      ['before it begins', '15:00'],
      ['in it', '22:30'],
    ])('is away until it ends, reported %s, and the answer says until when', async (_when, time) => {
      await addDuty(`${today}T21:00:00+02:00`, `${tomorrow}T07:00:00+02:00`)
      county.at(`${today}T${time}:00+02:00`)
      nurse = await county.staff(smallCounty.nurse)
      const done = await report()
      expect(done.body.shiftEnds, done.text).toBe(`${tomorrow}T07:00:00+02:00`)
      expect(await absences()).toEqual([`25 ${time}-26 07:00`])
    })
    test('in two entries that touch is away until the second ends, and not for the one after a pause', async () => {
      await addDuty(`${today}T21:00:00+02:00`, `${tomorrow}T00:00:00+02:00`)
      await addDuty(`${tomorrow}T00:00:00+02:00`, `${tomorrow}T07:00:00+02:00`)
      await addDuty(`${tomorrow}T08:00:00+02:00`, `${tomorrow}T16:00:00+02:00`)
      const done = await report()
      expect(done.body.shiftEnds, done.text).toBe(`${tomorrow}T07:00:00+02:00`)
      expect(await absences()).toEqual(['25 07:00-26 07:00'])
    })
    test('of yesterday is over in the morning: the evening ends the absence, as with a duty that begins at midnight', async () => {
      await addDuty('2026-11-24T21:00:00+02:00', `${today}T07:30:00+02:00`)
      await addDuty(`${tomorrow}T00:00:00+02:00`, `${tomorrow}T07:00:00+02:00`)
      const done = await report()
      expect(done.body.shiftEnds).toBeUndefined()
      expect(await absences()).toEqual(['25 07:00-26 00:00'])
    })
    test('and a holiday from midnight on is away until the holiday', async () => {
      await addDuty(`${today}T21:00:00+02:00`, `${tomorrow}T07:00:00+02:00`)
      await addDuty(`${tomorrow}T00:00:00+02:00`, `2026-11-27T00:00:00+02:00`, 'absence')
      const done = await report()
      expect(done.status, done.text).toBe(200)
      expect(await absences()).toEqual(['25 07:00-26 00:00', '26 00:00-27 00:00'])
    })
  })

  test('a slip is taken back by who made it, and by nobody else of the guidance', async () => {
    await booked(today, '09:00')
    const { changeId } = (await report()).body as { changeId: string }
    const colleague = randomUUID()
    await county.owner.query(
      `insert into staff_member select (json_populate_record(m, json_build_object('id', $1::text, 'subject', $1::text))).* from staff_member m where m.id = $2`,
      [colleague, smallCounty.nurse],
    )
    const undo = (by: Browser) => by('POST', `/api/conflicts/absences/${changeId}/undo`, {})
    expect((await undo(await county.staff(colleague))).status).toBe(404)
    expect((await undo(nurse)).status).toBe(200)
    expect(await conflicts()).toEqual([])
    expect((await atWork()).some(({ staffId }) => staffId === physio)).toBe(true)
  })

  test('nobody such is not found, whoever is away already is said to be, and only guidance may', async () => {
    expect((await report(randomUUID())).status).toBe(404)
    expect((await report()).status).toBe(200)
    const again = await report()
    expect([again.status, again.body.code]).toEqual([422, 'rule-violated'])
    expect((await report(physio, await county.staff(physio))).status).toBe(403)
  })

  test('past the use case the database lets guidance write nothing else of a roster', async () => {
    const put = (kind: string, from: string, to: string, absence: string | null = null) => [
      { id: randomUUID(), unit_id: smallCounty.healthUnit, from, to, kind, modes: [], services: [], absence },
    ]
    const day = (hour: string) => `${today}T${hour}:00+02:00`
    for (const rows of [
      put('reception', day('08:00'), day('12:00')),
      put('absence', day('06:00'), day('12:00')),
      put('absence', day('08:00'), `${tomorrow}T08:00:00+02:00`),
      put('absence', day('08:00'), day('12:00'), 'sick'),
      [...put('absence', day('08:00'), day('10:00')), ...put('absence', day('10:00'), day('12:00'))],
    ])
      expect(await keep({ staffId: physio, take: [], put: rows as never })).toBeUndefined()
    // One minute past the end of a night duty; to its end it may.
    await county.owner.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind, modes) select county_id, id, unit_id, tstzrange($2, $3), 'duty', '{onsite}' from staff_member where id = $1`,
      [physio, day('21:00'), `${tomorrow}T07:00:00+02:00`],
    )
    const night = (to: string) => keep({ staffId: physio, take: [], put: put('absence', day('08:00'), to) as never })
    expect(await night(`${tomorrow}T07:01:00+02:00`)).toBeUndefined()
    expect(await night(`${tomorrow}T07:00:00+02:00`)).toBe('done')
  })

  test('past the use case a slip takes back its own entries and nothing else', async () => {
    const entries = async (staffId: string) =>
      (
        await county.owner.query<{ id: string; kind: string }>(
          `select id, kind from shift where staff_id = $1 and upper(during) > $2 order by kind`,
          [staffId, `${today}T07:00:00+02:00`],
        )
      ).rows
    const { changeId } = (await report()).body as { changeId: string }
    const own = (await entries(physio)).find(({ kind }) => kind === 'absence')?.id ?? ''
    const reception = (await entries(physio)).find(({ kind }) => kind === 'reception')?.id ?? ''
    const [others] = await entries(smallCounty.secondNurse)
    const undo = (staffId: string, take: string[]) => keep({ staffId, take, put: [], undoes: changeId })
    expect(await undo(physio, [reception])).toBeUndefined()
    expect(await undo(physio, [own, reception])).toBeUndefined()
    expect(others?.kind).toBe('guidance')
    expect(await undo(smallCounty.secondNurse, [others?.id ?? ''])).toBeUndefined()
    expect(await undo(physio, [own])).toBe('done')
  })
})

describe('the check after a change', () => {
  test('waits for a change under way: what that has ended is not noted again', async () => {
    await booked(today, '09:00')
    await report()
    expect(await conflicts()).toHaveLength(1)
    const beside = new Client({ connectionString: county.database.superuserUrl })
    await beside.connect()
    try {
      // The absence is taken back, and not yet for good.
      await beside.query('begin')
      await beside.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [physio])
      await beside.query(`delete from shift where kind = 'absence' and staff_id = $1`, [physio])
      await beside.query(`delete from roster_conflict where staff_id = $1`, [physio])
      const check = checkRoster(county.app.services, { county: smallCounty.id, staffId: physio, contacts: '' })
      await Promise.race([waitForLock(county.owner), check])
      await beside.query('commit')
      await check
    } finally {
      await beside.end()
    }
    const { rows } = await county.owner.query(`select from roster_conflict where staff_id = $1`, [physio])
    expect(rows).toHaveLength(0)
  })
  test('an absence that two enter at one moment is there once', async () => {
    const beside = new Client({ connectionString: county.database.superuserUrl })
    await beside.connect()
    try {
      await beside.query('begin')
      await beside.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [physio])
      const both = Promise.all([report(), report()])
      await waitForLock(county.owner, 2)
      await beside.query('commit')
      const answers = await both
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
      expect(answers.find(({ status }) => status === 422)?.body).toMatchObject({ reason: 'absent-already' })
    } finally {
      await beside.end()
    }
    const { rows } = await county.owner.query(`select from shift where kind = 'absence' and staff_id = $1`, [physio])
    expect(rows).toHaveLength(1)
  })
})
