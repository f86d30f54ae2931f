import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, DeskRow, Receipt } from '@luukku/contract'
import { smallCounty } from '@luukku/testkit/small-county'
import { openSmallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { foldCase } from '@luukku/domain/contact'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { App } from '../../app.ts'
import { toCaseState } from './case-row.ts'
import { insertSession } from '../../platform/session-queries.ts'

let server: SmallCountyServer
let app: App
let owner: Client
let browser: SmallCountyServer['browser']
let staff: SmallCountyServer['staff']
const tuesday = '2026-11-24T09:12:00+02:00'
const at = (moment: string) => {
  server.at(moment)
}

beforeAll(async () => {
  server = await openSmallCounty({
    days: [
      ...['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-23'],
      ...['2026-12-28', '2027-03-29'],
    ],
    moment: tuesday,
  })
  ;({ app, owner, browser, staff } = server)
})
afterAll(() => server.close())

const knee = {
  channel: 'web_form',
  lang: 'fi',
  text: 'Polvi on ollut kipeä kaksi viikkoa. Mieliala on maassa ja on velkaa, vuokra on maksamatta.',
  person: { givenName: 'Maija', familyName: 'Esimerkki', age: 44, municipality: '698' },
  contactWay: { ways: ['call'], phone: '040 000 0000' },
}
const send = async (body: object): Promise<Receipt> => {
  const answer = await browser()('POST', '/api/contacts', body)
  expect(answer.body).toMatchObject({ contactId: expect.any(String) })
  return answer.body as Receipt
}
const assessmentOf = (one: DeskCase) => ({
  basedOn: one.version,
  decision: 'accept',
  urgencyClass: one.proposal.urgencyClass,
  needs: one.proposal.needs.map(({ service, extract }) => ({ service, extract })),
  note: 'Arvioitu puhelussa.',
  ...(one.proposal.childProtection.consider ? { childProtection: { decision: 'notify', why: 'x' } } : {}),
})

test('somebody not signed in sends a contact, is told a promise inside the same office day, and reads it again', async () => {
  at(tuesday)
  const visitor = browser()
  const sent = await visitor('POST', '/api/contacts', knee)
  expect(sent.status).toBe(200)
  const receipt = sent.body as Receipt
  expect(receipt.verified).toBe(false)
  expect(receipt.nextStep.owner.kind).toBe('staff')
  expect(Date.parse(receipt.promise.to)).toBeLessThanOrEqual(Date.parse('2026-11-24T16:00:00+02:00'))
  expect(receipt.promise.law?.dueDate).toBe('2026-11-24')
  const again = await visitor('GET', '/api/receipt')
  expect(again.body).toEqual(receipt)
})

test('a nurse finds the person on the desk, opens the case, assesses it, and a plan with owners and dates stands', async () => {
  at(tuesday)
  const receipt = await send(knee)
  const nurse = await staff(smallCounty.nurse)
  const desk = await nurse('GET', '/api/desk')
  expect(desk.status).toBe(200)
  expect(desk.body.rows.map((r: { contactId: string }) => r.contactId)).toContain(receipt.contactId)
  const path = `/api/desk/contacts/${receipt.contactId}`
  const opened = await nurse('POST', `${path}/open`, {})
  expect(opened.body.status).toBe('opened')
  expect(opened.body.said[0].pieces.map((p: { text: string }) => p.text).join('')).toBe(knee.text)
  const assessed = await nurse('POST', `${path}/assessment`, assessmentOf(opened.body as DeskCase))
  expect(assessed.body).toMatchObject({ status: 'assessed', nextStep: { owner: { kind: 'staff' } } })
  const one = assessed.body as DeskCase
  expect(one.plan?.lines.length).toBe(opened.body.proposal.needs.length)
  expect(one.plan?.lines.every(({ owner: o, nextDate }) => o.name !== '' && nextDate >= '2026-11-24')).toBe(true)
  const { rows } = await owner.query(`select state from clock where contact_id = $1 and need_id is null`, [
    receipt.contactId,
  ])
  expect(rows.map(({ state }) => state)).toEqual(['met'])
})

test('of two nurses who save on the same version the second is told that the case changed', async () => {
  at(tuesday)
  const { contactId } = await send(knee)
  const [first, second] = [await staff(smallCounty.nurse), await staff(smallCounty.secondNurse)]
  const seen = (await first('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  const url = `/api/desk/contacts/${contactId}/calls`
  expect((await first('POST', url, { basedOn: seen.version, outcome: 'no-answer' })).status).toBe(200)
  const late = await second('POST', url, { basedOn: seen.version, outcome: 'answered' })
  expect([late.status, late.body.code]).toEqual([409, 'version-conflict'])
})

test.each([
  ['A', 5, 'emergency-call'],
  ['B', 15, 'call'],
  ['C', 120, 'call'],
] as const)(
  'who was not reached in class %s is called again within its time, whatever later time was asked for',
  async (urgencyClass, minutes, kind) => {
    at(tuesday)
    const { contactId } = await send(knee)
    await owner.query('update contact set urgency_class = $1 where id = $2', [urgencyClass, contactId])
    const nurse = await staff(smallCounty.nurse)
    const path = `/api/desk/contacts/${contactId}`
    const seen = (await nurse('GET', path)).body as DeskCase
    expect(seen.urgency.class).toBe(urgencyClass)
    const later = formatHelsinki(toInstant(Date.parse(tuesday) + 120 * 60_000))
    const body = { basedOn: seen.version, outcome: 'no-answer', nextAttemptAt: later }
    const after = (await nurse('POST', `${path}/calls`, body)).body as DeskCase
    expect(after.nextStep.kind).toBe(kind)
    expect(Math.round((Date.parse(after.nextStep.at) - Date.parse(tuesday)) / 60_000)).toBe(minutes)
    // No event says the class that stood here: what came is compared with its events at the end of this file.
    await owner.query(`update contact set urgency_class = 'D' where id = $1`, [contactId])
  },
)

test('of two nurses at the same moment both may open, and one may save', async () => {
  at(tuesday)
  const { contactId } = await send(knee)
  const nurses = [await staff(smallCounty.nurse), await staff(smallCounty.secondNurse)]
  const path = `/api/desk/contacts/${contactId}`
  const opened = await Promise.all(nurses.map((nurse) => nurse('POST', `${path}/open`, {})))
  expect(opened.map(({ status }) => status)).toEqual([200, 200])
  const seen = (await nurses[0]!('GET', path)).body as DeskCase
  expect(seen.opened.length).toBe(2)
  const calls = nurses.map((nurse) => nurse('POST', `${path}/calls`, { basedOn: seen.version, outcome: 'no-answer' }))
  expect((await Promise.all(calls)).map(({ status }) => status).sort()).toEqual([200, 409])
})

test('the same form sent twice at once is one contact, and both are told the same', async () => {
  at(tuesday)
  const [key, count] = [
    randomUUID(),
    async () => Number((await owner.query('select count(*)::int as n from contact')).rows[0].n),
  ]
  const before = await count()
  const answers = await Promise.all([
    browser()('POST', '/api/contacts', knee, key),
    browser()('POST', '/api/contacts', knee, key),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(answers[0]?.body).toEqual(answers[1]?.body)
  expect(await count()).toBe(before + 1)
})

test('an unanswered call closes nothing and is tried again at another hour', async () => {
  at(tuesday)
  const { contactId } = await send(knee)
  const nurse = await staff(smallCounty.nurse)
  const seen = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  const after = (
    await nurse('POST', `/api/desk/contacts/${contactId}/calls`, { basedOn: seen.version, outcome: 'no-answer' })
  ).body as DeskCase
  expect(after.status).toBe('no-answer')
  expect(new Date(after.nextStep.at).getUTCHours()).not.toBe(new Date(tuesday).getUTCHours())
  const close = await nurse('POST', `/api/desk/contacts/${contactId}/close`, { basedOn: after.version, reason: 'x' })
  expect([close.status, close.body.reason]).toEqual([409, 'nobody-has-answered'])
})

test('a chest pain at night with nobody on shift alarms the duty role and says whom to call now', async () => {
  at('2026-11-24T02:30:00+02:00')
  const receipt = await send({ ...knee, text: 'Kova puristava rintakipu ja hengenahdistus, säteilee käteen' })
  expect(receipt.nextStep).toMatchObject({ kind: 'emergency-call', owner: { kind: 'duty', id: 'ENSIHOITO' } })
  expect(receipt.redFlagStop?.call112).toBe(true)
  expect(receipt.redFlagStop?.phones[0]?.number).toBe('112')
})

test('a language the rules do not read is read by a person and never below class C', async () => {
  at(tuesday)
  const receipt = await send({ ...knee, lang: 'en', text: 'У меня болит колено уже две недели и нет денег на аренду' })
  expect(receipt.nextStep.kind).toBe('read')
  const nurse = await staff(smallCounty.nurse)
  const one = (await nurse('GET', `/api/desk/contacts/${receipt.contactId}`)).body as DeskCase
  expect(one.proposal.languageRead).toBe(false)
  expect(one.proposal.urgencyClass <= 'C').toBe(true)
  expect(one.askNow.some(({ redFlag }) => redFlag)).toBe(true)
})

test('a megabyte of text is refused kindly; emoji, right-to-left marks and Sámi letters come back as sent', async () => {
  at(tuesday)
  const big = await browser()('POST', '/api/contacts', { ...knee, text: 'ä'.repeat(500_000) })
  expect([big.status, big.body.code]).toEqual([413, 'too-large'])
  const text = 'Čáhppes biila 🦌 \u202bشكرا\u202c ŧ đ ŋ'
  const { contactId } = await send({ ...knee, text, person: { givenName: 'Á' } })
  const nurse = await staff(smallCounty.nurse)
  const one = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  expect(one.said[0]?.pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(one.person.name).toBe('Á')
})

test('the words lie sealed: no table holds them in the clear', async () => {
  at(tuesday)
  const { contactId } = await send({ ...knee, text: 'Polvi kipeä SALAISUUS' })
  for (const table of ['contact', 'case_event', 'sealed_payload', 'clock', 'draft']) {
    const { rows } = await owner.query(`select t::text as all from ${table} t`)
    expect(rows.some((row: { all: string }) => row.all.includes('SALAISUUS'))).toBe(false)
  }
  expect(contactId).toBeTruthy()
})

test('every hour of a week, spring change of clocks and the eve of a holiday included, a contact gets an owner who is there', async () => {
  const moments = Array.from(
    { length: 24 * 7 },
    (_, h) => new Date(Date.parse('2026-11-23T00:30:00+02:00') + h * 3_600_000),
  )
  for (const moment of [
    ...moments.filter((_, i) => i % 3 === 0),
    '2026-12-23T15:59:59+02:00',
    '2027-03-28T02:59:59+02:00',
    '2027-03-28T04:00:00+03:00',
  ]) {
    const when = typeof moment === 'string' ? moment : moment.toISOString()
    at(when)
    const { nextStep } = await send({ ...knee, text: 'Kurkku on kipeä' })
    if (nextStep.owner.kind === 'staff') {
      const { rows } = await owner.query(`select 1 from shift where staff_id = $1 and during @> $2::timestamptz`, [
        nextStep.owner.id,
        nextStep.at,
      ])
      expect(rows.length, when).toBe(1)
    } else expect(['paivystysapu', 'sosiaalipaivystys', 'ENSIHOITO']).toContain(nextStep.owner.id)
  }
})

test('a draft goes page by page, stops at an alarm, remembers its answer, and is sent once', async () => {
  at(tuesday)
  const visitor = browser()
  await visitor('POST', '/api/draft', { lang: 'fi', text: 'Kova puristava rintakipu' })
  const stop = await visitor('GET', '/api/draft')
  expect([stop.body.step, stop.body.redFlagStop.call112]).toEqual(['stop', true])
  const on = await visitor('PATCH', '/api/draft', {
    stopAnswered: 'not-so',
    contactWay: { ways: ['call'], phone: '040' },
  })
  expect(on.body.step).not.toBe('stop')
  expect(on.body.redFlagStop.call112).toBe(true)
  const sent = await visitor('POST', '/api/draft/send', {})
  expect((sent.body as Receipt).nextStep.kind).toBe('emergency-call')
  expect((await visitor('GET', '/api/draft')).body.code).toBe('draft-expired')
})

test('a danger told after a stop was denied is met by a stop of its own; the denied one is not asked again', async () => {
  at(tuesday)
  const visitor = browser()
  const change = async (body: object) => ((await visitor('PATCH', '/api/draft', body)).body as { step: string }).step
  const contactWay = { ways: ['call'], phone: '040 000 0000' }
  await visitor('POST', '/api/draft', { lang: 'fi', text: 'Kova puristava rintakipu' })
  expect(await change({ stopAnswered: 'not-so' })).not.toBe('stop')
  expect(await change({ contactWay, person: { givenName: 'Maija' } })).not.toBe('stop')
  expect(await change({ answers: { face_droop: 'yes' } })).toBe('stop')
  expect(await change({ stopAnswered: 'not-so' })).not.toBe('stop')
  expect(await change({ added: ['En saa henkeä'] })).toBe('stop')
  expect(await change({ stopAnswered: 'not-so' })).not.toBe('stop')
  // Taken away and told again: a danger that was denied before is no new one.
  expect(await change({ added: [] })).not.toBe('stop')
  expect(await change({ added: ['En saa henkeä'] })).not.toBe('stop')
  expect(await change({ text: 'Kurkku on kipeä', added: [], answers: { face_droop: null } })).not.toBe('stop')
})

test('an answer to the stop does not cover the danger that is told along with it', async () => {
  at(tuesday)
  const visitor = browser()
  await visitor('POST', '/api/draft', { lang: 'fi', text: 'Kova puristava rintakipu' })
  const on = await visitor('PATCH', '/api/draft', {
    stopAnswered: 'not-so',
    added: ['Suupieli roikkuu, puhe puuroutuu'],
  })
  expect(on.body.step).toBe('stop')
})

test('who phones 112 from the stop and leaves no number is promised no call, with a number the call stands', async () => {
  at(tuesday)
  const atStop = async (patch: object) => {
    const visitor = browser()
    await visitor('POST', '/api/draft', { lang: 'fi', text: 'Kova puristava rintakipu' })
    await visitor('PATCH', '/api/draft', { stopAnswered: 'calling-112', ...patch })
    return ((await visitor('POST', '/api/draft/send', {})).body as Receipt).promise.kind
  }
  expect(await atStop({})).toBe('message')
  expect(await atStop({ stopPhone: '040 555 0109' })).toBe('emergency')
})

test('a draft of somebody not signed in is gone after thirty minutes and there just before', async () => {
  at(tuesday)
  const visitor = browser()
  await visitor('POST', '/api/draft', { lang: 'fi', text: 'Polvi' })
  at('2026-11-24T09:41:59+02:00')
  expect((await visitor('GET', '/api/draft')).status).toBe(200)
  at('2026-11-24T09:42:01+02:00')
  expect((await visitor('GET', '/api/draft')).status).toBe(410)
})

test('an alarm that the resident takes back stays until a professional corrects it with a reason', async () => {
  at(tuesday)
  const visitor = browser()
  await visitor('POST', '/api/draft', { lang: 'fi', text: 'Kova puristava rintakipu ja hengenahdistus' })
  const changed = await visitor('PATCH', '/api/draft', { text: 'Kurkku on kipeä', stopAnswered: 'not-so' })
  expect(changed.body.redFlagStop.call112).toBe(true)
  const receipt = (await visitor('POST', '/api/draft/send', {})).body as Receipt
  expect(receipt.nextStep.kind).toBe('emergency-call')
  const nurse = await staff(smallCounty.nurse)
  const path = `/api/desk/contacts/${receipt.contactId}`
  const one = (await nurse('GET', path)).body as DeskCase
  expect(one.proposal.urgencyClass).toBe('A')
  const body = { basedOn: one.version, answers: { chest_pain: 'no' } }
  expect((await nurse('POST', `${path}/answers`, body)).body.urgencyClass ?? 'same').toBe('same')
  const now = (await nurse('GET', path)).body as DeskCase
  expect(now.proposal.urgencyClass).toBe('A')
  const corrected = await nurse('POST', `${path}/answers`, {
    ...body,
    basedOn: now.version,
    correctsAlarm: 'Kuultu puhelimessa',
  })
  expect((corrected.body as DeskCase).proposal.urgencyClass > 'A').toBe(true)
})

test('of contacts nobody opens a C goes to a duty role, a D stays with whom of guidance it is and is raised; an opened one is neither', async () => {
  at(tuesday)
  const [urgent, calm, seen] = [await send(knee), await send(knee), await send(knee)]
  await owner.query(`update contact set urgency_class = 'C' where id = $1`, [urgent.contactId])
  const nurse = await staff(smallCounty.nurse)
  await nurse('POST', `/api/desk/contacts/${seen.contactId}/open`, {})
  at('2026-11-24T13:30:00+02:00')
  await app.catchUp()
  const { rows } = (await (await staff(smallCounty.nurse))('GET', '/api/desk')).body as { rows: DeskRow[] }
  const raised = ({ contactId }: Receipt) => {
    const row = rows.find((one) => one.contactId === contactId)
    return [row?.escalated, row?.nextStep.owner.kind, row?.nextStep.owner.id]
  }
  expect(raised(urgent).slice(0, 2)).toEqual([true, 'duty'])
  expect(raised(calm)).toEqual([true, 'staff', calm.nextStep.owner.id])
  expect(raised(seen).slice(0, 2)).toEqual([false, 'staff'])
  await owner.query(`update contact set urgency_class = 'D' where id = $1`, [urgent.contactId])
})

test('hand over, ask back, guide to 112 and close each leave a next step and an event; close waits for open needs', async () => {
  at(tuesday)
  const { contactId } = await send(knee)
  const nurse = await staff(smallCounty.nurse)
  const path = `/api/desk/contacts/${contactId}`
  let one = (await nurse('GET', path)).body as DeskCase
  const post = async (url: string, body: object) => {
    const answer = await nurse('POST', `${path}/${url}`, { basedOn: one.version, ...body })
    if (answer.status === 200) one = answer.body as DeskCase
    return answer
  }
  expect((await post('owner', { to: { kind: 'staff', staffId: smallCounty.counsellor } })).body.reason).toBe(
    'owner-not-on-shift',
  )
  expect(
    (await post('owner', { to: { kind: 'staff', staffId: smallCounty.secondNurse }, line: 'Soita iltapäivällä' }))
      .status,
  ).toBe(200)
  expect(one.nextStep.owner.id).toBe(smallCounty.secondNurse)
  expect((await post('messages', { text: 'Milloin kipu alkoi?' })).status).toBe(200)
  expect([one.status, one.nextStep.kind, one.messages[0]?.text]).toEqual([
    'asked-back',
    'await-answer',
    'Milloin kipu alkoi?',
  ])
  expect((await post('guide-112', { how: 'guided', note: 'Ohjattu' })).status).toBe(200)
  expect((await post('assessment', assessmentOf(one))).status).toBe(200)
  expect((await post('close', { reason: 'Valmis' })).body.reason).toBe('needs-are-open')
  await owner.query(`update need set status = 'done' where contact_id = $1`, [contactId])
  expect((await post('close', { reason: 'Valmis' })).status).toBe(200)
  expect([one.status, one.allowedActions]).toEqual(['closed', ['reopen']])
  expect(one.timeline.map(({ type }) => type)).toEqual([
    'received',
    'assigned',
    'asked-back',
    'guided-112',
    'assessed',
    'closed',
  ])
})

test('a professional outside guidance has no desk, and the anonymous none either', async () => {
  at(tuesday)
  const { contactId } = await send(knee)
  const counsellor = await staff(smallCounty.counsellor)
  expect((await counsellor('GET', '/api/desk')).body.code).toBe('not-allowed')
  expect((await browser()('GET', `/api/desk/contacts/${contactId}`)).body.code).toBe('sign-in-required')
})

test('the row is the fold of its events', async () => {
  const { rows: contacts } = await owner.query(`select id from contact`)
  for (const { id } of contacts as { id: string }[]) {
    const row = await owner.query(`select * from contact where id = $1`, [id])
    const { rows } = await owner.query(`select * from case_event where contact_id = $1 order by seq`, [id])
    const state = foldCase(
      rows.map((e) => ({
        seq: e.seq,
        at: e.at.toISOString(),
        by: { kind: e.actor_kind, id: e.actor_id },
        change: { type: e.type, ...e.data },
      })),
    )
    expect(toCaseState(row.rows[0])).toEqual(state)
  }
  expect(contacts.length).toBeGreaterThan(50)
})

test('a signed-in resident writes about themself as themself, and about somebody unknown as a new person with a reporter', async () => {
  at(tuesday)
  const { db, clock } = app.services
  const personId = randomUUID()
  await owner.query(`insert into person (id, county_id, verified, created_at) values ($1, 'lapland', true, now())`, [
    personId,
  ])
  await owner.query(`insert into person_identity (person_id, county_id, changed_at) values ($1, 'lapland', now())`, [
    personId,
  ])
  const { token } = await db.technical(
    'lapland',
    (tx) => insertSession(tx, 'lapland', { kind: 'resident', personId }),
    clock,
  )
  const resident = browser(token)
  const own = (await resident('POST', '/api/contacts', { ...knee, person: {} })).body as Receipt
  expect(own.verified).toBe(true)
  const other = { ...knee, concerning: { who: 'child', relation: 'tytär' }, person: { givenName: 'Lapsi', age: 6 } }
  const child = (await resident('POST', '/api/contacts', other)).body as Receipt
  expect(child.verified).toBe(false)
  const { rows } = await owner.query(`select id, person_id, reporter_person_id from contact where id = any ($1)`, [
    [own.contactId, child.contactId],
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  expect(byId.get(own.contactId)).toMatchObject({ person_id: personId, reporter_person_id: null })
  expect(byId.get(child.contactId)).toMatchObject({ reporter_person_id: personId })
  expect(byId.get(child.contactId).person_id).not.toBe(personId)
})

test('nobody permits for another adult: a third person is not asked, and what their form says is no permission', async () => {
  at(tuesday)
  const pageAfter = async (who: 'self' | 'child' | 'other') => {
    const visitor = browser()
    await visitor('POST', '/api/draft', {
      lang: 'fi',
      text: knee.text,
      ...(who === 'self' ? {} : { concerning: { who, relation: 'naapuri' } }),
    })
    return (await visitor('PATCH', '/api/draft', { contactWay: knee.contactWay })).body.permissionNeeded as boolean
  }
  expect(await pageAfter('self')).toBe(true)
  expect(await pageAfter('child')).toBe(true)
  expect(await pageAfter('other')).toBe(false)
  const permissionsOf = async (concerning: object) => {
    const { contactId } = await send({ ...knee, concerning, permission: { share: 'yes' } })
    return (await owner.query(`select share from permission where contact_id = $1`, [contactId])).rows
  }
  expect(await permissionsOf({ who: 'self' })).toEqual([{ share: 'yes' }])
  expect(await permissionsOf({ who: 'other', relation: 'naapuri' })).toEqual([])
})

test('several open contacts of one person are one row of the desk, and a nurse joins them', async () => {
  at(tuesday)
  const nurse = await staff(smallCounty.nurse)
  const { db, clock } = app.services
  const personId = randomUUID()
  await owner.query(`insert into person (id, county_id, verified, created_at) values ($1, 'lapland', true, now())`, [
    personId,
  ])
  await owner.query(`insert into person_identity (person_id, county_id, changed_at) values ($1, 'lapland', now())`, [
    personId,
  ])
  const { token } = await db.technical(
    'lapland',
    (tx) => insertSession(tx, 'lapland', { kind: 'resident', personId }),
    clock,
  )
  const resident = browser(token)
  const first = (await resident('POST', '/api/contacts', { ...knee, person: {} })).body as Receipt
  const second = (await resident('POST', '/api/contacts', { ...knee, person: {}, channel: 'chat' })).body as Receipt
  const ids = [first.contactId, second.contactId]
  const rowsOf = async () =>
    ((await nurse('GET', '/api/desk?view=team&limit=5000')).body as { rows: DeskRow[] }).rows.filter((r) =>
      ids.includes(r.contactId),
    )
  const [row, ...more] = await rowsOf()
  expect([more.length, row?.contacts, row?.channels.toSorted()]).toEqual([0, 2, ['chat', 'web_form']])
  const one = (await nurse('GET', `/api/desk/contacts/${first.contactId}`)).body as DeskCase
  expect(one.maybeSame[0]).toMatchObject({ contactId: second.contactId, why: { en: 'The same person' } })
  const joined = await nurse('POST', `/api/desk/contacts/${first.contactId}/join`, {
    basedOn: one.version,
    otherContactId: second.contactId,
  })
  expect((joined.body as DeskCase).said.map(({ contactId }) => contactId)).toEqual(ids)
  expect((await rowsOf())[0]?.contacts).toBe(1)
})

test('staff take down a call on the same form; it is found by its reference and by name, and its journal names the person', async () => {
  at(tuesday)
  const nurse = await staff(smallCounty.nurse)
  const person = { givenName: 'Uniikki', familyName: 'Sukunimi' }
  const receipt = (await nurse('POST', '/api/desk/contacts', { ...knee, channel: 'phone', person })).body as Receipt
  for (const words of [receipt.reference, 'uniikki sukunimi']) {
    const found = (await nurse('POST', '/api/desk/search', { words })).body as { rows: { contactId: string }[] }
    expect(found.rows.map(({ contactId }) => contactId)).toEqual([receipt.contactId])
  }
  const { rows } = await owner.query(
    `select e.action from journal_entry e join journal_subject s using (chain, seq) join contact c on c.person_id = s.person_id where c.id = $1`,
    [receipt.contactId],
  )
  expect(rows.map(({ action }) => action).sort()).toEqual(['recordContact', 'searchDesk', 'searchDesk'])
})

test('no open contact is ever without a next step and an owner', async () => {
  const { rows } = await owner.query(
    `select count(*)::int as n from contact where status <> 'closed' and (next_kind is null or next_at is null or next_owner_id is null
       or (next_owner_kind = 'duty' and next_owner_id not in (select code from duty_role)))`,
  )
  expect(rows[0].n).toBe(0)
})

test('the desk of 5,000 open people comes page by page, each row once', async () => {
  at(tuesday)
  await owner.query(
    `insert into person (id, county_id, created_at) select gen_random_uuid(), 'lapland', now() from generate_series(1, 5000)`,
  )
  await owner.query(
    `
    insert into contact (id, county_id, register, person_id, reference, channel, language, verified, received_at, version, status, urgency_class,
      urgency_source, sort_key, promise_kind, promise_from, promise_to, next_kind, next_at, next_owner_kind, next_owner_id, summary)
    select gen_random_uuid(), 'lapland', 'both', p.id, 'X' || row_number() over (), 'phone', 'fi', false, $1, 1, 'waiting', 'D', 'proposed',
      'D12' || lpad((random() * 999999)::int::text, 9, '0') || '029850000', 'call', $1, $1, 'call', $1, 'staff', $2, '{"needs":[],"why":[],"missing":[]}'
    from person p where not exists (select from contact c where c.person_id = p.id)`,
    [new Date(tuesday), smallCounty.nurse],
  )
  await owner.query('analyze contact')
  const nurse = await staff(smallCounty.nurse)
  expect((await nurse('GET', '/api/desk?view=team&limit=100')).body.rows.length).toBe(100)
  // Cursor: the second page goes on where the first ended.
  const first = (await nurse('GET', '/api/desk?view=team&limit=40')).body
  const second = (await nurse('GET', `/api/desk?view=team&limit=40&cursor=${first.nextCursor}`)).body
  const both = (await nurse('GET', '/api/desk?view=team&limit=80')).body
  const ids = (page: { rows: { contactId: string }[] }) => page.rows.map(({ contactId }) => contactId)
  expect([...ids(first), ...ids(second)]).toEqual(ids(both))
  expect(new Set(ids(both)).size).toBe(80)
})
