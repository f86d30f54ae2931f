import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase, Offer } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { assessKnee } from '@luukku/testkit/assessed-knee'

// A method is given by who is trained in it: Petri is in nothing, Paula in two.
const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
const [petri, paula, managerId] = [smallCounty.physiotherapist, randomUUID(), randomUUID()]
let county: SmallCountyServer
let nurse: Browser
let manager: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  await county.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id) values
       ($1, 'lapland', 'paula', 'Paula', 'Esimerkki', '{fysioterapeutti}', '{fi}', '{health}', '{health,both}', $2),
       ($3, 'lapland', 'maija', 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $4)`,
    [paula, smallCounty.healthUnit, managerId, smallCounty.guidanceUnit],
  )
  await addReception(county.owner, petri, day, { from: '08:00', to: '12:00' })
  await addReception(county.owner, paula, day, { from: '10:00', to: '12:00' })
})
afterAll(() => county.close())
let tests = 0
beforeEach(async () => {
  county.at(new Date(Date.parse(now) + tests++ * 20 * 60_000))
  nurse = await county.staff(smallCounty.nurse)
  manager = await county.staff(managerId)
  await county.owner.query(`update appointment set status = 'cancelled' where status = 'booked'`)
  await county.owner.query(`update service set competences = '{}'`)
  await county.owner.query(`update staff_member set competences = '{}'`)
})

const rights = { unitId: smallCounty.healthUnit, roles: ['health'], registers: ['health', 'both'] }
const train = async (competences?: string[]) => {
  const body = { ...rights, licensed: true, active: true, ...(competences === undefined ? {} : { competences }) }
  const done = await manager('POST', `/api/users/${paula}`, body)
  expect(done.status, done.text).toBe(200)
}
const ask = (competences: string[], by = manager) =>
  by('POST', '/api/resources/competences', { service: 'FYSIO', competences })
interface Found {
  offers: Offer[]
  uncovered: { why: { en: string } }[]
}
const search = async (contactId: string) =>
  (await nurse('POST', '/api/booking/search', { contactId, earliest: true, limit: 20 })).body as Found
const givers = ({ offers }: Found) => [...new Set(offers.flatMap(({ items }) => items.map(({ staffId }) => staffId)))]
const whys = ({ offers }: Found) => offers[0]?.why.map(({ en }) => en) ?? []
const book = (need: { contactId: string; needId: string }, staffId: string, start: string) => {
  const from = `${day}T${start}:00+02:00`
  const end = new Date(Date.parse(from) + 1_800_000).toISOString()
  const items = [{ needId: need.needId, service: 'FYSIO', staffId, mode: 'onsite', start: from, end }]
  return nurse('POST', '/api/booking/appointments', { contactId: need.contactId, items })
}
const wish = (needId: string, method: string | null) => nurse('POST', `/api/desk/needs/${needId}/visit`, { method })

describe('what a service asks of who gives it', () => {
  test('one of its competences is enough: only theirs are the times, and the offer says what they are trained in', async () => {
    const need = await assessKnee(county.browser(), nurse)
    expect(givers(await search(need.contactId))).toContain(petri)
    await train(['ipc', 'suicide-risk'])
    expect((await ask(['cool-kids', 'ipc'])).status).toBe(200)
    const found = await search(need.contactId)
    expect(givers(found)).toEqual([paula])
    expect(whys(found)).toContain('The professional is trained: interpersonal counselling (IPC).')
    const refused = await book(need, petri, '08:00')
    expect([refused.status, refused.body.reason]).toEqual([422, 'not-on-shift-for-this'])
    expect((await book(need, paula, '10:00')).status).toBe(200)
  })
  test('where nobody is trained there is no time, and the answer says what was asked for', async () => {
    const need = await assessKnee(county.browser(), nurse)
    await ask(['cool-kids'])
    const found = await search(need.contactId)
    expect(found.offers).toEqual([])
    expect(found.uncovered[0]?.why.en).toContain('Only professionals with one of these were looked for: Cool Kids.')
  })
  test('is said by who keeps the county’s calendars alone', async () => {
    const outsider = randomUUID()
    await county.owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       values ($1, 'lapland', $2, 'Terttu', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{}', $3)`,
      [outsider, outsider, smallCounty.healthUnit],
    )
    expect((await ask(['ipc'], await county.staff(outsider))).status).toBe(404)
    expect((await ask(['levitation'])).status).toBe(400)
  })
})

describe('a method that a visit asks for', () => {
  test('is ticked on the desk, and only who is trained in it is offered and booked', async () => {
    const need = await assessKnee(county.browser(), nurse)
    await train(['cbt'])
    expect((await wish(need.needId, 'cbt')).status).toBe(200)
    const read = (await nurse('GET', `/api/desk/contacts/${need.contactId}`)).body as DeskCase
    expect(read.needs[0]?.visit?.method).toBe('cbt')
    const found = await search(need.contactId)
    expect(givers(found)).toEqual([paula])
    expect(whys(found)).toContain('The professional is trained: CBT-based method.')
    const refused = await book(need, petri, '08:00')
    expect([refused.status, refused.body.reason]).toEqual([422, 'not-trained-in-the-method'])
    const again = await nurse('POST', `/api/desk/contacts/${need.contactId}/assessment`, {
      ...{ basedOn: read.version, decision: 'override', overrideReason: 'Arvio puhelimessa', urgencyClass: 'D' },
      ...{ needs: [{ service: 'FYSIO', extract: 'Polvi kipeä' }], note: 'Arvioitu uudelleen' },
    })
    const [next] = (again.body as DeskCase).needs
    expect(next?.visit?.method).toBe('cbt')
    // The words of the model stand beside, for who chooses.
    expect(next?.competences?.length).toBeGreaterThan(0)
    await wish(next?.needId ?? '', null)
    expect(givers(await search(need.contactId))).toContain(petri)
  })
  test('a change of rights that does not say it leaves what somebody is trained in', async () => {
    await train(['cbt', 'ipc'])
    await train()
    const stands = async () => {
      const { body } = await manager('POST', '/api/users/search', { words: 'paula' })
      return (body as { users: { competences: string[] }[] }).users[0]?.competences
    }
    expect(await stands()).toEqual(['cbt', 'ipc'])
    await train([])
    expect(await stands()).toEqual([])
  })
})
