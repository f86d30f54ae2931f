import type { FairnessPage } from '@luukku/contract'
import { openWaitingCounty, type WaitingCase } from '@luukku/testkit/asked-about-time'
import { smallCounty, type Browser } from '@luukku/testkit/small-county-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

// Somebody gives up Wednesday at ten; several wait for it. The manager reads who was asked in which order, and nobody's name.
const now = '2026-11-24T09:12:00+02:00'
let county: Awaited<ReturnType<typeof openWaitingCounty>>
let nurse: Browser
let boss: Browser

beforeAll(async () => {
  county = await openWaitingCounty(now, {})
  await county.county.owner.query(`update staff_member set roles = '{manager}', registers = '{}' where id = $1`, [
    smallCounty.secondNurse,
  ])
})
afterAll(() => county.county.close())
beforeEach(async () => {
  nurse = await county.reset()
  boss = await county.county.staff(smallCounty.secondNurse)
})

const owner = () => county.county.owner
/** People who wait, each with what counts in the order; the first of them waits the longest. */
async function waiting(...each: { due?: string; urgency?: string }[]): Promise<WaitingCase[]> {
  const people: WaitingCase[] = []
  for (const { due, urgency } of each) {
    const one = await county.people.newCase({})
    if (due !== undefined) await owner().query('update need set legal_due_date = $2 where id = $1', [one.need, due])
    if (urgency !== undefined)
      await owner().query('update need set urgency_class = $2 where id = $1', [one.need, urgency])
    county.county.at(new Date(Date.parse(now) + people.length * 1000))
    await county.people.waits(one)
    people.push(one)
  }
  return people
}
async function read(by: Browser = boss): Promise<FairnessPage> {
  const answer = await by('GET', '/api/manager/fairness')
  expect(answer.status, answer.text).toBe(200)
  return answer.body as FairnessPage
}
async function decline(one: WaitingCase | undefined): Promise<void> {
  const { rows } = await owner().query<{ id: string }>(
    `select id from waiting_offer where need_id = $1 and status = 'offered'`,
    [one?.need],
  )
  const said = await one?.resident('POST', `/api/me/waiting/offers/${rows[0]?.id ?? ''}`, { answer: 'decline' })
  expect(said?.status, said?.text).toBe(200)
  await county.people.catchUp()
}
const five = [{ due: '2026-12-20' }, { due: '2026-12-01' }, { urgency: 'C' }, {}, {}] as const

