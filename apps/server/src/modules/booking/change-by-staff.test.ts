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
import { tellCancelled } from './tell-cancelled.ts'

const now = '2026-11-24T09:00:00+02:00'
const due = '2027-02-24'
let county: SmallCountyServer
let nurse: Browser
let physio: Browser

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24', '2026-11-25', '2026-11-26'], moment: now })
  await addReception(county.owner, smallCounty.physiotherapist, '2026-11-25', { from: '06:00', to: '16:00' })
  for (const day of ['2026-11-26', '2027-03-01']) await addReception(county.owner, smallCounty.physiotherapist, day)
})
beforeEach(async () => {
  county.at(now)
  nurse = await county.staff(smallCounty.nurse)
  physio = await county.staff(smallCounty.physiotherapist)
})
afterAll(() => county.close())

interface Booked {
  contactId: string
  needId: string
  appointmentId: string
  resident: Browser
}
const ways = { sms: { ways: ['sms'], phone: '040 000 0000' }, call: { ways: ['call'], phone: '040 000 0000' } }
/** The professional rests between 10 and 12. */
const halfHours = [6, 7, 8, 9, 11, 12, 13, 14, 15].flatMap((hour) => [
  `${String(hour).padStart(2, '0')}:00`,
  `${String(hour).padStart(2, '0')}:30`,
])
let bookedSoFar = 0
/** The half hour of the latest booking on 25 November. */
let clock = ''

