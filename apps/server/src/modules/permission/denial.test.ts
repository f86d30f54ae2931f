import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JointView, MyPermissions } from '@luukku/contract'
import { arrangeBothSides, type BothSides } from '@luukku/testkit/both-sides'
import { createPeopleWorld, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const content = (goals: string) => ({
  kind: 'client-plan',
  parts: { goals, services: '', duties: '', meetings: '', followUp: '' },
})
const joint = async (who: Call, needId: string) => (await who('GET', `/api/own/${needId}/joint`)).body as JointView
const across = async (who: Call, needId: string) =>
  ((await who('GET', `/api/own/${needId}/across`)).body.needs as unknown[]).length
const mine = async (own: Call) => (await own('GET', '/api/me/permissions')).body as MyPermissions

/** A permission both ways, and a joint plan that the social counsellor wrote. */
async function arrange(): Promise<BothSides & { documentId: string }> {
  const sides = await arrangeBothSides(world)
  await sides.counsellor('POST', `/api/own/${sides.social}/permission`, { share: 'yes' })
  const saved = await sides.counsellor('POST', `/api/own/${sides.social}/joint`, { content: content('TAVOITE-HELMI') })
  expect(saved.status, saved.text).toBe(200)
  return { ...sides, documentId: (saved.body as JointView).documents[0]?.documentId ?? '' }
}

describe('a denial of one event', () => {
  test('hides that line alone from the other register, in the session that is open, and comes back in one tap', async () => {
    const { own, counsellor, social, health } = await arrange()
    const second = await world.staff(smallCounty.counsellor)
    expect([await across(counsellor, social), await across(second, social)]).toEqual([1, 1])
    const event = (await mine(own)).choices.events.find((one) => one.needId === health)
    expect(event).toMatchObject({ on: '2026-11-24' })
    const made = await own('POST', '/api/me/denials', { target: 'event', needId: health, inEmergency: true })
    expect(made.status, made.text).toBe(200)
    expect([await across(counsellor, social), await across(second, social)]).toEqual([0, 0])
    // Who works with the event itself goes on seeing it.
    const physiotherapist = await world.staff(smallCounty.physiotherapist)
    expect((await physiotherapist('GET', `/api/own/${health}`)).status).toBe(200)
    const { denialId } = (made.body as MyPermissions).denials[0] ?? { denialId: '' }
    await own('POST', `/api/me/denials/${denialId}/withdraw`, {})
    expect([await across(counsellor, social), await across(second, social)]).toEqual([1, 1])
  })
  test('another’s event, one of social care, and one that nobody has are answered alike', async () => {
    const { own, social } = await arrange()
    const other = await arrangeBothSides(world)
    const answers = await Promise.all(
      [other.health, social, randomUUID()].map((needId) =>
        own('POST', '/api/me/denials', { target: 'event', needId, inEmergency: true }),
      ),
    )
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
  })
})

describe('a denial of one document', () => {
  test('leaves the other register as if it had never been written, byte for byte; who wrote it keeps it', async () => {
    const { own, counsellor, physiotherapist, social, health } = await arrangeBothSides(world)
    await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
    const asks = ['/api/own', `/api/own/${health}`, `/api/own/${health}/joint`, `/api/own/${health}/across`]
    const seen = async () =>
      (await Promise.all(asks.map((url) => physiotherapist('GET', url)))).map(({ text }) =>
        text.replace(/"at":"[^"]*"/, ''),
      )
    const before = await seen()
    const saved = await counsellor('POST', `/api/own/${social}/joint`, { content: content('TAVOITE-HELMI') })
    const { documentId } = (saved.body as JointView).documents[0] ?? { documentId: '' }
    expect(await seen()).not.toEqual(before)
    const made = await own('POST', '/api/me/denials', { target: 'document', documentId, inEmergency: true })
    expect((made.body as MyPermissions).denials).toMatchObject([
      { target: 'document', document: 'client-plan', inEmergency: true },
    ])
    expect(await seen()).toEqual(before)
    expect((await joint(counsellor, social)).documents).toHaveLength(1)
    // A first one of their own conflicts with nothing they could see, and is closed to the other side in turn.
    const theirs = await physiotherapist('POST', `/api/own/${health}/joint`, { content: content('Oma') })
    expect(theirs.status, theirs.text).toBe(200)
    expect((await joint(counsellor, social)).documents).toMatchObject([{ documentId }])
    // The person sees what is theirs whole: what each side has gone on with.
    const whole = (await own('GET', '/api/me/joint')).text
    expect([whole.includes('TAVOITE-HELMI'), whole.includes('Oma')]).toEqual([true, true])
    // Taken back, each side sees both, and the next saving brings them together again.
    const { denialId } = (made.body as MyPermissions).denials[0] ?? { denialId: '' }
    await own('POST', `/api/me/denials/${denialId}/withdraw`, {})
    const both = (await joint(physiotherapist, health)).documents.map((one) => one.documentId)
    expect(both).toHaveLength(2)
    const save = (basedOn: string[]) =>
      physiotherapist('POST', `/api/own/${health}/joint`, { content: content('Yhdessä'), basedOn })
    expect((await save(both.slice(0, 1))).status).toBe(409)
    expect((await save(both)).status).toBe(200)
    expect((await joint(counsellor, social)).documents).toMatchObject([
      { content: { parts: { goals: 'Yhdessä' } }, earlier: [{}, {}] },
    ])
  })
  test('an extract of social care is a document: denied, its line is not there', async () => {
    const { own, physiotherapist, health, social } = await arrange()
    expect(await across(physiotherapist, health)).toBe(1)
    const extract = (await mine(own)).choices.documents.find(({ kind }) => kind === 'extract')
    const made = await own('POST', '/api/me/denials', {
      target: 'document',
      documentId: extract?.documentId,
      inEmergency: true,
    })
    expect(made.status, made.text).toBe(200)
    expect(await across(physiotherapist, health)).toBe(0)
    // The joint plan was written of that need: it is closed with it.
    expect((await joint(physiotherapist, health)).documents).toEqual([])
    expect((await joint(await world.staff(smallCounty.counsellor), social)).documents).toHaveLength(1)
  })
  test('the same denial twice is one, and one tap takes it back', async () => {
    const { own, documentId, physiotherapist, health } = await arrange()
    await own('POST', '/api/me/denials', { target: 'document', documentId, inEmergency: true })
    const twice = await own('POST', '/api/me/denials', { target: 'document', documentId, inEmergency: true })
    const standing = (twice.body as MyPermissions).denials.filter((one) => one.withdrawnAt === undefined)
    expect(standing).toHaveLength(1)
    await own('POST', `/api/me/denials/${standing[0]?.denialId ?? ''}/withdraw`, {})
    expect((await joint(physiotherapist, health)).documents).toHaveLength(1)
  })
  test.each([
    ['the register it comes from', { target: 'register', register: 'social', inEmergency: true }, 0],
    ['the register that reads it', { target: 'register', register: 'health', inEmergency: true }, 1],
  ])('%s denied: what is left for the reader', async (_name, body, left) => {
    const { own, physiotherapist, health } = await arrange()
    await own('POST', '/api/me/denials', body)
    expect((await joint(physiotherapist, health)).documents).toHaveLength(left)
  })
})

describe('what the act lets past a denial', () => {
  test('the social authority’s own right, by a recorded ground, and the look says so in the log', async () => {
    const { own, counsellor, physiotherapist, social, health } = await arrangeBothSides(world)
    await physiotherapist('POST', `/api/own/${health}/permission`, { share: 'yes' })
    const saved = await physiotherapist('POST', `/api/own/${health}/joint`, { content: content('TAVOITE-HELMI') })
    const { documentId } = (saved.body as JointView).documents[0] ?? { documentId: '' }
    await own('POST', '/api/me/denials', { target: 'document', documentId, inEmergency: true })
    expect((await joint(counsellor, social)).documents).toEqual([])
    const reason = 'Lapsen turvallisuus: tieto on välttämätön arviolle.'
    await counsellor('POST', `/api/own/${social}/ground`, { ground: 'cannot-assess', reason })
    expect((await joint(counsellor, social)).documents).toEqual([])
    await counsellor('POST', `/api/own/${social}/ground`, { ground: 'social-authority', reason })
    expect((await joint(counsellor, social)).documents).toHaveLength(1)
    const { rows } = await world.owner.query<{ past: string }>(
      `select detail ->> 'pastDenial' as past from journal_entry where action = 'readJoint' and detail ->> 'need' = $1 order by seq`,
      [social],
    )
    expect(rows.map(({ past }) => past).filter((past) => past !== null)).toEqual(['1'])
  })
  test('an emergency, opened by a written reason: for the one who opened it, and no colleague', async () => {
    const { own, person, documentId, health } = await arrange()
    await own('POST', '/api/me/denials', { target: 'document', documentId, inEmergency: true })
    const salla = await world.staff(smallCounty.psychiatricNurse)
    const opened = await salla('POST', '/api/emergency', {
      identityCode: person.code,
      reason: 'Löytyi tajuttomana kotoa, lääkitys selvitettävä heti.',
    })
    expect(opened.status, opened.text).toBe(200)
    expect((await joint(await world.staff(smallCounty.psychiatricNurse), health)).documents).toHaveLength(1)
    expect((await joint(await world.staff(smallCounty.physiotherapist), health)).documents).toEqual([])
  })
})

describe('a denial and emergencies', () => {
  const openedBy = async (person: { code: string }) => {
    const salla = await world.staff(smallCounty.psychiatricNurse)
    const opened = await salla('POST', '/api/emergency', {
      identityCode: person.code,
      reason: 'Löytyi tajuttomana kotoa, lääkitys selvitettävä heti.',
    })
    expect(opened.status, opened.text).toBe(200)
    return async (needId: string) =>
      (await joint(await world.staff(smallCounty.psychiatricNurse), needId)).documents.length
  }
  test('that binds also then stays shut to break-glass; answered anew, or taken back, it opens', async () => {
    const { own, person, documentId, health } = await arrange()
    const deny = (inEmergency: boolean) =>
      own('POST', '/api/me/denials', { target: 'document', documentId, inEmergency })
    await deny(false)
    const seen = await openedBy(person)
    expect(await seen(health)).toBe(0)
    const again = (await deny(true)).body as MyPermissions
    expect(again.denials).toMatchObject([{ target: 'document', inEmergency: true }])
    expect(await seen(health)).toBe(1)
    await deny(false)
    expect(await seen(health)).toBe(0)
    await own('POST', `/api/me/denials/${again.denials[0]?.denialId ?? ''}/withdraw`, {})
    expect(await seen(health)).toBe(1)
  })
  test('of a whole register, heard aloud: binds also then for every document that comes from it', async () => {
    const { own, person, social, health, counsellor } = await arrange()
    const heard = await counsellor('POST', `/api/own/${social}/denials`, {
      target: 'register',
      register: 'social',
      inEmergency: false,
    })
    expect(heard.body).toMatchObject({ says: 'deny', inEmergency: false })
    expect((await mine(own)).denials).toMatchObject([{ target: 'register', inEmergency: false }])
    expect(await (await openedBy(person))(health)).toBe(0)
  })
  test('denied before it was asked: an emergency goes past it, as it was said then', async () => {
    const { own, person, documentId, health } = await arrange()
    await own('POST', '/api/me/denials', { target: 'document', documentId, inEmergency: false })
    await world.owner.query(`update denial set in_emergency = null where document_id = $1`, [documentId])
    expect((await mine(own)).denials[0]).not.toHaveProperty('inEmergency')
    expect(await (await openedBy(person))(health)).toBe(1)
  })
  test('is never assumed: without the answer neither the person nor who hears them can deny', async () => {
    const { own, documentId, health, physiotherapist, contactId } = await arrange()
    expect((await own('POST', '/api/me/denials', { target: 'document', documentId })).status).toBe(400)
    const nurse = await world.staff()
    for (const answer of [
      await physiotherapist('POST', `/api/own/${health}/denials`, { target: 'event' }),
      await nurse('POST', `/api/desk/contacts/${contactId}/denials`, { target: 'matter' }),
    ])
      expect((answer.body as { reason?: string }).reason).toBe('emergency-not-asked')
    expect((await mine(own)).denials).toEqual([])
  })
})

describe('a denial said aloud', () => {
  test('to the professional of the need: stands at once, with a copy to print, and on the person’s own pages', async () => {
    const { own, counsellor, physiotherapist, social, health } = await arrange()
    const heard = await physiotherapist('POST', `/api/own/${health}/denials`, { target: 'event', inEmergency: true })
    expect(heard.body).toMatchObject({
      says: 'deny',
      target: 'event',
      by: 'Petri Esimerkki',
      name: expect.stringContaining('Esimerkki') as string,
    })
    expect(await across(counsellor, social)).toBe(0)
    expect((await mine(own)).denials).toMatchObject([{ target: 'event', askedBy: 'voice', inEmergency: true }])
    await physiotherapist('POST', `/api/own/${health}/denials`, { target: 'event', says: 'allow' })
    expect(await across(counsellor, social)).toBe(1)
    expect((await mine(own)).denials[0]?.withdrawnAt).toBeDefined()
  })
  test('of a joint plan, by whichever saving is named; taken back with nothing to take back is answered the same', async () => {
    const { counsellor, physiotherapist, social, health, documentId } = await arrange()
    const says = (says: string) =>
      counsellor('POST', `/api/own/${social}/denials`, { target: 'document', documentId, says, inEmergency: true })
    const nothing = await says('allow')
    await says('deny')
    expect((await joint(physiotherapist, health)).documents).toEqual([])
    const next = await counsellor('POST', `/api/own/${social}/joint`, {
      content: content('Uusi'),
      basedOn: [documentId],
    })
    expect(next.status, next.text).toBe(200)
    expect((await joint(physiotherapist, health)).documents).toEqual([])
    const something = await says('allow')
    // But for the second it was said in.
    const said = ({ status, text }: typeof nothing) => [status, text.replace(/"at":"[^"]*"/, '')]
    expect(said(something)).toEqual(said(nothing))
    expect((await joint(physiotherapist, health)).documents).toHaveLength(1)
  })
  test('about a document or a need that is not theirs: as if it were not there', async () => {
    const { social, health, documentId } = await arrange()
    const other = await arrangeBothSides(world)
    const says = (need: string, body: object) => other.physiotherapist('POST', `/api/own/${need}/denials`, body)
    const absent = await says(randomUUID(), { target: 'event', inEmergency: true })
    for (const answer of [
      await says(social, { target: 'event', inEmergency: true }),
      await says(other.health, { target: 'document', documentId, inEmergency: true }),
      await says(other.health, { target: 'document', documentId: randomUUID(), inEmergency: true }),
    ])
      expect([answer.status, answer.text]).toEqual([absent.status, absent.text])
    expect(absent.status).toBe(404)
    expect((await says(health, { target: 'event', inEmergency: true })).status).toBe(200)
  })
  test('to the guidance unit, of the matter, and taken back by the same', async () => {
    const { contactId, counsellor, social } = await arrange()
    const nurse = await world.staff()
    const say = (says: string) =>
      nurse('POST', `/api/desk/contacts/${contactId}/denials`, { target: 'matter', says, inEmergency: true })
    const copy = await say('deny')
    expect(copy.body).toMatchObject({ says: 'deny', target: 'matter', by: 'Aino Esimerkki' })
    expect(await across(counsellor, social)).toBe(0)
    expect((await say('allow')).status).toBe(200)
    expect(await across(counsellor, social)).toBe(1)
  })
})
