import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ManagerDay, Receipt } from '@luukku/contract'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { addReception, openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'

let county: SmallCountyServer
let receipt: Receipt
beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-25'], moment: '2026-11-24T09:12:00+02:00' })
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti.',
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  receipt = sent.body as Receipt
  await county.owner.query(`update staff_member set roles = '{manager}' where id = $1`, [smallCounty.secondNurse])
})
afterAll(() => county.close())

const alarmsAt = async (moment: string) => {
  county.at(moment)
  const boss = await county.staff(smallCounty.secondNurse)
  const answer = await boss('GET', '/api/manager/today')
  expect(answer.status, answer.text).toBe(200)
  return (answer.body as ManagerDay).alarms.filter(({ kind }) => kind === 'overdue')
}

test('a first step is late when its promise has passed, not before, and is told with whoever has it', async () => {
  const end = Date.parse(receipt.promise.to)
  expect(await alarmsAt(new Date(end - 60_000).toISOString())).toEqual([])
  const [late] = await alarmsAt(new Date(end + 60_000).toISOString())
  expect(late?.owner?.name).toBeTruthy()
})

test('a watch that stands still shows: contacts that nobody at work carries are counted and alarm, and none after its round', async () => {
  const uncarried = async () => {
    county.at('2026-11-24T16:30:00+02:00')
    const day = (await (await county.staff(smallCounty.secondNurse))('GET', '/api/manager/today')).body as ManagerDay
    return [day.withoutNextStep, day.alarms.some(({ kind }) => kind === 'without-next-step')]
  }
  const held = await county.owner.query(
    `select next_at, next_owner_kind, next_owner_id, version from contact where id = $1`,
    [receipt.contactId],
  )
  expect(held.rows[0]).toMatchObject({ next_owner_kind: 'staff' })
  expect(await uncarried()).toEqual([1, true])
  await county.app.catchUp()
  expect(await uncarried()).toEqual([0, false])
})

test('a booked time keeps a limit that the visit meets, and no other: the doctor’s is not kept by a physiotherapist', async () => {
  county.at('2026-11-24T09:12:00+02:00')
  const nurse = await county.staff(smallCounty.nurse)
  await addReception(county.owner, smallCounty.physiotherapist, '2026-11-25')
  const one = await assessKnee(county.browser(), nurse)
  const listed = async () => {
    county.at('2027-02-11T09:00:00+02:00')
    const boss = await county.staff(smallCounty.secondNurse)
    const answers = [await boss('GET', '/api/manager/today'), await boss('GET', '/api/manager/breaking')]
    return answers.map(({ body }) =>
      (body as Pick<ManagerDay, 'breaking'>).breaking
        .filter(({ needId }) => needId === one.needId)
        .map(({ dueDate }) => dueDate),
    )
  }
  const due = ['2027-02-24']
  expect(await listed()).toEqual([due, due])
  county.at('2026-11-24T09:20:00+02:00')
  const again = await county.staff(smallCounty.nurse)
  const [start, end] = ['2026-11-25T09:00:00+02:00', '2026-11-25T09:30:00+02:00']
  const item = {
    needId: one.needId,
    service: 'FYSIO',
    staffId: smallCounty.physiotherapist,
    mode: 'onsite',
    start,
    end,
  }
  const booked = await again('POST', '/api/booking/appointments', { contactId: one.contactId, items: [item] })
  expect(booked.status, booked.text).toBe(200)
  expect(await listed()).toEqual([[], []])
  const stopsBy = (event: string) =>
    county.owner.query(
      `update clock set detail = detail || jsonb_build_object('stopEvent', $2::text) where need_id = $1`,
      [one.needId, event],
    )
  await stopsBy('doctorAppointment')
  expect(await listed()).toEqual([due, due])
  await county.owner.query(`update staff_member set professions = '{doctor}' where id = $1`, [
    smallCounty.physiotherapist,
  ])
  expect(await listed()).toEqual([[], []])
  await stopsBy('professionalAppointment')
  expect(await listed()).toEqual([due, due])
  await stopsBy('decisionImplemented')
  expect(await listed()).toEqual([due, due])
})

test('the sentence, the picture, the groups and the list count the same limits, whenever the contact came and however few rows are asked', async () => {
  county.at('2026-11-24T10:00:00+02:00')
  const nurse = await county.staff(smallCounty.nurse)
  await assessKnee(county.browser(), nurse)
  // Both needs' three months end on 24 February, long after the 28 days whose contacts the groups count.
  county.at('2027-02-25T09:00:00+02:00')
  const boss = await county.staff(smallCounty.secondNurse)
  const dayOf = async (limit: number) =>
    (await boss('GET', `/api/manager/today?days=14&limit=${limit}`)).body as ManagerDay
  const [day, few] = [await dayOf(500), await dayOf(1)]
  const { body } = await boss('GET', '/api/manager/breaking')
  const sum = (groups: ManagerDay['byService']) => groups.reduce((all, { breaking = 0 }) => all + breaking, 0)
  const numbers = (of: ManagerDay) => [
    of.breakingTotal,
    of.breakingByDay.reduce((all, { n }) => all + n, 0),
    sum(of.byService),
    (body as ManagerDay).breaking.length,
  ]
  const n = day.breaking.length
  expect(n).toBeGreaterThan(1)
  expect(numbers(day)).toEqual([n, n, n, n])
  expect(few.breaking).toHaveLength(1)
  expect(numbers(few)).toEqual([n, n, n, n])
  const past = day.breaking.filter(({ daysLeft }) => daysLeft < 0).length
  expect(day.breakingByDay.find(({ daysLeft }) => daysLeft === -1)?.n).toBe(past)
  expect(past).toBeGreaterThan(0)
  // A group none of whose contacts came in these days is shown with what breaks in it.
  expect(day.byService.find(({ code }) => code === 'FYSIO')).toMatchObject({ contacts: 0, hidden: false })
})

test('who was not assessed yet counts in the groups under what was proposed, and a joined contact once', async () => {
  county.at('2027-03-02T09:00:00+02:00')
  const sent: string[] = []
  for (let n = 0; n < 6; n++) {
    const { body } = await county.browser()('POST', '/api/contacts', {
      channel: 'web_form',
      lang: 'fi',
      text: 'Polvi on ollut kipeä syksystä asti.',
      person: { municipality: '732' },
      contactWay: { ways: ['call'], phone: '040 000 0000' },
    })
    sent.push((body as Receipt).contactId)
  }
  const groups = async () => {
    const boss = await county.staff(smallCounty.secondNurse)
    const day = (await boss('GET', '/api/manager/today')).body as ManagerDay
    const of = (list: ManagerDay['byService'], code: string) => list.find((group) => group.code === code)
    const { service } = (
      await county.owner.query<{ service: string }>(
        `select summary -> 'needs' -> 0 ->> 'service' as service from contact where id = $1`,
        [sent[0]],
      )
    ).rows[0]!
    const hours = day.byHour.reduce((sum, { contacts }) => sum + contacts, 0)
    const group = of(day.byService, service)
    return [group?.contacts, group?.sameDay, day.byChannel[0]?.contacts, day.contactsToday, hours]
  }
  expect(await groups()).toEqual([6, { n: 0, of: 6, hidden: false }, 6, 6, 6])
  await county.owner.query(`update contact set joined_into = $1 where id = $2`, [sent[0], sent[1]])
  expect(await groups()).toEqual([5, { n: 0, of: 5, hidden: false }, 5, 5, 5])
})