/** A knee with a time on 25 November, each at its own half hour. */
async function newBooked(way: keyof typeof ways = 'sms'): Promise<Booked> {
  const { contactId, needId, resident } = await assessKnee(county.browser(), nurse, { contactWay: ways[way] })
  clock = halfHours[bookedSoFar] ?? ''
  bookedSoFar += 1
  const booked = await nurse('POST', '/api/booking/appointments', {
    contactId,
    items: [{ needId, service: 'FYSIO', ...time('2026-11-25', clock) }],
  })
  expect(booked.status, booked.text).toBe(200)
  return { contactId, needId, resident, appointmentId: String(booked.body.appointments[0].appointmentId) }
}
function time(day: string, clock: string) {
  const start = new Date(`${day}T${clock}:00+02:00`)
  const end = new Date(start.getTime() + 30 * 60_000)
  return {
    staffId: smallCounty.physiotherapist,
    mode: 'onsite',
    start: start.toISOString(),
    end: end.toISOString(),
  }
}
const readCase = async (contactId: string) => (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
const cancel = ({ appointmentId }: Booked, body: object) =>
  nurse('POST', `/api/booking/appointments/${appointmentId}/cancel`, body)
const move = ({ appointmentId }: Booked, to: object, body: object) =>
  nurse('POST', `/api/booking/appointments/${appointmentId}/move`, { ...body, to })
const rows = async <T extends object>(text: string, values: unknown[]) =>
  (await county.owner.query<T>(text, values)).rows
const noticesOf = async ({ contactId }: Booked) =>
  (
    await rows<{ template: string; channel: string }>(
      `select template, channel from notification where contact_id = $1 and template not in ('appointment-reminder', 'contact-received') order by template, id`,
      [contactId],
    )
  ).map(({ template, channel }) => `${template} ${channel}`)
const recordsOf = ({ needId }: Booked) =>
  rows<{ name: string; how: string; has_ground: boolean; day: string | null }>(
    `select name, data ->> 'how' as how, ground_payload_id is not null as has_ground, to_char(day, 'YYYY-MM-DD') as day
       from clock_record where need_id = $1 and kind = 'exception' order by recorded_at, id`,
    [needId],
  )
const dueOf = async ({ contactId }: Booked) =>
  (await readCase(contactId)).needs[0]?.clocks.find(({ ruleId }) => ruleId.startsWith('H-PHC-3M'))
const messagesOf = async ({ resident }: Booked) =>
  (await resident('GET', '/api/me')).body.contacts[0].messages as { about?: string; from: string; text: string }[]

describe('the unit moves a booked time', () => {
  test('the old time is free, the new one stands, the reason is told, and the legal date keeps its day', async () => {
    const booked = await newBooked()
    const old = time('2026-11-25', clock)
    const answer = await move(booked, time('2026-11-26', '09:00'), { by: 'unit', reason: 'Fysioterapeutti sairastui.' })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body.plan.lines[0].appointment.start).toBe('2026-11-26T09:00:00+02:00')
    const free = await nurse('POST', '/api/booking/search', {
      contactId: booked.contactId,
      needIds: [booked.needId],
      limit: 50,
    })
    expect(
      (free.body.offers as Offer[]).some(({ items }) => Date.parse(items[0]?.start ?? '') === Date.parse(old.start)),
    ).toBe(true)
    expect(await noticesOf(booked)).toEqual(['appointment-booked sms', 'appointment-moved sms'])
    expect(await messagesOf(booked)).toMatchObject([
      { about: 'time-moved', from: 'staff', text: 'Fysioterapeutti sairastui.' },
    ])
    expect(await recordsOf(booked)).toEqual([{ name: 'PROVIDER-CANCELS', how: 'moved', has_ground: true, day: null }])
    expect(await dueOf(booked)).toMatchObject({ dueDate: due, state: 'running', status: 'providerCancelled' })
    const one = await readCase(booked.contactId)
    expect(one.status).toBe('booked')
    expect(one.timeline.map(({ text }) => text.fi)).toContain('Yksikkö siirsi ajan')
  })

  test('the reason that stands ready is read in the client’s own language, and words of the unit’s own stay as they are', async () => {
    const ready = 'Vastaanottoa ei voida pitää silloin. Siksi aikasi on siirretty.'
    const swedish = 'Mottagningen kan inte hållas då. Därför har din tid flyttats.'
    const booked = await newBooked()
    let { appointmentId } = booked
    const told = async (language: string, clock: string, reason: string) => {
      await county.owner.query('update contact set language = $2 where id = $1', [booked.contactId, language])
      const answer = await move({ ...booked, appointmentId }, time('2026-11-26', clock), { by: 'unit', reason })
      expect(answer.status, answer.text).toBe(200)
      appointmentId = String(answer.body.plan.lines[0].appointment.appointmentId)
      return (await messagesOf(booked)).at(-1)?.text
    }
    expect(await told('sv', '13:00', ready)).toBe(swedish)
    expect(await told('fi', '13:30', ` ${swedish} `)).toBe(ready)
    expect(await told('ar', '14:00', swedish)).toBe(ready)
    const interpreter = 'Tulkki ei pääse silloin. Siksi aikasi on siirretty.'
    expect(await told('sv', '15:00', interpreter)).toBe('Tolken kan inte komma då. Därför har din tid flyttats.')
    expect(await told('sv', '14:30', `${ready} Soita meille.`)).toBe(`${ready} Soita meille.`)
  })

  test('without a reason nothing is moved: there would be nothing to tell', async () => {
    const booked = await newBooked()
    for (const reason of [undefined, '  ']) {
      const answer = await move(booked, time('2026-11-26', '10:00'), { by: 'unit', reason })
      expect(answer.status).toBe(422)
      expect(answer.body.reason).toBe('reason-needed')
    }
    expect((await readCase(booked.contactId)).plan?.lines[0]?.appointment?.appointmentId).toBe(booked.appointmentId)
    expect(await noticesOf(booked)).toEqual(['appointment-booked sms'])
  })

  test('a time that somebody has taken answers so with other times for it, and the old one stays', async () => {
    const other = await newBooked()
    await move(other, time('2026-11-26', '11:00'), { by: 'resident' })
    const booked = await newBooked()
    const answer = await move(booked, time('2026-11-26', '11:00'), { by: 'unit', reason: 'Sairastui' })
    expect(answer.body.code).toBe('slot-taken')
    const { offers } = answer.body.alternatives as { offers: { items: { needId: string; start: string }[] }[] }
    const others = offers.flatMap(({ items }) => items)
    expect(others.length).toBeGreaterThan(0)
    expect(new Set(others.map(({ needId }) => needId)).size).toBe(1)
    expect(others.map(({ start }) => start)).not.toContain(time('2026-11-26', '11:00').start)
    expect((await readCase(booked.contactId)).plan?.lines[0]?.appointment?.appointmentId).toBe(booked.appointmentId)
  })

  test('who chose calls alone is called: the step is a call now; who was told already, or chose text messages, is not', async () => {
    const called = await newBooked('call')
    await move(called, time('2026-11-26', '12:00'), { by: 'unit', reason: 'Sairastui' })
    const one = await readCase(called.contactId)
    expect(one.nextStep.kind).toBe('call')
    expect(Date.parse(one.nextStep.at) - Date.parse(now)).toBeLessThan(60_000)
    const told = await newBooked('call')
    await move(told, time('2026-11-26', '13:00'), { by: 'unit', reason: 'Sairastui', told: true })
    expect((await readCase(told.contactId)).nextStep.kind).toBe('appointment')
  })
})

