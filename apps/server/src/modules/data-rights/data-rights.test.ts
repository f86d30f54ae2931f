import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DataRequestList, DeskCase, InstrumentView, MyDataPage, OwnDataExport } from '@luukku/contract'
import { arrangeBothSides } from '@luukku/testkit/both-sides'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import type { OutgoingMessage } from '../../integrations/mail/message-port.ts'
import { sendNotification } from '../notification/index.ts'
import { alarmDataRequest } from './alarm-request.ts'
import { smallCounty } from '@luukku/testkit/small-county'

let world: PeopleWorld
let officer: Call
beforeAll(async () => {
  world = await createPeopleWorld()
  await world.owner.query(
    `insert into staff_member (id, county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ('00000000-0000-4000-8000-0000000000aa', 'lapland', 'tietosuoja', 'Tiina', 'Vastaava', '{tietosuojavastaava}', '{fi}', '{data-protection}', '{both}', $1)`,
    [smallCounty.guidanceUnit],
  )
  officer = await world.staff('00000000-0000-4000-8000-0000000000aa')
})
afterAll(() => world.close())
const words = { channel: 'web_form', lang: 'fi', text: 'SALASANA-HELMI polvi on kipeä ja vuokra maksamatta.' }

describe('asking about one’s data', () => {
  test('a question about an entry has a last day, is answered by who keeps the data, once, and is read in own pages', async () => {
    world.at(tuesday)
    const person = await world.person('1985-05-05')
    const own = await world.resident(person.id)
    const ask = { kind: 'log-entry', about: '24.11.2026 Aino Esimerkki, Luki asiasi', text: 'Miksi hän katsoi?' }
    const asked = (await own('POST', '/api/me/data/requests', ask)).body as MyDataPage
    expect(asked.requests).toMatchObject([{ ...ask, dueOn: '2027-01-24' }])
    const correction = await own('POST', '/api/me/data/requests', { kind: 'correction', text: 'Osoite on vanha.' })
    expect((correction.body as MyDataPage).requests.find(({ kind }) => kind === 'correction')?.dueOn).toBe('2026-12-24')
    const list = (await officer('GET', '/api/data-requests')).body as DataRequestList
    const [first, second] = list.requests.filter(({ answer }) => !answer)
    expect([first?.kind, second?.kind]).toEqual(['correction', 'log-entry'])
    // Who asks is not told to who answers.
    expect(JSON.stringify(list)).not.toContain(person.id)
    const answer = (id: string) => officer('POST', `/api/data-requests/${id}/answer`, { text: 'Hän oli vuorossa.' })
    expect((await answer(second?.requestId ?? '')).status).toBe(200)
    expect((await answer(second?.requestId ?? '')).status).toBe(404)
    const read = (await own('GET', '/api/me/data')).body as MyDataPage
    expect(read.requests.find(({ kind }) => kind === 'log-entry')?.answer).toMatchObject({
      text: 'Hän oli vuorossa.',
      by: 'Tiina Vastaava',
    })
  })
  test('nobody else sees it: not a guardian, not a nurse, not a manager for another purpose', async () => {
    world.at(tuesday)
    const [child, mother] = [await world.person('2011-03-03'), await world.person('1980-05-05')]
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
      [child.id, mother.id],
    )
    const guardian = await world.resident(mother.id)
    const before = (await guardian('GET', '/api/me/data')).text
    await (
      await world.resident(child.id)
    )('POST', '/api/me/data/requests', { kind: 'other', text: 'KYSYMYS-HELMI' })
    expect((await guardian('GET', '/api/me/data')).text).toBe(before)
    expect((await (await world.staff())('GET', '/api/data-requests')).status).toBe(403)
    expect((await officer('GET', '/api/manager/today')).text).not.toContain('KYSYMYS')
  })
})

