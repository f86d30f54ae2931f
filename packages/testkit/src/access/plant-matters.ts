import { makeArtificialCode } from '@luukku/domain/access'
import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { Client } from 'pg'
import { createPerson } from '../../../../apps/server/src/modules/person/index.ts'
import { healthOwner } from '../../../../apps/server/src/access-matrix/relation-actors.ts'
import { readConfig } from '../../../../apps/server/src/platform/config.ts'
import { createDb, type Db } from '../../../../apps/server/src/platform/db.ts'
import { createSealer } from '../../../../apps/server/src/platform/seal.ts'
import { insertSession, type NewSession } from '../../../../apps/server/src/platform/session-queries.ts'
import { smallCounty } from '../small-county.ts'
import { accessMoment, type AccessGround } from './access-ground.ts'
import { createAccessClient } from './access-client.ts'
import { canariesOf, matterNames, type Matter, type MatterName } from './matters.ts'

const clock = { now: () => new Date(accessMoment) }
const born: Record<MatterName, string> = {
  adult: '1980-01-01',
  child: '2017-02-02',
  'teen who denied': '2011-03-03',
  'hidden address': '1981-04-04',
  'permission given': '1982-05-05',
  'permission withdrawn': '1983-06-06',
  'other county': '1984-07-07',
}

/** Who acts for somebody, beside the persons themselves. */
export interface ActingPeople {
  guardian: string
  'guardian whose right has ended': string
  'guardian kept apart': string
  'holder of a mandate': string
  'holder of an ended mandate': string
  'person of trust': string
  stranger: string
}

export interface Planted {
  matters: Matter[]
  people: ActingPeople
  signIn: (county: string, session: NewSession) => Promise<string>
  close: () => Promise<void>
}

/**
 * Makes the matters by the server's own API, as people would: sent, assessed with a need in each register, a time given,
 * permission given or withdrawn. What no API of this county can make (another county's rows) is copied row by row.
 */
