import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JointView } from '@luukku/contract'
import { arrangeBothSides, type BothSides } from '@luukku/testkit/both-sides'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const plan = (goals: string) => ({
  kind: 'client-plan',
  parts: { goals, services: 'Fysioterapia ja ohjaus', duties: '', meetings: 'joka toinen viikko', followUp: '' },
})
const path = (needId: string) => `/api/own/${needId}/joint`
const read = async (who: Call, needId: string) => {
  const answer = await who('GET', path(needId))
  expect(answer.status, answer.text).toBe(200)
  return answer.body as JointView
}
const goalsSeen = async (who: Call, needId: string) =>
  (await read(who, needId)).documents.map(({ content }) => (content.kind === 'client-plan' ? content.parts.goals : ''))
const write = (who: Call, needId: string, body: object) => who('POST', path(needId), body)

/** The permission is heard, and the social counsellor writes the first plan. */
async function written(): Promise<BothSides & { documentId: string }> {
  const sides = await arrangeBothSides(world)
  await sides.counsellor('POST', `/api/own/${sides.social}/permission`, { share: 'yes' })
  const saved = await write(sides.counsellor, sides.social, {
    content: plan('TAVOITE-HELMI'),
    narrative: 'KERTOMUS-HELMI',
  })
  expect(saved.status, saved.text).toBe(200)
  const documentId = (saved.body as JointView).documents[0]?.documentId ?? ''
  return { ...sides, documentId }
}

