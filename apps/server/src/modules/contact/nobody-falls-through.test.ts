import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, Receipt } from '@luukku/contract'
import {
  addReception,
  openSmallCounty,
  smallCounty,
  type Browser,
  type SmallCountyServer,
} from '@luukku/testkit/small-county-server'
import { listUncarried } from './watch-queries.ts'

// A week with Christmas in it: three working days, three holidays, a Sunday, and the next Monday.
const workdays = ['2026-12-21', '2026-12-22', '2026-12-23']
const nextMonday = '2026-12-28'
const monday = '2026-12-21T00:30:00+02:00'

/** Every class, both registers, every language of the form, one that nobody's rules read, and nonsense. */
const messages = [
  { lang: 'fi', text: 'Kova puristava rintakipu ja hengenahdistus, säteilee käteen' },
  { lang: 'sv', text: 'Svår tryckande bröstsmärta och andnöd' },
  { lang: 'en', text: 'Crushing chest pain and I cannot breathe' },
  { lang: 'fi', text: 'Mieheni löi minua ja pelkään häntä. Lapset ovat kotona.' },
  { lang: 'fi', text: 'Virtsaaminen kirvelee, kuume 39 ja kylki kipeä' },
  { lang: 'fi', text: 'Minulla ei ole rahaa ruokaan tänään' },
  { lang: 'se', text: 'Čibbi lea bávččas guokte vahku' },
  { lang: 'en', text: 'У меня болит колено' },
  { lang: 'sv', text: 'Hyran är obetald och pengarna är slut' },
  { lang: 'en', text: 'My knee has hurt since autumn' },
  { lang: 'fi', text: 'Polvi on ollut kipeä syksystä asti' },
  { lang: 'fi', text: 'Haluaisin hammastarkastuksen' },
  { lang: 'fi', text: '🙂' },
] as const

let county: SmallCountyServer
let seenUncarried = 0
let seenLeft = 0
const covered = new Set<string>()

beforeAll(async () => {
  county = await openSmallCounty({ days: [...workdays, nextMonday], moment: monday })
  for (const day of [...workdays, nextMonday])
    for (const id of [smallCounty.physiotherapist, smallCounty.psychiatricNurse, smallCounty.counsellor])
      await addReception(county.owner, id, day)
})
afterAll(() => county.close())

const uncarried = () => {
  const { jobsDb, clock } = county.app.services
  return jobsDb.read(
    {
      actor: { kind: 'system', county: 'lapland', task: 'test' },
      purpose: 'guidance',
      requestId: randomUUID(),
      clock,
      action: 'test',
      ground: 'test',
    },
    (tx) => listUncarried(tx, 10),
  )
}
/** Due steps that came to a duty role before anybody of guidance who is at work now came: nobody may leave them there. */
const leftWithDuty = async (moment: Date) => {
  if (!isStaffed(moment)) return []
  const { rows } = await county.owner.query<{ id: string }>(
    `select c.id from contact c where c.status <> 'closed' and c.joined_into is null and c.next_owner_kind = 'duty' and c.next_at <= $1
       and (select max(e.at) from case_event e where e.contact_id = c.id and e.data ? 'nextStep')
         < (select min(lower(s.during)) from shift s where s.kind = 'guidance' and s.during @> $1::timestamptz)`,
    [moment],
  )
  return rows
}
const nobodyFalls = async (after: string) => expect(await uncarried(), after).toEqual([])

/** A small generator of numbers, the same in every run. */
function makeRandom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
}

const isStaffed = (moment: Date) => {
  const hour = moment.getUTCHours() + 2
  return workdays.includes(moment.toISOString().slice(0, 10)) && hour >= 8 && hour < 16
}

