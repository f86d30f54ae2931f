import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { QuestionnaireResponseView } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

/** A child's matter that both guardians see, with two forms to be filled. */
async function asked() {
  world.at(tuesday)
  const [child, mother, father] = [
    await world.person('2011-03-01'),
    await world.person('1980-05-05'),
    await world.person('1979-06-06'),
  ]
  for (const guardian of [mother, father])
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
      [child.id, guardian.id],
    )
  const own = await world.resident(child.id)
  const { contactId } = await world.send(own, {
    channel: 'web_form',
    lang: 'fi',
    text: 'Mieliala on ollut maassa pari kuukautta, ei itsetuhoisia ajatuksia.',
    guardians: 'see',
  })
  const nurse = await world.staff()
  const begin = async (instrument: string) => {
    const made = await nurse('POST', `/api/desk/contacts/${contactId}/questionnaires`, { instrument, how: 'self' })
    expect(made.status, made.text).toBe(200)
    return (made.body as QuestionnaireResponseView).responseId
  }
  const form = await begin('gad-7')
  const listed = async (call: Call, url = '/api/me/questionnaires') => {
    const answer = await call('GET', url)
    expect(answer.status, answer.text).toBe(200)
    return (answer.body.responses as QuestionnaireResponseView[]).find(({ responseId }) => responseId === form)
  }
  const fill = (call: Call, answers: Record<string, string>) =>
    call('POST', `/api/me/questionnaires/${form}`, { answers })
  const atDesk = () => listed(nurse, `/api/desk/contacts/${contactId}/questionnaires`)
  const guardians = [await world.resident(mother.id), await world.resident(father.id)] as const
  return { own, a: guardians[0], b: guardians[1], form, listed, fill, atDesk, begin }
}

test('what one guardian answers is read by them, the person and staff, and by no other guardian, who cannot go on with it', async () => {
  const { own, a, b, listed, fill, atDesk } = await asked()
  for (const call of [own, a, b]) expect(await listed(call)).toMatchObject({ status: 'asked', byRepresentative: false })
  expect((await fill(a, { '1': '3' })).status).toBe(200)
  for (const answers of [await listed(own), await listed(a), await atDesk()])
    expect(answers).toMatchObject({ answers: { '1': '3' }, status: 'in-progress', byRepresentative: true })
  expect(await listed(b)).toBeUndefined()
  const tried = await fill(b, { '2': '0' })
  const nowhere = await b('POST', `/api/me/questionnaires/${randomUUID()}`, { answers: { '2': '0' } })
  expect([tried.status, tried.text]).toEqual([404, nowhere.text])
  const rest = Object.fromEntries(['2', '3', '4', '5', '6', '7'].map((item) => [item, '1']))
  expect((await fill(a, rest)).body).toMatchObject({ status: 'completed' })
  expect(await listed(a)).toMatchObject({ status: 'completed' })
  expect(await listed(b)).toBeUndefined()
})

test('what the person goes on with is theirs: the guardian who began it reads it no more', async () => {
  const { own, a, b, listed, fill, atDesk } = await asked()
  expect((await fill(a, { '1': '3' })).status).toBe(200)
  expect((await fill(own, { '2': '2' })).status).toBe(200)
  expect(await listed(own)).toMatchObject({ answers: { '1': '3', '2': '2' } })
  expect(await atDesk()).toMatchObject({ byRepresentative: false })
  for (const call of [a, b]) expect(await listed(call)).toBeUndefined()
  expect((await fill(a, { '3': '0' })).status).toBe(404)
})

test('a call that an alarming answer brings is told on the own page of whom it is about, not of the guardian who answered', async () => {
  const { own, a, begin } = await asked()
  const alarming = await begin('phq-9')
  const answered = await a('POST', `/api/me/questionnaires/${alarming}`, { answers: { '9': '3' } })
  expect(answered.body).toMatchObject({ status: 'stopped' })
  const awaited = async (call: Call) => (await call('GET', '/api/me/questionnaires')).body.awaited as unknown
  expect([await awaited(own), await awaited(a)]).toEqual([[alarming], []])
})