export async function plantMatters(ground: AccessGround, origin: string): Promise<Planted> {
  const db = createDb(ground.urls.appUrl, { pool: 2 })
  const owner = new Client({ connectionString: ground.superuserUrl })
  await owner.connect()
  const agent = new Agent({ keepAlive: true })
  const signIn = async (county: string, session: NewSession) =>
    (await db.technical(county, (tx) => insertSession(tx, county, session), clock)).token
  const client = async (session: NewSession) =>
    createAccessClient({ origin, agent, cookieKey: ground.cookieKey, session: await signIn(smallCounty.id, session) })
  try {
    const made: { name: MatterName; personId: string; code: string }[] = []
    for (const name of matterNames) made.push(await makePerson(db, ground, name, made.length))
    const people = await makeActingPeople(db, ground, owner, made)
    const social = await socialService(owner)
    const nurse = await client({ kind: 'staff', staffId: smallCounty.nurse })
    const matters: Matter[] = []
    for (const { name, personId, code } of made) {
      const canaries = canariesOf(name, code)
      if (name === 'other county') {
        matters.push({
          ...(await copyToOtherCounty(owner, matters[0], personId)),
          name,
          personId,
          person: personId,
          code,
          sought: code,
          canaries,
        })
        continue
      }
      const sender = await client({ kind: 'resident', personId: name === 'child' ? people.guardian : personId })
      const sent = await told(
        sender.ask('POST', '/api/contacts', {
          channel: 'web_form',
          lang: 'fi',
          text: `${canaries.words[0] ?? ''} Polvi on ollut kipeä kaksi viikkoa ja vuokra on maksamatta.`,
          ...(name === 'child'
            ? { concerning: { who: 'child', relation: 'lapsi' }, person: { identityCode: code } }
            : { contactWay: { ways: ['call'], phone: `040 ${canaries.whereabouts[2] ?? ''}` } }),
          ...(name === 'permission given' || name === 'permission withdrawn' ? { permission: { share: 'yes' } } : {}),
        }),
      )
      const contact = String(sent['contactId'])
      const path = `/api/desk/contacts/${contact}`
      const opened = await told(nurse.ask('GET', path))
      await told(
        nurse.ask('POST', `${path}/assessment`, {
          basedOn: opened['version'],
          decision: 'override',
          overrideReason: 'Sovittu puhelussa.',
          urgencyClass: 'D',
          needs: [
            { service: 'FYSIO', extract: canaries['health extract'][0] },
            { service: social, extract: canaries['social extract'][0] },
          ],
          note: canaries.note[0],
          childProtection: { decision: 'no-notice', why: 'Ei huolta.' },
        }),
      )
      const need = async (service: string) =>
        String(
          (
            await owner.query<{ id: string }>(
              `select id from need where contact_id = $1 and service = $2 and status <> 'closed'`,
              [contact, service],
            )
          ).rows[0]?.id,
        )
      const [health, socialNeed] = [await need('FYSIO'), await need(social)]
      await owner.query(`update need set owner_staff_id = $2, unit_id = $3 where id = $1`, [
        health,
        healthOwner,
        smallCounty.healthUnit,
      ])
      await owner.query(`update need set owner_staff_id = null, unit_id = $2 where id = $1`, [
        socialNeed,
        smallCounty.socialUnit,
      ])
      if (name === 'permission given' || name === 'permission withdrawn') {
        const own = await client({ kind: 'resident', personId })
        await told(own.ask('POST', `/api/me/contacts/${contact}/permission`, {}))
        if (name === 'permission withdrawn')
          await told(own.ask('POST', `/api/me/contacts/${contact}/withdraw-permission`, {}))
      }
      const written = await told(
        nurse.ask('POST', `/api/own/${health}/joint`, {
          content: {
            kind: 'client-plan',
            parts: { goals: canaries.joint[0], services: '', duties: '', meetings: '', followUp: '' },
          },
        }),
      )
      if (name === 'permission withdrawn') {
        // Denied, too: what health care wrote is not there for social care.
        const [document] = written['documents'] as { documentId: string }[]
        const own = await client({ kind: 'resident', personId })
        await told(
          own.ask('POST', '/api/me/denials', {
            target: 'document',
            documentId: document?.documentId,
            inEmergency: true,
          }),
        )
      }
      matters.push({
        name,
        personId,
        person: personId,
        contact,
        'health need': health,
        'social need': socialNeed,
        appointment: await giveTime(owner, { personId, contact, need: health, day: matters.length }),
        relation: await relationOf(owner, personId),
        sought: canaries.name[0] ?? '',
        code,
        canaries,
      })
    }
    return {
      matters,
      people,
      signIn,
      close: async () => {
        agent.destroy()
        await Promise.all([db.close(), owner.end()])
      },
    }
  } catch (error) {
    agent.destroy()
    await Promise.all([db.close(), owner.end()])
    throw error
  }
}

async function told(answer: Promise<{ status: number; text: string }>): Promise<Record<string, unknown>> {
  const { status, text } = await answer
  if (status !== 200) throw new Error(`planting was answered ${String(status)}: ${text.slice(0, 400)}`)
  return JSON.parse(text) as Record<string, unknown>
}

async function makePerson(db: Db, ground: AccessGround, name: MatterName, n: number) {
  const personId = randomUUID()
  const code = makeArtificialCode(born[name], 940 + n)
  const canaries = canariesOf(name, code)
  await insertPerson(db, ground, name === 'other county' ? 'pirkanmaa' : smallCounty.id, personId, {
    givenName: 'Testi',
    familyName: canaries.name[0] ?? '',
    identityCode: code,
    phone: `040 ${canaries.whereabouts[2] ?? ''}`,
    address: canaries.whereabouts[0] ?? '',
    nonDisclosure: name === 'hidden address',
  })
  return { name, personId, code }
}

async function insertPerson(
  db: Db,
  ground: AccessGround,
  county: string,
  personId: string,
  p: {
    givenName: string
    familyName: string
    identityCode: string
    phone?: string
    address?: string
    nonDisclosure?: boolean
  },
): Promise<void> {
  const config = readConfig(ground.environment)
  const sealer = createSealer(config.sealKeys, config.indexKey)
  const { nonDisclosure = false, ...fields } = p
  await db.write(
    {
      actor: { kind: 'system', county, task: 'plant' },
      purpose: 'technical',
      requestId: randomUUID(),
      clock,
      action: 'plant',
      ground: 'test',
    },
    (tx) => createPerson(tx, sealer, { personId, language: 'fi', verified: true, nonDisclosure, fields }),
  )
}