describe('documents of child protection on the person’s own request', () => {
  const ask = async (own: Call) =>
    (await own('POST', '/api/me/data/requests', { kind: 'child-protection', text: 'Haluan päätökset.' }))
      .body as MyDataPage
  const officers = async (requestId: string) =>
    ((await officer('GET', '/api/data-requests')).body as DataRequestList).requests.find(
      (one) => one.requestId === requestId,
    )
  const answer = { decision: 'part', text: 'Saat päätökset. Ilmoittajan nimeä ei anneta.' }

  test('621/1999 § 14: the unit that carries the matter has two weeks, decides once with its reason, and the person reads it', async () => {
    const { own, health, social, counsellor, physiotherapist } = await arrangeBothSides(
      world,
      ['FYSIO', 'LASTENSUOJELU'],
      '2008-05-05',
    )
    const [request] = (await ask(own)).requests
    const requestId = request?.requestId ?? ''
    expect(request?.dueOn).toBe('2026-12-08')
    expect(await officers(requestId)).toMatchObject({ ofUnit: true })
    expect((await officer('POST', `/api/data-requests/${requestId}/answer`, { text: 'x' })).status).toBe(404)
    const cards = (await counsellor('GET', '/api/own')).body.cards as { needId: string; requestDueOn?: string }[]
    expect(cards.find(({ needId }) => needId === social)?.requestDueOn).toBe('2026-12-08')
    expect((await counsellor('GET', `/api/own/${social}`)).body.requests).toMatchObject([{ text: 'Haluan päätökset.' }])
    // The other side of the wall knows of no request, and decides none.
    expect((await physiotherapist('GET', `/api/own/${health}`)).body.requests).toEqual([])
    const decide = (who: Call, need: string) => who('POST', `/api/own/${need}/requests`, { requestId, ...answer })
    expect((await decide(physiotherapist, social)).status).toBe(404)
    expect((await decide(physiotherapist, health)).body.reason).toBe('request-not-open')
    const done = await decide(counsellor, social)
    expect(done.status, done.text).toBe(200)
    expect((await decide(counsellor, social)).body.reason).toBe('request-not-open')
    const read = (await own('GET', '/api/me/data')).body as MyDataPage
    expect(read.requests[0]?.answer).toMatchObject({ ...answer, by: 'Outi Esimerkki' })
    expect((await own('GET', '/api/me/log')).text).toContain('Ratkaisi pyyntösi saada lastensuojelun asiakirjoja')
    const after = (await counsellor('GET', '/api/own')).body.cards as { needId: string; requestDueOn?: string }[]
    expect(after.find(({ needId }) => needId === social)?.requestDueOn).toBeUndefined()
  })
  test('where no unit carries such a matter, or none any more, the officer answers: the request is never nobody’s', async () => {
    world.at(tuesday)
    const own = await world.resident((await world.person('2007-05-05')).id)
    const [first] = (await ask(own)).requests
    expect(first?.dueOn).toBe('2026-12-08')
    expect(await officers(first?.requestId ?? '')).toMatchObject({ ofUnit: false })
    const carried = await arrangeBothSides(world, ['FYSIO', 'LASTENSUOJELU'], '2008-06-06')
    const [second] = (await ask(carried.own)).requests
    await world.owner.query(`update need set status = 'done' where id = $1`, [carried.social])
    for (const one of [first, second]) {
      const done = await officer('POST', `/api/data-requests/${one?.requestId ?? ''}/answer`, {
        text: 'Yksikkö antoi.',
      })
      expect(done.status, done.text).toBe(200)
    }
  })
})

test('one’s own data in one file: both registers, own words, log and permissions; nothing of a ward, nothing another wrote', async () => {
  world.at(tuesday)
  const [parent, child] = [await world.person('1980-05-05', { phone: '0401234567' }), await world.person('2017-03-03')]
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [child.id, parent.id],
  )
  const own = await world.resident(parent.id)
  const { contactId } = await world.send(own, words)
  const { rows } = await world.owner.query<{ code: string }>(
    `select code from service where register = 'social' and bookable order by code limit 1`,
  )
  await world.assess(contactId, ['FYSIO', rows[0]?.code ?? ''])
  const ofChild = await world.send(own, {
    ...words,
    text: 'LAPSEN-HELMI korva on kipeä.',
    concerning: { who: 'child', relation: 'lapsi' },
    person: { identityCode: child.code },
  })
  const answer = await own('GET', '/api/me/data/export')
  expect(answer.status, answer.text).toBe(200)
  const file = answer.body as OwnDataExport
  expect(file.details).toMatchObject({ identityCode: parent.code, phone: '0401234567' })
  expect(file.contacts.map((one) => one.contactId)).toEqual([contactId])
  expect(new Set(file.documents.map(({ register }) => register))).toEqual(new Set(['health', 'social', 'both']))
  expect(file.documents.some(({ text }) => text.includes('SALASANA-HELMI'))).toBe(true)
  expect(file.log.some(({ who }) => who === 'Aino Esimerkki')).toBe(true)
  // The nurse's note of the assessment is the person's, with who wrote it.
  expect(file.documents.find(({ kind }) => kind === 'assessment-note')).toMatchObject({ by: { who: 'Aino Esimerkki' } })
  for (const secret of ['LAPSEN-HELMI', child.code, ofChild.contactId]) expect(answer.text).not.toContain(secret)
  // The child's own file holds the child's matter, and not the words that the parent wrote.
  const childs = await (await world.resident(child.id))('GET', '/api/me/data/export')
  expect((childs.body as OwnDataExport).contacts.map((one) => one.contactId)).toEqual([ofChild.contactId])
  expect(childs.text).not.toContain('SALASANA-HELMI')
  expect((childs.body as OwnDataExport).documents.filter(({ kind }) => kind === 'contact-words')).toEqual([])
})

