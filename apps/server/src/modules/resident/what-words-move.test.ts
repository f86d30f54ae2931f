import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, QuestionnaireResponseView } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'
import { receiveReply } from '../booking/index.ts'

// What a child says in a matter that a parent told brings help at once, and moves nothing on the parent's pages: neither a place in
// the queue, nor whether the matter is open (ADR 0208, 0218).
let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const danger = 'Isä lyö minua kotona, nyt puristava rintakipu'
let phones = 1000

async function family() {
  world.at(tuesday)
  const phone = `040 777 ${String(phones++)}`
  const [child, sibling, father] = [
    await world.person('2011-03-01', { phone }),
    await world.person('2013-03-01'),
    await world.person('1980-05-05'),
  ]
  for (const ward of [child, sibling])
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
      [ward.id, father.id],
    )
  const [minor, parent] = [await world.resident(child.id), await world.resident(father.id)]
  const told = (ward: { code: string }, text: string) =>
    world.send(parent, {
      ...{ channel: 'web_form', lang: 'fi', text, concerning: { who: 'child', relation: 'lapsi' } },
      person: { identityCode: ward.code },
    })
  const siblings = await told(sibling, 'Nilkka on ollut kipeä kaksi viikkoa.')
  world.at('2026-11-24T09:15:00+02:00')
  const childs = await told(child, 'Polvi on ollut kipeä kaksi viikkoa.')
  await world.app.catchUp()
  const nurse = await world.staff(smallCounty.secondNurse)
  const desk = `/api/desk/contacts/${childs.contactId}`
  return {
    ...{ minor, parent, nurse, desk, childs: childs.contactId, siblings: siblings.contactId, phone },
    ...{ told: (text: string) => told(child, text), ids: { child: child.id, father: father.id } },
    seen: async () => (await nurse('GET', desk)).body as DeskCase,
    reply: (by: Call, text: string) => by('POST', `/api/me/contacts/${childs.contactId}/messages`, { text }),
    aheadOf: async (by: Call, contactId: string) =>
      ((await by('GET', '/api/me')).body.contacts as { contactId: string; ahead?: number }[]).find(
        (one) => one.contactId === contactId,
      )?.ahead,
  }
}
/** The child alone was asked of a freed time by a text message, a day ago. */
async function askBySms({ childs, ids }: Awaited<ReturnType<typeof family>>): Promise<void> {
  const appointment = randomUUID()
  // Neither the time nor the need is read of an offer that is over.
  await world.owner.query('begin; set local session_replication_role = replica')
  await world.owner.query(
    `insert into waiting_offer (county_id, register, person_id, contact_id, need_id, freed_id, appointment_id, offered_at, expires_at, channel, status)
     values ('lapland', 'health', $1, $2, $3, $3, $3, '2026-11-23T12:00+02:00', '2026-11-23T18:00+02:00', 'sms', 'expired')`,
    [ids.child, childs, appointment],
  )
  await world.owner.query(
    `insert into notification (county_id, register, person_id, contact_id, appointment_id, channel, template, language, due_at, status, sent_at)
     values ('lapland', 'health', $1, $2, $3, 'sms', 'time-offer', 'fi', '2026-11-23T12:00+02:00', 'sent', '2026-11-23T12:00+02:00')`,
    [ids.child, childs, appointment],
  )
  await world.owner.query('commit')
}
const logOf = async (call: Call) =>
  ((await call('GET', '/api/me/log')).body.entries as { by: string; what: { en: string } }[])
    .filter(({ by }) => by !== 'me' && by !== 'representative')
    .map(({ what }) => what.en)
const pagesOf = async (call: Call) =>
  Promise.all(
    ['/api/me', '/api/me/waiting', '/api/me/questionnaires', '/api/me/calendar?names=service&lang=fi'].map(
      async (path) => (await call('GET', path)).text,
    ),
  )