async function send(message: { lang: string; text: string }, moment: Date): Promise<Receipt> {
  const answer = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    ...message,
    person: { givenName: 'Testi', age: 40, municipality: '698' },
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  expect(answer.status, answer.text).toBe(200)
  const receipt = answer.body as Receipt
  const { rows } = await county.owner.query(
    `select urgency_class, promise_from, promise_to from contact where id = $1`,
    [receipt.contactId],
  )
  const { urgency_class: urgencyClass } = rows[0] as { urgency_class: string }
  covered.add(`${urgencyClass} ${isStaffed(moment) ? 'staffed' : 'unstaffed'}`)
  for (const { register } of receipt.needs) covered.add(`register ${register}`)
  covered.add(`lang ${message.lang}`)
  const where = `${moment.toISOString()} ${urgencyClass} ${message.text}`
  expect(receipt.promise.from < receipt.promise.to, where).toBe(true)
  if (!isStaffed(moment) && urgencyClass <= 'B') {
    // Somebody is alarmed now, and the person is told whom to call now.
    expect(receipt.nextStep.owner.kind, where).toBe('duty')
    expect(receipt.nextStep.at, where).toBe(rows[0] && receipt.receivedAt)
    expect(receipt.redFlagStop?.phones.length ?? 0, where).toBeGreaterThan(0)
  }
  return receipt
}

/** One thing that a nurse may do to a case, picked by chance; a refusal by rule is fine, a crash is not. */
async function act(nurse: Browser, contactId: string, pick: (below: number) => number): Promise<string> {
  const path = `/api/desk/contacts/${contactId}`
  const one = (await nurse('GET', path)).body as DeskCase
  const basedOn = one.version
  const post = async (url: string, body: object) => {
    const answer = await nurse('POST', `${path}/${url}`, { basedOn, ...body })
    expect(answer.status, `${url} ${answer.text}`).toBeLessThan(500)
    return `${url} ${String(answer.status)}`
  }
  switch (pick(9)) {
    case 0:
      return post('open', {})
    case 1:
      return post('calls', { outcome: 'no-answer' })
    case 2:
      return post('calls', { outcome: 'answered' })
    case 3:
      return post('messages', { text: 'Milloin tämä alkoi?' })
    case 4:
      return post('owner', { to: { kind: 'duty', dutyRole: 'paivystysapu' } })
    case 5:
      return post('guide-112', { how: 'guided', note: 'Ohjattu' })
    case 6: {
      const done = await assess(nurse, one)
      return `${done} and ${await book(nurse, contactId)}`
    }
    case 7: {
      const { rows } = await county.owner.query<{ id: string }>(
        `select id from contact where id <> $1 and status in ('waiting', 'opened', 'no-answer') and joined_into is null order by received_at, id limit 1`,
        [contactId],
      )
      return rows[0] ? post('join', { otherContactId: rows[0].id }) : 'nothing to join'
    }
    default:
      return post('close', { reason: 'Valmis' })
  }
}

async function assess(nurse: Browser, one: DeskCase): Promise<string> {
  const answer = await nurse('POST', `/api/desk/contacts/${one.contactId}/assessment`, {
    basedOn: one.version,
    decision: 'accept',
    urgencyClass: one.proposal.urgencyClass,
    needs: one.proposal.needs.slice(0, 6).map(({ service, extract }) => ({ service, extract })),
    note: 'Arvioitu.',
    ...(one.proposal.childProtection.consider ? { childProtection: { decision: 'notify', why: 'x' } } : {}),
  })
  expect(answer.status, answer.text).toBeLessThan(500)
  return `assessment ${String(answer.status)}`
}

async function book(nurse: Browser, contactId: string): Promise<string> {
  const found = await nurse('POST', '/api/booking/search', { contactId, limit: 1 })
  const [offer] = (found.body as { offers?: { items: object[] }[] }).offers ?? []
  if (!offer) return 'no time'
  const answer = await nurse('POST', '/api/booking/appointments', { contactId, items: offer.items.map(toItem) })
  expect(answer.status, answer.text).toBeLessThan(500)
  return `booking ${String(answer.status)}`
}
const toItem = (item: object) => {
  const { needId, staffId, service, mode, start, end } = item as Record<string, string>
  return { needId, staffId, service, mode, start, end }
}

