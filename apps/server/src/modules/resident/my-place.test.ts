import type { ConflictList, DeskCase, Offer, OwnDataExport, PlanView } from '@luukku/contract'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { bookHalfHour, finishJobs } from '@luukku/testkit/open-need'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

// Whoever cannot climb stairs says so themself, once, where times are theirs to choose or stand on their plan.
const now = '2026-11-24T09:00:00+02:00'
const day = '2026-11-25'
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', day], moment: now })
  await addReception(county.owner, smallCounty.physiotherapist, day, { from: '08:00', to: '12:00' })
})
afterAll(() => county.close())
beforeEach(async () => {
  county.at(now)
  await county.owner.query('truncate appointment, need, contact cascade')
  await unitHas()
  nurse = await county.staff(smallCounty.nurse)
})

const unitHas = async (...features: string[]) => {
  await county.owner.query(`update unit set features = $1 where id = $2`, [features, smallCounty.healthUnit])
  await county.app.catchUp()
}
interface Case {
  contactId: string
  needId: string
  personId: string
  mine: Browser
}
/** A knee told of by somebody who has signed in, assessed. */
async function assessed(): Promise<Case> {
  const { contactId, needId } = await assessKnee(county.browser(), nurse)
  const { rows } = await county.owner.query<{ person_id: string }>(
    'update contact set verified = true where id = $1 returning person_id',
    [contactId],
  )
  const personId = rows[0]?.person_id ?? ''
  return { contactId, needId, personId, mine: await county.signIn({ kind: 'resident', personId }) }
}
const tell = ({ needId, mine }: Pick<Case, 'needId' | 'mine'>, ...wishes: string[]) =>
  mine('POST', `/api/me/needs/${needId}/place`, { wishes })
