import type { RouteResponse, routes } from '@luukku/contract'
import type { LocalText } from '@luukku/contract'
import { sql } from 'kysely'
import { isOnlySeen, majorityAge, type Actor } from '@luukku/domain/access'
import { noticeWaitsSeconds } from '@luukku/domain/booking'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { guidanceTeamText, professionText } from '@luukku/i18n/data/professions'
import { stopTexts } from '@luukku/i18n/data/stop'
import { choosesWhoSees, findMinorDecision, listMyRepresentatives, mayChooseAlone } from '../acting/index.ts'
import { contactColumns, isToldByAnother, readCareSettings, stopOfCase, type ContactRow } from '../contact/index.ts'
import { ageOf, fullName, openPayloads, readIdentities } from '../person/index.ts'
import { listKnownUrgency } from './resident-queries.ts'
import { readStanding } from './standing.ts'

export type MyContact = RouteResponse<typeof routes.replyMessage>

/** A visitor's session is for one contact; a resident's for everybody they act for. */
export function isMine(actor: Actor, row: { person_id: string; contact_id: string }): boolean {
  if (actor.kind === 'visitor') return row.contact_id === actor.contactId
  return actor.kind === 'resident' && actor.persons.includes(row.person_id)
}

/** Whose rows are asked for: the wall alone would answer the same, and read every contact of the county for it. */
export const personsOf = (actor: Actor): readonly string[] =>
  actor.kind === 'resident' ? actor.persons : actor.kind === 'visitor' ? [actor.personId] : []

/** My contacts, the newest first. Another's, and one joined into another, is not there. Index: contact_person. */
export async function listMyContactRows(tx: ReadTx, contactId?: string): Promise<ContactRow[]> {
  const rows = await tx.rows(sql<ContactRow>`
    select ${contactColumns} from contact where ${isOneOf('person_id', personsOf(tx.actor))} and joined_into is null and (${contactId ?? null}::uuid is null or id = ${contactId ?? null}::uuid)
    order by received_at desc, id`)
  return rows.filter((row) => isMine(tx.actor, { person_id: row.person_id, contact_id: row.id }))
}

export async function getMyContactRow(tx: ReadTx, contactId: string): Promise<ContactRow> {
  const [row] = await listMyContactRows(tx, contactId)
  if (!row) throw notFound()
  return row
}

const mySelf = (tx: ReadTx) =>
  tx.actor.kind === 'resident' || tx.actor.kind === 'visitor' ? tx.actor.personId : undefined

/**
 * For the own matters of a minor, and of an adult whom only safe ways may reach (or who had that lifted while the matter is still hidden) and for whom somebody acts:
 * who sees them now,
 * and may the person change that alone.
 */
async function readGuardians(
  tx: ReadTx,
  sealer: Sealer,
  rows: readonly ContactRow[],
): Promise<Map<string, NonNullable<MyContact['guardians']>>> {
  const found = new Map<string, NonNullable<MyContact['guardians']>>()
  const { actor } = tx
  if (actor.kind !== 'resident') return found
  const identity = (await readIdentities(tx, sealer, [actor.personId])).get(actor.personId)
  const age = ageOf(identity, tx.at)
  const isAdult = age === undefined || age >= majorityAge
  if (isAdult && (await listMyRepresentatives(tx)).length === 0) return found
  for (const row of rows)
    if (row.person_id === actor.personId && choosesWhoSees(row, identity, age))
      found.set(row.id, {
        ofAdult: isAdult,
        now: row.hidden_from_representatives ? 'do-not-see' : 'see',
        canChange: row.status !== 'closed' && mayChooseAlone(await findMinorDecision(tx, row.id)),
      })
  return found
}

