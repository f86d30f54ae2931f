import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JointView } from '@luukku/contract'
import { arrangeBothSides } from '@luukku/testkit/both-sides'
import { createPeopleWorld, type Call, type PeopleWorld } from '@luukku/testkit/people-world'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
  // A county's own service of child protection, as the national catalogue knows it.
  await world.owner.query(
    `insert into service (code, county_id, register, name, bookable, modes, professions, classes)
     select 'JALKIHUOLTO', county_id, register, name, bookable, modes, professions, '{P3.8}' from service where code = 'AIK_SOS'`,
  )
})
afterAll(() => world.close())

const ask = async (who: Call, url: string, body: object) => {
  const answer = await who('POST', url, body)
  expect(answer.status, answer.text).toBe(200)
}
const goal = { goal: 'Koulu sujuu', levels: ['a', 'b', 'c', 'd', 'e'], weight: 1, baseline: -2 }

// The small county's day is 24 November 2026.
test.each([
  ['a child’s', '2017-03-01', 'social-family', 'SOSIAALIOHJAUS'],
  ['in child protection, of an adult in aftercare,', '2006-03-01', 'child-protection', 'LASTENSUOJELU'],
  ['in what a county calls aftercare,', '2006-03-01', 'child-protection', 'JALKIHUOLTO'],
  ['of who turns 18 tomorrow, a child’s,', '2008-11-25', 'social-family', 'SOSIAALIOHJAUS'],
  ['of who is 18 today, an adult’s,', '2008-11-24', 'social-adult', 'SOSIAALIOHJAUS'],
  ['an adult’s', '1985-05-05', 'social-adult', 'SOSIAALIOHJAUS'],
])(
  'whatever is written in social care, %s is kept by its own time (703/2023, annex)',
  async (_name, born, expected, service) => {
    const sides = await arrangeBothSides(world, ['FYSIO', service], born)
    const { counsellor, physiotherapist, social, health, contactId } = sides
    await ask(counsellor, `/api/own/${social}/permission`, { share: 'yes' })
    const parts = { goals: 'x', services: '', duties: '', meetings: '', followUp: '' }
    const content = { kind: 'client-plan', parts }
    const first = await counsellor('POST', `/api/own/${social}/joint`, { content })
    expect(first.status, first.text).toBe(200)
    // The other side does not see whose need it is in social care.
    const basedOn = (first.body as JointView).documents.map(({ documentId }) => documentId)
    await ask(physiotherapist, `/api/own/${health}/joint`, { content, basedOn })
    for (const [who, need] of [
      [counsellor, social],
      [physiotherapist, health],
    ] as const) {
      await ask(who, `/api/own/${need}/notes`, { text: 'Muistiinpano' })
      await ask(who, `/api/own/${need}/goals`, { goals: [goal] })
      await ask(who, `/api/own/${need}/ground`, {
        ground: 'cannot-assess',
        reason: 'Asiakas on tajuton eikä edustajaa ole.',
      })
      await ask(who, `/api/needs/${need}/clock-records`, {
        kind: 'exception',
        exception: 'PROVIDER-CANCELS',
        ground: 'Vastaanottoa ei voitu pitää.',
      })
    }
    const joint = await world.owner.query<{ class: string }>(
      `select retention_class as class from joint_entry where contact_id = $1 order by register, recorded_at`,
      [contactId],
    )
    expect(joint.rows.map((row) => row.class)).toEqual(['patient-note', 'patient-note', expected, expected])
    const { rows } = await world.owner.query<{ kind: string; register: string; class: string }>(
      `select distinct register, kind, retention_class as class from sealed_payload where contact_id = $1 and register <> 'both' order by 1, 2`,
      [contactId],
    )
    const kinds = ['clock-ground', 'crossing-reason', 'goals', 'need-extract', 'own-note']
    expect(rows).toEqual([
      ...kinds.map((kind) => ({ register: 'health', kind, class: 'patient-note' })),
      ...kinds.map((kind) => ({ register: 'social', kind, class: expected })),
    ])
  },
)

test('a county that learns later that its service is child protection keeps what was written of it as that', async () => {
  const { social, contactId } = await arrangeBothSides(world, ['FYSIO', 'PERHETYO'], '2017-03-01')
  const classes = async () =>
    (
      await world.owner.query<{ class: string }>(
        `select distinct retention_class as class from sealed_payload where contact_id = $1 and need_id = $2`,
        [contactId, social],
      )
    ).rows.map((row) => row.class)
  expect(await classes()).toEqual(['social-family'])
  await world.owner.query(`update service set classes = '{P3.8}' where code = 'PERHETYO'`)
  expect(await classes()).toEqual(['child-protection'])
})
