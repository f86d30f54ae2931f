import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrangeBothSides } from '@luukku/testkit/both-sides'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const arrange = (services?: readonly string[]) => arrangeBothSides(world, services)
const across = '/across'

describe('across the wall', () => {
  test('nothing is seen without permission, and the answer is the same whether or not there is anything behind it', async () => {
    const both = await arrange()
    const one = await arrange(['SOSIAALIOHJAUS'])
    await world.owner.query(`update need set unit_id = $1 where contact_id = $2`, [
      smallCounty.socialUnit,
      one.contactId,
    ])
    const closed = await both.counsellor('GET', `/api/own/${both.social}${across}`)
    const empty = await one.counsellor('GET', `/api/own/${one.health}${across}`)
    expect(closed.status, closed.text).toBe(200)
    expect(closed.text).toBe(empty.text)
    expect(closed.body.needs).toEqual([])
  })
  test('asked aloud and answered yes: two clicks, and the other need is there with its extract and last day', async () => {
    const { counsellor, social, health } = await arrange()
    const clicks = []
    const asked = await counsellor('GET', `/api/own/${social}${across}`)
    clicks.push('open the question')
    expect(asked.body.ask.what.fi).toMatch(/Saanko katsoa/)
    const heard = await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
    clicks.push('yes')
    expect(heard.body).toMatchObject({
      openBy: 'permission',
      until: '2027-05-24',
      needs: [{ needId: health, register: 'health', extract: 'Ote FYSIO' }],
    })
    expect(clicks.length).toBeLessThanOrEqual(2)
  })
  test('R10, 703/2023 § 26 (2): what a specially protected service wrote opens after a confirmation of its own, which is in the log', async () => {
    const { counsellor, social, health, own } = await arrange()
    await world.owner.query(`update service set specially_protected = true where code = 'FYSIO'`)
    try {
      const path = `/api/own/${social}${across}`
      const confirm = (needId: string, more: object = { needed: true }) =>
        counsellor('POST', `${path}/protected`, { needId, ...more })
      const none = await confirm(health)
      await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
      const closed = await counsellor('GET', path)
      expect(closed.body.needs).toMatchObject([{ needId: health, extract: '', protected: true }])
      expect(closed.text).not.toContain('Ote FYSIO')
      expect((await confirm(health, {})).status).toBe(400)
      const absent = await confirm(social)
      expect([none.status, none.text]).toEqual([404, absent.text])
      const opened = await confirm(health)
      expect(opened.body.needs, opened.text).toMatchObject([{ needId: health, extract: 'Ote FYSIO' }])
      expect((await counsellor('GET', path)).text).not.toContain('Ote FYSIO')
      expect((await own('GET', '/api/me/log')).text).toContain('erityissuojatun tietosi')
    } finally {
      await world.owner.query(`update service set specially_protected = false`)
    }
  })
  test.each([
    [undefined, '2027-05-24'],
    ['2099-01-01', '2028-11-24'],
    ['2026-12-24', '2026-12-24'],
    ['2026-11-23', undefined],
  ])('a permission of the first contact that was asked until %s ends as one said later: %s', async (until, ends) => {
    world.at(tuesday)
    const person = await world.person('1984-05-05')
    const { contactId } = await world.send(await world.resident(person.id), {
      channel: 'web_form',
      lang: 'fi',
      text: 'Polvi on kipeä ja vuokra maksamatta.',
      permission: { share: 'yes', ...(until === undefined ? {} : { until }) },
    })
    const { rows } = await world.owner.query<{ until: string; share: string }>(
      `select p.valid_until::text as until, c.summary ->> 'share' as share from contact c left join permission p on p.contact_id = c.id where c.id = $1`,
      [contactId],
    )
    expect(rows).toEqual([{ until: ends ?? null, share: ends === undefined ? 'not-asked' : 'yes' }])
  })
  test('it names which data: a need that came later is not in it', async () => {
    const { counsellor, social, health } = await arrange()
    await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
    await world.owner.query(`update need set service = 'HAMMAS' where id = $1`, [health])
    expect((await counsellor('GET', `/api/own/${social}${across}`)).body.needs).toEqual([])
  })
  test('a new assessment keeps what the permission named; a need of the same service that came when that one was over is asked again', async () => {
    const { counsellor, social, health } = await arrange()
    await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
    const seen = async () =>
      ((await counsellor('GET', `/api/own/${social}${across}`)).body.needs as { needId: string }[]).map((n) => n.needId)
    // As an assessment draws it: the counsellor's own need is not looked at here.
    const drawAnew = async (of: string, at: string, status: string) => {
      await world.owner.query(`update need set status = $2 where id = $1`, [of, status])
      const { rows } = await world.owner.query<{ id: string }>(
        `insert into need (id, county_id, register, person_id, contact_id, service, urgency_class, status, unit_id, next_date, established_at)
         select uuidv7(), county_id, register, person_id, contact_id, service, urgency_class, 'open', unit_id, next_date, $2 from need where id = $1 returning id`,
        [of, at],
      )
      return rows[0]?.id ?? ''
    }
    const goesOn = await drawAnew(health, '2026-11-24T09:20:00+02:00', 'closed')
    expect(await seen()).toEqual([goesOn])
    const later = await drawAnew(goesOn, '2026-11-24T09:25:00+02:00', 'done')
    expect(await seen()).toEqual([goesOn])
    expect(later).not.toBe('')
    world.at('2026-11-24T09:30:00+02:00')
    await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
    expect(new Set(await seen())).toEqual(new Set([goesOn, later]))
  })
  test('a permission given with the contact names what the first assessment makes of it, and no second need beside it', async () => {
    world.at(tuesday)
    const { counsellor, social, health, contactId, person } = await arrange()
    await world.owner.query(
      `insert into permission (county_id, register, person_id, contact_id, share, services, asked_by, given_at)
       select 'lapland', 'both', $1, $2, 'yes', array_agg(distinct service), 'form', min(established_at) - interval '1 hour' from need where contact_id = $2`,
      [person.id, contactId],
    )
    await world.owner.query(
      `insert into need (id, county_id, register, person_id, contact_id, service, urgency_class, status, unit_id, next_date, established_at)
       select uuidv7(), county_id, register, person_id, contact_id, service, urgency_class, 'open', unit_id, next_date, established_at + interval '1 day' from need where id = $1`,
      [health],
    )
    const { needs } = (await counsellor('GET', `/api/own/${social}${across}`)).body as { needs: { needId: string }[] }
    expect(needs.map(({ needId }) => needId)).toEqual([health])
  })
  test('withdrawn in one tap by the person, it is gone from the open session at the next look; so is one whose day is past', async () => {
    const { counsellor, social, own, contactId } = await arrange()
    await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes', until: '2026-11-25' })
    const seen = async () => ((await counsellor('GET', `/api/own/${social}${across}`)).body.needs as unknown[]).length
    expect(await seen()).toBe(1)
    world.at('2026-11-26T08:00:00+02:00')
    const later = await world.staff(smallCounty.counsellor)
    expect((await later('GET', `/api/own/${social}${across}`)).body.needs).toEqual([])
    world.at(tuesday)
    expect((await own('POST', `/api/me/contacts/${contactId}/withdraw-permission`, {})).status).toBe(200)
    expect(await seen()).toBe(0)
  })
  test('«no» heard after «yes» closes it', async () => {
    const { counsellor, social } = await arrange()
    await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
    world.at('2026-11-24T09:13:00+02:00')
    const no = await counsellor('POST', `/api/own/${social}/permission`, { share: 'no' })
    expect(no.body).toMatchObject({ answered: 'no', needs: [] })
  })
  test('another’s need and one that is not there are answered alike, for look, question and ground', async () => {
    const { social } = await arrange()
    const stranger = await world.staff(smallCounty.physiotherapist)
    const nowhere = '00000000-0000-4000-8000-0000000000ff'
    for (const [method, path, body] of [
      ['GET', '/across', undefined],
      ['POST', '/permission', { share: 'yes' }],
      ['POST', '/ground', { ground: 'cannot-assess', reason: 'Asiakas on tajuton eikä edustajaa ole.' }],
    ] as const) {
      const there = await stranger(method, `/api/own/${social}${path}`, body)
      const absent = await stranger(method, `/api/own/${nowhere}${path}`, body)
      expect([there.status, there.text]).toEqual([absent.status, absent.text])
      expect(there.status).toBe(404)
    }
  })
  test('every look stands in the person’s log with who looked', async () => {
    const { counsellor, social, own } = await arrange()
    await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
    const log = await own('GET', '/api/me/log')
    expect(log.text).toContain('Outi Esimerkki')
    expect(log.text).toContain('Kysyi sinulta luvan')
  })
})

