import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeskCase, MyWaiting } from '@luukku/contract'
import { assessKnee, type AssessedKnee } from '@luukku/testkit/assessed-knee'
import { openWaitingCounty } from '@luukku/testkit/asked-about-time'
import type { Browser, SmallCountyServer } from '@luukku/testkit/small-county-server'

const now = '2026-11-24T09:12:00+02:00'
const later = '2026-11-24T09:30:00+02:00'
let waiting: Awaited<ReturnType<typeof openWaitingCounty>>
let county: SmallCountyServer
let nurse: Browser

beforeAll(async () => {
  waiting = await openWaitingCounty(now, {})
  ;({ county } = waiting)
})
afterAll(() => county.close())
beforeEach(async () => {
  nurse = await waiting.reset()
})

/** Somebody whose knee was assessed at twelve past nine, and who waits for an earlier time since. */
async function waits(o: { notice?: number } = {}): Promise<AssessedKnee> {
  const knee = await assessKnee(county.browser(), nurse)
  const setting = { needId: knee.needId, waits: true, modes: ['onsite'], noticeHours: o.notice ?? 5 }
  expect((await knee.resident('POST', '/api/me/waiting', setting)).status).toBe(200)
  return knee
}
const mine = async ({ resident }: AssessedKnee) =>
  (await resident('GET', '/api/me/waiting')).body.waiting as MyWaiting[]