test('a professional’s note is in the file with its writer as the log names them, unless a ground holds it back', async () => {
  const { own, health, social, physiotherapist, counsellor } = await arrangeBothSides(world)
  const write = async (who: Call, need: string, body: object) =>
    expect((await who('POST', `/api/own/${need}/notes`, body)).status).toBe(200)
  await write(physiotherapist, health, { text: 'MERKINTÄ-HELMI', clientGets: 'yes' })
  await write(counsellor, social, { text: 'NAAPURI-HELMI', clientGets: 'third-party' })
  // A page from before it was asked answers nothing, or by the old name.
  await write(counsellor, social, { text: 'VANHA-HELMI' })
  await write(counsellor, social, { text: 'VANHA-LEHTI', heldBack: 'third-party' })
  await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
  await counsellor('POST', `/api/own/${social}/joint`, {
    content: {
      kind: 'client-plan',
      parts: { goals: 'TAVOITE-HELMI', services: '', duties: '', meetings: '', followUp: '' },
    },
  })
  const answer = await own('GET', '/api/me/data/export')
  const file = answer.body as OwnDataExport
  const note = file.documents.find(({ text }) => text === 'MERKINTÄ-HELMI')
  const entry = file.log.find(({ who }) => who === note?.by?.who)
  expect(note).toMatchObject({
    kind: 'own-note',
    register: 'health',
    by: { who: 'Petri Esimerkki', role: entry?.role },
  })
  expect(file.documents.find(({ kind }) => kind === 'client-plan')).toMatchObject({
    text: 'TAVOITE-HELMI',
    by: { who: 'Outi Esimerkki' },
  })
  for (const secret of ['NAAPURI-HELMI', 'VANHA-HELMI', 'VANHA-LEHTI']) expect(answer.text).not.toContain(secret)
  const { rows } = await world.owner.query<{ held: string }>(
    `select detail ->> 'heldBack' as held from journal_entry where action = 'writeOwnNote' and detail ->> 'need' = $1 and detail ? 'heldBack'`,
    [social],
  )
  expect(rows).toEqual([{ held: 'third-party' }])
})