async function makeActingPeople(
  db: Db,
  ground: AccessGround,
  owner: Client,
  made: readonly { name: MatterName; personId: string }[],
): Promise<ActingPeople> {
  const ids = {} as Record<keyof ActingPeople, string>
  const names = [
    'guardian',
    'guardian whose right has ended',
    'guardian kept apart',
    'holder of a mandate',
    'holder of an ended mandate',
    'person of trust',
    'stranger',
  ] as const
  for (const [n, name] of names.entries()) {
    ids[name] = randomUUID()
    await insertPerson(db, ground, smallCounty.id, ids[name], {
      givenName: 'Muu',
      familyName: 'Henkilö',
      identityCode: makeArtificialCode('1979-09-09', 910 + n),
    })
  }
  const personOf = (name: MatterName) => made.find((one) => one.name === name)?.personId
  const relate = (ward: MatterName, actor: keyof ActingPeople, kind: string, until: string | null = null) =>
    owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from, valid_until) values ($1, $2, $3, $4, '2020-01-01', $5)`,
      [smallCounty.id, personOf(ward), ids[actor], kind, until],
    )
  for (const ward of ['child', 'teen who denied'] as const) {
    await relate(ward, 'guardian', 'guardian')
    await relate(ward, 'guardian whose right has ended', 'guardian', '2026-11-24T09:00:00+02:00')
  }
  await relate('child', 'guardian kept apart', 'guardian')
  await owner.query(`update person set guardians_apart = true where id = $1`, [personOf('child')])
  for (const ward of ['adult', 'permission given', 'permission withdrawn', 'hidden address'] as const) {
    await relate(ward, 'holder of a mandate', 'mandate')
    await relate(ward, 'holder of an ended mandate', 'mandate', '2026-11-24T09:00:00+02:00')
    await relate(ward, 'person of trust', 'trusted')
  }
  return ids
}

const socialService = async (owner: Client) =>
  String(
    (
      await owner.query<{ code: string }>(
        `select code from service where register = 'social' and bookable order by code limit 1`,
      )
    ).rows[0]?.code,
  )
const relationOf = async (owner: Client, personId: string) =>
  String(
    (
      await owner.query<{ id: string }>(
        `select id from person_relation where person_id = $1 and valid_until is null order by kind, id limit 1`,
        [personId],
      )
    ).rows[0]?.id ?? randomUUID(),
  )

async function giveTime(
  owner: Client,
  a: { personId: string; contact: string; need: string; day: number },
): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into appointment (county_id, register, person_id, contact_id, need_id, staff_id, unit_id, service, mode, during, status, booked_at)
     select $1, 'health', $2, $3, $4, $5, $6, 'FYSIO', 'onsite', tstzrange(d, d + interval '30 minutes'), 'booked', $7
     from (select '2026-11-26 08:00+02'::timestamptz + $8::int * interval '1 hour' as d) x returning id`,
    [
      smallCounty.id,
      a.personId,
      a.contact,
      a.need,
      smallCounty.physiotherapist,
      smallCounty.healthUnit,
      accessMoment,
      a.day,
    ],
  )
  return String(rows[0]?.id)
}

/** The rows of one matter again, under new ids, in another county. */
async function copyToOtherCounty(owner: Client, from: Matter | undefined, personId: string) {
  if (!from) throw new Error('nothing to copy')
  const ids = { contact: randomUUID(), 'health need': randomUUID(), 'social need': randomUUID() }
  const appointment = randomUUID()
  const copy = (table: string, where: string, changes: Record<string, unknown>) =>
    owner.query(
      `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || $2::jsonb)).* from ${table} t where t.id = $1`,
      [where, JSON.stringify({ county_id: 'pirkanmaa', person_id: personId, ...changes })],
    )
  await copy('contact', from.contact, {
    id: ids.contact,
    reference: 'TOINEN',
    assigned_staff_id: null,
    opened_by: null,
  })
  for (const need of ['health need', 'social need'] as const)
    await copy('need', from[need], { id: ids[need], contact_id: ids.contact, extract_payload_id: null })
  await copy('appointment', from.appointment, {
    id: appointment,
    contact_id: ids.contact,
    need_id: ids['health need'],
    during: '["2026-11-27 06:00:00+00","2026-11-27 06:30:00+00")',
  })
  return { ...ids, appointment, relation: randomUUID() }
}