describe('the resident asks by telephone', () => {
  test('a later time past the legal date is their choice, documented by the booking; a time before it is not', async () => {
    const inside = await newBooked()
    await move(inside, time('2026-11-26', '14:00'), { by: 'resident' })
    expect(await recordsOf(inside)).toEqual([])
    const past = await newBooked()
    const answer = await move(past, time('2027-03-01', '09:00'), { by: 'resident' })
    expect(answer.status, answer.text).toBe(200)
    expect(await recordsOf(past)).toMatchObject([{ name: 'RESIDENT-CHOICE', day: '2026-11-25' }])
    expect(await dueOf(past)).toMatchObject({ dueDate: due, state: 'metByOffer' })
  })

  test('cancelled at their wish it is theirs, not the unit’s; no reason is asked and nobody calls', async () => {
    const booked = await newBooked('call')
    const answer = await cancel(booked, { by: 'resident' })
    expect(answer.status, answer.text).toBe(200)
    expect(await recordsOf(booked)).toMatchObject([{ name: 'NO-SHOW', how: 'cancelled' }])
    expect(await messagesOf(booked)).toEqual([])
    const one = await readCase(booked.contactId)
    expect(one.nextStep.kind).toBe('book')
    expect(one.needs[0]?.status).toBe('open')
    expect(one.timeline.map(({ text }) => text.fi)).toContain('Aika peruttiin asukkaan pyynnöstä')
  })
})