test('the file says who crossed the wall on which ground, with the reason unless it is held back, and what is given on request', async () => {
  const { own, social, counsellor, contactId } = await arrangeBothSides(world)
  const cross = async (reason: string, more: object) =>
    expect(
      (await counsellor('POST', `/api/own/${social}/ground`, { ground: 'social-authority', reason, ...more })).status,
    ).toBe(200)
  await cross('SYY-HELMI: lapsen turvallisuus selvitettävä.', { clientGets: 'yes' })
  await cross('NAAPURI-HELMI: naapuri kertoi huolesta.', { clientGets: 'third-party' })
  await cross('VANHA-HELMI: ennen kuin tätä kysyttiin.', {})
  const answer = await own('GET', '/api/me/data/export')
  const file = answer.body as OwnDataExport
  expect(file.crossings).toHaveLength(3)
  expect(file.crossings[0]).toMatchObject({ ground: 'social-authority', by: { who: 'Outi Esimerkki' } })
  expect(file.documents.filter(({ kind }) => kind === 'crossing-reason')).toMatchObject([
    { register: 'social', text: 'SYY-HELMI: lapsen turvallisuus selvitettävä.', by: { who: 'Outi Esimerkki' } },
  ])
  for (const secret of ['NAAPURI-HELMI', 'VANHA-HELMI']) expect(answer.text).not.toContain(secret)
  // Somebody else told, or child protection was weighed: looked at first, whatever was chosen.
  const change = async (sets: string) => {
    await world.owner.query(`update contact set ${sets} where id = $1`, [contactId])
    return (await own('GET', '/api/me/data/export')).text
  }
  expect(await change(`summary = summary || '{"childProtection": true}'`)).not.toContain('SYY-HELMI')
  expect(await change(`summary = summary - 'childProtection' || '{"toldBy": "other"}'`)).not.toContain('SYY-HELMI')
  expect(await change(`summary = summary || '{"toldBy": "self"}'`)).toContain('SYY-HELMI')
  // The same for who has nothing at all.
  const nobody = (await (await world.resident((await world.person('1970-05-05')).id))('GET', '/api/me/data/export'))
    .body as OwnDataExport
  expect(nobody.onRequest).toEqual(file.onRequest)
  expect(nobody.onRequest.length).toBeGreaterThan(0)
  expect([nobody.crossings, nobody.minorDecisions]).toEqual([[], []])
})

test('a reason in a matter with a need of child protection stays on request, whatever its writer chose and whosever need they have', async () => {
  const { own, health, physiotherapist, contactId } = await arrangeBothSides(
    world,
    ['FYSIO', 'LASTENSUOJELU'],
    '2011-03-03',
  )
  const body = { ground: 'cannot-assess', reason: 'SYY-HELMI: nuori ei pysty arvioimaan.', clientGets: 'yes' }
  expect((await physiotherapist('POST', `/api/own/${health}/ground`, body)).status).toBe(200)
  const look = async () => await own('GET', '/api/me/data/export')
  const there = await look()
  expect((there.body as OwnDataExport).crossings).toHaveLength(1)
  expect(there.text).not.toContain('SYY-HELMI')
  // It is that need that keeps it back: with another service it goes out.
  await world.owner.query(`update need set service = 'FYSIO' where contact_id = $1 and service = 'LASTENSUOJELU'`, [
    contactId,
  ])
  expect((await look()).text).toContain('SYY-HELMI')
})

test('a minor’s file holds what was decided of their own say, with its reason; their guardian’s has nothing of it', async () => {
  world.at(tuesday)
  const [teen, mother] = [await world.person('2011-03-03'), await world.person('1980-05-05')]
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [teen.id, mother.id],
  )
  const own = await world.resident(teen.id)
  const { contactId } = await world.send(own, words)
  const nurse = await world.staff()
  const decide = async (body: object) => {
    const done = await nurse('POST', `/api/desk/contacts/${contactId}/minor`, body)
    expect(done.status, done.text).toBe(200)
  }
  const weighty = { capacity: 'not-assessed', guardians: 'do-not-see', basis: 'weighty-reason' }
  await decide({ ...weighty, reason: 'SYY-HELMI', clientGets: 'yes' })
  await decide({ ...weighty, reason: 'LAPSI-HELMI', clientGets: 'child' })
  await decide({ capacity: 'capable', guardians: 'do-not-see', basis: 'capable-and-denies' })
  const answer = await own('GET', '/api/me/data/export')
  const file = answer.body as OwnDataExport
  expect(file.minorDecisions.map(({ basis, guardians }) => [basis, guardians])).toEqual([
    ['weighty-reason', 'do-not-see'],
    ['weighty-reason', 'do-not-see'],
    ['capable-and-denies', 'do-not-see'],
  ])
  expect(file.minorDecisions[0]?.by?.who).toMatch(/Esimerkki/)
  expect(file.documents.filter(({ kind }) => kind === 'minor-decision')).toMatchObject([{ text: 'SYY-HELMI' }])
  expect(answer.text).not.toContain('LAPSI-HELMI')
  const guardians = await (await world.resident(mother.id))('GET', '/api/me/data/export')
  expect(guardians.status).toBe(200)
  expect(guardians.text).not.toContain('HELMI')
  expect((guardians.body as OwnDataExport).minorDecisions).toEqual([])
})