export async function toMyContacts(tx: ReadTx, sealer: Sealer, rows: readonly ContactRow[]): Promise<MyContact[]> {
  const ids = rows.map(({ id }) => id)
  // What was written in a matter of their own goes on being read there where it was joined into another one.
  const joined = await tx.rows(sql<{ id: string; joined_into: string }>`
    select id, joined_into from contact where ${isOneOf('joined_into', ids)} and person_id = ${mySelf(tx) ?? null}::uuid`)
  const messages = await tx.rows(sql<{
    contact_id: string
    payload_id: string
    at: Date
    actor_kind: string
    actor_id: string
    how: string | null
    person_id: string
    given_name: string | null
    family_name: string | null
    professions: string[] | null
    client_alone: boolean
    /** Written by the reader, also before two records of theirs were joined. */
    is_mine: boolean
    kept_after: number | null
  }>`
    select coalesce(j.carrier, e.contact_id) as contact_id, e.payload_id, e.at, e.actor_kind, e.actor_id, e.data ->> 'how' as how, p.client_alone, coalesce(e.actor_id = any (${[mySelf(tx) ?? '']}::text[] || (select joined_into_me())::text[]), false) as is_mine, e.person_id, m.given_name, m.family_name, m.professions,
      case when e.data ->> 'how' in ('unit-cancelled', 'unit-moved') then (select extract(epoch from min(r.recorded_at) - e.at)::int from appointment a join clock_record r on r.need_id = a.need_id
        where a.id = (e.data ->> 'appointment')::uuid and r.name = 'PROVIDER-CANCELS' and r.data ->> 'how' = 'taken-back' and r.data ->> 'appointment' = e.data ->> 'appointment' and r.recorded_at >= e.at) end as kept_after
    from case_event e join sealed_payload p on p.id = e.payload_id and p.kind = 'message'
      left join staff_member m on e.actor_kind = 'staff' and m.id::text = e.actor_id
      left join unnest(${joined.map(({ id }) => id)}::uuid[], ${joined.map(({ joined_into }) => joined_into)}::uuid[]) j (id, carrier) on j.id = e.contact_id
    where ${isOneOf('e.contact_id', [...ids, ...joined.map(({ id }) => id)])} order by e.at, e.seq`)
  const wards = rows.flatMap(({ person_id }) => (person_id === mySelf(tx) ? [] : [person_id]))
  const names = await readIdentities(tx, sealer, wards)
  const guardians = await readGuardians(tx, sealer, rows)
  const words = await openPayloads(
    tx,
    sealer,
    messages.map(({ payload_id }) => payload_id),
  )
  const titles = await tx.rows(sql<{ contact_id: string; title: LocalText | null }>`
    select n.contact_id, coalesce((select l.texts -> 'title' from plan_line l where l.need_id = n.id limit 1), v.name) as title
    from need n left join service v on v.county_id = n.county_id and v.code = n.service
    where ${isOneOf('n.contact_id', ids)} and n.status <> 'closed' order by n.urgency_class, n.id`)
  const settings = await readCareSettings(tx)
  const others = rows.filter(({ person_id }) => person_id !== mySelf(tx))
  const known = await listKnownUrgency(
    tx,
    others.map(({ id }) => id),
    mySelf(tx),
  )
  // What the person themself, or another representative, has said since is not told by a stop either.
  const stopIn = (row: ContactRow): Pick<MyContact, 'redFlagStop'> => {
    const stop = others.includes(row) && !known.has(row.id) ? undefined : stopOfCase(row, settings)
    return stop === undefined ? {} : { redFlagStop: stop }
  }
  const standing = await readStanding(tx, rows, others)
  // Who told of somebody without signing in wrote in the session of the client's own record: to the client who reads it, not theirs.
  const isMyOwn = (row: ContactRow, m: { actor_kind: string; is_mine: boolean }): boolean =>
    m.is_mine && (tx.actor.kind === 'visitor' || m.actor_kind !== 'visitor' || !isToldByAnother(row))
  return rows.map((row) => ({
    contactId: row.id,
    reference: row.reference,
    receivedAt: formatHelsinki(toInstant(row.received_at)),
    ...(names.has(row.person_id)
      ? { of: fullName(names.get(row.person_id) ?? { givenName: '', familyName: '' }) }
      : {}),
    readOnly: isOnlySeen(tx.actor, row.person_id),
    ...(guardians.has(row.id) ? { guardians: guardians.get(row.id) } : {}),
    ...standing(row).shown,
    ...(!standing(row).isAnswered && row.promise_to > tx.at
      ? {
          promise: {
            kind: row.promise_kind,
            from: formatHelsinki(toInstant(row.promise_from)),
            to: formatHelsinki(toInstant(row.promise_to)),
            caller: guidanceTeamText,
            ifWorse: stopTexts.ifWorse,
          },
        }
      : {}),
    ...stopIn(row),
    titles: titles.flatMap((t) => (t.contact_id === row.id && t.title !== null ? [t.title] : [])),
    messages: messages
      .filter(({ contact_id }) => contact_id === row.id)
      // What another representative wrote is theirs; the person themself sees all of it.
      .filter((m) => isOurs(m) || m.actor_id === mySelf(tx) || m.person_id === mySelf(tx))
      // What was taken back before anybody was told of it is nobody's news (ADR 0215).
      .filter((m) => m.kept_after === null || m.kept_after >= noticeWaitsSeconds)
      .map((m) => ({
        at: formatHelsinki(toInstant(m.at)),
        from: isOurs(m) ? ('staff' as const) : isMyOwn(row, m) ? ('me' as const) : ('acting' as const),
        by: m.given_name === null ? '' : `${m.given_name} ${m.family_name ?? ''}`,
        ...(m.professions?.[0] === undefined ? {} : { role: professionText(m.professions[0]) }),
        ...aboutOf(m),
        ...(m.client_alone ? { forMeAlone: true } : {}),
        text: m.kept_after === null ? (words.get(m.payload_id) ?? '') : '',
      })),
  }))
}

/** Written by a professional, also where planned work passed their words on. */
const isOurs = ({ actor_kind }: { actor_kind: string }) => actor_kind === 'staff' || actor_kind === 'system'

type AboutTime = Pick<MyContact['messages'][number], 'about'>

function aboutOf({ how, kept_after: keptAfter }: { how: string | null; kept_after: number | null }): AboutTime {
  if (keptAfter !== null) return { about: how === 'unit-moved' ? 'time-put-back' : 'time-kept' }
  if (how === 'unit-moved') return { about: 'time-moved' }
  return how === 'unit-cancelled' ? { about: 'time-cancelled' } : {}
}