describe('the log of fairness as a manager reads it', () => {
  test('tells each round: who was asked first and why before the next, the answer, and who was asked then', async () => {
    const [, , urgent] = await waiting(...five)
    await county.people.giveUp()
    await decline(urgent)
    const { freed, sums } = await read()
    expect(freed).toHaveLength(1)
    expect(freed[0]?.day).toBe('2026-11-25')
    const [first, second] = freed[0]?.rounds ?? []
    expect(first?.rows).toMatchObject([
      {
        who: 1,
        urgencyClass: 'C',
        outcome: 'offered',
        answer: 'declined',
        journey: 'near',
        known: false,
        waitedDays: 0,
      },
    ])
    expect(first?.answeredAt).toBeDefined()
    // Whoever declined stands where they stood, and the next one is asked: six days before the limit goes before twenty-six.
    expect(second?.rows).toMatchObject([
      { who: 1, outcome: 'asked-before', before: 'urgency' },
      { who: 2, outcome: 'offered', answer: 'offered', daysLeft: 7 },
    ])
    expect(second?.rows[1]).not.toHaveProperty('before')
    expect(sums).toEqual({ freed: 1, offered: 2, accepted: 0, declined: 1, unanswered: 0, withdrawn: 0, open: 1 })
  })
  test('says why of two alike in everything else: the longer wait, then nothing', async () => {
    const people = await waiting({}, {})
    await owner().query(`update waiting_entry set since = $1`, [now])
    await county.people.giveUp()
    const { rows } = await owner().query<{ need_id: string }>(`select need_id from waiting_offer`)
    await decline(people.find(({ need }) => need === rows[0]?.need_id))
    expect((await read()).freed[0]?.rounds[1]?.rows[0]).toMatchObject({ before: 'lot' })
    await owner().query(`update waiting_place set since = since - interval '3 days' where place = 1`)
    expect((await read()).freed[0]?.rounds[1]?.rows[0]).toMatchObject({ before: 'wait', waitedDays: 3 })
  })
  test('names nobody: no id, name, place or professional, no hour of the time, and a number that ends with the time', async () => {
    const people = await waiting(...five)
    await county.people.giveUp('10')
    await decline(people[2])
    await county.people.giveUp('13')
    const page = await read()
    const told = JSON.stringify(page)
    for (const { need, person, contact } of people)
      for (const id of [need, person, contact]) expect(told).not.toContain(id)
    const { rows } = await owner().query<{ words: string }>(
      `select unnest(array[id::text, appointment_id::text, freed_id::text]) as words from waiting_offer
       union select unnest(array[m.id::text, m.family_name, m.given_name]) from staff_member m where id = $1
       union select u.name ->> 'fi' from unit u`,
      [smallCounty.physiotherapist],
    )
    for (const { words } of rows) expect(told).not.toContain(words)
    expect(told).not.toMatch(/2026-11-25T/)
    // Both freed times begin with number one, whoever it is.
    expect(page.freed.map(({ rounds }) => rounds[0]?.rows[0]?.who)).toEqual([1, 1])
    const { rows: journal } = await owner().query(
      `select s.person_id from journal_entry e join journal_subject s on s.chain = e.chain and s.seq = e.seq where e.action = 'readFairness'`,
    )
    expect(journal).toEqual([])
  })
  test('leaves the service out where fewer than five people were looked at for it, and tells it of five', async () => {
    const people = await waiting({}, {}, {}, {})
    await county.people.giveUp()
    for (const one of people.slice(0, 3)) await decline(one)
    const four = await read()
    expect(four.freed[0]?.rounds.flatMap(({ rows }) => rows)).not.toHaveLength(0)
    for (const { rows } of four.freed[0]?.rounds ?? []) for (const row of rows) expect(row).not.toHaveProperty('title')
    await decline(people[3])
    const fifth = await waiting({ urgency: 'C' })
    await county.people.giveUp('13')
    expect(fifth).toHaveLength(1)
    const shown = await read()
    expect(
      shown.freed.flatMap(({ rounds }) => rounds.flatMap(({ rows }) => rows.map(({ title }) => title?.fi))),
    ).not.toContain(undefined)
  })
  test('does not say that somebody lives near once they hide, nor by it why they came first', async () => {
    const people = await waiting({}, {})
    await owner().query(`update need set municipality_code = '148' where id = $1`, [people[0]?.need])
    await county.people.giveUp()
    await decline(people[1])
    expect((await read()).freed[0]?.rounds[1]?.rows[0]).toMatchObject({ journey: 'near', before: 'journey' })
    await owner().query(`update person set non_disclosure = true where id = $1`, [people[1]?.person])
    const [row] = (await read()).freed[0]?.rounds[1]?.rows ?? []
    expect(row).not.toHaveProperty('journey')
    expect(row?.before).not.toBe('journey')
  })
  test('tells the way in steps: minutes to a place would be a municipality; a row from before says that it was near, or nothing', async () => {
    await waiting({})
    await county.people.giveUp()
    const told = async (minutes: number | null, near: boolean) => {
      await owner().query('update waiting_place set journey_minutes = $1, same_place = $2', [minutes, near])
      return (await read()).freed[0]?.rounds[0]?.rows[0]?.journey
    }
    expect([await told(0, true), await told(45, true), await told(46, false), await told(105, false)]).toEqual([
      'none',
      'near',
      'far',
      'far',
    ])
    expect([await told(106, false), await told(400, false)]).toEqual(['farther', 'farther'])
    expect([await told(null, true), await told(null, false)]).toEqual(['near', undefined])
  })
  test('looks four weeks back', async () => {
    await waiting({})
    await county.people.giveUp()
    const later = async (day: string) => {
      await county.at(`${day}T09:00:00+02:00`)
      boss = await county.county.staff(smallCounty.secondNurse)
      return (await read()).freed.length
    }
    expect(await later('2026-12-22')).toBe(1)
    expect(await later('2026-12-23')).toBe(0)
  })
  test('is not for who has no part in it: the desk has its own, a professional none', async () => {
    expect((await nurse('GET', '/api/manager/fairness')).status).toBe(403)
    expect(
      (await (await county.county.staff(smallCounty.physiotherapist))('GET', '/api/manager/fairness')).status,
    ).toBe(403)
  })
})
