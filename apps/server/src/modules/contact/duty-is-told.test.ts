import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, QuestionnaireResponseView, Receipt } from '@luukku/contract'
import { assessKnee } from '@luukku/testkit/assessed-knee'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

/**
 * A step that a duty role owns without knowing is owned by nobody: whoever gives it to the role, the role is told. What came to
 * it by night is guidance's again in the morning.
 */
const [today, tomorrow] = ['2026-11-24', '2026-11-25']
const at = (time: string, day = today) => `${day}T${time}:00+02:00`
const knee = 'Polvi on ollut kipeä syksystä asti'
const chest = 'Kova puristava rintakipu ja hengenahdistus, säteilee käteen'
let county: SmallCountyServer
/** A session of this hour: one of the morning has ended by the evening. */
const nurseNow = () => county.staff(smallCounty.nurse)

beforeAll(async () => {
  county = await openSmallCounty({ days: [today, tomorrow], moment: at('09:00') })
  await county.owner.query(`update duty_role set alarm_to = '040 900 0000'`)
})
afterAll(() => county.close())

async function tell(text: string, visitor = county.browser()): Promise<Receipt> {
  const answer = await visitor('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text,
    person: { givenName: 'Testi', age: 44, sex: 'f' },
    contactWay: { ways: ['sms'], phone: '040 000 0000' },
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as Receipt
}
async function act(contactId: string, deed: string, body: object): Promise<DeskCase> {
  const nurse = await nurseNow()
  const path = `/api/desk/contacts/${contactId}`
  const { version } = (await nurse('GET', path)).body as DeskCase
  const answer = await nurse('POST', `${path}/${deed}`, { basedOn: version, ...body })
  expect(answer.status, `${deed} ${answer.text}`).toBe(200)
  return answer.body as DeskCase
}
interface Row {
  reference: string
  next_owner_kind: string
  next_owner_id: string
  urgency_class: string
}
async function rowOf(contactId: string): Promise<Row> {
  const { rows } = await county.owner.query<Row>(
    `select reference, next_owner_kind, next_owner_id, urgency_class from contact where id = $1`,
    [contactId],
  )
  const [row] = rows
  if (!row) throw new Error('no such contact')
  return row
}
/** How often duty was told of it: by planned work alone, without a round of the watch. */
async function alarmsOf(contactId: string): Promise<number> {
  await county.app.services.jobs.runDue()
  const { reference } = await rowOf(contactId)
  const { body } = await county.browser()<{ messages: { to: string; text: string }[] }>('GET', '/dev/inbox.json')
  return body.messages.filter(({ to, text }) => to === '040 900 0000' && text.includes(reference)).length
}
const setClass = (contactId: string, urgencyClass: string) =>
  county.owner.query(`update contact set urgency_class = $2 where id = $1`, [contactId, urgencyClass])

describe('an alarming answer of a questionnaire at night', () => {
  /** Assessed by day, its next step the nurse's of tomorrow; the form is filled at 23.30. */
  async function answerAtNight(answer: string) {
    county.at(at('23:00'))
    const nurse = await nurseNow()
    const visitor = county.browser()
    const { contactId } = await assessKnee(visitor, nurse)
    expect(await rowOf(contactId)).toMatchObject({ next_owner_kind: 'staff' })
    const asked = await nurse<QuestionnaireResponseView>('POST', `/api/desk/contacts/${contactId}/questionnaires`, {
      instrument: 'phq-9',
      how: 'self',
    })
    county.at(at('23:30'))
    await visitor('POST', `/api/me/questionnaires/${asked.body.responseId}`, { answers: { '9': answer } })
    return { contactId, visitor }
  }
  const helpOf = async (visitor: Browser) =>
    (await visitor<{ help: { title: { fi: string } } }>('GET', '/api/me/questionnaires')).body.help.title.fi

  test.each(['1', '2'])('after an answer of %s the duty role that has the step is told', async (answer) => {
    const { contactId } = await answerAtNight(answer)
    expect(await rowOf(contactId)).toMatchObject({ urgency_class: 'B', next_owner_kind: 'duty' })
    expect(await alarmsOf(contactId)).toBe(1)
  })
  test('one that was joined into another raises the one that leads, and duty is told of that', async () => {
    county.at(at('23:00'))
    const nurse = await nurseNow()
    const visitor = county.browser()
    const { contactId } = await tell('Mieliala on ollut maassa pari kuukautta, ei itsetuhoisia ajatuksia.', visitor)
    const asked = await nurse<QuestionnaireResponseView>('POST', `/api/desk/contacts/${contactId}/questionnaires`, {
      instrument: 'phq-9',
      how: 'self',
    })
    const lead = await assessKnee(county.browser(), nurse)
    await act(lead.contactId, 'join', { otherContactId: contactId })
    const answer = await visitor('POST', `/api/me/questionnaires/${asked.body.responseId}`, { answers: { '9': '2' } })
    expect(answer.status, answer.text).toBe(200)
    await county.app.services.jobs.runDue()
    expect(await rowOf(lead.contactId)).toMatchObject({ urgency_class: 'B', next_owner_kind: 'duty' })
    expect(await alarmsOf(lead.contactId)).toBe(1)
  })
  /** Somebody signed in who told of a low mood, and the form that was sent to them. */
  async function askedOf(by?: { resident: Browser }) {
    const mood = 'Mieliala on ollut maassa pari kuukautta, ei itsetuhoisia ajatuksia.'
    const { contactId } = await tell(mood, by?.resident)
    const { rows } = await county.owner.query<{ id: string }>(`select person_id as id from contact where id = $1`, [
      contactId,
    ])
    const resident = by?.resident ?? (await county.signIn({ kind: 'resident', personId: rows[0]?.id ?? '' }))
    const nurse = await nurseNow()
    const asked = await nurse<QuestionnaireResponseView>('POST', `/api/desk/contacts/${contactId}/questionnaires`, {
      instrument: 'phq-9',
      how: 'self',
    })
    const answer = async () => {
      const saved = await resident('POST', `/api/me/questionnaires/${asked.body.responseId}`, { answers: { '9': '2' } })
      expect(saved.status, saved.text).toBe(200)
      await county.app.services.jobs.runDue()
    }
    return { contactId, resident, answer }
  }
  const close = async (contactId: string) => {
    await act(contactId, 'calls', { outcome: 'answered' })
    await act(contactId, 'close', { reason: 'Sovittu.' })
  }
  test('one whose lead was closed before: the lead goes on, and duty is told of it', async () => {
    county.at(at('23:00'))
    const { contactId, resident, answer } = await askedOf()
    const lead = await tell(knee, resident)
    await act(lead.contactId, 'join', { otherContactId: contactId })
    await close(lead.contactId)
    const before = await alarmsOf(lead.contactId)
    await answer()
    const { rows } = await county.owner.query(`select status from contact where id = $1`, [lead.contactId])
    expect(rows).toEqual([{ status: 'opened' }])
    expect(await rowOf(lead.contactId)).toMatchObject({ urgency_class: 'B', next_owner_kind: 'duty' })
    expect(await alarmsOf(lead.contactId)).toBe(before + 1)
    expect(await helpOf(resident)).toBe('Et ole yksin. Soitamme sinulle.')
    // As it is until the lead goes on.
    await county.owner.query(`update contact set status = 'closed' where id = $1`, [lead.contactId])
    await county.owner.query(`update questionnaire_response set changed_at = $2 where contact_id = $1`, [
      contactId,
      at('23:30'),
    ])
    expect(await helpOf(resident)).toBe('Et ole yksin. Soita nyt.')
  })
  test('what was closed since takes no promise from what stands, and promises nothing itself', async () => {
    county.at(at('23:00'))
    const old = await askedOf()
    await old.answer()
    await close(old.contactId)
    await county.owner.query(
      `update contact set next_owner_kind = 'duty', next_owner_id = 'paivystysapu', duty_alarm = 'failed' where id = $1`,
      [old.contactId],
    )
    expect(await helpOf(old.resident)).toBe('Et ole yksin. Soita nyt.')
    const { answer } = await askedOf(old)
    await answer()
    expect(await helpOf(old.resident)).toBe('Et ole yksin. Soitamme sinulle.')
  })
  test('a call is promised where somebody was told, and nowhere else', async () => {
    const told = await answerAtNight('2')
    expect(await alarmsOf(told.contactId)).toBe(1)
    expect(await helpOf(told.visitor)).toBe('Et ole yksin. Soitamme sinulle.')
    await county.owner.query(`update duty_role set alarm_to = null`)
    const alone = await answerAtNight('2')
    expect(await helpOf(alone.visitor)).toBe('Et ole yksin. Soita nyt.')
    await county.owner.query(`update duty_role set alarm_to = '040 900 0000'`)
  })
})

describe('what the desk and the resident do in the evening', () => {
  const deeds: [string, string, string, object][] = [
    ['a call that nobody answered', '15:50', 'calls', { outcome: 'no-answer' }],
    ['guiding to 112', '15:50', 'guide-112', { how: 'guided', note: 'Ohjattu' }],
    ['a next step after closing', '15:50', 'next-step', { kind: 'call', at: at('16:30') }],
    ['handing over', '15:50', 'owner', { to: { kind: 'duty', dutyRole: 'paivystysapu' } }],
  ]
  test.each(deeds)('%s of a class B that leaves the step to duty tells it', async (_name, time, deed, body) => {
    county.at(at(time))
    const { contactId } = await tell(knee)
    await setClass(contactId, 'B')
    expect(await alarmsOf(contactId)).toBe(0)
    const after = await act(contactId, deed, deed === 'calls' ? { ...body, nextAttemptAt: at('16:05') } : body)
    expect(after.nextStep.owner.kind).toBe('duty')
    expect(await alarmsOf(contactId)).toBe(1)
  })
  test('answers that raise the class to B at night tell it', async () => {
    county.at(at('20:00'))
    const { contactId } = await tell(knee)
    expect(await rowOf(contactId)).toMatchObject({ urgency_class: 'E', next_owner_kind: 'staff' })
    await act(contactId, 'answers', { answers: { suicidal: true } })
    expect(await rowOf(contactId)).toMatchObject({ urgency_class: 'B', next_owner_kind: 'duty' })
    expect(await alarmsOf(contactId)).toBe(1)
  })
  test('a reply to a question tells it, and a second reply tells it again', async () => {
    county.at(at('15:50'))
    const visitor = county.browser()
    const { contactId } = await tell(knee, visitor)
    await act(contactId, 'messages', { text: 'Milloin tämä alkoi?' })
    await setClass(contactId, 'B')
    const before = await alarmsOf(contactId)
    county.at(at('16:05'))
    for (const n of [1, 2]) {
      const reply = await visitor('POST', `/api/me/contacts/${contactId}/messages`, { text: 'Eilen.' })
      expect(reply.status, reply.text).toBe(200)
      expect(await alarmsOf(contactId)).toBe(before + n)
    }
  })
  test('joining a class A whose step is duty’s tells it of the one that leads now', async () => {
    county.at(at('20:00'))
    const { contactId } = await assessKnee(county.browser(), await nurseNow())
    const danger = await tell(chest)
    expect(danger.nextStep.owner.kind).toBe('duty')
    await act(contactId, 'join', { otherContactId: danger.contactId })
    expect(await rowOf(contactId)).toMatchObject({ urgency_class: 'A', next_owner_kind: 'duty' })
    expect(await alarmsOf(contactId)).toBe(1)
  })
  test('what somebody at work has tells nobody, and neither does what waits for tomorrow’s shift', async () => {
    county.at(at('10:00'))
    const byDay = await tell(knee)
    await setClass(byDay.contactId, 'B')
    await act(byDay.contactId, 'calls', { outcome: 'no-answer' })
    county.at(at('20:00'))
    const waits = await tell(knee)
    expect([await alarmsOf(byDay.contactId), await alarmsOf(waits.contactId)]).toEqual([0, 0])
  })
})

test('a B that was spoken to and assessed, and not booked, is told of when the shift ends', async () => {
  county.at(at('15:50'))
  const { contactId } = await assessKnee(county.browser(), await nurseNow(), { urgencyClass: 'B' })
  expect(await rowOf(contactId)).toMatchObject({ next_owner_kind: 'staff' })
  county.at(at('16:15'))
  await county.app.catchUp()
  expect(await rowOf(contactId)).toMatchObject({ next_owner_kind: 'duty' })
  expect(await alarmsOf(contactId)).toBe(1)
  await county.app.catchUp()
  expect(await alarmsOf(contactId)).toBe(1)
})

test('a step of duty that lay far ahead is told of when its time has come, once', async () => {
  county.at(at('16:30'))
  const { contactId } = await tell(knee)
  await setClass(contactId, 'B')
  await act(contactId, 'next-step', { kind: 'call', at: at('18:00', tomorrow) })
  expect(await rowOf(contactId)).toMatchObject({ next_owner_kind: 'duty' })
  county.at(at('17:59', tomorrow))
  await county.app.catchUp()
  expect(await alarmsOf(contactId)).toBe(0)
  county.at(at('18:00', tomorrow))
  await county.app.catchUp()
  await county.app.catchUp()
  expect(await alarmsOf(contactId)).toBe(1)
})

test('what came to duty by night is guidance’s in the morning; what was handed over by day stays there', async () => {
  county.at(at('23:30'))
  const byNight = await tell(chest)
  expect(byNight.nextStep.owner.kind).toBe('duty')
  county.at(at('07:59', tomorrow))
  await county.app.catchUp()
  expect(await rowOf(byNight.contactId)).toMatchObject({ next_owner_kind: 'duty' })
  county.at(at('08:00', tomorrow))
  await county.app.catchUp()
  expect(await rowOf(byNight.contactId)).toMatchObject({ next_owner_kind: 'staff' })
  county.at(at('10:00', tomorrow))
  const handed = await tell(knee)
  await act(handed.contactId, 'owner', { to: { kind: 'duty', dutyRole: 'sosiaalipaivystys' } })
  // It is calm, and nobody else knows that it is theirs now.
  expect(await rowOf(handed.contactId)).toMatchObject({ urgency_class: 'E' })
  expect(await alarmsOf(handed.contactId)).toBe(1)
  county.at(at('10:01', tomorrow))
  await county.app.catchUp()
  expect(await rowOf(handed.contactId)).toMatchObject({ next_owner_id: 'sosiaalipaivystys' })
})