describe('a joint document', () => {
  test('written on one side stands in both registers, each with its controller and retention; the narrative in one', async () => {
    const { counsellor, physiotherapist, social, health, documentId } = await written()
    const [mine] = (await read(counsellor, social)).documents
    expect(mine).toMatchObject({
      origin: 'social',
      by: 'Outi Esimerkki',
      entries: [{ register: 'social', retentionClass: 'social-adult', controller: { fi: 'Lappi' } }],
    })
    const [theirs] = (await read(physiotherapist, health)).documents
    expect(theirs).toMatchObject({
      documentId,
      content: { parts: { goals: 'TAVOITE-HELMI' } },
      entries: [{ register: 'health', retentionClass: 'patient-note' }],
    })
    expect(theirs?.about.map(({ register }) => register).sort()).toEqual(['health', 'social'])
    expect((await counsellor('GET', `/api/own/${social}`)).body.notes).toMatchObject([
      { text: 'KERTOMUS-HELMI', by: 'Outi Esimerkki' },
    ])
    expect((await physiotherapist('GET', `/api/own/${health}`)).text).not.toContain('KERTOMUS-HELMI')
    expect((await physiotherapist('GET', path(health))).text).not.toContain('KERTOMUS-HELMI')
  })
  test('a child’s stands in the social register by the family’s time', async () => {
    const { counsellor, social } = await arrangeBothSides(world, undefined, '2015-05-05')
    await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
    await write(counsellor, social, { content: plan('Koulu sujuu') })
    expect((await read(counsellor, social)).documents[0]?.entries[0]?.retentionClass).toBe('social-family')
  })
  test('without a permission or a joint unit the registers do not meet, whether or not there is another side', async () => {
    const both = await arrangeBothSides(world)
    const one = await arrangeBothSides(world, ['FYSIO'])
    const refused = await write(both.physiotherapist, both.health, { content: plan('x') })
    const alone = await write(one.physiotherapist, one.health, { content: plan('x') })
    expect([refused.status, refused.text]).toEqual([alone.status, alone.text])
    expect([refused.status, refused.body.reason]).toEqual([422, 'registers-do-not-meet'])
    expect((await both.physiotherapist('GET', path(both.health))).text).toBe(
      (await one.physiotherapist('GET', path(one.health))).text,
    )
  })
  test('a permission with nothing on the other side joins nothing', async () => {
    const { physiotherapist, health } = await arrangeBothSides(world, ['FYSIO'])
    await physiotherapist('POST', `/api/own/${health}/permission`, { share: 'yes' })
    expect((await write(physiotherapist, health, { content: plan('x') })).status).toBe(422)
  })
  test('the joint unit begins it for both sides, and who has its needs goes on with it', async () => {
    const { physiotherapist, counsellor, health, social } = await arrangeBothSides(world)
    const nurse = await world.staff()
    expect((await read(nurse, health)).meet).toBe('joint-unit')
    expect((await write(nurse, health, { content: plan('Yhdessä sovittu') })).status).toBe(200)
    const [seen] = (await read(counsellor, social)).documents
    expect(seen).toMatchObject({ origin: 'health', by: 'Aino Esimerkki' })
    const next = await write(counsellor, social, { content: plan('Jatkettu'), basedOn: [seen?.documentId] })
    expect(next.status, next.text).toBe(200)
    const [newest] = (await read(physiotherapist, health)).documents
    expect(newest).toMatchObject({ content: { parts: { goals: 'Jatkettu' } }, earlier: [{ by: 'Aino Esimerkki' }] })
  })
  test('two who write upon the same saving: the second is told, and nothing is lost', async () => {
    const { counsellor, physiotherapist, social, health, documentId } = await written()
    await physiotherapist('POST', `/api/own/${health}/permission`, { share: 'yes' })
    const first = await write(physiotherapist, health, { content: plan('Toinen'), basedOn: [documentId] })
    expect(first.status, first.text).toBe(200)
    expect((await write(counsellor, social, { content: plan('Kolmas'), basedOn: [documentId] })).status).toBe(409)
    expect(await goalsSeen(counsellor, social)).toEqual(['Toinen'])
  })
  test('another unit, and somebody whose need it is not about, are answered as if it were not there', async () => {
    const { health, social } = await written()
    const other = await arrangeBothSides(world)
    for (const need of [health, social]) {
      await world.owner.query(
        `update need set unit_id = (select unit_id from staff_member where subject = 'aino') where id = $1`,
        [need],
      )
      const hidden = await other.counsellor('GET', path(need))
      const nobody = await other.counsellor('GET', path(randomUUID()))
      expect([hidden.status, hidden.text]).toEqual([nobody.status, nobody.text])
      expect(hidden.status).toBe(404)
    }
    // A need of the same person that came later is not what it is about.
    expect(await goalsSeen(other.counsellor, other.social)).toEqual([])
  })
  test('each side’s use stands in its own register’s log, the writing in both', async () => {
    const { counsellor, physiotherapist, social, health, documentId, own } = await written()
    await read(counsellor, social)
    await read(physiotherapist, health)
    const { rows } = await world.owner.query<{ action: string; register: string; actor_id: string }>(
      `select distinct action, register, actor_id from journal_entry where detail::text like '%' || $1 || '%' order by action, register`,
      [documentId],
    )
    expect(rows.map(({ action, register }) => `${action} ${register}`)).toEqual([
      'readJoint health',
      'readJoint social',
      'saveJoint both',
    ])
    expect((await own('GET', '/api/me/log')).text).toContain('Luki yhteistä suunnitelmaasi')
  })
  test('the person reads it whole, with both registers; nobody else’s own pages have it', async () => {
    const { own, documentId } = await written()
    const { documents } = (await own('GET', '/api/me/joint')).body as { documents: JointView['documents'] }
    expect(documents).toMatchObject([{ documentId, content: { parts: { goals: 'TAVOITE-HELMI' } } }])
    expect(documents[0]?.entries.map(({ register }) => register)).toEqual(['health', 'social'])
    const stranger = await world.resident((await world.person('1990-01-01')).id)
    expect((await stranger('GET', '/api/me/joint')).text).not.toContain('TAVOITE-HELMI')
  })
  test('the content opens with an entry’s key alone: nothing of it can be read from the rows', async () => {
    const { documentId } = await written()
    const { rows } = await world.owner.query<{ all: string }>(
      `select j::text || (select string_agg(e::text, '') from joint_entry e where e.document_id = j.id) as all from joint_document j where j.id = $1`,
      [documentId],
    )
    expect(rows[0]?.all).not.toContain(Buffer.from('TAVOITE-HELMI').toString('hex'))
    await world.owner.query(
      `update joint_entry set key_sealed = (select key_sealed from joint_entry where document_id = $1 and register = 'health')
      where document_id = $1 and register = 'social'`,
      [documentId],
    )
    world.at(tuesday)
    // A key that was moved to another entry opens nothing.
    const { rows: needs } = await world.owner.query<{ id: string }>(
      `select unnest(needs)::text as id from joint_entry where document_id = $1 and register = 'social'`,
      [documentId],
    )
    const counsellor = await world.staff('00000000-0000-4000-8000-000000000013')
    expect((await counsellor('GET', path(needs[0]?.id ?? ''))).status).toBe(500)
  })
})