test('the places of both matters stay as they were to the parent, while the child’s is the first at the desk', async () => {
  const { minor, parent, nurse, childs, siblings, reply, aheadOf } = await family()
  const places = async () => [await aheadOf(parent, siblings), await aheadOf(parent, childs)]
  const before = await places()
  expect(before[1]).toBe((before[0] ?? 0) + 1)
  const pages = await pagesOf(parent)
  expect((await reply(minor, danger)).status).toBe(200)
  expect(await places()).toEqual(before)
  expect(await pagesOf(parent)).toEqual(pages)
  expect(await aheadOf(minor, childs)).toBe(0)
  const { rows } = (await nurse('GET', '/api/desk')).body as { rows: { contactId: string }[] }
  expect(rows[0]?.contactId).toBe(childs)
  // What the parent adds themself moves it, as it would move anybody's.
  expect((await reply(parent, 'Lapsella nyt puristava rintakipu')).status).toBe(200)
  expect(await aheadOf(parent, childs)).toBe(0)
})

test('a calm form that the parent fills after the child’s words tells the parent neither of a stop nor of another place', async () => {
  const { minor, parent, nurse, desk, childs, siblings, reply, aheadOf } = await family()
  const send = async () =>
    (
      (await nurse('POST', `${desk}/questionnaires`, { instrument: 'gad-7', how: 'self' }))
        .body as QuestionnaireResponseView
    ).responseId
  const fill = async (form: string, answer: string) => {
    const answers = Object.fromEntries(Array.from({ length: 7 }, (_, n) => [String(n + 1), answer]))
    const filled = await parent('POST', `/api/me/questionnaires/${form}`, { answers })
    expect(filled.status, filled.text).toBe(200)
    expect((filled.body as QuestionnaireResponseView).status).toBe('completed')
  }
  const [first, second] = [await send(), await send()]
  const seen = async () => [
    ...(await pagesOf(parent)).filter((_, page) => page !== 2),
    await aheadOf(parent, siblings),
    await aheadOf(parent, childs),
  ]
  // Before the child says anything it moves what it moves.
  await fill(first, '0')
  const before = await seen()
  expect((await reply(minor, danger)).status).toBe(200)
  await fill(second, '0')
  expect(await seen()).toEqual(before)
  expect((await parent('GET', '/api/me')).text).not.toContain('redFlagStop')
  expect(await aheadOf(minor, childs)).toBe(0)
})

test('a matter that the child’s words have opened again stays closed to the parent: its form, a calm reply, and what alarms', async () => {
  const { minor, parent, nurse, desk, childs, seen, reply, ids } = await family()
  const form = (await nurse('POST', `${desk}/questionnaires`, { instrument: 'gad-7', how: 'self' }))
    .body as QuestionnaireResponseView
  const fill = () => parent('POST', `/api/me/questionnaires/${form.responseId}`, { answers: { '1': '1' } })
  await nurse('POST', `${desk}/calls`, { basedOn: (await seen()).version, outcome: 'answered' })
  const closed = await nurse('POST', `${desk}/close`, { basedOn: (await seen()).version, reason: 'Sovittu.' })
  expect(closed.status, closed.text).toBe(200)
  const answers = async () => {
    const [calm, filled] = [await reply(parent, 'Kiitos avusta.'), await fill()]
    return [...(await pagesOf(parent)), calm.status, calm.text, filled.status, filled.text]
  }
  const before = await answers()
  expect(before).toContain(409)
  expect((await reply(minor, danger)).status).toBe(200)
  expect((await seen()).status).not.toBe('closed')
  expect(await answers()).toEqual(before)
  // Nor does a call that the child does not answer, the first thing that follows.
  const called = await nurse('POST', `${desk}/calls`, { basedOn: (await seen()).version, outcome: 'no-answer' })
  expect(called.status, called.text).toBe(200)
  expect(await answers()).toEqual(before)
  // What is asked in it meanwhile goes to the child: the parent would be called to a page where nothing waits.
  const told = async () => {
    await world.owner.query('delete from notification where contact_id = $1', [childs])
    await nurse('POST', `${desk}/questionnaires`, { instrument: 'gad-7', how: 'self' })
    const { rows } = await world.owner.query<{ person_id: string }>(
      `select person_id from notification where contact_id = $1 and template = 'message'`,
      [childs],
    )
    return rows.map(({ person_id: id }) => id).sort()
  }
  expect(await told()).toEqual([ids.child])
  expect((await reply(parent, 'Lapsella nyt puristava rintakipu')).status).toBe(200)
  expect(await told()).toContain(ids.father)
  const mine = (await parent('GET', '/api/me')).body.contacts as { contactId: string; status: string }[]
  expect(mine.find(({ contactId }) => contactId === childs)?.status).not.toBe('closed')
})