describe('notes of the case in one’s own data', () => {
  const contactOf = async (body: object, own: Call) => (await world.send(own, { ...words, ...body })).contactId
  const deskOf = async (contactId: string) => {
    const nurse = await world.staff()
    const path = `/api/desk/contacts/${contactId}`
    const read = async () => (await nurse('GET', path)).body as DeskCase
    await nurse('POST', `${path}/open`, {})
    const act = async (what: string, body: object) => {
      const done = await nurse('POST', `${path}/${what}`, { basedOn: (await read()).version, ...body })
      expect(done.status, done.text).toBe(200)
    }
    return { act, read }
  }
  const assessed = (note: string, more: object = {}) => ({
    decision: 'override',
    overrideReason: 'Sovittu puhelussa.',
    urgencyClass: 'D',
    needs: [{ service: 'FYSIO', extract: 'OTE-HELMI' }],
    note,
    ...more,
  })
  const exported = async (own: Call) => await own('GET', '/api/me/data/export')

  test('of an assessment, a hand-over, 112, a closing and a reopening are there with their writer', async () => {
    world.at(tuesday)
    const own = await world.resident((await world.person('1985-05-05')).id)
    const desk = await deskOf(await contactOf({}, own))
    await desk.act('guide-112', { how: 'not-needed', note: 'SATAKAKSITOISTA-HELMI' })
    await desk.act('owner', { to: { kind: 'me' }, line: 'SIIRTO-HELMI' })
    await desk.act('assessment', assessed('ARVIO-HELMI'))
    const file = (await exported(own)).body as OwnDataExport
    for (const [kind, text] of [
      ['assessment-note', 'SATAKAKSITOISTA-HELMI'],
      ['hand-over', 'SIIRTO-HELMI'],
      ['assessment-note', 'ARVIO-HELMI'],
    ] as const)
      expect(file.documents).toContainEqual(
        expect.objectContaining({ kind, text: expect.stringContaining(text) as string, by: expect.objectContaining({ who: 'Aino Esimerkki' }) as object }), // prettier-ignore
      )
  })
  test('stay out with a ground, each of the three, and the journal says that one was named', async () => {
    world.at(tuesday)
    for (const ground of ['third-party', 'child', 'harm'] as const) {
      const own = await world.resident((await world.person('1985-05-05')).id)
      const contactId = await contactOf({}, own)
      const desk = await deskOf(contactId)
      await desk.act('owner', { to: { kind: 'me' }, line: 'SIIRTO-HELMI', heldBack: ground })
      await desk.act('assessment', assessed('ARVIO-HELMI', { heldBack: ground }))
      const answer = await exported(own)
      expect(answer.text).toContain('OTE-HELMI')
      expect(answer.text).not.toMatch(/SIIRTO-HELMI|ARVIO-HELMI/)
      const { rows } = await world.owner.query<{ action: string }>(
        `select action from journal_entry where detail ->> 'contact' = $1 and detail ->> 'heldBack' = $2 order by action`,
        [contactId, ground],
      )
      expect(rows.map(({ action }) => action)).toEqual(['assessCase', 'assignCase'])
    }
  })
  test('are looked at first where somebody else told, or child protection was weighed; the desk says so', async () => {
    world.at(tuesday)
    const person = await world.person('1985-05-05')
    const nurse = await world.staff()
    // A neighbour phones about somebody whose identity code the nurse has.
    const told = await nurse('POST', '/api/desk/contacts', {
      ...words,
      channel: 'phone',
      text: 'NAAPURI-HELMI: hän ei pärjää kotona.',
      concerning: { who: 'other', relation: 'naapuri' },
      person: { identityCode: person.code },
    })
    const desk = await deskOf((told.body as { contactId: string }).contactId)
    expect((await desk.read()).notesOnRequest).toBe(true)
    await desk.act('assessment', assessed('ARVIO-HELMI'))
    const own = await world.resident(person.id)
    const answer = await exported(own)
    expect((answer.body as OwnDataExport).contacts).toHaveLength(1)
    expect(answer.text).not.toMatch(/NAAPURI-HELMI|ARVIO-HELMI|OTE-HELMI/)
    const weighed = await deskOf(await contactOf({}, own))
    expect((await weighed.read()).notesOnRequest).toBe(false)
    await weighed.act('assessment', assessed('PUNNITTU-HELMI', { childProtection: { decision: 'no-notice', why: 'LAPSI-HELMI' } })) // prettier-ignore
    await weighed.act('owner', { to: { kind: 'me' }, line: 'SIIRTO-HELMI' })
    expect((await exported(own)).text).not.toMatch(/PUNNITTU-HELMI|LAPSI-HELMI|SIIRTO-HELMI/)
  })
})