describe('the unit cancels without a new time', () => {
  test('the need waits with somebody on shift, the reason is told, and the same time can be booked again', async () => {
    const booked = await newBooked()
    const at = time('2026-11-25', clock)
    const answer = await cancel(booked, { by: 'unit', reason: 'Vastaanotto on suljettu.' })
    expect(answer.status, answer.text).toBe(200)
    const one = await readCase(booked.contactId)
    expect(one).toMatchObject({ status: 'assessed', nextStep: { kind: 'book', owner: { kind: 'staff' } } })
    expect(await dueOf(booked)).toMatchObject({ dueDate: due, state: 'running', status: 'providerCancelled' })
    expect(await noticesOf(booked)).toEqual(['appointment-booked sms', 'appointment-cancelled sms'])
    const again = await nurse('POST', '/api/booking/appointments', {
      contactId: booked.contactId,
      items: [{ needId: booked.needId, service: 'FYSIO', ...at }],
    })
    expect(again.status, again.text).toBe(200)
  })

  test('a slip of the hand is taken back: the same time, no mark on the resident; ten minutes later both acts stand', async () => {
    const booked = await newBooked()
    const item = {
      needId: booked.needId,
      service: 'FYSIO',
      ...time('2026-11-25', clock),
      takesBack: booked.appointmentId,
    }
    const again = (one: object) =>
      nurse('POST', '/api/booking/appointments', { contactId: booked.contactId, items: [one] })
    expect((await cancel(booked, { by: 'resident' })).status).toBe(200)
    expect(await dueOf(booked)).toMatchObject({ status: 'residentAttributable' })
    const other = { ...item, ...time('2026-11-26', '15:00') }
    expect((await again(other)).body.reason).toBe('nothing-to-take-back')
    county.at('2026-11-24T09:10:30+02:00')
    expect((await again(item)).body.reason).toBe('nothing-to-take-back')
    county.at('2026-11-24T09:09:00+02:00')
    const answer = await again(item)
    expect(answer.status, answer.text).toBe(200)
    expect((await dueOf(booked))?.status).toBeUndefined()
    expect((await recordsOf(booked)).map(({ how }) => how)).toEqual(['cancelled', 'taken-back'])
  })

  test('who has not heard of a slip yet hears of nothing; who has, of both', async () => {
    let booked = await newBooked()
    const item = { needId: booked.needId, service: 'FYSIO', ...time('2026-11-25', clock) }
    const cancelsAndBooksAgain = async (secondsBetween: number) => {
      const at = new Date(county.app.services.clock.now().getTime() + 60_000)
      county.at(at)
      await county.app.catchUp()
      expect((await cancel(booked, { by: 'unit', reason: 'Väärä rivi' })).status).toBe(200)
      county.at(new Date(at.getTime() + secondsBetween * 1000))
      await county.app.catchUp()
      const again = await nurse('POST', '/api/booking/appointments', {
        contactId: booked.contactId,
        items: [{ ...item, takesBack: booked.appointmentId }],
      })
      expect(again.status, again.text).toBe(200)
      booked = { ...booked, appointmentId: String(again.body.appointments[0].appointmentId) }
      county.at(new Date(at.getTime() + 120_000))
      await county.app.catchUp()
      const told = await rows<{ line: string }>(
        `select template || ' ' || status as line from notification where contact_id = $1
           and template in ('appointment-booked', 'appointment-cancelled') order by 1`,
        [booked.contactId],
      )
      return told.map(({ line }) => line)
    }
    const [heard, slip] = ['appointment-booked sent', 'appointment-cancelled cancelled']
    const read = async () => {
      const { contacts } = (await booked.resident('GET', '/api/me')).body as {
        contacts: { messages: { about?: string; text: string }[] }[]
      }
      return contacts[0]?.messages.map(({ about, text }) => [about, text])
    }
    expect(await cancelsAndBooksAgain(20)).toEqual([heard, slip])
    expect(await read()).toEqual([])
    expect(await cancelsAndBooksAgain(40)).toEqual([heard, heard, slip, 'appointment-cancelled sent'])
    // Nor is the reason of a slip, which may have been meant for another row, left on their page.
    expect(await read()).toEqual([['time-kept', '']])
    expect((await cancel(booked, { by: 'unit', reason: 'Suljettu' })).status).toBe(200)
    expect((await read())?.at(-1)).toEqual(['time-cancelled', 'Suljettu'])
  })
  test('a time that was cancelled already is not cancelled again, nor one that has begun at the resident’s wish', async () => {
    const booked = await newBooked()
    expect((await cancel(booked, { by: 'unit', reason: 'Suljettu' })).status).toBe(200)
    expect((await cancel(booked, { by: 'unit', reason: 'Suljettu' })).body.code).toBe('action-not-possible')
    const begun = await newBooked()
    county.at(`2026-11-25T${clock}:00+02:00`)
    nurse = await county.staff(smallCounty.nurse)
    expect((await cancel(begun, { by: 'resident' })).body).toMatchObject({
      code: 'action-not-possible',
      reason: 'time-has-begun',
    })
    // A mark on the wrong row that was corrected takes nothing of what is truly cancelled afterwards: its reason stands.
    physio = await county.staff(smallCounty.physiotherapist)
    for (const outcome of ['no-show', 'corrected']) {
      const body = { appointmentId: begun.appointmentId, outcome }
      const done = await physio('POST', `/api/own/${begun.needId}/visits`, body)
      expect(done.status, done.text).toBe(200)
    }
    expect((await cancel(begun, { by: 'unit', reason: 'Laite rikki' })).status).toBe(200)
    const owner = await rows<{ id: string }>('select person_id as id from contact where id = $1', [begun.contactId])
    const resident = await county.signIn({ kind: 'resident', personId: owner[0]?.id })
    const { contacts } = (await resident('GET', '/api/me')).body as {
      contacts: { messages: { about?: string; text: string }[] }[]
    }
    expect(contacts[0]?.messages.map(({ about, text }) => [about, text])).toEqual([['time-cancelled', 'Laite rikki']])
  })

  test('the words of the reason lie sealed: neither the log of use nor the history nor a notice holds them', async () => {
    const booked = await newBooked()
    await cancel(booked, { by: 'unit', reason: 'Kanariasyy' })
    for (const table of ['journal_entry', 'case_event', 'notification', 'clock_record'])
      expect(JSON.stringify(await rows(`select * from ${table}`, []))).not.toContain('Kanariasyy')
  })
})

