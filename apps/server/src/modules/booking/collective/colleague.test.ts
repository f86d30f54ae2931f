import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'

// Two counsellors could sit in at a physiotherapist's visit: which of them is chosen.
const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, outi, solveig] = [smallCounty.physiotherapist, smallCounty.counsellor, randomUUID()]
let county: SmallCountyServer
let nurse: Browser
let tests = 0

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ($1, 'lapland', 'solveig', 'Solveig', 'Exempel', '{sosiaaliohjaaja}', '{sv}', '{social}', '{social}', $2)`,
    [solveig, smallCounty.healthUnit],
  )
  await county.owner.query(`update staff_member set languages = '{fi}' where id = $1`, [outi])
  await county.owner.query(`update staff_member set languages = '{fi,sv}' where id = $1`, [petri])
  await county.owner.query(`update service set together = $1 where code = 'FYSIO'`, [
    JSON.stringify([{ professions: ['sosiaaliohjaaja'], register: 'social' }]),
  ])
  await addReception(county.owner, petri, day, { from: '09:00', to: '12:00' })
  for (const [staff, from] of [
    [outi, '09:00'],
    [solveig, '09:00'],
  ] as const)
    await county.owner.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind, modes)
       values ('lapland', $1, $2, tstzrange(('2026-11-25 ' || $3)::timestamp at time zone 'Europe/Helsinki', '2026-11-25 12:00+02'), 'reception', '{onsite}')`,
      [staff, smallCounty.healthUnit, from],
    )
})
afterAll(() => county.close())
beforeEach(async () => {
  county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
})

/** Who sits in at each hour that is offered. */
async function besideAt(contactId: string, o: { language?: string } = {}): Promise<Map<string, string | undefined>> {
  const found = await nurse('POST', '/api/booking/search', {
    contactId,
    modes: ['onsite'],
    from: day,
    earliest: true,
    limit: 50,
    ...o,
  })
  expect(found.status, found.text).toBe(200)
  const items = (found.body.offers as { items: { start: string; beside?: { staffId: string }[] }[] }[]).flatMap(
    (one) => one.items,
  )
  return new Map(
    items
      .filter(({ start }) => start.startsWith(day))
      .map(({ start, beside }) => [start.slice(11, 16), beside?.[0]?.staffId]),
  )
}
/** The person's own worker in social care. */
const ownWorker = (needId: string, staffId: string) =>
  county.owner.query(
    `insert into need (id, county_id, register, person_id, contact_id, service, urgency_class, status, owner_staff_id, established_at, next_date)
     select gen_random_uuid(), county_id, 'social', person_id, contact_id, 'SO_OHJAUS', 'D', 'booked', $2, established_at, next_date from need where id = $1`,
    [needId, staffId],
  )

describe('who sits in at a shared visit', () => {
  test('is the person’s own worker of that side, wherever both are free', async () => {
    for (const own of [solveig, outi]) {
      county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
      const { contactId, needId } = await assessKnee(county.browser(), nurse)
      await ownWorker(needId, own)
      const beside = await besideAt(contactId)
      expect(beside.get('09:00')).toBe(own)
    }
  })
  test('is somebody else where the own worker is not there: nobody waits for them', async () => {
    const { contactId, needId } = await assessKnee(county.browser(), nurse)
    await ownWorker(needId, solveig)
    const begins = (hour: string) =>
      county.owner.query(`update shift set during = tstzrange($2, upper(during)) where staff_id = $1`, [
        solveig,
        `${day} ${hour}:00+02`,
      ])
    await begins('10')
    expect((await besideAt(contactId)).get('09:00')).toBe(outi)
    await begins('09')
  })
  test('speaks the language that is asked for before they know the person, where somebody does', async () => {
    const { contactId, needId } = await assessKnee(county.browser(), nurse)
    await ownWorker(needId, outi)
    const beside = await besideAt(contactId, { language: 'sv' })
    expect(beside.get('09:00')).toBe(solveig)
  })
  test('is, where nobody was named, whom the search would have shown', async () => {
    for (const own of [solveig, outi]) {
      const { contactId, needId } = await assessKnee(county.browser(), nurse)
      await ownWorker(needId, own)
      const item = {
        needId,
        service: 'FYSIO',
        staffId: petri,
        mode: 'onsite',
        start: `${day}T10:00:00+02:00`,
        end: `${day}T10:30:00+02:00`,
      }
      const booked = await nurse('POST', '/api/booking/appointments', { contactId, items: [item] })
      expect(booked.status, booked.text).toBe(200)
      const { rows } = await county.owner.query(
        `select b.staff_id from appointment_beside b join appointment a on a.id = b.appointment_id where a.need_id = $1`,
        [needId],
      )
      expect(rows).toEqual([{ staff_id: own }])
      await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
    }
  })
})