describe('a denial', () => {
  test.each([
    ['of the whole register', { target: 'register', register: 'health', inEmergency: true }],
    ['of the service', { target: 'service', service: 'FYSIO', inEmergency: true }],
  ])('%s stands over a permission, and taken back lets it through again', async (_name, body) => {
    const { counsellor, social, own } = await arrange()
    await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
    const seen = async () => ((await counsellor('GET', `/api/own/${social}${across}`)).body.needs as unknown[]).length
    expect(await seen()).toBe(1)
    const made = await own('POST', '/api/me/denials', body)
    expect(made.status, made.text).toBe(200)
    expect(await seen()).toBe(0)
    const { denialId } = made.body.denials[0] as { denialId: string }
    expect((await own('POST', `/api/me/denials/${denialId}/withdraw`, {})).status).toBe(200)
    expect(await seen()).toBe(1)
  })
  test('heard by the guidance unit stands at once, with a copy on the person’s own pages', async () => {
    const { counsellor, social, own, contactId } = await arrange()
    await counsellor('POST', `/api/own/${social}/permission`, { share: 'yes' })
    const nurse = await world.staff()
    expect(
      (await nurse('POST', `/api/desk/contacts/${contactId}/denials`, { target: 'matter', inEmergency: true })).status,
    ).toBe(200)
    expect((await counsellor('GET', `/api/own/${social}${across}`)).body.needs).toEqual([])
    const copy = (await own('GET', '/api/me/permissions')).body
    expect(copy.denials).toMatchObject([{ target: 'matter', askedBy: 'voice', inEmergency: true }])
    expect(copy.permissions).toMatchObject([{ share: 'yes', by: 'Outi Esimerkki', state: 'valid' }])
  })
  test('of somebody else is not there for me', async () => {
    const { own } = await arrange()
    const other = await arrange()
    const made = await own('POST', '/api/me/denials', { target: 'register', register: 'social', inEmergency: true })
    const { denialId } = made.body.denials[0] as { denialId: string }
    expect((await other.own('POST', `/api/me/denials/${denialId}/withdraw`, {})).status).toBe(404)
    expect(
      (await other.own('POST', '/api/me/denials', { target: 'matter', contactId: other.contactId, inEmergency: true }))
        .status,
    ).toBe(200)
    expect(
      (await own('POST', '/api/me/denials', { target: 'matter', contactId: other.contactId, inEmergency: true }))
        .status,
    ).toBe(404)
  })
})

