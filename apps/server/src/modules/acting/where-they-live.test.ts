import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

/**
 * Two counties that differ in one thing: in which municipality somebody with an order of non-disclosure lives. Every service is
 * given in both municipalities, so that a need could stand in the list of either.
 */
const northern = {
  unit: '00000000-0000-4000-8000-000000000021',
  physiotherapist: '00000000-0000-4000-8000-000000000022',
} as const
const staffAsked = {
  triage: smallCounty.nurse,
  'second nurse': smallCounty.secondNurse,
  physiotherapist: smallCounty.physiotherapist,
  'physiotherapist in the north': northern.physiotherapist,
  counsellor: smallCounty.counsellor,
}

async function addNorth(world: PeopleWorld): Promise<void> {
  await world.owner.query(
    `insert into unit (id, county_id, code, name, municipality_code, joint_guidance)
     values ($1, 'lapland', 'aivan-pohjoinen', '{"fi":"Inarin asema","sv":"Enare","en":"Inari"}', '148', false)`,
    [northern.unit],
  )
  await world.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ($1, 'lapland', 'pohjoinen', 'Nilla', 'Esimerkki', '{fysioterapeutti}', '{fi}', '{health,manager}', '{health,both}', $2)`,
    [northern.physiotherapist, northern.unit],
  )
}

interface Hidden {
  readonly world: PeopleWorld
  readonly contactId: string
  readonly needId: string
  readonly personId: string
}
/** @param order when the order is told: before anything is written, or after the need stands in its unit's list */
async function hide(municipality: string, order: 'first' | 'later'): Promise<Hidden> {
  const world = await createPeopleWorld()
  await addNorth(world)
  world.at(tuesday)
  const person = await world.person('1985-05-05', { municipality, nonDisclosure: order === 'first' })
  const call = await world.resident(person.id)
  const { contactId } = await world.send(call, { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' })
  const [needId = ''] = await world.assess(contactId, ['FYSIO'])
  await call('POST', '/api/me/waiting', { needId, waits: true, onlyHere: order === 'later', noticeHours: 4 })
  if (order === 'later')
    await (
      await world.staff()
    )('POST', `/api/desk/contacts/${contactId}/non-disclosure`, { ordered: true })
  return { world, contactId, needId, personId: person.id }
}

/** What differs between any two runs: ids by the order in which they come, references, codes, parts of a second. */
function plain(text: string): string {
  const ids = new Map<string, string>()
  const numbered = (kind: string) => (found: string) => {
    if (found.startsWith('00000000-')) return found
    if (!ids.has(found)) ids.set(found, `${kind}${String(ids.size)}`)
    return ids.get(found) ?? ''
  }
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, numbered('id'))
    .replaceAll(/"(reference|etag)":"[^"]*"/g, '"$1":""')
    .replaceAll(/:\d\d\.\d{3}/g, ':00.000')
}

/** Every question that is asked without changing anything, of the contact, the need and the person. */
const questions = Object.values(routes).filter(
  ({ method, path }) => method === 'GET' && /^\/api\/(?!me\b)/.test(path) && !/:(?!id)/.test(path),
)

async function everything({ world, contactId, needId, personId }: Hidden): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  const ask = async (name: string, call: Call, method: 'GET' | 'POST', url: string, body?: object) => {
    const { status, text } = await call(method, url, body)
    seen.set(name, `${String(status)} ${plain(text)}`)
  }
  for (const [who, id] of Object.entries(staffAsked)) {
    const call = await world.staff(id)
    for (const { path } of questions) {
      const named = path.includes(':') ? { contact: contactId, need: needId, person: personId } : { it: '' }
      for (const [of, value] of Object.entries(named))
        await ask(`${who} GET ${path} ${of}`, call, 'GET', path.replace(/:\w+/g, value))
    }
    await ask(`${who} search of times`, call, 'POST', '/api/booking/search', { contactId, limit: 6 })
    await ask(`${who} search of people`, call, 'POST', '/api/desk/search', { words: 'Esimerkki' })
  }
  return seen
}

describe.each(['first', 'later'] as const)('an order of non-disclosure told %s', (order) => {
  let north: Hidden
  let south: Hidden
  beforeAll(async () => {
    north = await hide('148', order)
    south = await hide('698', order)
  })
  afterAll(async () => {
    await north.world.close()
    await south.world.close()
  })

  test('no answer to anybody tells in which of two municipalities somebody lives', async () => {
    const [ofNorth, ofSouth] = [await everything(north), await everything(south)]
    expect([...ofNorth.keys()]).toEqual([...ofSouth.keys()])
    for (const [asked, answer] of ofNorth) expect(ofSouth.get(asked), asked).toBe(answer)
    // The question is not empty: the need stands in a list, and not in that of the place where nobody may be looked for.
    const card = (who: string) => (ofNorth.get(`${who} GET /api/own it`) ?? '').includes('"needId"')
    expect([card('physiotherapist'), card('physiotherapist in the north')]).toEqual([true, false])
    for (const name of [
      'triage GET /api/desk/contacts/:id contact',
      'triage search of times',
      'triage GET /api/booking/waiting it',
    ])
      expect(ofNorth.get(name), name).toMatch(/^200 /)
  })

  test('the rows do not tell it either, but for the whereabouts', async () => {
    const rowsOf = async ({ world, needId }: Hidden) =>
      (
        await world.owner.query(
          `select n.unit_id, n.municipality_code, e.municipality_code as only_in, e.left_at from need n join waiting_entry e on e.need_id = n.id where n.id = $1`,
          [needId],
        )
      ).rows
    expect(await rowsOf(north)).toEqual([
      { unit_id: smallCounty.healthUnit, municipality_code: null, only_in: null, left_at: null },
    ])
    expect(await rowsOf(south)).toEqual(await rowsOf(north))
  })
})

describe('the place of a visit of somebody who hides', () => {
  let world: PeopleWorld
  beforeAll(async () => {
    world = await createPeopleWorld()
  })
  afterAll(() => world.close())
  const places = (text: string) => text.match(/"place":/g)?.length ?? 0

  test('is told to them, and not to who acts for them or has not the case in hand', async () => {
    world.at(tuesday)
    const person = await world.person('1985-05-05', { nonDisclosure: true })
    const daughter = await world.person('2005-05-05')
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'mandate', '2020-01-01')`,
      [person.id, daughter.id],
    )
    const self = await world.resident(person.id)
    const { contactId } = await world.send(self, { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' })
    const appointmentId = await world.book(contactId)
    await world.owner.query(`update appointment set mode = 'onsite' where id = $1`, [appointmentId])
    const acting = await world.resident(daughter.id)
    for (const url of ['/api/me', '/api/me/plans']) {
      const [own, acted] = [await self('GET', url), await acting('GET', url)]
      if (own.status === 404) continue
      expect(acted.text.includes(appointmentId), url).toBe(own.text.includes(appointmentId))
      expect([places(own.text) > 0, places(acted.text)], url).toEqual([own.text.includes(appointmentId), 0])
    }
    const times = await acting('GET', `/api/me/appointments/${appointmentId}/times?limit=3`)
    expect(times.status, times.text).toBe(200)
    expect((times.body as { appointment: object }).appointment).not.toHaveProperty('place')
    // The times that stand beside it are given in the same place.
    const own = await self('GET', `/api/me/appointments/${appointmentId}/times?limit=3`)
    expect([places(own.text) > 1, places(times.text)]).toEqual([true, 0])
    const asked = async (who: string) => (await (await world.staff(who))('GET', `/api/desk/contacts/${contactId}`)).text
    expect(places(await asked(smallCounty.nurse))).toBe(1)
    expect(places(await asked(smallCounty.secondNurse))).toBe(0)
  })
})

