import { sql } from 'kysely'
import { decideActing, type ActingFacts, type Actor, type StaffRole } from '@luukku/domain/access'
import { toInstant } from '@luukku/domain/time'
import type { Lookup, ReadTx, WriteTx } from './db.ts'
import { hashToken, randomToken } from './seal.ts'

interface SessionRow {
  kind: 'visitor' | 'resident' | 'staff'
  person_id: string | null
  contact_id: string | null
  staff_id: string | null
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  roles: StaffRole[] | null
  registers: ('health' | 'social' | 'both')[] | null
  languages: string[] | null
  unit_id: string | null
  guidance: boolean | null
  licensed: boolean | null
  units: string[] | null
  closed: string[] | null
  emergency: string[] | null
}

/** Minutes without a request after which a session ends; staff sit at shared desks, residents at shared phones. */
export const idleMinutes = { visitor: 30, resident: 30, staff: 45 } as const
export const absoluteHours = { visitor: 12, resident: 8, staff: 12 } as const

export interface NewSession {
  kind: 'visitor' | 'resident' | 'staff'
  personId?: string
  contactId?: string
  staffId?: string
  /** Sealed: what the identity provider gave, told back to it when the session ends. */
  idTokenHint?: string
  /** Digests of whose session it is at the identity provider, and of which one. */
  providerSubject?: Buffer
  providerSession?: Buffer
}

/** Starts a session; only the hash of the returned token is stored. */
export async function insertSession(
  tx: WriteTx,
  county: string,
  session: NewSession,
): Promise<{ token: string; maxAgeSeconds: number }> {
  const token = randomToken()
  const maxAgeSeconds = absoluteHours[session.kind] * 3600
  const expires = new Date(tx.at.getTime() + maxAgeSeconds * 1000)
  await tx.send(sql`
    insert into session (id_hash, county_id, kind, person_id, staff_id, contact_id, id_token_hint, provider_subject, provider_session, created_at, last_seen_at, expires_at)
    values (${hashToken(token)}, ${county}, ${session.kind}, ${session.personId ?? null}, ${session.staffId ?? null},
      ${session.contactId ?? null}, ${session.idTokenHint ?? null}, ${session.providerSubject ?? null},
      ${session.providerSession ?? null}, ${tx.at}, ${tx.at}, ${expires})`)
  return { token, maxAgeSeconds }
}

/** @returns whose session it was, and its sealed token of the identity provider; undefined where there was none */
export const deleteSession = (tx: WriteTx, token: string) =>
  tx.first(sql<{ kind: 'visitor' | 'resident' | 'staff'; id_token_hint: string | null }>`
    delete from session where id_hash = ${hashToken(token)} returning kind, id_token_hint`)

/** Who sent a first contact without signing in is not known to be these persons: from now on they sign in like anybody. */
export const endVisitsOf = (tx: WriteTx, persons: readonly string[]) =>
  tx.run(sql`delete from session where kind = 'visitor' and person_id = any (${[...persons]}::uuid[])`)

/** The actor of a living session: idle and absolute limits, and the person's rights as they are at this moment. */
export async function findActor(tx: Lookup, county: string, token: string): Promise<Actor | undefined> {
  const hash = hashToken(token)
  const row = await tx.first(sql<SessionRow>`
    select s.kind, s.person_id, s.contact_id, s.staff_id, s.created_at, s.last_seen_at, s.expires_at,
      m.roles, m.registers, m.languages, m.unit_id, m.licensed, u.joint_guidance as guidance, r.units, r.closed, r.emergency
    from session s
    -- Rights as they are now: whoever left, or whose days are over, is nobody at the next click.
    left join staff_member m on m.id = s.staff_id and m.active and (m.valid_from is null or m.valid_from <= ${tx.at})
      and (m.valid_until is null or m.valid_until > ${tx.at})
    left join unit u on u.id = m.unit_id
    left join lateral (select * from staff_reach(s.county_id, m.id, ${tx.at}) where m.id is not null) r on true
    where s.id_hash = ${hash} and s.county_id = ${county}`)
  if (!row || row.expires_at <= tx.at || tx.at.getTime() - row.last_seen_at.getTime() > idleMinutes[row.kind] * 60_000)
    return undefined
  // One write a minute is enough to know that somebody is there.
  if (tx.at.getTime() - row.last_seen_at.getTime() > 60_000)
    await tx.run(sql`update session set last_seen_at = ${tx.at} where id_hash = ${hash}`)
  if (row.kind === 'staff') {
    if (!row.staff_id || !row.roles || !row.registers || !row.unit_id) return undefined
    return {
      kind: 'staff',
      county,
      staffId: row.staff_id,
      roles: row.roles,
      registers: row.registers,
      guidance: row.guidance === true && row.roles.includes('triage'),
      unitId: row.unit_id,
      units: row.units ?? [row.unit_id],
      closed: row.closed ?? [],
      emergency: row.emergency ?? [],
      languages: row.languages ?? [],
      licensed: row.licensed === true,
    }
  }
  if (!row.person_id) return undefined
  if (row.kind === 'visitor')
    return row.contact_id ? { kind: 'visitor', county, personId: row.person_id, contactId: row.contact_id } : undefined
  return { kind: 'resident', county, personId: row.person_id, ...(await readActedFor(tx, county, row.person_id)) }
}

interface ActingRow {
  person_id: string
  kind: ActingFacts['kind']
  valid_from: Date
  valid_until: Date | null
  barred: boolean
  ward_non_disclosure: boolean
  own_non_disclosure: boolean
  other_guardian_non_disclosure: boolean
}

/** Asked with every request: a mandate taken back and a custody that ended are gone from the next one on. */
export async function readActedFor(
  tx: Pick<ReadTx, 'rows' | 'at'>,
  county: string,
  personId: string,
): Promise<{ persons: string[]; readOnly: string[] }> {
  const rows = await tx.rows(sql<ActingRow>`
    select person_id, kind, valid_from, valid_until, barred, ward_non_disclosure, own_non_disclosure, other_guardian_non_disclosure
    from acting_facts(${county}, ${personId})`)
  // A bar is between the two: no other relation of theirs goes round it.
  const barred = new Set(rows.filter((row) => row.barred).map((row) => row.person_id))
  const acting = new Set<string>()
  const seeing = new Set<string>()
  for (const row of rows) {
    const decided = decideActing(
      {
        personId: row.person_id,
        kind: row.kind,
        validFrom: toInstant(row.valid_from),
        validUntil: row.valid_until === null ? undefined : toInstant(row.valid_until),
        barred: barred.has(row.person_id),
        wardNonDisclosure: row.ward_non_disclosure,
        ownNonDisclosure: row.own_non_disclosure,
        otherGuardianNonDisclosure: row.other_guardian_non_disclosure,
      },
      toInstant(tx.at),
    )
    if (decided === 'act') acting.add(row.person_id)
    else if (decided === 'read-only') seeing.add(row.person_id)
  }
  const readOnly = [...seeing].filter((id) => !acting.has(id))
  return { persons: [personId, ...acting, ...readOnly], readOnly }
}

export async function deleteEndedSessions(tx: ReadTx & WriteTx): Promise<number> {
  return tx.run(sql`delete from session where expires_at <= ${tx.at}`)
}

/** Messages of the identity provider that would not be taken any more by their age. */
export const deleteOldLogoutMessages = (tx: WriteTx) =>
  tx.run(sql`delete from logout_message where expires_at <= ${tx.at}`)