describe('questionnaires and goals in one’s own data', () => {
  test('every filling with its questions and answers in words, and every saving of the goals; a guardian’s file has none', async () => {
    const { own, person, health, physiotherapist, contactId } = await arrangeBothSides(world, ['FYSIO'], '2010-03-03')
    const mother = await world.person('1980-05-05')
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
      [person.id, mother.id],
    )
    const nurse = await world.staff()
    const started = await nurse('POST', `/api/desk/contacts/${contactId}/questionnaires`, {
      instrument: 'audit',
      how: 'interview',
    })
    expect(started.status, started.text).toBe(200)
    const { responseId, nextItem } = started.body as { responseId: string; nextItem: string }
    const instruments = (await nurse('GET', '/api/instruments')).body as { instruments: InstrumentView[] }
    const item = instruments.instruments.find(({ id }) => id === 'audit')?.items.find(({ id }) => id === nextItem)
    const option = item?.kind === 'choice' ? item.options.at(-1) : undefined
    const saved = await nurse('POST', `/api/desk/questionnaires/${responseId}`, {
      answers: { [nextItem]: option?.code },
    })
    expect(saved.status, saved.text).toBe(200)
    const goal = (text: string) => ({ goal: text, levels: ['a', 'b', 'c', 'd', 'e'], weight: 1, baseline: -1 })
    const set = await physiotherapist('POST', `/api/own/${health}/goals`, { goals: [goal('TAVOITE-HELMI')] })
    expect(set.status, set.text).toBe(200)
    const again = await physiotherapist('POST', `/api/own/${health}/goals`, {
      basedOn: (set.body as { goalsId: string }).goalsId,
      goals: [{ ...goal('TOINEN-HELMI'), attained: 1 }],
    })
    expect(again.status, again.text).toBe(200)
    const file = (await own('GET', '/api/me/data/export')).body as OwnDataExport
    expect(file.questionnaires).toMatchObject([
      { how: 'interview', status: 'in-progress', answers: [{ question: item?.text, answer: option?.text }] },
    ])
    expect(file.goals.map(({ goals, by }) => [goals[0]?.goal, by?.who])).toEqual([
      ['TAVOITE-HELMI', 'Petri Esimerkki'],
      ['TOINEN-HELMI', 'Petri Esimerkki'],
    ])
    const guardian = await (await world.resident(mother.id))('GET', '/api/me/data/export')
    expect(guardian.body).toMatchObject({ questionnaires: [], goals: [], documents: [], contacts: [] })
    expect(guardian.text).not.toContain('HELMI')
    const { rows } = await world.owner.query<{ documents: number; questionnaires: number }>(
      `select (detail -> 'documents')::int as documents, (detail -> 'questionnaires')::int as questionnaires from journal_entry
       where action = 'exportMyData' and actor_id = $1 and detail ? 'documents'`,
      [person.id],
    )
    expect(rows).toMatchObject([{ questionnaires: 1 }])
    expect(rows[0]?.documents).toBeGreaterThan(2)
  })
})

test('phone, e-mail and language are one’s own to correct: the old number no longer finds, the new one does', async () => {
  world.at(tuesday)
  const person = await world.person('1985-05-05', { phone: '0405550001' })
  const own = await world.resident(person.id)
  const changed = await own('POST', '/api/me/data/details', {
    phone: '040 555 0002',
    email: 'a@example.invalid',
    lang: 'sv',
  })
  expect((changed.body as MyDataPage).details).toMatchObject({
    phone: '040 555 0002',
    email: 'a@example.invalid',
    lang: 'sv',
  })
  const nurse = await world.staff()
  const find = async (words: string) =>
    ((await nurse('POST', '/api/persons/search', { words })).body as { persons: { personId: string }[] }).persons.length
  expect([await find('040 555 0001'), await find('040 555 0002')]).toEqual([0, 1])
  expect((await own('POST', '/api/me/data/details', { phone: '', email: 'ei', lang: 'fi' })).status).toBe(400)
})

