import { readPast } from './read-past.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PolicyPage, PolicyTrial } from '@luukku/contract'
import { usualSettings } from '@luukku/domain/booking'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'

// Monday morning. One physiotherapist, fifteen half hours a weekday beside the break, for three weeks ahead.
const monday = '2026-11-23'
const now = `${monday}T08:05:00+02:00`
const days = Array.from({ length: 19 }, (_, at) =>
  new Date(Date.UTC(2026, 10, 23 + at)).toISOString().slice(0, 10),
).filter((day) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()))
const manager = '00000000-0000-4000-8000-000000000051'
let county: SmallCountyServer
let boss: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days, moment: now })
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ($1, $2, 'malla', 'Malla', 'Esimerkki', '{}', '{fi}', '{manager}', '{}', $3)`,
    [manager, smallCounty.id, smallCounty.guidanceUnit],
  )
  for (const day of days) await addReception(county.owner, smallCounty.physiotherapist, day)
})
afterAll(() => county.close())
beforeEach(async () => {
  county.at(now)
  await county.owner.query('truncate appointment, offer_policy, policy_trial, need cascade; truncate pgboss.job')
  boss = await county.staff(manager)
})

const page = async () => {
  const answer = await boss<PolicyPage>('GET', '/api/manager/policy')
  expect(answer.status).toBe(200)
  return answer.body
}
const trialOf = (found: PolicyPage, kind: PolicyTrial['kind']) => found.trials.find((one) => one.kind === kind)
/** Weeks of contacts, eight unless said otherwise: some cannot wait, most may wait ten days, more of both on Mondays. Together more than fit on Mondays. */
async function history(since = '2026-09-28'): Promise<void> {
  const [person, contact] = [randomUUID(), randomUUID()]
  await county.owner.query(`insert into person (id, county_id, created_at) values ($1, $2, $3)`, [
    person,
    smallCounty.id,
    now,
  ])
  await county.owner.query(
    `insert into contact (id, county_id, register, person_id, reference, channel, language, verified, received_at, version, status, urgency_class,
       urgency_source, sort_key, promise_kind, promise_from, promise_to, next_kind, next_at, next_owner_kind, next_owner_id)
     values ($1, $2, 'both', $3, $1::uuid::text, 'web_form', 'fi', true, $4, 3, 'assessed', 'D', 'assessed', 'D', 'call', $4, $4, 'book', $4, 'staff', $5)`,
    [contact, smallCounty.id, person, now, smallCounty.nurse],
  )
  await county.owner.query(
    `insert into need (id, county_id, register, person_id, contact_id, service, urgency_class, status, established_at, legal_due_date, next_date)
     select gen_random_uuid(), c.county_id, 'health', c.person_id, c.id, 'FYSIO', case when n <= $2 then 'C' else 'D' end, 'done', d + interval '10 hours',
       case when n <= $2 then null else d::date + 10 end, d::date
     from contact c, generate_series($4::timestamptz, '2026-11-20'::timestamptz, interval '1 day') d, generate_series(1, $3) n
     where c.id = $1 and extract(isodow from d) < 6 and (extract(isodow from d) = 1 or n % 5 <> 0)`,
    [contact, 5, 19, since],
  )
}
/** The forecast is learned once a day: another day and back again. */
async function learn(): Promise<void> {
  for (const moment of ['2026-11-24T08:05:00+02:00', now]) {
    county.at(moment)
    boss = await county.staff(manager)
    await page()
  }
}
async function until(kind: PolicyTrial['kind']): Promise<PolicyTrial> {
  for (let tries = 0; tries < 1200; tries++) {
    await county.app.catchUp()
    const trial = trialOf(await page(), kind)
    if (trial?.state === 'done') return trial
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the trial does not come to an end')
}
const set = (body: object) => boss('POST', '/api/manager/policy', body)

describe('the policy page', () => {
  test('shows nested limits where nothing was chosen, and for whom the coming days are kept once there are contacts', async () => {
    await history()
    await learn()
    const found = await page()
    expect(found.setting).toEqual(usualSettings.nestedLimits)
    const physio = found.professions.find(({ profession }) => profession === 'fysioterapeutti')
    const [today, tomorrow] = physio?.days ?? []
    expect(today).toMatchObject({ date: monday, capacity: 15 })
    expect(tomorrow?.kept[0]).toBeGreaterThan(0)
    expect((tomorrow?.kept.reduce((sum, n) => sum + n, 0) ?? 0) + (tomorrow?.open ?? 0)).toBeCloseTo(
      tomorrow?.free ?? -1,
      1,
    )
    expect(physio?.weekdays[0]?.expected).toBeGreaterThan(physio?.weekdays[1]?.expected ?? 99)
    expect(physio?.weekdays[5]).toMatchObject({ capacity: 0 })
    expect(physio?.byService.map(({ service }) => service)).toEqual(['FYSIO'])
  })
  test('times of a shift for some services alone stand beside the profession’s, and are not among them', async () => {
    const saturday = '2026-11-28'
    await addReception(county.owner, smallCounty.physiotherapist, saturday)
    const onSaturday = async (profession: string) =>
      (await page()).professions
        .find((one) => one.profession === profession)
        ?.days.find(({ date }) => date === saturday)
    expect(await onSaturday('fysioterapeutti')).toMatchObject({ capacity: 15, free: 15 })
    await county.owner.query(
      `update shift set services = '{FYSIO}' where (lower(during) at time zone 'Europe/Helsinki')::date = $1 and kind = 'reception'`,
      [saturday],
    )
    expect(await onSaturday('fysioterapeutti')).toMatchObject({ capacity: 0, free: 0 })
    expect(await onSaturday('fysioterapeutti FYSIO')).toMatchObject({ capacity: 15, free: 15 })
    await county.owner.query(`delete from shift where (lower(during) at time zone 'Europe/Helsinki')::date = $1`, [
      saturday,
    ])
  })
  test('a choice is in force at once, with who made it and why, and stands in the journal without a person', async () => {
    expect((await set({ setting: usualSettings.firstFree, reason: 'Kokeillaan viikko' })).status).toBe(200)
    const found = await page()
    expect(found.setting).toEqual({ kind: 'firstFree' })
    expect(found.history[0]).toMatchObject({
      kind: 'firstFree',
      reason: 'Kokeillaan viikko',
      setBy: 'Malla Esimerkki',
      isProposed: false,
    })
    expect(found.professions.flatMap(({ days: list }) => list).every(({ kept }) => kept.every((n) => n === 0))).toBe(
      true,
    )
    const { rows } = await county.owner.query<{ register: string; n: number }>(
      `select e.register, (select count(*)::int from journal_subject s where s.chain = e.chain and s.seq = e.seq) as n from journal_entry e where e.action = 'setPolicy'`,
    )
    expect(rows).toEqual([{ register: 'none', n: 0 }])
  })
  test('a service may have its own, and follow the county again', async () => {
    expect((await set({ service: 'FYSIO', setting: usualSettings.carveOut, reason: 'Vain fysio' })).status).toBe(200)
    expect((await page()).ofServices).toMatchObject([{ service: 'FYSIO', setting: usualSettings.carveOut }])
    expect((await page()).setting.kind).toBe('nestedLimits')
    expect((await set({ service: 'FYSIO', reason: 'Ei enää' })).status).toBe(200)
    expect((await page()).ofServices).toEqual([])
  })
  test('a unit may have its own for its people: it comes before a service’s, and another unit’s manager may not choose it', async () => {
    const unitId = smallCounty.healthUnit
    expect((await set({ unitId, setting: usualSettings.firstFree, reason: 'Pieni paikka' })).status).toBe(200)
    expect((await page()).ofUnits).toMatchObject([{ unitId, setting: usualSettings.firstFree }])
    expect((await page()).history[0]?.unit).toBeDefined()
    expect((await set({ unitId, service: 'FYSIO', reason: 'Molemmat' })).body.reason).toBe('policy-for-one')
    const stranger = randomUUID()
    await county.owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, $2, $3, 'Sirpa', 'Esimerkki', '{}', '{fi}', '{manager}', '{}', $4)`,
      [stranger, smallCounty.id, stranger, smallCounty.socialUnit],
    )
    const other = await county.staff(stranger)
    for (const id of [unitId, randomUUID()])
      expect(
        (await other('POST', '/api/manager/policy', { unitId: id, setting: usualSettings.carveOut, reason: 'Ei saa' }))
          .status,
      ).toBe(404)
    expect((await set({ unitId, reason: 'Ei enää' })).status).toBe(200)
    expect((await page()).ofUnits).toEqual([])
  })
  test('refuses a parameter past its bound, a service nobody books, nothing at all, and no reason', async () => {
    const carve = (reserved: number) => ({
      kind: 'carveOut',
      parameters: { ...usualSettings.carveOut.parameters, reserved },
    })
    expect((await set({ setting: carve(0.9), reason: 'syy' })).status).toBe(200)
    expect((await set({ setting: carve(0.91), reason: 'syy' })).status).toBe(400)
    expect((await set({ service: 'EI_OLE', setting: carve(0.2), reason: 'syy' })).body.reason).toBe(
      'service-not-bookable',
    )
    expect((await set({ reason: 'syy' })).body.reason).toBe('policy-missing')
    expect((await set({ setting: carve(0.2), reason: '  ' })).status).toBe(400)
  })
  test('is a manager’s alone', async () => {
    const nurse = await county.staff(smallCounty.nurse)
    expect((await nurse('GET', '/api/manager/policy')).status).toBe(403)
    expect(
      (await nurse('POST', '/api/manager/policy', { setting: usualSettings.firstFree, reason: 'syy' })).status,
    ).toBe(403)
  })
})

