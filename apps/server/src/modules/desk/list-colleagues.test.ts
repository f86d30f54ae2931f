import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, RouteResponse, routes } from '@luukku/contract'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

/** Whom the desk offers for a step is whom the server takes, at the step's own time. */
const [today, tomorrow] = ['2026-11-24', '2026-11-25']
const at = (time: string, day = today) => `${day}T${time}:00+02:00`
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: [today, tomorrow], moment: at('09:00') })
  nurse = await county.staff(smallCounty.nurse)
  // The second nurse is not at work tomorrow.
  await county.owner.query(`delete from shift where staff_id = $1 and during @> $2::timestamptz`, [
    smallCounty.secondNurse,
    at('10:00', tomorrow),
  ])
})
afterAll(() => county.close())

type Colleagues = RouteResponse<typeof routes.listColleagues>
async function offered(step?: string): Promise<Colleagues> {
  const answer = await nurse(
    'GET',
    `/api/desk/colleagues${step === undefined ? '' : `?at=${encodeURIComponent(step)}`}`,
  )
  expect(answer.status, answer.text).toBe(200)
  return answer.body as Colleagues
}
const idsOf = ({ owners }: Colleagues) => owners.map(({ id }) => id).sort()

async function caseWithStep(moment: string): Promise<DeskCase> {
  const { contactId } = await assessKnee(county.browser(), nurse)
  const path = `/api/desk/contacts/${contactId}`
  const { version } = (await nurse('GET', path)).body as DeskCase
  const set = await nurse('POST', `${path}/next-step`, { basedOn: version, kind: 'follow-up', at: moment })
  expect(set.status, set.text).toBe(200)
  return set.body as DeskCase
}
async function isTaken(contactId: string, id: string): Promise<boolean> {
  const path = `/api/desk/contacts/${contactId}`
  const { version } = (await nurse('GET', path)).body as DeskCase
  const to = id.includes('-') ? { kind: 'staff', staffId: id } : { kind: 'duty', dutyRole: id }
  const answer = await nurse('POST', `${path}/owner`, { basedOn: version, to })
  if (answer.status !== 200) expect(answer.body).toMatchObject({ reason: 'owner-not-on-shift' })
  return answer.status === 200
}

test.each([
  ['later today, while both are at work', at('14:00'), true],
  ['tomorrow, when one of them is', at('10:00', tomorrow), false],
])('for a step %s, whoever is offered is taken and nobody else', async (_, moment, second) => {
  const found = await caseWithStep(moment)
  const answer = await offered(found.nextStep.at)
  expect(answer.there).toBe(found.nextStep.at)
  expect(idsOf(answer).includes(smallCounty.secondNurse)).toBe(second)
  const everybody = [...Object.values(smallCounty).filter((id) => id.includes('00001')), 'paivystysapu', 'ENSIHOITO']
  for (const id of everybody)
    expect(await isTaken(found.contactId, id), id).toBe(answer.owners.some((owner) => owner.id === id))
})

test('without a step, or for one that has passed, those at work now are named with their unit and the end of their shift', async () => {
  const now = await offered()
  expect(now.there).toBe(now.at)
  const late = await offered(at('08:00'))
  expect(late.there).toBe(late.at)
  expect(idsOf(late)).toEqual(idsOf(now))
  expect(now.owners.find(({ id }) => id === smallCounty.secondNurse)).toMatchObject({
    name: 'Britta Esimerkki',
    unit: { fi: 'ohjaus' },
    until: new Date(at('16:00')).toISOString(),
  })
})

test('whoever asks reads until when they are at work themself, whatever the work is: entries that touch are one, absences are left out', async () => {
  const { physiotherapist, healthUnit } = smallCounty
  const mine = async () => {
    const call = await county.staff(physiotherapist)
    return ((await call('GET', '/api/desk/colleagues')).body as Colleagues).mine
  }
  await county.owner.query('delete from shift where staff_id = $1', [physiotherapist])
  expect(await mine()).toBeUndefined()
  const enter = (kind: string, from: string, to: string) =>
    county.owner.query(
      `insert into shift (county_id, staff_id, unit_id, during, kind) values ('lapland', $1, $2, tstzrange($3, $4), $5)`,
      [physiotherapist, healthUnit, at(from), at(to), kind],
    )
  await enter('reception', '08:00', '12:00')
  await enter('reception', '12:00', '16:00')
  await enter('break', '08:50', '09:30')
  expect(await mine()).toMatchObject({ until: new Date(at('16:00')).toISOString() })
  await enter('absence', '14:00', '16:00')
  expect(await mine()).toMatchObject({ until: new Date(at('14:00')).toISOString() })
  await enter('absence', '08:30', '11:00')
  expect(await mine()).toBeUndefined()
})