describe('a ground of the act', () => {
  const reason = 'Lapsen turvallisuus: tieto on välttämätön arviolle.'
  test('needs a written reason, opens for a day and for the asker alone', async () => {
    const { counsellor, social } = await arrange()
    expect(
      (await counsellor('POST', `/api/own/${social}/ground`, { ground: 'social-authority', reason: 'asdf' })).status,
    ).toBe(400)
    const opened = await counsellor('POST', `/api/own/${social}/ground`, { ground: 'social-authority', reason })
    expect(opened.body).toMatchObject({ openBy: 'social-authority', needs: [{ register: 'health' }] })
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into staff_member (county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
       select county_id, subject || '-2', given_name, family_name, professions, languages, roles, registers, unit_id from staff_member
       where id = $1 returning id`,
      [smallCounty.counsellor],
    )
    const colleague = await world.staff(rows[0]?.id)
    expect((await colleague('GET', `/api/own/${social}${across}`)).body.needs).toEqual([])
    world.at('2026-11-25T09:10:00+02:00')
    const almost = await world.staff(smallCounty.counsellor)
    expect((await almost('GET', `/api/own/${social}${across}`)).body.needs).toHaveLength(1)
    world.at('2026-11-25T09:13:00+02:00')
    const nextDay = await world.staff(smallCounty.counsellor)
    expect((await nextDay('GET', `/api/own/${social}${across}`)).body.needs).toEqual([])
  })
  test('the social authority’s own stands over a denial; the other does not; health care has not the social one', async () => {
    const { counsellor, social, health, own } = await arrange()
    await own('POST', '/api/me/denials', { target: 'register', register: 'health', inEmergency: true })
    const mild = await counsellor('POST', `/api/own/${social}/ground`, { ground: 'cannot-assess', reason })
    expect(mild.body.needs).toEqual([])
    world.at('2026-11-24T09:20:00+02:00')
    const strong = await counsellor('POST', `/api/own/${social}/ground`, { ground: 'social-authority', reason })
    expect(strong.body.needs).toHaveLength(1)
    const physio = await world.staff(smallCounty.physiotherapist)
    const refused = await physio('POST', `/api/own/${health}/ground`, { ground: 'social-authority', reason })
    expect([refused.status, refused.body.reason]).toEqual([422, 'ground-of-the-social-authority'])
  })
})

test('the person gives a permission from their own pages, for the lines as they stand, for half a year', async () => {
  const { own, contactId, counsellor, social } = await arrange()
  const given = await own('POST', `/api/me/contacts/${contactId}/permission`, {})
  expect(given.body.permissions).toMatchObject([{ state: 'valid', until: '2027-05-24', askedBy: 'form' }])
  expect((await counsellor('GET', `/api/own/${social}/across`)).body.needs).toHaveLength(1)
  expect((await own('POST', `/api/me/contacts/${contactId}/permission`, { until: '2026-11-23' })).status).toBe(422)
})