describe("policies played on the county's own past", () => {
  test('count the same needs for each policy, tell the days they were, and the same past gives the same result', async () => {
    await history()
    const ask = () =>
      boss('POST', '/api/manager/policy/trials', {
        setting: {
          ...usualSettings.nestedLimits,
          parameters: { ...usualSettings.nestedLimits.parameters, waitCostPerDay: 0.1 },
        },
      })
    expect((await ask()).status).toBe(200)
    const first = await until('compare')
    const result = first.result
    if (result?.kind !== 'compare') throw new Error('a comparison was asked for')
    expect(result.policies.map(({ name }) => name)).toEqual(['inForce', 'firstFree', 'carveOut', 'wanted'])
    expect(result).toMatchObject({ to: '2026-11-22', from: '2026-10-26', isLittle: false })
    const needs = result.policies.map(({ measures }) => measures.needs)
    expect(new Set(needs).size).toBe(1)
    const inTime = (name: string) => result.policies.find((one) => one.name === name)?.measures.inTime ?? -1
    expect(inTime('inForce')).toBeGreaterThan(inTime('firstFree'))
    await county.owner.query('truncate policy_trial')
    expect((await ask()).status).toBe(200)
    expect((await until('compare')).result).toEqual(result)
  })
  test('count what the search counts: a shift for some services alone is time of those services and of no others', async () => {
    await history()
    const { jobsDb, clock } = county.app.services
    const read = async () => {
      const { centre, demand } = await jobsDb.technical(smallCounty.id, (tx) => readPast(tx), clock)
      const times = (pool: string) =>
        Array.from(demand.capacity[centre.skills.indexOf(pool)] ?? []).reduce((sum, n) => sum + n, 0)
      return { pools: centre.skills, times, skillsOf: new Map(centre.needTypes.map(({ id, skills }) => [id, skills])) }
    }
    const before = await read()
    const { rows } = await county.owner.query<{ id: string }>(
      `insert into shift (county_id, staff_id, unit_id, during, kind, modes, services)
       select 'lapland', $1, $2, tstzrange('2026-11-28 10:00+02', '2026-11-28 12:00+02'), 'reception', '{onsite}', array[s]
       from unnest('{PKV}'::text[]) s returning id`,
      [smallCounty.physiotherapist, smallCounty.healthUnit],
    )
    const physio = before.pools.find((pool) => pool.startsWith('fysio')) ?? ''
    const own = await read()
    expect(own.pools.filter((pool) => !before.pools.includes(pool))).toEqual([`${physio} PKV`])
    expect(own.times(physio)).toBe(before.times(physio))
    // Two hours, and as many on the Saturdays whose roster nobody knows.
    expect(own.times(`${physio} PKV`) % 4).toBe(0)
    expect(own.times(`${physio} PKV`)).toBeGreaterThanOrEqual(4)
    expect(own.skillsOf).toEqual(before.skillsOf)
    // Of a service that the shift gives it is a pool behind the profession.
    await county.owner.query(`update shift set services = '{FYSIO}' where id = $1`, [rows[0]?.id])
    const given = await read()
    const ofPhysio = [...given.skillsOf].filter(([id]) => id.startsWith('FYSIO '))
    for (const [, skills] of ofPhysio) expect(skills).toEqual([physio, `${physio} FYSIO`])
    await county.owner.query(`delete from shift where id = $1`, [rows[0]?.id])
  })
  test('one at a time; in a county without contacts the result says that it is little', async () => {
    expect((await boss('POST', '/api/manager/policy/trials', {})).status).toBe(200)
    const again = await boss('POST', '/api/manager/policy/trials', {})
    const trial = await until('compare')
    // The server's own worker may have been quicker than the second request.
    if (again.status !== 200) expect(again.body.reason).toBe('trial-runs')
    expect(trial.result).toMatchObject({ isLittle: true })
  })
})

