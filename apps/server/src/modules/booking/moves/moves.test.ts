import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Move, MyWaiting, Offer, OtherTimes } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { createWaitingPeople } from '@luukku/testkit/asked-about-time'
import { bookHalfHour, finishJobs, insertOpenNeed, type OpenNeed } from '@luukku/testkit/open-need'

// Tuesday morning. The physiotherapist receives on three days: two half hours on Friday and Monday, and on Wednesday week.
const now = '2026-11-24T09:12:00+02:00'
const [friday, monday, later] = ['2026-11-27', '2026-11-30', '2026-12-02'] as const
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({
    days: ['2026-11-24', '2026-11-25', friday, monday, '2026-12-01', later],
    moment: now,
  })
  for (const day of [friday, monday, later])
    await addReception(county.owner, smallCounty.physiotherapist, day, { from: '09:00', to: '10:00' })
})
afterAll(() => county.close())
beforeEach(async () => {
  county.at(now)
  nurse = await county.staff(smallCounty.nurse)
  await county.owner.query(
    'truncate appointment, waiting_entry, freed_time, move_proposal, notification, need cascade; truncate pgboss.job',
  )
})

interface Case extends OpenNeed {
  resident: Browser
}
async function newCase(due: string | null, urgency: 'C' | 'D' = 'D'): Promise<Case> {
  const open = await insertOpenNeed(county.owner, { at: now, urgency, due })
  return { ...open, resident: await county.signIn({ kind: 'resident', personId: open.person }) }
}
const book = (c: Case, start: string) => bookHalfHour(nurse, c, start)
const at = (day: string, time: string) => `${day}T${time}:00+02:00`
const catchUp = () => finishJobs(county, 'propose-moves', 'end-move-question', 'offer-freed-time')
async function night(): Promise<Move[]> {
  const { jobs, jobsDb, clock } = county.app.services
  await jobsDb.technical(smallCounty.id, (tx) => jobs.plan(tx, 'propose-moves', { county: smallCounty.id }), clock)
  await catchUp()
  return moves()
}
const moves = async () => (await nurse('GET', '/api/booking/moves')).body.moves as Move[]
const decide = (id: string, decision: string) => nurse('POST', `/api/booking/moves/${id}`, { decision })
const mine = async (c: Case) => (await c.resident('GET', '/api/me/waiting')).body.waiting[0] as MyWaiting
const say = (c: Case, id: string, answer: 'yes' | 'no') => c.resident('POST', `/api/me/moves/${id}`, { answer })
/** On site and over a connection alike. */
const onceEach = (starts: readonly string[]) => [...new Set(starts)]
const nextStarts = (alternatives: unknown) =>
  onceEach((alternatives as { offers: Offer[] }).offers.flatMap(({ items }) => items.map(({ start }) => start)))
const booked = async (need: string) =>
  (
    await county.owner.query<{ start: string; status: string }>(
      `select to_char(lower(during) at time zone 'Europe/Helsinki', 'YYYY-MM-DD HH24:MI') as start, status from appointment
       where need_id = $1 and status in ('booked', 'held') order by status, lower(during)`,
      [need],
    )
  ).rows

/** Friday and Monday are full; one who must be seen by Monday has no time. Only one of those booked may wait till Wednesday. */
async function fullWeek(whoMoves: () => Promise<Case> = () => newCase('2026-12-20')) {
  const [tight, wide, other, another] = [
    await newCase(friday),
    await whoMoves(),
    await newCase(monday),
    await newCase(monday),
  ]
  await book(tight, at(friday, '09:00'))
  await book(wide, at(friday, '09:30'))
  await book(other, at(monday, '09:00'))
  await book(another, at(monday, '09:30'))
  const late = await newCase(monday)
  return { wide, late, tight }
}