test('an alarm of the child’s words at night reaches the duty role, and stands in the child’s own log alone', async () => {
  const { ids, reply } = await family()
  world.at('2026-11-24T23:00:00+02:00')
  await world.owner.query(`update duty_role set alarm_to = '040 999 0000'`)
  const [minor, parent] = [await world.resident(ids.child), await world.resident(ids.father)]
  await world.app.catchUp()
  const [before, pages] = [await logOf(parent), await pagesOf(parent)]
  expect((await reply(minor, danger)).status).toBe(200)
  await world.app.catchUp()
  const { rows } = await world.owner.query<{ detail: object }>(
    `select detail from journal_entry where action = 'alarmDuty' order by at desc limit 1`,
  )
  expect(rows[0]?.detail).toMatchObject({ alarm: 'sent' })
  expect(await logOf(parent)).toEqual(before)
  expect(await pagesOf(parent)).toEqual(pages)
  expect(await logOf(minor)).toContain('Called the duty worker to your matter')
})

test.each(['open', 'closed'])(
  'danger that the child answers by text message moves nothing of the matter (%s) to the parent',
  async (how) => {
    const made = await family()
    const { ids, nurse, desk, childs, seen, reply, phone } = made
    await askBySms(made)
    await nurse('POST', `${desk}/calls`, { basedOn: (await seen()).version, outcome: 'answered' })
    if (how === 'closed') await nurse('POST', `${desk}/close`, { basedOn: (await seen()).version, reason: 'Sovittu.' })
    world.at('2026-11-24T23:00:00+02:00')
    await world.owner.query(`update duty_role set alarm_to = '040 999 0000'`)
    const [minor, parent] = [await world.resident(ids.child), await world.resident(ids.father)]
    await world.app.catchUp()
    const answers = async () => {
      const calm = how === 'closed' ? await reply(parent, 'Kiitos avusta.') : undefined
      return [...(await pagesOf(parent)), ...(await logOf(parent)), calm?.status, calm?.text]
    }
    const before = await answers()
    expect(before.includes(409)).toBe(how === 'closed')
    await receiveReply(world.app.services, { messageId: randomUUID(), from: phone, text: danger })
    await world.app.catchUp()
    expect(await answers()).toEqual(before)
    const { rows } = await world.owner.query<{ urgency_class: string; status: string }>(
      `select urgency_class, status from contact where id = $1`,
      [childs],
    )
    expect(rows).toEqual([{ urgency_class: 'A', status: how === 'closed' ? 'opened' : 'waiting' }])
    expect(await logOf(minor)).toContain('Called the duty worker to your matter')
  },
)

test('what the other guardian answers in a matter that was joined raises the one that leads, and moves nothing of it to this one', async () => {
  const { ids, parent, nurse, desk, childs, told, seen } = await family()
  const mother = await world.person('1981-05-05')
  await world.owner.query(
    `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
    [ids.child, mother.id],
  )
  const { contactId: second } = await told('Mieliala on ollut maassa pari viikkoa.')
  const asked = { instrument: 'phq-9', how: 'self' }
  const form = (await nurse('POST', `/api/desk/contacts/${second}/questionnaires`, asked))
    .body as QuestionnaireResponseView
  const joined = await nurse('POST', `${desk}/join`, { basedOn: (await seen()).version, otherContactId: second })
  expect(joined.status, joined.text).toBe(200)
  await world.app.catchUp()
  const page = async () => (await parent('GET', '/api/me')).text
  const urgencyOf = async () =>
    (await world.owner.query<{ is: string }>('select urgency_class as is from contact where id = $1', [childs])).rows[0]
      ?.is
  const [before, urgency] = [await page(), await urgencyOf()]
  expect(before).toContain(childs)
  const other = await world.resident(mother.id)
  const answered = await other('POST', `/api/me/questionnaires/${form.responseId}`, { answers: { '9': '3' } })
  expect(answered.status, answered.text).toBe(200)
  await world.app.catchUp()
  expect([urgency, await urgencyOf()]).toEqual(['D', 'B'])
  expect(await page()).toBe(before)
})