describe('a professional cancels a time of their own', () => {
  test('the contact that they do not see follows: reason, notice, and somebody on shift who books again', async () => {
    const booked = await newBooked()
    const answer = await physio('POST', `/api/own/${booked.needId}/visits`, {
      appointmentId: booked.appointmentId,
      outcome: 'unit-cancelled',
      reason: 'Olen sairaana.',
    })
    expect(answer.status, answer.text).toBe(200)
    await county.app.catchUp()
    // A job that is delivered twice tells once.
    await tellCancelled(county.app.services, { county: smallCounty.id, appointmentId: booked.appointmentId })
    const one = await readCase(booked.contactId)
    expect(one).toMatchObject({ status: 'assessed', nextStep: { kind: 'book', owner: { kind: 'staff' } } })
    expect(await messagesOf(booked)).toMatchObject([{ about: 'time-cancelled', from: 'staff', text: 'Olen sairaana.' }])
    expect(await noticesOf(booked)).toEqual(['appointment-booked sms', 'appointment-cancelled sms'])
    expect(one.timeline.filter(({ type }) => type === 'time-changed')).toHaveLength(1)
    // The booking was not told yet: after its end nobody hears that there is a time.
    county.at(new Date(county.app.services.clock.now().getTime() + 60_000))
    await county.app.catchUp()
    const told = `select status from notification where contact_id = $1 and template like 'appointment-%d' order by template`
    expect(await rows(told, [booked.contactId])).toEqual([{ status: 'cancelled' }, { status: 'sent' }])
  })
})

describe('looking for another time', () => {
  test('its own time counts as free: when the professional is away, a colleague may give the very same one', async () => {
    const booked = await newBooked()
    const colleague = '00000000-0000-4000-8000-0000000000aa'
    await county.owner.query(
      `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       select $2, county_id, 'fysio-toinen', 'Toinen', 'Esimerkki', professions, languages, roles, registers, unit_id
         from staff_member where id = $1`,
      [smallCounty.physiotherapist, colleague],
    )
    await county.owner.query(`delete from shift where kind = 'reception'`)
    const { start, end, mode } = time('2026-11-25', clock)
    const hours = {
      from: clock,
      to: clock.endsWith('00') ? clock.replace(':00', ':30') : `${String(Number(clock.slice(0, 2)) + 1)}:00`,
    }
    await addReception(county.owner, colleague, '2026-11-25', hours)
    const search = async (more: object) => {
      const body = { contactId: booked.contactId, needIds: [booked.needId], ...more }
      return (await nurse('POST', '/api/booking/search', body)).body.offers as Offer[]
    }
    expect(await search({})).toEqual([])
    const [offer] = await search({ moving: booked.appointmentId })
    expect(offer?.items).toMatchObject([{ staffId: colleague, start: `2026-11-25T${clock}:00+02:00` }])
    const moved = await move(booked, { staffId: colleague, mode, start, end }, { by: 'unit', reason: 'Sairastui' })
    expect(moved.status, moved.text).toBe(200)
  })
})
