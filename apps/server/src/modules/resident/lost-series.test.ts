import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'
import { addReception } from '@luukku/testkit/small-county-server'

const days = ['2026-11-25', '2026-11-26', '2026-12-02']
/** One time a week later, so that a whole move with another first time would end with it, too. */
const weekLater = '2026-12-03'
let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
  for (const day of days)
    await addReception(world.owner, smallCounty.physiotherapist, day, { from: '08:00', to: '12:00' })
  await addReception(world.owner, smallCounty.physiotherapist, weekLater, { from: '09:00', to: '09:30' })
})
afterAll(() => world.close())

interface Whole {
  start: string
  choice: string
  later: { start: string }[]
}

test('a series whose later time is lost to something hidden is a lost race, and none with that time is offered again', async () => {
  world.at(tuesday)
  const [child, mother] = [await world.person('2011-03-01'), await world.person('1980-05-05')]
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [child.id, mother.id],
  )
  const guardian = await world.resident(mother.id)
  const knee = { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' }
  const seen = await world.send(guardian, {
    ...knee,
    concerning: { who: 'child', relation: 'lapsi' },
    person: { identityCode: child.code },
  })
  const [needId] = await world.assess(seen.contactId, ['FYSIO'])
  const nurse = await world.staff()
  const booked = await nurse('POST', '/api/booking/series', {
    contactId: seen.contactId,
    needId,
    times: [days[0], days[2]].map((day) => ({
      staffId: smallCounty.physiotherapist,
      mode: 'onsite',
      start: `${day ?? ''}T09:00:00+02:00`,
      end: `${day ?? ''}T09:30:00+02:00`,
    })),
  })
  expect(booked.status, booked.text).toBe(200)
  const [first] = booked.body.appointments as { appointmentId: string }[]
  const path = `/api/me/appointments/${first?.appointmentId ?? ''}`
  const offered = async () => {
    const answer = await guardian('GET', `${path}/times?rest=yes&limit=50`)
    expect(answer.status, answer.text).toBe(200)
    return answer.body.times as Whole[]
  }
  const laterOf = ({ later }: Whole) => later[0]?.start ?? ''
  const ending = (await offered()).filter((whole) => laterOf(whole).startsWith(weekLater))
  expect(ending).not.toEqual([])
  const [wanted] = ending
  const lost = wanted === undefined ? '' : laterOf(wanted)
  const hidden = await world.send(await world.resident(child.id), knee)
  const [other] = await world.assess(hidden.contactId, ['FYSIO'])
  await world.owner.query(
    `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
     values ('lapland', 'health', $1, $2, $3, $4, $5, 'FYSIO', 'onsite', tstzrange($6::timestamptz, $6::timestamptz + interval '30 minutes'), 'booked', now())`,
    [child.id, hidden.contactId, other, smallCounty.psychiatricNurse, smallCounty.healthUnit, lost],
  )
  const refused = await guardian('POST', `${path}/move`, { choice: wanted?.choice ?? '' })
  expect([refused.status, refused.body.code], refused.text).toEqual([409, 'slot-taken'])
  expect((await offered()).map(laterOf)).not.toContain(lost)
})