describe('nobody falls through', () => {
  test('a whole week, hour by hour: after each step and each round of the watch every open contact is carried', async () => {
    const pick = makeRandom(20261221)
    const done = new Map<string, number>()
    for (let hour = 0; hour < 24 * 7; hour++) {
      const moment = new Date(Date.parse(monday) + hour * 3_600_000)
      county.at(moment)
      seenUncarried += (await uncarried()).length
      seenLeft += (await leftWithDuty(moment)).length
      await county.app.catchUp()
      await nobodyFalls(`the watch at ${moment.toISOString()}`)
      expect(await leftWithDuty(moment), `left with duty at ${moment.toISOString()}`).toEqual([])
      for (const n of [0, 1]) {
        const message = messages[(hour * 2 + n + Math.floor(hour / 13)) % messages.length] ?? messages[0]
        await send(message, moment)
        await nobodyFalls(`a contact at ${moment.toISOString()}: ${message.text}`)
      }
      if (hour === 33)
        // Tuesday morning: one nurse is ill from now on.
        await county.owner.query(
          `insert into shift (county_id, staff_id, unit_id, during, kind) select county_id, staff_id, unit_id, during, 'absence' from shift where staff_id = $1 and during @> $2::timestamptz`,
          [smallCounty.secondNurse, moment],
        )
      if (hour === 57)
        // Wednesday: a professional with booked times leaves.
        await county.owner.query(`update staff_member set active = false where id = $1`, [smallCounty.physiotherapist])
      if (hour === 33 || hour === 57) {
        await county.app.catchUp()
        await nobodyFalls('an owner who left')
      }
      if (!isStaffed(moment)) continue
      const nurse = await county.staff(smallCounty.nurse)
      const { rows } = await county.owner.query<{ id: string }>(
        `select id from contact where status <> 'closed' and joined_into is null order by md5(received_at::text || $1)`,
        [String(hour)],
      )
      for (const { id } of rows.slice(0, 4)) {
        const what = await act(nurse, id, pick)
        await nobodyFalls(`${what} at ${moment.toISOString()}`)
        const kind = what.split(' ')[0] ?? ''
        done.set(kind, (done.get(kind) ?? 0) + 1)
      }
      const changed = await cancelOne()
      if (changed) await nobodyFalls('a cancelled time')
    }
    for (const urgencyClass of ['A', 'B', 'C', 'D', 'E'])
      for (const when of ['staffed', 'unstaffed']) expect(covered).toContain(`${urgencyClass} ${when}`)
    for (const what of ['register health', 'register social', 'lang fi', 'lang sv', 'lang en', 'lang se'])
      expect(covered).toContain(what)
    for (const action of ['open', 'calls', 'messages', 'owner', 'guide-112', 'assessment', 'join', 'close'])
      expect(done.get(action) ?? 0, action).toBeGreaterThan(0)
    const { rows } = await county.owner.query(
      `select count(*) filter (where status = 'cancelled')::int as cancelled, count(*)::int as booked from appointment`,
    )
    expect(rows[0].booked).toBeGreaterThan(0)
    expect(rows[0].cancelled).toBeGreaterThan(0)
    // The question can be answered with yes: without the watch, shifts that end leave contacts uncarried.
    expect(seenUncarried).toBeGreaterThan(0)
    // And mornings found with duty what nights had brought there.
    expect(seenLeft).toBeGreaterThan(0)
  }, 900_000)
})

/** A resident takes back the earliest booked time. */
async function cancelOne(): Promise<boolean> {
  const { rows } = await county.owner.query<{ id: string; person_id: string }>(
    `select id, person_id from appointment where status = 'booked' and lower(during) > $1 order by lower(during) limit 1`,
    [county.app.services.clock.now()],
  )
  const [one] = rows
  if (!one) return false
  const resident = await county.signIn({ kind: 'resident', personId: one.person_id })
  const answer = await resident('POST', `/api/me/appointments/${one.id}/cancel`, {})
  expect(answer.status, answer.text).toBeLessThan(500)
  return answer.status === 200
}