const told = async (one: Case, ...wishes: string[]) => {
  const done = await tell(one, ...wishes)
  expect(done.status, done.text).toBe(200)
  return (done.body.plan as PlanView).lines.map(({ placeWishes }) => placeWishes)
}
const caseOf = async ({ contactId }: Case) => (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
const modesOf = async ({ contactId }: Case) => {
  const found = await nurse('POST', '/api/booking/search', { contactId, earliest: true, limit: 9 })
  return new Set((found.body.offers as Offer[]).flatMap(({ items }) => items.map(({ mode }) => mode)))
}

describe('what a resident cannot come without', () => {
  test('stands on their plan, before the desk, in the search, in their own data, and with their next need', async () => {
    const one = await assessed()
    const plans = async () => ((await one.mine('GET', '/api/me')).body.plans as PlanView[])[0]?.lines
    expect((await plans())?.map(({ placeWishes }) => placeWishes)).toEqual([[]])
    expect(await modesOf(one)).toContain('onsite')
    expect(await told(one, 'quiet-place', 'step-free')).toEqual([['quiet-place', 'step-free']])
    expect((await plans())?.map(({ placeWishes }) => placeWishes)).toEqual([['quiet-place', 'step-free']])
    expect((await caseOf(one)).needs[0]?.visit?.placeWishes).toEqual(['quiet-place', 'step-free'])
    expect(await modesOf(one)).toEqual(new Set(['remote']))
    const own = (await one.mine('GET', '/api/me/data/export')).body as OwnDataExport
    expect(own.plans[0]?.lines[0]?.placeWishes).toEqual(['quiet-place', 'step-free'])
    await unitHas('step-free', 'quiet-place')
    expect(await modesOf(one)).toContain('onsite')
    expect(await told(one)).toEqual([[]])
    expect((await caseOf(one)).needs[0]?.visit?.placeWishes).toBeUndefined()
  })
  test('narrows the times that are theirs to choose, and another time for a booked one', async () => {
    const one = await assessed()
    const { version } = await caseOf(one)
    const left = await nurse('POST', `/api/desk/contacts/${one.contactId}/choice`, { basedOn: version })
    expect(left.status, left.text).toBe(200)
    const first = async () => (await one.mine('GET', `/api/me/needs/${one.needId}/times?limit=50`)).body
    const modes = (found: { times: { mode: string }[] }) => new Set(found.times.map(({ mode }) => mode))
    expect(modes(await first())).toContain('onsite')
    await told(one, 'step-free')
    const narrowed = await first()
    expect([modes(narrowed), narrowed.placeWishes]).toEqual([new Set(['remote']), ['step-free']])
    await unitHas('step-free')
    const id = await bookHalfHour(nurse, { contact: one.contactId, need: one.needId }, `${day}T08:00:00+02:00`)
    const others = async () => (await one.mine('GET', `/api/me/appointments/${id}/times?limit=50`)).body
    expect(modes(await others())).toContain('onsite')
    await told(one, 'step-free', 'hearing-loop')
    const moved = await others()
    expect([modes(moved), moved.needId]).toEqual([new Set(['remote']), one.needId])
  })
  test('is not asked of a service that nobody comes to: neither among first times, nor among others for a booked one', async () => {
    const one = await assessed()
    const { version } = await caseOf(one)
    const left = await nurse('POST', `/api/desk/contacts/${one.contactId}/choice`, { basedOn: version })
    expect(left.status, left.text).toBe(200)
    const first = async () => (await one.mine('GET', `/api/me/needs/${one.needId}/times`)).body
    const givenBy = async (modes: string) => {
      await county.owner.query(`update service set modes = $1 where code = 'FYSIO'`, [modes])
      await county.app.catchUp()
    }
    const { rows } = await county.owner.query<{ modes: string }>(
      `select modes::text as modes from service where code = 'FYSIO'`,
    )
    expect((await first()).placeWishes).toEqual([])
    await givenBy('{remote,phone}')
    const remote = await first()
    expect([remote.times.length > 0, remote.placeWishes]).toEqual([true, undefined])
    await givenBy(rows[0]?.modes ?? '')
    const id = await bookHalfHour(nurse, { contact: one.contactId, need: one.needId }, `${day}T08:00:00+02:00`)
    const others = async () => (await one.mine('GET', `/api/me/appointments/${id}/times`)).body
    expect((await others()).placeWishes).toEqual([])
    await givenBy('{remote,phone}')
    expect((await others()).placeWishes).toBeUndefined()
    await givenBy(rows[0]?.modes ?? '')
  })
  test('said of a booked time whose place lacks it: guidance finds another, and what is taken back is forgotten', async () => {
    const one = await assessed()
    await bookHalfHour(nurse, { contact: one.contactId, need: one.needId }, `${day}T08:00:00+02:00`)
    const conflicts = async () => {
      await finishJobs(county, 'check-places', 'check-roster')
      const { conflicts: list } = (await nurse('GET', '/api/conflicts')).body as ConflictList
      return list.map(({ contactId, why }) => [contactId, why])
    }
    await told(one, 'step-free')
    expect(await conflicts()).toEqual([[one.contactId, 'place-lacks']])
    expect((await caseOf(one)).nextStep?.kind).toBe('book')
    await told(one)
    expect(await conflicts()).toEqual([])
    expect((await caseOf(one)).nextStep?.kind).toBe('appointment')
  })
  test('is asked once: it holds for their other open needs, where what the desk has asked beside it stays', async () => {
    const one = await assessed()
    await county.owner.query(
      `insert into need select (jsonb_populate_record(n, '{"id": "00000000-0000-4000-8000-00000000aaaa", "place_wishes": ["adjustable-table", "step-free"]}')).*
       from need n where n.id = $1`,
      [one.needId],
    )
    const other = async () =>
      (await county.owner.query(`select place_wishes from need where id <> $1`, [one.needId])).rows[0]?.place_wishes
    await told(one, 'hearing-loop')
    expect(await other()).toEqual(['adjustable-table', 'hearing-loop', 'step-free'])
    await told(one)
    expect(await other()).toEqual(['adjustable-table', 'step-free'])
  })
  test('told in a matter that is hidden from who acts for them, it stands in none that these see, nor in a later one', async () => {
    const seen = await assessed()
    const hidden = await assessKnee(seen.mine, nurse)
    await county.owner.query(`update contact set hidden_from_representatives = true where id = $1`, [hidden.contactId])
    const mother = await assessed()
    await county.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'mandate', '2020-01-01')`,
      [seen.personId, mother.personId],
    )
    const acting = await county.signIn({ kind: 'resident', personId: mother.personId })
    const page = async () => (await acting('GET', '/api/me')).text
    const before = await page()
    expect(before).toContain(seen.needId)
    await told({ ...seen, ...hidden }, 'step-free')
    expect(await page()).toBe(before)
    const wishesOf = async (needId: string) =>
      (await county.owner.query(`select place_wishes as asks from need where id = $1`, [needId])).rows[0]?.asks
    expect(await wishesOf(hidden.needId)).toEqual(['step-free'])
    // A new assessment asks what was asked last: of that matter, and of those that are seen as it is.
    const later = await assessKnee(seen.mine, nurse)
    expect(await wishesOf(later.needId)).toEqual([])
    // What was told where they see it is asked in both.
    await told(seen, 'hearing-loop')
    expect(await wishesOf(hidden.needId)).toEqual(['hearing-loop', 'step-free'])
  })
  test('told in the matter of the one guardian, it stands in none of the other from whom they are kept apart', async () => {
    const [ofMother, ofFather] = [await assessed(), await assessed()]
    const tells = (one: Case, by: string) =>
      county.owner.query(`update contact set person_id = $2, reporter_person_id = $3 where id = $1`, [
        ...[one.contactId, ofMother.personId],
        by,
      ])
    await county.owner.query(`update need set person_id = $1 where contact_id = any ($2)`, [
      ofMother.personId,
      [ofMother.contactId, ofFather.contactId],
    ])
    await tells(ofMother, ofMother.personId)
    await tells(ofFather, ofFather.personId)
    const asks = async () =>
      (await county.owner.query(`select place_wishes as asks from need where id = $1`, [ofFather.needId])).rows[0]?.asks
    await county.owner.query(`update person set guardians_apart = true where id = $1`, [ofMother.personId])
    await told(ofMother, 'step-free')
    expect(await asks()).toEqual([])
    await county.owner.query(`update person set guardians_apart = false where id = $1`, [ofMother.personId])
    await told(ofMother, 'step-free', 'hearing-loop')
    expect(await asks()).toEqual(expect.arrayContaining(['hearing-loop']))
  })
  test('is asked of no service that is given by phone alone', async () => {
    const one = await assessed()
    const { rows } = await county.owner.query<{ code: string; modes: string }>(
      `select code, modes from service where bookable and code <> 'FYSIO' and register = 'health' order by code limit 1`,
    )
    const phoned = rows[0] ?? { code: '', modes: '' }
    await county.owner.query(`update service set modes = '{phone}' where code = $1`, [phoned.code])
    try {
      await county.app.catchUp()
      await county.owner.query(
        `insert into need select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'service', $2::text, 'established_at', n.established_at + interval '1 minute'))).*
         from need n where n.id = $1`,
        [one.needId, phoned.code],
      )
      await told(one, 'step-free')
      const asked = () =>
        county.owner.query(
          `select service, place_wishes as asks from need where person_id = $1 order by service = 'FYSIO', established_at`,
          [one.personId],
        )
      expect((await asked()).rows).toEqual([
        { service: phoned.code, asks: [] },
        { service: 'FYSIO', asks: ['step-free'] },
      ])
    } finally {
      await county.owner.query(`update service set modes = $2 where code = $1`, [phoned.code, phoned.modes])
      await county.app.catchUp()
    }
  })
  test('is told by whoever may change the matter, of a need that is ahead, in known words', async () => {
    const [one, other] = [await assessed(), await assessed()]
    expect((await tell({ ...one, mine: other.mine }, 'step-free')).status).toBe(404)
    await county.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'trusted', '2020-01-01')`,
      [one.personId, other.personId],
    )
    const seeing = await county.signIn({ kind: 'resident', personId: other.personId })
    expect((await tell({ ...one, mine: seeing }, 'step-free')).status).toBe(404)
    expect((await tell(one, 'escalator')).status).toBe(400)
    await county.owner.query(`update need set status = 'done' where id = $1`, [one.needId])
    expect((await tell(one, 'step-free')).status).toBe(404)
    expect((await county.owner.query(`select 1 from need where place_wishes <> '{}'`)).rowCount).toBe(0)
  })
})
