import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase, Receipt } from '@luukku/contract'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

const friday = '2026-11-27T10:00:00+02:00'
const saturday = '2026-11-28T10:00:00+02:00'
const before = '2026-11-28T09:50:00+02:00'
const chest = 'nyt puristava rintakipu'
const knee = 'Polvi on vielä kipeä'
let county: SmallCountyServer
beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-27', '2026-11-30'], moment: friday })
})
afterAll(() => county.close())

const readCase = async (id: string) =>
  (await (await county.staff(smallCounty.nurse))('GET', `/api/desk/contacts/${id}`)).body as DeskCase
/** A contact of class D that a visitor has just sent. */
async function sent(at: string, more: object = {}): Promise<{ contactId: string; by: Browser }> {
  county.at(at)
  const by = county.browser()
  const contact = { channel: 'web_form', lang: 'fi', person: { givenName: 'Testi', age: 40 }, text: knee, ...more }
  const { contactId } = (await by('POST', '/api/contacts', contact)).body as Receipt
  return { contactId, by }
}
const classNow = async (id: string) =>
  (await county.owner.query<{ urgency_class: string }>(`select urgency_class from contact where id = $1`, [id])).rows[0]
    ?.urgency_class
const say = async (by: Browser, contactId: string, text: string) => {
  const answer = await by('POST', `/api/me/contacts/${contactId}/messages`, { text })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const alarmsOf = async (contactId: string) =>
  (
    await county.owner.query<{ role: string }>(
      `select data ->> 'role' as role from pgboss.job where name = 'alarm-duty' and data ->> 'contactId' = $1`,
      [contactId],
    )
  ).rows.map(({ role }) => role)
async function close(contactId: string): Promise<void> {
  const nurse = await county.staff(smallCounty.nurse)
  const called = await nurse('POST', `/api/desk/contacts/${contactId}/calls`, {
    basedOn: (await readCase(contactId)).version,
    outcome: 'answered',
  })
  const { version } = called.body as DeskCase
  const answer = await nurse('POST', `/api/desk/contacts/${contactId}/close`, { basedOn: version, reason: 'Sovittu.' })
  expect(answer.status, answer.text).toBe(200)
}

describe('a message that alarms', () => {
  test('on a Saturday to a matter of class D: class A, an emergency call now, the role alarmed, 112 shown', async () => {
    const { contactId, by } = await sent(before)
    expect(await classNow(contactId)).toBe('D')
    county.at(saturday)
    const answer = await say(by, contactId, chest)
    expect(answer.redFlagStop?.call112).toBe(true)
    const one = await readCase(contactId)
    expect(await classNow(contactId)).toBe('A')
    expect(one.nextStep).toMatchObject({ kind: 'emergency-call', owner: { kind: 'duty', id: 'ENSIHOITO' } })
    expect(new Date(one.nextStep.at).getTime() - new Date(saturday).getTime()).toBeLessThan(60_000)
    expect(await alarmsOf(contactId)).toEqual(['ENSIHOITO'])
    const mine = (await by('GET', '/api/me')).body.contacts as { redFlagStop?: object }[]
    expect(mine[0]?.redFlagStop, 'still there when the page is read again').toBeDefined()
    expect((await by('GET', '/api/receipt')).body.redFlagStop?.call112).toBe(true)
  })
  test('goes before every calm matter of its class, and an answer recorded since does not take it down', async () => {
    const { contactId, by } = await sent(before)
    county.at(saturday)
    await say(by, contactId, chest)
    const { rows } = await county.owner.query<{ sort_key: string }>(`select sort_key from contact where id = $1`, [
      contactId,
    ])
    expect(rows[0]?.sort_key).toMatch(/^A0/)
    const nurse = await county.staff(smallCounty.nurse)
    const one = await readCase(contactId)
    const lower = await nurse('POST', `/api/desk/contacts/${contactId}/answers`, {
      basedOn: one.version,
      answers: { 'chest-alarm': 'no' },
    })
    expect([lower.status, await classNow(contactId)]).toEqual([200, 'A'])
  })
  test('of class B, on a Saturday: a call now by the role on duty, and whom to phone meanwhile', async () => {
    const { contactId, by } = await sent(before)
    county.at(saturday)
    const answer = await say(by, contactId, 'En jaksa elää enää')
    expect(answer.redFlagStop?.call112).toBe(false)
    const one = await readCase(contactId)
    expect([await classNow(contactId), one.nextStep.kind, one.nextStep.owner.kind]).toEqual(['B', 'call', 'duty'])
    expect(await alarmsOf(contactId)).toHaveLength(1)
  })
  test('while guidance is at work: one of them phones now', async () => {
    const { contactId, by } = await sent(friday)
    await say(by, contactId, chest)
    const { nextStep } = await readCase(contactId)
    expect([nextStep.kind, nextStep.owner.kind]).toEqual(['emergency-call', 'staff'])
  })
  test('of violence at home, in words that alarm and in calm ones: from then on safe ways only', async () => {
    const isSafeOnly = async (contactId: string) =>
      (
        await county.owner.query<{ safe: boolean }>(
          `select coalesce((summary ->> 'safeContactOnly')::boolean, false) as safe from contact where id = $1`,
          [contactId],
        )
      ).rows[0]?.safe
    for (const [text, safe] of [
      ['Kiitos, odotan soittoanne', false],
      ['Mieheni löi minua ja pelkään häntä', true],
      ['Puoliso kontrolloi kaikkea mitä teen', true],
    ] as const) {
      const { contactId, by } = await sent(friday)
      await say(by, contactId, text)
      expect(await isSafeOnly(contactId), text).toBe(safe)
    }
  })
  test('only with what was told before: the side that both tell of together carries it', async () => {
    const { contactId, by } = await sent(before, { text: 'Äiti on humalassa' })
    await say(by, contactId, 'Lapseni on 5-vuotias')
    const { rows } = await county.owner.query(
      `select urgency_class, summary ->> 'side' as side from contact where id = $1`,
      [contactId],
    )
    expect(rows).toEqual([{ urgency_class: 'B', side: 'social' }])
  })
  test('after a week-old answer that said no: what is said now is heard', async () => {
    const { contactId, by } = await sent(before, {
      text: 'Rintaan sattuu joskus portaissa',
      answers: { 'chest-alarm': 'no' },
    })
    county.at(saturday)
    await say(by, contactId, chest)
    expect(await classNow(contactId)).toBe('A')
  })
  test('to an assessed matter: it is raised, and stays assessed', async () => {
    const { contactId, by } = await sent(before)
    const nurse = await county.staff(smallCounty.nurse)
    const unread = await readCase(contactId)
    const assessed = await nurse('POST', `/api/desk/contacts/${contactId}/assessment`, {
      basedOn: unread.version,
      decision: 'accept',
      urgencyClass: 'D',
      needs: unread.proposal.needs.map(({ service, extract }) => ({ service, extract })),
      note: 'Arvioitu.',
    })
    expect(assessed.status, assessed.text).toBe(200)
    county.at(saturday)
    expect((await say(by, contactId, chest)).redFlagStop?.call112).toBe(true)
    const one = await readCase(contactId)
    expect([await classNow(contactId), one.status, one.nextStep.kind]).toEqual(['A', 'assessed', 'emergency-call'])
  })
  test('to a closed matter: it goes on and somebody calls; calm words to it are refused as before', async () => {
    const { contactId, by } = await sent(before)
    const clocks = async () =>
      (
        await county.owner.query<{ state: string; due: string; stopped: boolean }>(
          `select state, due_date::text as due, stopped_at is not null as stopped from clock where contact_id = $1 order by rule_id`,
          [contactId],
        )
      ).rows
    const ran = await clocks()
    expect(ran.map(({ state }) => state)).toContain('running')
    await close(contactId)
    expect((await clocks()).map(({ state }) => state)).not.toContain('running')
    county.at(saturday)
    const calm = await by('POST', `/api/me/contacts/${contactId}/messages`, { text: 'Kiitos avusta' })
    expect([calm.status, calm.body.code]).toEqual([409, 'action-not-possible'])
    await say(by, contactId, chest)
    const one = await readCase(contactId)
    expect([await classNow(contactId), one.nextStep.kind]).toEqual(['A', 'emergency-call'])
    expect(one.status).not.toBe('closed')
    expect(await clocks(), 'its clocks go on, with their first dates').toEqual(ran)
  })
  test('a second one does not put off the call of the first', async () => {
    const { contactId, by } = await sent(before)
    county.at(saturday)
    await say(by, contactId, chest)
    const { nextStep } = await readCase(contactId)
    county.at('2026-11-28T10:04:00+02:00')
    await say(by, contactId, chest)
    expect((await readCase(contactId)).nextStep.at).toBe(nextStep.at)
  })
})

describe('a message that does not alarm', () => {
  test('leaves class and place alone; a promised call is not put off by it', async () => {
    const { contactId, by } = await sent(friday)
    const unread = await readCase(contactId)
    const answer = await say(by, contactId, 'Kiitos, odotan soittoanne')
    expect(answer.redFlagStop).toBeUndefined()
    const after = await readCase(contactId)
    expect([await classNow(contactId), after.nextStep]).toEqual(['D', unread.nextStep])
  })
  test('denied pain is no alarm', async () => {
    const { contactId, by } = await sent(before)
    expect((await say(by, contactId, 'Rintakipua ei ole ollut')).redFlagStop).toBeUndefined()
    expect(await classNow(contactId)).toBe('D')
  })
  test('shortly before everybody goes home is read before they go', async () => {
    const { contactId, by } = await sent('2026-11-27T15:30:00+02:00')
    await county.owner.query(
      `update contact set next_kind = 'await-answer', next_at = '2026-11-30T15:00Z' where id = $1`,
      [contactId],
    )
    await say(by, contactId, 'Polvi on turvonnut lisää')
    const { nextStep } = await readCase(contactId)
    expect([nextStep.kind, nextStep.owner.kind]).toEqual(['read', 'staff'])
    expect(nextStep.at < '2026-11-27T14:00:00Z').toBe(true)
  })
  test('in a language the rules do not read, on a Saturday: read by whoever is there, not on Monday', async () => {
    const other = await sent(before)
    const nurse = await county.staff(smallCounty.nurse)
    const { version } = await readCase(other.contactId)
    const asked = await nurse('POST', `/api/desk/contacts/${other.contactId}/messages`, {
      basedOn: version,
      text: 'Kumpi polvi?',
    })
    expect(asked.status, asked.text).toBe(200)
    county.at(saturday)
    await say(other.by, other.contactId, 'أشعر بألم شديد في الصدر')
    const { nextStep } = await readCase(other.contactId)
    expect([nextStep.kind, nextStep.owner.kind]).toEqual(['read', 'duty'])
  })
})

describe('an alarm written to the wrong counter', () => {
  test('a question about one’s data that speaks of danger is a contact too, with 112 shown', async () => {
    county.at(saturday)
    const person = await county.owner.query<{ id: string }>(`select person_id as id from contact limit 1`)
    const by = await county.signIn({ kind: 'resident', personId: person.rows[0]?.id ?? '' })
    const ask = (text: string) => by('POST', '/api/me/data/requests', { kind: 'other', text })
    const calm = await ask('Kuka on katsonut tietojani?')
    expect([calm.status, calm.body.redFlagStop]).toEqual([200, undefined])
    const answer = await ask(`Kuka on katsonut tietojani? ${chest}`)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.body.redFlagStop.call112).toBe(true)
    const mine = (await by('GET', '/api/me')).body.contacts as { contactId: string; redFlagStop?: object }[]
    const raised = mine.find(({ redFlagStop }) => redFlagStop !== undefined)
    expect((await readCase(raised?.contactId ?? '')).nextStep.kind).toBe('emergency-call')
    const promised = await county.owner.query<{ kind: string }>(
      `select promise_kind as kind from contact where id = $1`,
      [raised?.contactId],
    )
    expect(promised.rows, 'nobody can call who has left no number').toEqual([{ kind: 'message' }])
  })
})

test('a cry for help in the note on how to be reached is heard, a calm note changes nothing', async () => {
  const classOf = async (note: string) => {
    const contactWay = { ways: ['call'], phone: '040 000 0000', note }
    return classNow((await sent(before, { contactWay })).contactId)
  }
  expect(await classOf('Soittakaa vain aamulla, olen yötöissä')).toBe('D')
  expect(await classOf(`Soittakaa heti, ${chest}`)).toBe('A')
})