describe('moves proposed by night', () => {
  test('name who would move, to when, and who is seen in time by it; nothing booked changes', async () => {
    const { wide, late } = await fullWeek()
    const [found, ...rest] = await night()
    expect(rest).toEqual([])
    expect(found).toMatchObject({
      contactId: wide.contact,
      now: at(friday, '09:30'),
      start: at(later, '09:00'),
      latest: '2026-12-20',
      helps: { contactId: late.contact, latest: monday },
      status: 'proposed',
    })
    expect(await booked(wide.need)).toEqual([{ start: `${friday} 09:30`, status: 'booked' }])
    const stands = await mine(wide)
    expect([stands.move, stands.booked, stands.canChoose]).toEqual([undefined, at(friday, '09:30'), false])
    // Its own page has other times.
    expect((await wide.resident('GET', `/api/me/appointments/${stands.bookedId ?? ''}/times`)).status).toBe(200)
  })
  test.each([
    ['a call is as good as any way', { ways: ['sms'], onlySafe: false }, true],
    ['only messages are safe', { ways: ['sms'], onlySafe: true }, false],
    ['the call is the safe way', { ways: ['call'], onlySafe: true }, true],
  ] as const)('show a number to phone where %s', async (_, { ways, onlySafe }, shown) => {
    const people = createWaitingPeople(county, now, () => nurse)
    const { wide } = await fullWeek(() => people.newCase({ ways: [...ways], onlySafe }))
    const [found] = await night()
    expect([found?.contactId, found?.phone !== undefined]).toEqual([wide.contact, shown])
  })
  test('are not made where a time is free in time, nor for who must be seen today, nor out of anybody’s own limit', async () => {
    const wide = await newCase('2026-12-20')
    await book(wide, at(friday, '09:30'))
    await newCase(monday)
    await newCase(null, 'C')
    expect(await night()).toEqual([])
    await county.owner.query('truncate appointment, need cascade')
    const { wide: moving } = await fullWeek()
    await county.owner.query(`update need set legal_due_date = '2026-12-01' where id = $1`, [moving.need])
    expect(await night()).toEqual([])
    await county.owner.query(`update need set legal_due_date = '2026-12-02' where id = $1`, [moving.need])
    expect(await night()).toHaveLength(1)
  })
  const waits = (modes: string, only = 'null') =>
    `insert into waiting_entry (need_id, county_id, register, person_id, contact_id, since, modes, municipality_code)
     select id, county_id, register, person_id, contact_id, '${now}', '${modes}', ${only} from need where id = $1`
  const asks = (what: string) => `update need set ${what} where id = $1`
  const ten = (weekday: number) =>
    asks(`companion = '${JSON.stringify({ windows: [{ weekdays: [weekday], from: '09:00', to: '10:00' }] })}'`)
  const loop = asks(`place_wishes = '{hearing-loop}'`)
  test.each([
    ['who waits for a call alone', waits('{phone}'), 0],
    ['who may be met over a connection in the same shift', waits('{remote}'), 1],
    [
      'who comes only to another municipality',
      waits('{onsite}', `(select min(code) from municipality where code <> '698')`),
      0,
    ],
    ['whose method the professional is not trained in', asks(`method = 'cbt'`), 0],
    ['whose companion can come on Thursdays', ten(4), 0],
    ['whose companion can come then', ten(5), 1],
    ['who comes to a place with a hearing loop', `with w as (${waits('{onsite}')}) ${loop}`, 0],
    ['whose place must have one, and who may be met over a connection', loop, 1],
    ['whose visit is longer than the time', asks('more_time = true'), 0],
    ['whose language nobody of the county interprets', asks(`interpreter = 'ti'`), 1],
    ['whose interpreter has no hours then', asks(`interpreter = 'so'`), 0],
  ])('are for nobody who could not use the time: %s', async (_, statement, proposals) => {
    const { late } = await fullWeek()
    await county.owner.query(statement, [late.need])
    await county.owner.query(`update service set extra_minutes = '{"more-time": 15}' where code = 'FYSIO'`)
    await county.owner.query(
      `insert into interpreter (county_id, name, languages, is_remote) values ('lapland', 'Tulkki', '{so}', true) on conflict do nothing`,
    )
    expect(await night()).toHaveLength(proposals)
  })
  test('are not asked of who already has as many held times as one may be asked about', async () => {
    const { wide } = await fullWeek()
    const [found] = await night()
    const hold = (until: string) =>
      county.owner.query(
        `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at, held_until)
         select county_id, register, person_id, contact_id, need_id, $2, unit_id, service, 'remote', tstzrange($3, $4), 'held', booked_at, $5
         from appointment where need_id = $1 and status = 'booked'`,
        [wide.need, smallCounty.nurse, at(later, '12:00'), at(later, '12:30'), until],
      )
    await hold(at('2026-11-24', '10:00'))
    const refused = await decide(found?.moveId ?? '', 'ask')
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ reason: 'too-many-holds' })
    expect((await moves()).map(({ status }) => status)).toEqual(['proposed'])
    // One that has run out counts no more.
    await county.owner.query(`delete from appointment where status = 'held'`)
    await hold(at('2026-11-24', '09:11'))
    expect((await decide(found?.moveId ?? '', 'ask')).status).toBe(200)
  })
  test('asked: the new time is held, the booked one stands; yes moves it, and the freed time is offered to who would be late', async () => {
    const { wide, late } = await fullWeek()
    const [found] = await night()
    expect((await decide(found?.moveId ?? '', 'ask')).status).toBe(200)
    expect(await booked(wide.need)).toEqual([
      { start: `${friday} 09:30`, status: 'booked' },
      { start: `${later} 09:00`, status: 'held' },
    ])
    const asked = (await mine(wide)).move
    expect(asked).toMatchObject({ now: at(friday, '09:30'), start: at(later, '09:00') })
    expect(JSON.stringify(asked)).not.toContain(late.person)
    expect((await say(wide, asked?.moveId ?? '', 'yes')).status).toBe(200)
    expect(await booked(wide.need)).toEqual([{ start: `${later} 09:00`, status: 'booked' }])
    await catchUp()
    expect((await mine(late)).offer).toMatchObject({ start: at(friday, '09:30') })
    expect(await moves()).toEqual([])
    expect((await say(wide, asked?.moveId ?? '', 'no')).status).toBe(409)
  })
  test('no, no answer in time, and a desk that leaves it keep the booked time, free the held one and are not asked again', async () => {
    for (const how of ['no', 'silence', 'leave'] as const) {
      await county.owner.query(
        'truncate appointment, waiting_entry, freed_time, move_proposal, notification, need cascade',
      )
      county.at(now)
      nurse = await county.staff(smallCounty.nurse)
      const { wide } = await fullWeek()
      const [found] = await night()
      const id = found?.moveId ?? ''
      if (how !== 'leave') expect((await decide(id, 'ask')).status).toBe(200)
      if (how === 'no') expect((await say(wide, id, 'no')).status).toBe(200)
      if (how === 'leave') expect((await decide(id, 'leave')).status).toBe(200)
      if (how === 'silence') {
        county.at('2026-11-25T09:13:00+02:00')
        nurse = await county.staff(smallCounty.nurse)
        wide.resident = await county.signIn({ kind: 'resident', personId: wide.person })
        const late = await say(wide, id, 'yes')
        expect([late.status, late.body.reason]).toEqual([409, 'move-over'])
        const { appointmentId = '', times } = late.body.alternatives as OtherTimes
        expect([appointmentId, onceEach(times.map(({ start }) => start))]).toEqual([
          (await mine(wide)).bookedId,
          [at(later, '09:30')],
        ])
        // Nobody who keeps their own looks for another.
        expect((await say(wide, id, 'no')).body.alternatives).toBeUndefined()
        const byDesk = await decide(id, 'yes')
        expect(nextStarts(byDesk.body.alternatives)).toEqual([at(later, '09:30')])
        await catchUp()
      }
      expect(await booked(wide.need), how).toEqual([{ start: `${friday} 09:30`, status: 'booked' }])
      expect(await night(), how).toEqual([])
    }
  })
  describe('to a time that nobody carries any more', () => {
    afterEach(() => county.owner.query(`delete from shift where kind = 'absence'`))
    const goAway = () =>
      county.owner.query(
        `insert into shift (county_id, staff_id, unit_id, during, kind)
         select county_id, id, unit_id, '[2026-12-02 00:00+02,2026-12-03 00:00+02)', 'absence' from staff_member where id = $1`,
        [smallCounty.physiotherapist],
      )
    test('are not asked about', async () => {
      const { wide } = await fullWeek()
      const [found] = await night()
      await goAway()
      const refused = await decide(found?.moveId ?? '', 'ask')
      expect([refused.status, refused.body.reason]).toEqual([409, 'move-over'])
      expect(await booked(wide.need)).toEqual([{ start: `${friday} 09:30`, status: 'booked' }])
    })
    test('are asked about no longer: not shown, a yes is politely too late, and the check of the roster frees the time', async () => {
      const { wide } = await fullWeek()
      const [found] = await night()
      const id = found?.moveId ?? ''
      expect((await decide(id, 'ask')).status).toBe(200)
      await goAway()
      expect((await mine(wide)).move).toBeUndefined()
      const late = await say(wide, id, 'yes')
      expect([late.status, late.body.reason]).toEqual([409, 'move-over'])
      expect(await booked(wide.need)).toHaveLength(2)
      const { jobs, jobsDb, clock } = county.app.services
      await jobsDb.technical(
        smallCounty.id,
        (tx) =>
          jobs.plan(tx, 'check-roster', { county: smallCounty.id, staffId: smallCounty.physiotherapist, contacts: '' }),
        clock,
      )
      await finishJobs(county, 'check-roster')
      expect(await booked(wide.need)).toEqual([{ start: `${friday} 09:30`, status: 'booked' }])
      expect(await moves()).toEqual([])
      const { rows } = await county.owner.query(`select status from move_proposal where id = $1`, [id])
      expect(rows).toEqual([{ status: 'over' }])
    })
  })
  test('a question tells who interprets at the other time, where the visit is interpreted', async () => {
    const { rows } = await county.owner.query<{ id: string }>(
      `insert into interpreter (county_id, name, languages, is_remote) values ('lapland', 'Farah', '{fa}', true) returning id`,
    )
    await county.owner.query(`insert into interpreter_time (county_id, interpreter_id, during) values ($1, $2, $3)`, [
      smallCounty.id,
      rows[0]?.id,
      `[${at(later, '08:00')},${at(later, '12:00')})`,
    ])
    const { wide } = await fullWeek()
    await county.owner.query(`update need set interpreter = 'fa' where id = $1`, [wide.need])
    const [found] = await night()
    expect(found?.contactId).toBe(wide.contact)
    expect((await decide(found?.moveId ?? '', 'ask')).status).toBe(200)
    expect((await mine(wide)).move?.interpreter).toEqual({ language: 'fa', how: 'remote' })
    await county.owner.query(`update need set interpreter = null where id = $1`, [wide.need])
    expect((await mine(wide)).move).not.toHaveProperty('interpreter')
  })
  test('a question tells whether whoever comes along can then, as they have told by now', async () => {
    const { wide } = await fullWeek()
    const can = (from: string, to: string) =>
      county.owner.query(`update need set companion = $2 where id = $1`, [
        wide.need,
        JSON.stringify({ windows: [{ weekdays: [1, 2, 3, 4, 5], from, to }] }),
      ])
    await can('08:00', '16:00')
    const [found] = await night()
    expect((await decide(found?.moveId ?? '', 'ask')).status).toBe(200)
    // From nine to half past.
    expect((await mine(wide)).move).toMatchObject({ start: at(later, '09:00'), companion: 'can' })
    await can('09:00', '09:30')
    expect((await mine(wide)).move?.companion).toBe('can')
    await can('09:15', '16:00')
    expect((await mine(wide)).move?.companion).toBe('cannot')
    // It is the other time that is asked of, not the one that stands.
    await can('09:30', '10:00')
    expect((await mine(wide)).move).toMatchObject({ now: at(friday, '09:30'), companion: 'cannot' })
    await county.owner.query(`update need set companion = null where id = $1`, [wide.need])
    expect((await mine(wide)).move).not.toHaveProperty('companion')
  })
  test('a question is nobody else’s, and none before a professional asks', async () => {
    const { wide, late } = await fullWeek()
    const [found] = await night()
    const id = found?.moveId ?? ''
    expect((await say(wide, id, 'yes')).status).toBe(404)
    expect((await decide(id, 'ask')).status).toBe(200)
    expect((await say(late, id, 'yes')).status).toBe(404)
    expect((await decide(id, 'ask')).status).toBe(409)
    expect((await decide(id, 'yes')).status).toBe(200)
    expect(await booked(wide.need)).toEqual([{ start: `${later} 09:00`, status: 'booked' }])
  })
  test('a new time that somebody took meanwhile is refused with other times to move to, and the booked one stands', async () => {
    const { wide } = await fullWeek()
    const [found] = await night()
    await book(await newCase('2026-12-20'), at(later, '09:00'))
    const refused = await decide(found?.moveId ?? '', 'ask')
    expect(refused.body.code).toBe('slot-taken')
    const { offers } = refused.body.alternatives as { offers: { items: { needId: string; start: string }[] }[] }
    expect(new Set(offers.flatMap(({ items }) => items.map(({ needId }) => needId)))).toEqual(new Set([wide.need]))
    expect(await booked(wide.need)).toEqual([{ start: `${friday} 09:30`, status: 'booked' }])
  })
})