test('a corrected number is the one the desk calls and messages go to', async () => {
  world.at(tuesday)
  const person = await world.person('1985-05-05', { phone: '0405550003' })
  const own = await world.resident(person.id)
  const sent = await own('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on kipeä.',
    contactWay: { ways: ['sms', 'call'], phone: '040 555 0003' },
  })
  const { contactId } = sent.body as { contactId: string }
  await own('POST', '/api/me/data/details', { phone: '040 555 0004', email: '', lang: 'fi' })
  const nurse = await world.staff()
  const seen = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  expect(seen.person.contactWay).toMatchObject({ ways: ['sms', 'call'], phone: '040 555 0004' })
  const messages: OutgoingMessage[] = []
  const outlet = { send: async (message: OutgoingMessage) => void messages.push(message) }
  const { rows } = await world.owner.query<{ id: string }>('select id from notification where contact_id = $1', [
    contactId,
  ])
  for (const { id: notificationId } of rows)
    await sendNotification(world.app.services, { sms: outlet, email: outlet }, { county: 'lapland', notificationId })
  expect(messages.map(({ to }) => to)).toEqual(['040 555 0004'])
})

describe('a request that runs out', () => {
  const sent: OutgoingMessage[] = []
  const outlets = { sms: { send: async (message: OutgoingMessage) => void sent.push(message) } }
  const planned = async () =>
    (
      await world.owner.query<{ request: string }>(
        `select data ->> 'requestId' as request from pgboss.job where name = 'alarm-data-request' and state = 'created' order by start_after`,
      )
    ).rows.map(({ request }) => request)
  const ask = async () => {
    world.at(tuesday)
    const own = await world.resident((await world.person('1985-05-05')).id)
    const asked = await own('POST', '/api/me/data/requests', { kind: 'other', text: 'KYSYMYS-HELMI' })
    return { requestId: (asked.body as MyDataPage).requests[0]?.requestId ?? '', before: asked }
  }
  test('wakes the county’s address a week before its last day, again each morning until it is answered, and names nobody', async () => {
    await world.owner.query(
      `update county set settings = settings || '{"alarms":{"dataRequests":"040 999 0000"}}' where id = 'lapland'`,
    )
    const { requestId } = await ask()
    expect((await planned()).filter((one) => one === requestId)).toHaveLength(1)
    const run = () => alarmDataRequest(world.app.services, outlets, { county: 'lapland', requestId })
    world.at('2026-12-17T09:00:00+02:00')
    expect(await run()).toBe('sent')
    expect(sent.at(-1)).toMatchObject({ to: '040 999 0000', text: expect.stringContaining('24.12.2026') as string })
    world.at('2026-12-25T09:00:00+02:00')
    expect(await run()).toBe('sent')
    expect(sent.at(-1)?.subject).toContain('myöhässä')
    expect(JSON.stringify(sent)).not.toMatch(/HELMI|Esimerkki|[0-9a-f]{8}-/)
    await (
      await world.staff('00000000-0000-4000-8000-0000000000aa')
    )('POST', `/api/data-requests/${requestId}/answer`, {
      text: 'Vastaus.',
    })
    expect(await run()).toBe('answered')
    expect(sent).toHaveLength(2)
  })
})

test('the data-protection officer reads requests and the report of use, and no client, list, figure or right', async () => {
  world.at(tuesday)
  const person = await world.person('1985-05-05')
  const { contactId } = await world.send(await world.resident(person.id), words)
  const [need = ''] = await world.assess(contactId, ['FYSIO'])
  const officer = await world.staff('00000000-0000-4000-8000-0000000000aa')
  for (const url of ['/api/data-requests', '/api/users/suspicious'])
    expect((await officer('GET', url)).status, url).toBe(200)
  for (const url of [
    '/api/desk',
    `/api/desk/contacts/${contactId}`,
    '/api/own',
    `/api/own/${need}`,
    `/api/own/${need}/joint`,
    '/api/emergency',
    '/api/manager/today',
  ]) {
    const answer = await officer('GET', url)
    expect([401, 403, 404], url).toContain(answer.status)
    expect(answer.text).not.toContain('HELMI')
  }
  expect((await officer('POST', '/api/users/search', { words: '', onlyWithoutRights: false })).status).toBe(403)
})