describe('re-tuning at night', () => {
  test('keeps its result and changes nothing by itself; each night once', async () => {
    await history('2026-08-03')
    await county.owner.query(`delete from pgboss.job where name = 'retune-policy'`)
    const { jobs, jobsDb, clock } = county.app.services
    for (let n = 0; n < 2; n++)
      await jobsDb.technical(
        smallCounty.id,
        (tx) => jobs.plan(tx, 'retune-policy', { county: smallCounty.id, night: monday }),
        clock,
      )
    const trial = await until('retune')
    if (trial.result?.kind !== 'retune') throw new Error('it was a night of re-tuning')
    expect(trial.result.tried).toBeGreaterThanOrEqual(8)
    expect(trial.result.isLittle).toBe(false)
    const found = await page()
    expect(found.trials.filter(({ kind }) => kind === 'retune')).toHaveLength(1)
    expect(found.history).toEqual([])
    expect(found.setting).toEqual(usualSettings.nestedLimits)
    // The next night is planned, by one of the two.
    const { rows } = await county.owner.query<{ night: string }>(
      `select data ->> 'night' as night from pgboss.job where name = 'retune-policy' and state = 'created'`,
    )
    expect(rows).toEqual([{ night: '2026-11-24' }])
  })
  /** A night that proposed to wait for less, as it stands in the table. */
  async function propose(): Promise<{ id: string; setting: object }> {
    const setting = {
      ...usualSettings.nestedLimits,
      parameters: { ...usualSettings.nestedLimits.parameters, waitCostPerDay: 0.01 },
    }
    const measures = { needs: 400, inTime: 390, meanWaitDays: 1, p95WaitDays: 3, maxLateDays: 1, bands: [] }
    const tried = (one: object, inTime: number) => ({
      setting: one,
      chosenBy: { ...measures, inTime },
      checkedOn: { ...measures, inTime },
    })
    const result = {
      kind: 'retune',
      from: '2026-10-26',
      checkedFrom: '2026-11-09',
      to: '2026-11-22',
      isLittle: false,
      guessedDays: 0,
      tried: 8,
      current: tried(usualSettings.nestedLimits, 390),
      proposed: tried(setting, 395),
    }
    const id = randomUUID()
    await county.owner.query(
      `insert into policy_trial (id, county_id, kind, night, asked_at, state, percent, result, finished_at) values ($1, $2, 'retune', $3, $4, 'done', 100, $5, $4)`,
      [id, smallCounty.id, monday, now, JSON.stringify(result)],
    )
    return { id, setting }
  }
  const say = (id: string, answer: string) =>
    boss('POST', `/api/manager/policy/trials/${id}`, { answer, reason: 'Luvut näyttävät hyvältä' })

  test('what it proposes is in force when a manager takes it, once', async () => {
    const { id, setting } = await propose()
    expect(trialOf(await page(), 'retune')?.isOpen).toBe(true)
    expect((await page()).setting).toEqual(usualSettings.nestedLimits)
    expect((await say(id, 'accept')).status).toBe(200)
    const found = await page()
    expect(found.setting).toEqual(setting)
    expect(found.history[0]).toMatchObject({ isProposed: true, setBy: 'Malla Esimerkki' })
    expect(trialOf(found, 'retune')).toMatchObject({ answer: 'accepted', isOpen: false })
    expect((await say(id, 'decline')).body.reason).toBe('proposal-answered')
  })
  test('left, it changes nothing; taken after somebody chose another policy, it is refused', async () => {
    const first = await propose()
    expect((await say(first.id, 'decline')).status).toBe(200)
    expect((await page()).setting).toEqual(usualSettings.nestedLimits)
    await county.owner.query('truncate policy_trial')
    const second = await propose()
    expect((await set({ setting: usualSettings.firstFree, reason: 'Vaihdetaan' })).status).toBe(200)
    expect(trialOf(await page(), 'retune')?.isOpen).toBe(false)
    expect((await say(second.id, 'accept')).body.reason).toBe('policy-changed')
    expect((await page()).setting).toEqual({ kind: 'firstFree' })
  })
  test('what is no proposal cannot be taken', async () => {
    expect((await say(randomUUID(), 'accept')).status).toBe(404)
  })
})