async function assessAgain({ contactId }: AssessedKnee, needs: readonly object[], o: object = {}): Promise<DeskCase> {
  const path = `/api/desk/contacts/${contactId}`
  const answer = await nurse('POST', `${path}/assessment`, {
    basedOn: ((await nurse('GET', path)).body as DeskCase).version,
    decision: 'override',
    overrideReason: 'Uusi arvio',
    urgencyClass: 'D',
    needs,
    note: 'Arvioitu uudelleen',
    ...o,
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as DeskCase
}
const physio = { service: 'FYSIO', extract: 'Polvi kipeä' }
const sinceOf = async (knee: AssessedKnee) => (await mine(knee)).map((one) => one.waits?.since.slice(0, 16))

describe('who waits for an earlier time and is assessed again', () => {
  test('goes on waiting with the new need, in the same place and as suited before', async () => {
    const first = await waits()
    const second = await waits()
    nurse = await waiting.at(later)
    await assessAgain(first, [physio])
    expect(await mine(first)).toMatchObject([{ waits: { place: 1, modes: ['onsite'], noticeHours: 5 } }])
    expect(await sinceOf(first)).toEqual(['2026-11-24T09:12'])
    expect(await mine(second)).toMatchObject([{ waits: { place: 2 } }])
    const [need] = await mine(first)
    expect(need?.needId).not.toBe(first.needId)
  })
  test('waits on from now where the professional says that it is another matter', async () => {
    const knee = await waits()
    nurse = await waiting.at(later)
    await assessAgain(knee, [{ ...physio, newNeedBecause: 'Toinen polvi, kaatui eilen' }])
    expect(await sinceOf(knee)).toEqual(['2026-11-24T09:30'])
  })
  test('keeps the place in the queue of the service where two needs of it come after one', async () => {
    const knee = await waits()
    nurse = await waiting.at(later)
    await assessAgain(knee, [physio, { ...physio, extract: 'Olkapää kipeä' }])
    expect((await sinceOf(knee)).sort()).toEqual(['2026-11-24T09:12', undefined])
  })
  test('waits for nothing more where the service is left out', async () => {
    const knee = await waits()
    await assessAgain(knee, [{ service: 'VO_HOITAJA', extract: 'Polvi kipeä' }])
    expect(await sinceOf(knee)).toEqual([undefined])
  })
})

test('a time that was held for a need before the new assessment is let go and asked about anew, and nobody is booked for the old one', async () => {
  const knee = await waits()
  await waiting.people.giveUp()
  const [asked] = await mine(knee)
  expect(asked?.offer).toMatchObject({ start: '2026-11-25T10:00:00+02:00' })
  await assessAgain(knee, [physio])
  const old = await knee.resident('POST', `/api/me/waiting/offers/${asked?.offer?.offerId ?? ''}`, { answer: 'accept' })
  expect([old.status, old.body.reason]).toEqual([409, 'offer-over'])
  await waiting.people.catchUp()
  const [anew] = await mine(knee)
  expect(anew?.offer).toMatchObject({ start: '2026-11-25T10:00:00+02:00', needId: anew?.needId })
  expect(anew?.needId).not.toBe(knee.needId)
  const taken = await knee.resident('POST', `/api/me/waiting/offers/${anew?.offer?.offerId ?? ''}`, {
    answer: 'accept',
  })
  expect(taken.status, taken.text).toBe(200)
  const { rows } = await county.owner.query(
    `select n.status, a.status as time from need n left join appointment a on a.need_id = n.id where n.contact_id = $1 order by n.status`,
    [knee.contactId],
  )
  expect(rows).toEqual([
    { status: 'booked', time: 'booked' },
    { status: 'closed', time: 'lapsed' },
  ])
})

describe('a case and its needs', () => {
  const sideOfCase = async (contactId: string) =>
    (
      await county.owner.query<{ side: string }>(`select summary ->> 'side' as side from contact where id = $1`, [
        contactId,
      ])
    ).rows[0]?.side

  test('what a professional assessed as social stays with the social side when calm answers come', async () => {
    const { contactId, resident } = await assessKnee(county.browser(), nurse)
    await assessAgain({ contactId, needId: '', resident }, [{ service: 'AIK_SOS', extract: 'Raha ei riitä' }])
    expect(await sideOfCase(contactId)).toBe('social')
    const path = `/api/desk/contacts/${contactId}`
    const begun = await nurse('POST', `${path}/questionnaires`, { instrument: 'phq-9', how: 'interview' })
    const { responseId } = begun.body as { responseId: string }
    const calm = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [String(n + 1), '0']))
    const summed = await nurse('POST', `/api/desk/questionnaires/${responseId}`, { answers: calm })
    expect(summed.body, summed.text).toMatchObject({ status: 'completed', alarms: [] })
    expect(await sideOfCase(contactId)).toBe('social')
    const { version } = (await nurse('GET', path)).body as DeskCase
    const told = await nurse('POST', `${path}/answers`, { basedOn: version, answers: { 'severe-pain': 'no' } })
    expect(told.status, told.text).toBe(200)
    expect(await sideOfCase(contactId)).toBe('social')
  })

  const classOfCase = async (contactId: string) =>
    (
      await county.owner.query<{ urgency_class: string }>(`select urgency_class from contact where id = $1`, [
        contactId,
      ])
    ).rows[0]?.urgency_class

  test('a need without a class of its own has the one decided now, not the one that the case had before', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    expect((await assessAgain(knee, [physio], { urgencyClass: 'E' })).needs.map((n) => n.urgencyClass)).toContain('E')
    const { needs } = await assessAgain(knee, [physio], { urgencyClass: 'C' })
    expect(needs.filter(({ status }) => status === 'open').map((n) => n.urgencyClass)).toEqual(['C'])
  })
  test('the plan that the person reads is the new one: no line promises what was replaced', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    const { needs } = await assessAgain(knee, [physio])
    expect(needs).toHaveLength(1)
    const { contacts, plans } = (await knee.resident('GET', '/api/me')).body as {
      contacts: { titles: object[] }[]
      plans: NonNullable<DeskCase['plan']>[]
    }
    expect(plans.flatMap(({ lines }) => lines.map(({ needId }) => needId))).toEqual(needs.map(({ needId }) => needId))
    expect(contacts.flatMap(({ titles }) => titles)).toHaveLength(1)
  })
  test('no need is more urgent than its case: the case rises to it', async () => {
    const knee = await assessKnee(county.browser(), nurse)
    const { needs } = await assessAgain(knee, [physio, { ...physio, service: 'AIK_SOS', urgencyClass: 'B' }])
    expect(await classOfCase(knee.contactId)).toBe('B')
    // The need without a class of its own stays as the case was decided.
    expect(
      needs
        .filter(({ status }) => status === 'open')
        .map((n) => n.urgencyClass)
        .sort(),
    ).toEqual(['B', 'D'])
  })
})
