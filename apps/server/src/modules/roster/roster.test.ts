import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ConflictList, DeskCase, OwnWeek, RosterWeek } from '@luukku/contract'
import { openTestApp } from '@luukku/testkit/open-test-app'
import { formTokenOf } from '../../platform/http/register.ts'
import { insertSession } from '../../platform/session-queries.ts'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee } from '@luukku/testkit/assessed-knee'

const now = '2026-11-24T09:00:00+02:00'
const wednesday = '2026-11-25'
const thursday = '2026-11-26'
const physio = smallCounty.physiotherapist
let county: SmallCountyServer
let nurse: Browser
let petri: Browser
let manager: Browser
let healthManager: Browser

async function addManager(unit: string, name: string): Promise<Browser> {
  const id = randomUUID()
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ($1, 'lapland', $2, $2, 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $3)`,
    [id, name, unit],
  )
  return county.staff(id)
}

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', wednesday, thursday, '2026-11-27'], moment: now })
  manager = await addManager(smallCounty.guidanceUnit, 'maija')
  healthManager = await addManager(smallCounty.healthUnit, 'terttu')
})
beforeEach(async () => {
  county.at(now)
  nurse = await county.staff(smallCounty.nurse)
  petri = await county.staff(physio)
  await county.owner.query(`delete from roster_conflict`)
  await county.owner.query(`update appointment set status = 'cancelled' where status in ('booked', 'arrived')`)
  await county.owner.query(`delete from shift where kind <> 'guidance'`)
  await addReception(county.owner, physio, wednesday)
  await addReception(county.owner, physio, thursday)
})
afterAll(() => county.close())

const at = (day: string, time: string) => `${day}T${time}:00+02:00`
const half = (day: string, time: string) => ({
  staffId: physio,
  mode: 'onsite',
  start: at(day, time),
  end: new Date(Date.parse(at(day, time)) + 1_800_000).toISOString(),
})
const readCase = async (contactId: string) => (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase

async function newBooked(
  day: string,
  time: string,
): Promise<{ contactId: string; appointmentId: string; needId: string; resident: Browser }> {
  const { contactId, needId, resident } = await assessKnee(county.browser(), nurse, {
    person: { familyName: 'Asukas' },
  })
  const booked = await nurse('POST', '/api/booking/appointments', {
    contactId,
    items: [{ needId, service: 'FYSIO', ...half(day, time) }],
  })
  expect(booked.status, booked.text).toBe(200)
  return { contactId, needId, resident, appointmentId: String(booked.body.appointments[0].appointmentId) }
}
const change = (body: object, by = manager, whose: string = physio) => by('POST', `/api/roster/people/${whose}`, body)
const sick = (day: string, hours?: { from: string; to: string }) => ({
  does: 'add',
  kind: 'absence',
  absence: 'sick',
  day,
  lastDay: day,
  ...(hours ? { hours } : {}),
})
/** The first reception of Wednesday ends at another hour. */
const shorten = async (to: string) => {
  const [shift] = (await entriesOf()).filter(({ start }) => start.startsWith(wednesday))
  const hours = { from: '08:00', to }
  return change({ does: 'alter', entryId: shift?.entryId, following: false, day: wednesday, lastDay: wednesday, hours })
}
const week = async (by = manager, day = wednesday) =>
  (await by('GET', `/api/roster?unitId=${smallCounty.healthUnit}&day=${day}`)).body as RosterWeek
const entriesOf = async () => (await week()).people.find(({ staffId }) => staffId === physio)?.entries ?? []
const conflicts = async () => {
  // The check that the last change planned may be under way with what it read before this one.
  await county.app.catchUp()
  return ((await nurse('GET', '/api/conflicts')).body as ConflictList).conflicts
}
const startsOn = async (contactId: string, moving?: string) => {
  const found = await nurse('POST', '/api/booking/search', {
    contactId,
    limit: 50,
    earliest: true,
    ...(moving ? { moving } : {}),
  })
  return (found.body.offers as { items: { start: string }[] }[]).flatMap(({ items }) => items.map(({ start }) => start))
}

describe('who keeps a roster', () => {
  test('the manager of the unit and of the joint guidance unit do; another unit’s manager is answered as for nobody', async () => {
    const socialManager = await addManager(smallCounty.socialUnit, 'sirpa')
    const shift = { does: 'add', kind: 'reception', day: '2026-11-27', lastDay: '2026-11-27' }
    expect((await change({ ...shift, hours: { from: '08:00', to: '12:00' } }, healthManager)).status).toBe(200)
    expect((await change({ ...shift, hours: { from: '12:00', to: '16:00' } }, manager)).status).toBe(200)
    const [other, nobody] = [
      await change({ ...shift, hours: { from: '16:00', to: '18:00' } }, socialManager),
      await change({ ...shift, hours: { from: '16:00', to: '18:00' } }, socialManager, randomUUID()),
    ]
    expect([other.status, nobody.status]).toEqual([404, 404])
    expect((await socialManager('GET', `/api/roster?unitId=${smallCounty.healthUnit}`)).status).toBe(404)
    // Also what stands against an entry is told to nobody else.
    expect((await change({ ...shift, hours: { from: '09:00', to: '10:00' } }, socialManager)).status).toBe(404)
    expect((await change(shift, petri)).status).toBe(403)
  })
  test('past the use case the database refuses too: rows are written by the one function, under the right purpose', async () => {
    const { db, clock } = county.app.services
    await expect(db.technical('lapland', (tx) => tx.executeSql(`delete from shift`), clock)).rejects.toThrow(
      /permission denied/,
    )
    await expect(db.technical('lapland', (tx) => tx.executeSql(`select absence from shift`), clock)).rejects.toThrow(
      /permission denied/,
    )
  })
  test('the reason of an absence is told to the keeper and to oneself; the week of a colleague cannot be asked for', async () => {
    await change(sick(wednesday))
    expect((await entriesOf()).find(({ kind }) => kind === 'absence')?.absence).toBe('sick')
    const mine = (await petri('GET', `/api/own-week?day=${wednesday}`)).body as OwnWeek
    expect(mine.days[2]?.pieces.find(({ kind }) => kind === 'absence')?.absence).toBe('sick')
    const hers = await nurse('GET', `/api/own-week?day=${wednesday}`)
    expect(hers.text).not.toContain('sick')
    expect((await nurse('GET', '/api/conflicts')).text).not.toContain('sick')
  })
})

describe('changing a roster', () => {
  test('an absence of some hours closes those hours for the search, and no others', async () => {
    const { contactId } = await newBooked(thursday, '15:00')
    await county.owner.query(`update need set status = 'open' where contact_id = $1`, [contactId])
    const before = await startsOn(contactId)
    expect(before).toContain(at(wednesday, '08:00'))
    const done = await change(sick(wednesday, { from: '08:00', to: '14:00' }))
    expect(done.status, done.text).toBe(200)
    const after = await startsOn(contactId)
    expect(after.filter((start) => start.startsWith(wednesday) && start < at(wednesday, '14:00'))).toEqual([])
    expect(after).toContain(at(wednesday, '14:00'))
  })
  test('a shift is added for weeks, and one week or all that follow are altered or taken away', async () => {
    const added = await change({
      does: 'add',
      kind: 'reception',
      day: '2026-12-01',
      lastDay: '2026-12-01',
      hours: { from: '08:00', to: '12:00' },
      repeatsUntil: '2026-12-22',
      modes: ['remote'],
    })
    expect(added.status, added.text).toBe(200)
    const rows = async () =>
      (
        await county.owner.query<{ span: string }>(
          `select to_char(lower(during) at time zone 'Europe/Helsinki', 'MM-DD HH24:MI') || to_char(upper(during) at time zone 'Europe/Helsinki', '-HH24:MI') as span
           from shift where staff_id = $1 and lower(during) >= '2026-12-01' and modes = '{remote}' order by during`,
          [physio],
        )
      ).rows.map(({ span }) => span)
    expect(await rows()).toEqual(['12-01 08:00-12:00', '12-08 08:00-12:00', '12-15 08:00-12:00', '12-22 08:00-12:00'])
    const entryOn = async (day: string) =>
      (await week(manager, day)).people
        .find(({ staffId }) => staffId === physio)
        ?.entries.find(({ start }) => start.startsWith(day))?.entryId ?? ''
    const tenToTwo = { day: '2026-12-09', lastDay: '2026-12-09', hours: { from: '10:00', to: '14:00' } }
    await change({ does: 'alter', entryId: await entryOn('2026-12-08'), following: true, ...tenToTwo })
    expect(await rows()).toEqual(['12-01 08:00-12:00', '12-09 10:00-14:00', '12-16 10:00-14:00', '12-23 10:00-14:00'])
    await change({ does: 'remove', entryId: await entryOn('2026-12-16'), following: false })
    expect(await rows()).toEqual(['12-01 08:00-12:00', '12-09 10:00-14:00', '12-23 10:00-14:00'])
    await change({ does: 'remove', entryId: await entryOn('2026-12-09'), following: true })
    expect(await rows()).toEqual(['12-01 08:00-12:00'])
  })
  test('a weekly reception is offered on no public holiday, a duty stands on it, and an entry of its own brings the day back', async () => {
    const fridays = { does: 'add', day: '2026-12-18', lastDay: '2026-12-18', repeatsUntil: '2027-01-08' }
    const morning = { hours: { from: '08:00', to: '12:00' } }
    const daysOf = async (kind: string) =>
      (
        await county.owner.query<{ day: string }>(
          `select to_char(lower(during) at time zone 'Europe/Helsinki', 'YYYY-MM-DD') as day from shift
           where staff_id = $1 and kind = $2 and lower(during) > '2026-12-01' order by during`,
          [physio, kind],
        )
      ).rows.map(({ day }) => day)
    const added = await change({ ...fridays, ...morning, kind: 'reception' })
    expect(added.status, added.text).toBe(200)
    await change({ ...fridays, kind: 'break', hours: { from: '10:00', to: '10:30' } })
    await change({ ...fridays, kind: 'duty', dutyRole: 'physio-duty', hours: { from: '12:00', to: '20:00' } })
    expect(await daysOf('reception')).toEqual(['2026-12-18', '2027-01-08'])
    expect(await daysOf('break')).toEqual(['2026-12-18', '2027-01-08'])
    expect(await daysOf('duty')).toEqual(['2026-12-18', '2026-12-25', '2027-01-01', '2027-01-08'])
    const { contactId } = await newBooked(thursday, '15:00')
    await county.owner.query(`update need set status = 'open' where contact_id = $1`, [contactId])
    const on = (day: string) =>
      nurse('POST', '/api/booking/search', { contactId, limit: 50, earliest: true, from: day }).then(({ body }) =>
        (body.offers as { items: { start: string }[] }[]).filter(({ items }) => items[0]?.start.startsWith(day)),
      )
    expect((await on('2026-12-18')).length).toBeGreaterThan(0)
    expect(await on('2026-12-25')).toEqual([])
    const entry = (await week(manager, '2026-12-18')).people
      .find(({ staffId }) => staffId === physio)
      ?.entries.find(({ kind, start }) => kind === 'reception' && start.startsWith('2026-12-18'))
    await change({ does: 'add', kind: 'reception', day: '2026-12-25', lastDay: '2026-12-25', ...morning })
    expect(await daysOf('reception')).toEqual(['2026-12-18', '2026-12-25', '2027-01-08'])
    expect((await on('2026-12-25')).length).toBeGreaterThan(0)
    // The entry of its own is none of the weekly row.
    const toTuesday = { day: '2026-12-29', lastDay: '2026-12-29', ...morning }
    await change({ does: 'alter', entryId: entry?.entryId, following: true, ...toTuesday })
    expect(await daysOf('reception')).toEqual(['2026-12-25', '2026-12-29', '2027-01-19'])
  })
  test('a weekly row moved onto a holiday leaves it out too', async () => {
    const tuesdays = { day: '2026-12-15', lastDay: '2026-12-15', hours: { from: '08:00', to: '12:00' } }
    await change({ does: 'add', kind: 'reception', ...tuesdays, repeatsUntil: '2026-12-29' })
    const entry = (await week(manager, '2026-12-15')).people
      .find(({ staffId }) => staffId === physio)
      ?.entries.find(({ start }) => start.startsWith('2026-12-15'))
    const fridays = { day: '2026-12-18', lastDay: '2026-12-18', hours: { from: '08:00', to: '12:00' } }
    const moved = await change({ does: 'alter', entryId: entry?.entryId, following: true, ...fridays })
    expect(moved.status, moved.text).toBe(200)
    const { rows } = await county.owner.query<{ day: string }>(
      `select to_char(lower(during) at time zone 'Europe/Helsinki', 'MM-DD') as day from shift
       where staff_id = $1 and lower(during) > '2026-12-01' order by during`,
      [physio],
    )
    expect(rows.map(({ day }) => day)).toEqual(['12-18'])
  })
  test('undo puts back the very rows, once; an undo can be undone', async () => {
    const before = await entriesOf()
    const [first] = before
    const removed = await change({ does: 'remove', entryId: first?.entryId, following: false })
    expect(await entriesOf()).toHaveLength(before.length - 1)
    const undo = (id: string) => manager('POST', `/api/roster/changes/${id}/undo`, {})
    const undone = await undo(removed.body.changeId)
    expect(undone.status, undone.text).toBe(200)
    expect(await entriesOf()).toEqual(before)
    expect([(await undo(removed.body.changeId)).status, (await undo(randomUUID())).status]).toEqual([409, 404])
    expect((await undo(undone.body.changeId)).status).toBe(200)
    expect(await entriesOf()).toHaveLength(before.length - 1)
  })
  test('a change that somebody was quicker to make is refused, and nothing of it stands', async () => {
    const [first] = await entriesOf()
    const both = await Promise.all([
      change({ does: 'remove', entryId: first?.entryId, following: false }),
      change(
        {
          does: 'alter',
          entryId: first?.entryId,
          following: false,
          day: wednesday,
          lastDay: wednesday,
          hours: { from: '08:00', to: '10:00' },
        },
        healthManager,
      ),
    ])
    // Gone when it was looked for, or when it was to be taken: by a hair's breadth.
    expect([
      [200, 404],
      [200, 409],
    ]).toContainEqual(both.map(({ status }) => status).sort())
    expect((await entriesOf()).length).toBe(both[0].status === 200 ? 1 : 2)
  })
  test.each([
    [
      'a shift over another',
      { kind: 'guidance', day: wednesday, lastDay: wednesday, hours: { from: '15:59', to: '17:00' } },
      'shifts-overlap',
    ],
    [
      'a break outside',
      { kind: 'break', day: wednesday, lastDay: wednesday, hours: { from: '15:30', to: '16:01' } },
      'break-outside-shift',
    ],
    [
      'a shift of this morning that is over',
      { kind: 'reception', day: '2026-11-24', lastDay: '2026-11-24', hours: { from: '07:00', to: '09:00' } },
      'entry-in-the-past',
    ],
    [
      'a shift in the hour that does not exist',
      { kind: 'reception', day: '2027-03-28', lastDay: '2027-03-28', hours: { from: '03:30', to: '08:00' } },
      'hour-that-does-not-exist',
    ],
    [
      'an end before the start',
      { kind: 'reception', day: thursday, lastDay: wednesday, hours: { from: '08:00', to: '09:00' } },
      'end-before-start',
    ],
    ['a shift without hours', { kind: 'reception', day: '2026-11-27', lastDay: '2026-11-27' }, 'hours-needed'],
    [
      'a duty without its role',
      { kind: 'duty', day: '2026-11-27', lastDay: '2026-11-27', hours: { from: '08:00', to: '09:00' } },
      'duty-needs-a-role',
    ],
  ])('%s is refused with its reason', async (_name, entry, reason) => {
    const answer = await change({ does: 'add', ...entry })
    expect([answer.status, answer.body.reason]).toEqual([422, reason])
  })
  test('the same break entered twice is refused with its reason, and stands once', async () => {
    const lunch = { kind: 'break', day: wednesday, lastDay: wednesday, hours: { from: '11:30', to: '12:00' } }
    const [one, two] = [await change({ does: 'add', ...lunch }), await change({ does: 'add', ...lunch })]
    expect([one.status, two.status, two.body.reason]).toEqual([200, 422, 'break-already'])
    expect((await entriesOf()).filter(({ kind }) => kind === 'break')).toHaveLength(1)
  })
  test('the same click twice is one change', async () => {
    const key = randomUUID()
    const body = {
      does: 'add',
      kind: 'reception',
      day: '2026-11-27',
      lastDay: '2026-11-27',
      hours: { from: '08:00', to: '12:00' },
    }
    const [one, two] = [
      await manager('POST', `/api/roster/people/${physio}`, body, key),
      await manager('POST', `/api/roster/people/${physio}`, body, key),
    ]
    expect([one.status, two.body]).toEqual([200, one.body])
    expect((await entriesOf()).filter(({ start }) => start.startsWith('2026-11-27'))).toHaveLength(1)
  })
})

describe('what is booked and no longer carried', () => {
  test('stays booked, is listed with a time in its place, and its case is guidance’s again', async () => {
    const { contactId, appointmentId, resident } = await newBooked(wednesday, '09:00')
    await newBooked(thursday, '09:00')
    const answer = await change(sick(wednesday))
    expect(answer.body.conflicts).toEqual([
      expect.objectContaining({ start: at(wednesday, '09:00'), why: 'absent', staffId: physio }),
    ])
    expect(answer.text).not.toContain('Asukas')
    await county.app.catchUp()
    const [one, ...rest] = await conflicts()
    expect(rest).toEqual([])
    expect(one).toMatchObject({ appointmentId, contactId, person: 'Testi Asukas', why: 'absent' })
    expect(one?.proposals[0]).toMatchObject({ start: at(thursday, '08:00'), insideLimit: true })
    const after = await readCase(contactId)
    expect([after.status, after.nextStep.kind]).toEqual(['booked', 'book'])
    const mine = (await resident('GET', '/api/me')).text
    expect(mine).toContain(at(wednesday, '09:00'))
  })
  test('moved with a reason the resident reads: solved, and the case is booked again', async () => {
    const { contactId, appointmentId, resident } = await newBooked(wednesday, '09:00')
    await change(sick(wednesday))
    await county.app.catchUp()
    const [one] = await conflicts()
    const [to] = one?.proposals ?? []
    const moved = await nurse('POST', `/api/booking/appointments/${appointmentId}/move`, {
      by: 'unit',
      reason: 'Vastaanottoa ei voida pitää silloin.',
      to: { staffId: to?.staffId, mode: to?.mode, start: to?.start, end: to?.end },
    })
    expect(moved.status, moved.text).toBe(200)
    expect(await conflicts()).toEqual([])
    await county.app.catchUp()
    expect((await readCase(contactId)).nextStep.kind).toBe('appointment')
    expect((await resident('GET', '/api/me')).text).toContain('Vastaanottoa ei voida pitää silloin.')
  })
  test('kept all the same: off the list, the case goes on as booked, and the watch leaves it alone', async () => {
    const { contactId, appointmentId } = await newBooked(wednesday, '09:00')
    await change(sick(wednesday))
    await county.app.catchUp()
    const kept = await nurse('POST', `/api/conflicts/${appointmentId}/keep`, {})
    expect(kept.status, kept.text).toBe(200)
    expect((await nurse('POST', `/api/conflicts/${appointmentId}/keep`, {})).status).toBe(404)
    await county.app.catchUp()
    await county.app.catchUp()
    expect(await conflicts()).toEqual([])
    expect((await readCase(contactId)).nextStep).toMatchObject({
      kind: 'appointment',
      at: expect.stringContaining('T'),
    })
    const { rows } = await county.owner.query(
      `select c.kept_by, a.status from roster_conflict c join appointment a on a.id = c.appointment_id where a.id = $1`,
      [appointmentId],
    )
    expect(rows).toEqual([{ kept_by: smallCounty.nurse, status: 'booked' }])
    // A later change that touches the time asks again; one that does not leaves it.
    await change({ ...sick(thursday), absence: 'training' })
    expect((await conflicts()).map((c) => c.appointmentId)).not.toContain(appointmentId)
    const [shift] = (await entriesOf()).filter(({ kind, start }) => kind === 'reception' && start.startsWith(wednesday))
    await change({ does: 'remove', entryId: shift?.entryId, following: false })
    expect((await conflicts()).map((c) => c.appointmentId)).toContain(appointmentId)
  })
  test('the professional keeps a time of their own, and nobody else’s', async () => {
    const { appointmentId } = await newBooked(wednesday, '09:00')
    await change(sick(wednesday))
    const salla = await county.staff(smallCounty.psychiatricNurse)
    expect((await salla('POST', `/api/own-week/${appointmentId}/keep`, {})).status).toBe(404)
    const seen = (await petri('GET', `/api/own-week?day=${wednesday}`)).body as OwnWeek
    const piece = seen.days[2]?.pieces.find(({ booked }) => booked?.appointmentId === appointmentId)
    expect(piece?.booked?.conflict).toEqual({ why: 'absent', isKept: false })
    expect((await petri('POST', `/api/own-week/${appointmentId}/keep`, {})).status).toBe(200)
    expect(await conflicts()).toEqual([])
  })
  test('an absence taken back ends the conflict, and the case is as it was', async () => {
    const { contactId } = await newBooked(wednesday, '09:00')
    const before = (await readCase(contactId)).nextStep
    const absence = await change(sick(wednesday))
    await county.app.catchUp()
    expect((await readCase(contactId)).nextStep.kind).toBe('book')
    await manager('POST', `/api/roster/changes/${String(absence.body.changeId)}/undo`, {})
    await county.app.catchUp()
    expect(await conflicts()).toEqual([])
    expect((await readCase(contactId)).nextStep).toEqual(before)
  })
  test.each([
    [
      'a shift taken away',
      'no-shift',
      async () => {
        const [shift] = (await entriesOf()).filter(({ start }) => start.startsWith(wednesday))
        return change({ does: 'remove', entryId: shift?.entryId, following: false })
      },
    ],
    ['a shift that ends as the time begins', 'no-shift', () => shorten('09:00')],
    ['a shift that ends as the time ends', undefined, () => shorten('09:30')],
    [
      'a break from its last minute on',
      'break',
      () =>
        change({
          does: 'add',
          kind: 'break',
          day: wednesday,
          lastDay: wednesday,
          hours: { from: '09:29', to: '09:45' },
        }),
    ],
    [
      'a break from its end on',
      undefined,
      () =>
        change({
          does: 'add',
          kind: 'break',
          day: wednesday,
          lastDay: wednesday,
          hours: { from: '09:30', to: '09:45' },
        }),
    ],
    [
      'a shift by telephone alone',
      'no-shift',
      async () => {
        const [shift] = (await entriesOf()).filter(({ start }) => start.startsWith(wednesday))
        return change({
          does: 'alter',
          entryId: shift?.entryId,
          following: false,
          day: wednesday,
          lastDay: wednesday,
          hours: { from: '08:00', to: '16:00' },
          modes: ['phone'],
        })
      },
    ],
  ])('%s: %s', async (_name, why, make) => {
    await newBooked(wednesday, '09:00')
    const answer = await make()
    expect(answer.status, answer.text).toBe(200)
    expect((answer.body.conflicts as { why: string }[]).map((one) => one.why)).toEqual(why === undefined ? [] : [why])
  })
  test('who has said that they are here is listed, and so marked, until the time is over', async () => {
    const { appointmentId, contactId } = await newBooked(wednesday, '09:00')
    const { rows } = await county.owner.query<{ person: string }>(
      `select person_id as person from contact where id = $1`,
      [contactId],
    )
    const on = async (time: string) => {
      county.at(at(wednesday, time))
      nurse = await county.staff(smallCounty.nurse)
    }
    const listed = async () => (await conflicts()).map((one) => [one.appointmentId, one.why, one.hasArrived])
    await on('08:20')
    const resident = await county.signIn({ kind: 'resident', personId: rows[0]?.person ?? '' })
    const here = await resident('POST', `/api/me/appointments/${appointmentId}/arrival`, { here: true })
    expect(here.status, here.text).toBe(200)
    await on('08:25')
    const away = await nurse('POST', '/api/conflicts/absences', { staffId: physio })
    expect((away.body.conflicts as { why: string }[]).map(({ why }) => why)).toEqual(['absent'])
    expect(await listed()).toEqual([[appointmentId, 'absent', true]])
    expect((await readCase(contactId)).nextStep.kind).toBe('book')
    await on('09:29')
    expect(await listed()).toEqual([[appointmentId, 'absent', true]])
    await on('09:30')
    expect(await listed()).toEqual([])
  })
  test('who waits past the beginning comes to the list when their professional falls ill then', async () => {
    const { appointmentId } = await newBooked(wednesday, '09:00')
    await newBooked(wednesday, '09:30')
    await county.owner.query(`update appointment set status = 'arrived' where id = $1`, [appointmentId])
    county.at(at(wednesday, '09:05'))
    nurse = await county.staff(smallCounty.nurse)
    await nurse('POST', '/api/conflicts/absences', { staffId: physio })
    const list = await conflicts()
    expect(list.map(({ start, hasArrived }) => [start.slice(11, 16), hasArrived])).toEqual([
      ['09:00', true],
      ['09:30', undefined],
    ])
    const [to] = list[0]?.proposals ?? []
    const moved = await nurse('POST', `/api/booking/appointments/${appointmentId}/move`, {
      by: 'unit',
      reason: 'Vastaanottoa ei voida pitää silloin.',
      told: true,
      to: { staffId: to?.staffId, mode: to?.mode, start: to?.start, end: to?.end },
    })
    expect(moved.status, moved.text).toBe(200)
    expect(await conflicts()).toHaveLength(1)
  })
  test('of two that lose a time each is proposed another one', async () => {
    await newBooked(wednesday, '09:00')
    await newBooked(wednesday, '09:30')
    await change(sick(wednesday))
    const [one, two] = await conflicts()
    expect(one?.proposals[0]?.start).toBeDefined()
    expect(one?.proposals[0]?.start).not.toBe(two?.proposals[0]?.start)
  })
  test('a booking that saw the old roster and ended after the change is found by the second look', async () => {
    const { contactId } = await newBooked(thursday, '10:00')
    await change(sick(wednesday))
    await county.app.catchUp()
    // As a transaction that was under way would leave it.
    await county.owner.query(
      `update appointment set during = tstzrange('2026-11-25 10:00+02', '2026-11-25 10:30+02') where contact_id = $1 and status = 'booked'`,
      [contactId],
    )
    expect(await conflicts()).toEqual([])
    county.at('2026-11-24T09:03:00+02:00')
    await county.app.catchUp()
    expect((await conflicts()).map((one) => one.contactId)).toEqual([contactId])
  })
})

test('an absence saved in one process is not offered by another from its next search on', async () => {
  const { contactId } = await newBooked(thursday, '15:00')
  await county.owner.query(`update need set status = 'open' where contact_id = $1`, [contactId])
  const other = await openTestApp(county.database, { LUUKKU_CLOCK: now })
  try {
    const { db, clock, config } = other.services
    const { token } = await db.technical(
      'lapland',
      (tx) => insertSession(tx, 'lapland', { kind: 'staff', staffId: smallCounty.nurse }),
      clock,
    )
    const search = async () => {
      const answer = await other.http.inject({
        method: 'POST',
        url: '/api/booking/search',
        payload: { contactId, limit: 50, earliest: true },
        headers: { 'x-luukku-form': formTokenOf(config, 'v'), cookie: `luukku_visit=v; luukku_session=${token}` },
      })
      return answer.body
    }
    expect(await search()).toContain(at(wednesday, '08:00'))
    expect((await change(sick(wednesday))).status).toBe(200)
    expect(await search()).not.toContain(wednesday)
  } finally {
    await other.close()
  }
})

describe('my week', () => {
  test('shows what is booked with whose it is, what is free, the rest, and how full each day is; journaled', async () => {
    const { appointmentId } = await newBooked(wednesday, '09:00')
    const answer = await petri('GET', `/api/own-week?day=${wednesday}`)
    const seen = answer.body as OwnWeek
    expect(seen.monday).toBe('2026-11-23')
    const day = seen.days[2]
    expect([day?.openMinutes, day?.bookedMinutes]).toEqual([450, 30])
    expect(day?.pieces.map(({ kind }) => kind)).toEqual(['free', 'booked', 'free', 'break', 'free'])
    expect(day?.pieces[1]?.booked).toMatchObject({ appointmentId, person: 'Testi Asukas' })
    const { rows } = await county.owner.query(
      `select count(*)::int as n from journal_entry e join journal_subject s on s.chain = e.chain and s.seq = e.seq where e.action = 'readOwnWeek' and s.person_id = (select person_id from appointment where id = $1)`,
      [appointmentId],
    )
    expect(rows[0].n).toBeGreaterThan(0)
  })
  test('a time of somebody whose need has gone to another is booked, and nothing more', async () => {
    const { needId, appointmentId } = await newBooked(wednesday, '09:00')
    await county.owner.query(`update need set owner_staff_id = $2, unit_id = $3 where id = $1`, [
      needId,
      smallCounty.counsellor,
      smallCounty.socialUnit,
    ])
    const answer = await petri('GET', `/api/own-week?day=${wednesday}`)
    const piece = (answer.body as OwnWeek).days[2]?.pieces.find(({ kind }) => kind === 'booked')
    expect(piece).toMatchObject({ start: at(wednesday, '09:00') })
    expect(piece?.booked).toBeUndefined()
    expect(answer.text).not.toContain('Asukas')
    expect(answer.text).not.toContain(appointmentId)
  })
  test('the place of a person with an order of non-disclosure is left out', async () => {
    const { appointmentId } = await newBooked(wednesday, '09:00')
    expect((await petri('GET', `/api/own-week?day=${wednesday}`)).text).toContain('"place":"terveysasema"')
    await county.owner.query(
      `update person set non_disclosure = true where id = (select person_id from appointment where id = $1)`,
      [appointmentId],
    )
    const piece = ((await petri('GET', `/api/own-week?day=${wednesday}`)).body as OwnWeek).days[2]?.pieces.find(
      ({ booked }) => booked,
    )
    expect(piece?.booked?.place).toBeUndefined()
  })
})