describe('an order that is told while a row is written', () => {
  let world: PeopleWorld
  beforeAll(async () => {
    world = await createPeopleWorld()
    await addNorth(world)
  })
  afterAll(() => world.close())

  test('waits for it, and moves the need to the unit of who hides', async () => {
    world.at(tuesday)
    const person = await world.person('1985-05-05', { municipality: '148' })
    const call = await world.resident(person.id)
    const { contactId } = await world.send(call, { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' })
    const [needId = ''] = await world.assess(contactId, ['FYSIO'])
    const nurse = await world.staff()
    const id = randomUUID()
    await world.owner.query('begin')
    await world.owner.query(
      `insert into need select (jsonb_populate_record(n, jsonb_build_object('id', $2::text))).* from need n where n.id = $1`,
      [needId, id],
    )
    let isTold = false
    const told = nurse('POST', `/api/desk/contacts/${contactId}/non-disclosure`, { ordered: true }).finally(() => {
      isTold = true
    })
    // Until the order is through, or waits for the row that is being written.
    const waits = `select exists (select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))) as it`
    while (!isTold && !(await world.owner.query<{ it: boolean }>(waits)).rows[0]?.it);
    await world.owner.query('commit')
    expect((await told).status).toBe(200)
    const { rows } = await world.owner.query(`select unit_id, municipality_code from need where id = any ($1)`, [
      [needId, id],
    ])
    const hidden = { unit_id: smallCounty.healthUnit, municipality_code: null }
    expect(rows).toEqual([hidden, hidden])
  })
})
