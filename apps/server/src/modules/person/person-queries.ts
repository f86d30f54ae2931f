import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { PersonFields } from '@luukku/contract'
import { readIdentityCode } from '@luukku/domain/access'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import type { Sealer } from '../../platform/seal.ts'
import { followDetails } from './follow-details.ts'
import { fullName, knownBirthDate, readBorn, toldAge, type Identity, type StoredContactWay } from './identity.ts'
import { findByName, nearIndex, openName, place } from './find-by-name.ts'
import { nameTokens, normaliseCode, normaliseEmail, normalisePhone } from './normalise.ts'

export interface NewPerson {
  personId: string
  fields: PersonFields & { phone?: string; email?: string; address?: string }
  language: string
  verified: boolean
  /** Only named, by a code that was told of them: unverified, and found when they sign in. */
  isNamed?: boolean
  nonDisclosure?: boolean
  /** The county's own identifier, for somebody without an identity code. */
  temporaryCode?: string
  contactWay?: StoredContactWay
}

/**
 * Stores a person and, apart and sealed, who they are. An unverified person's code is kept sealed but not indexed:
 * somebody's claim to a code must not be found as that person. Of one who was only named by their code, with nobody there to
 * look at, the code is found, and they stay unverified until they sign in or somebody checks who they are (ADR 0209).
 */
export async function createPerson(tx: WriteTx, sealer: Sealer, person: NewPerson): Promise<void> {
  const county = tx.actor.county
  const { fields, personId } = person
  await tx.send(sql`
    insert into person (id, county_id, municipality_code, language, verified, non_disclosure, created_at)
    values (${personId}, ${county}, (select code from municipality where code = ${fields.municipality ?? null}), ${person.language}, ${person.verified}, ${person.nonDisclosure ?? false}, ${tx.at})`)
  const sealed = (column: string, value: string | undefined) =>
    value === undefined || value === '' ? null : sealer.seal(value, place(column, personId))
  const phone = fields.phone ?? person.contactWay?.phone
  const email = fields.email ?? person.contactWay?.email
  const code = fields.identityCode === undefined ? undefined : normaliseCode(fields.identityCode)
  const born =
    fields.birthDate ??
    (code === undefined ? undefined : readIdentityCode(code)?.birthDate) ??
    (fields.age === undefined ? undefined : toldAge(fields.age, tx.at))
  const tokens = nameTokens(`${fields.givenName ?? ''} ${fields.familyName ?? ''}`)
  const indexed = (field: string, value: string | undefined) =>
    value === undefined || value === '' ? null : sealer.blindIndex(field, value)
  await tx.send(sql`
    insert into person_identity (person_id, county_id, name_sealed, identity_code_sealed, birth_date_sealed, phone_sealed, email_sealed,
      address_sealed, contact_way_sealed, identity_code_index, phone_index, email_index, name_index, name_near, temporary_code_sealed, temporary_code_index, changed_at)
    values (${personId}, ${county}, ${sealed('name', JSON.stringify([fields.givenName ?? '', fields.familyName ?? '']))},
      ${sealed('identity_code', code)}, ${sealed('birth_date', born)}, ${sealed('phone', phone)}, ${sealed('email', email)},
      ${sealed('address', fields.address)}, ${person.contactWay ? sealContactWay(sealer, personId, person.contactWay) : null},
      ${person.verified || person.isNamed === true ? indexed('identity-code', code) : null}, ${indexed('phone', phone === undefined ? undefined : normalisePhone(phone))},
      ${indexed('email', email === undefined ? undefined : normaliseEmail(email))},
      ${tokens.map((token) => sealer.blindIndex('name', token))}, ${nearIndex(sealer, tokens)},
      ${sealed('temporary_code', person.temporaryCode)}, ${indexed('temporary-code', person.temporaryCode)}, ${tx.at})`)
}

/** A verified person by identity code, before any actor is known (signing in). */
export async function findPersonByCode(tx: ReadTx, sealer: Sealer, code: string): Promise<string | undefined> {
  const row = await tx.first(
    sql<{
      id: string | null
    }>`select find_person_by_code(${tx.actor.county}, ${sealer.blindIndex('identity-code', normaliseCode(code))}) as id`,
  )
  return row?.id ?? undefined
}

/** Has anybody made sure who this is: by signing in, or by a professional who checked. */
export async function isVerified(tx: ReadTx, personId: string): Promise<boolean> {
  const row = await tx.first(sql<{ verified: boolean }>`select verified from person where id = ${personId}`)
  return row?.verified === true
}

/** Who was only named signed in: now it is known who they are. @returns whether it was so */
export const verifyNamed = async (tx: WriteTx, personId: string): Promise<boolean> =>
  (await tx.run(sql`update person set verified = true where id = ${personId} and not verified`)) === 1

/** A colleague's record, one's own, one's child's: closed to this professional whatever else they may see (`staff_reach`). */
export async function isClosedToMe(tx: ReadTx, personId: string): Promise<boolean> {
  const row = await tx.first(sql<{ closed: boolean }>`select ${personId}::uuid = any (my_closed()) as closed`)
  return row?.closed === true
}

/**
 * Ids of persons that this actor may see and who can be phoned at this number; of one joined into another, that other. The
 * number of somebody who hides is known to planned work, which texts to it, and to whoever may know their whereabouts now: for
 * everybody else it is a number nobody has. Indexes: person_identity_phone, whereabouts_phone.
 */
export async function listPersonsByPhone(tx: ReadTx, sealer: Sealer, phone: string): Promise<string[]> {
  const index = sealer.blindIndex('phone', normalisePhone(phone))
  const rows = await tx.rows(sql<{ person_id: string }>`
    select distinct coalesce(p.joined_into, p.id) as person_id from person p join (
      select person_id from person_identity where county_id = ${tx.actor.county} and phone_index = ${index}
      union all
      select person_id from whereabouts where county_id = ${tx.actor.county} and phone_index = ${index}) i on i.person_id = p.id
    limit 20`)
  return rows.map(({ person_id }) => person_id)
}

/**
 * Ids of persons that this actor may see and whose name, code, temporary code or phone is the one asked: what is exact first,
 * then names with one slip a word. Names are for those who see contacts whole.
 */
export async function searchPersons(tx: ReadTx, sealer: Sealer, words: string): Promise<string[]> {
  const phone = sealer.blindIndex('phone', normalisePhone(words))
  const code = sealer.blindIndex('identity-code', normaliseCode(words))
  const temporary = sealer.blindIndex('temporary-code', normaliseCode(words))
  const exact = await tx.rows(sql<{ person_id: string }>`
    select person_id from person_identity where county_id = ${tx.actor.county} and identity_code_index = ${code}
    union
    select person_id from person_identity where county_id = ${tx.actor.county} and temporary_code_index = ${temporary}
    union
    select person_id from person_identity where county_id = ${tx.actor.county} and phone_index = ${phone}
    limit 200`)
  const named = await findByName(tx, sealer, words)
  return [...new Set([...exact.map((row) => row.person_id), ...named])]
}

interface IdentityRow {
  person_id: string
  name_sealed: Buffer | null
  identity_code_sealed: Buffer | null
  birth_date_sealed: Buffer | null
  phone_sealed: Buffer | null
  email_sealed: Buffer | null
  address_sealed: Buffer | null
  contact_way_sealed: Buffer | null
  temporary_code_sealed: Buffer | null
  language: string
  municipality_code: string | null
  verified: boolean
  non_disclosure: boolean
  whereabouts_closed: boolean
  safe_contact_only: boolean
}

/** Opens the identities that the wall lets this actor see. The caller journals the read with its other subjects. */
export async function readIdentities(
  tx: ReadTx,
  sealer: Sealer,
  personIds: readonly string[],
): Promise<Map<string, Identity>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.rows(sql<IdentityRow>`
    select i.person_id, i.name_sealed, i.identity_code_sealed, i.birth_date_sealed, coalesce(i.phone_sealed, w.phone_sealed) as phone_sealed,
      coalesce(i.email_sealed, w.email_sealed) as email_sealed, coalesce(i.address_sealed, w.address_sealed) as address_sealed,
      coalesce(i.contact_way_sealed, w.contact_way_sealed) as contact_way_sealed, i.temporary_code_sealed, p.language,
      coalesce(p.municipality_code, w.municipality_code) as municipality_code, p.verified, p.non_disclosure,
      p.non_disclosure and w.person_id is null as whereabouts_closed, p.safe_contact_only
    from person_identity i join person p on p.id = i.person_id
      -- Places of a person with an order of non-disclosure: there only for who may know them now. «offset 0» keeps it apart, so
      -- that nobody without an order is looked for there: each row found asks who may know it.
      left join lateral (select o.* from whereabouts o where p.non_disclosure and o.person_id = i.person_id offset 0) w on true
    where ${isOneOf('i.person_id', personIds)}`)
  return new Map(rows.map((row) => [row.person_id, openIdentity(sealer, row)]))
}

/**
 * Days of birth that are known, by person: of what is sealed this alone is opened. One that these keys do not open is left out, as if
 * nobody had told it.
 */
export async function readBirthDates(
  tx: ReadTx,
  sealer: Sealer,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows(sql<{ person_id: string; birth_date_sealed: Buffer }>`
    select person_id, birth_date_sealed from person_identity
    where ${isOneOf('person_id', personIds)} and birth_date_sealed is not null`)
  const open = ({ person_id, birth_date_sealed }: (typeof rows)[number]) => {
    try {
      return knownBirthDate(readBorn(sealer.open(birth_date_sealed, place('birth_date', person_id))))
    } catch {
      return undefined
    }
  }
  return new Map(
    rows.flatMap((row) => {
      const day = open(row)
      return day === undefined ? [] : [[row.person_id, day] as const]
    }),
  )
}

function openIdentity(sealer: Sealer, row: IdentityRow): Identity {
  const open = (column: string, value: Buffer | null) =>
    value === null ? undefined : sealer.open(value, place(column, row.person_id))
  const { givenName, familyName } = openName(sealer, row.person_id, row.name_sealed)
  const contactWay = open('contact_way', row.contact_way_sealed)
  return {
    personId: row.person_id,
    givenName,
    familyName,
    identityCode: open('identity_code', row.identity_code_sealed),
    ...readBorn(open('birth_date', row.birth_date_sealed)),
    phone: open('phone', row.phone_sealed),
    email: open('email', row.email_sealed),
    address: open('address', row.address_sealed),
    temporaryCode: open('temporary_code', row.temporary_code_sealed),
    contactWay: contactWay === undefined ? undefined : safely(JSON.parse(contactWay) as StoredContactWay, row),
    language: row.language,
    municipalityCode: row.municipality_code ?? undefined,
    verified: row.verified,
    nonDisclosure: row.non_disclosure,
    whereaboutsClosed: row.whereabouts_closed,
    safeContactOnly: row.safe_contact_only,
  }
}

/** What is known of the person counts, whatever was ticked when this way was stored. */
const safely = (way: StoredContactWay, row: Pick<IdentityRow, 'safe_contact_only'>): StoredContactWay =>
  row.safe_contact_only ? { ...way, onlySafe: true } : way

/** A way of contact as it lies in the row of this person, and in no other. */
export const sealContactWay = (sealer: Sealer, personId: string, way: StoredContactWay): Buffer =>
  sealer.seal(JSON.stringify(way), place('contact_way', personId))

/** Only safe ways from now on, by what this person said of themself: nothing takes it away. */
export const keepSafeContact = (tx: WriteTx, personId: string) =>
  tx.run(sql`update person set safe_contact_only = true where id = ${personId} and not safe_contact_only`)

/** Stores how this person can be reached without danger; phone and e-mail become searchable too. */
export async function saveContactWay(
  tx: WriteTx,
  sealer: Sealer,
  personId: string,
  way: StoredContactWay,
): Promise<void> {
  const sealed = (column: string, value: string | undefined) =>
    value ? sealer.seal(value, place(column, personId)) : null
  await tx.send(sql`
    update person_identity set contact_way_sealed = ${sealContactWay(sealer, personId, way)},
      phone_sealed = coalesce(${sealed('phone', way.phone)}, phone_sealed),
      phone_index = coalesce(${way.phone ? sealer.blindIndex('phone', normalisePhone(way.phone)) : null}, phone_index),
      email_sealed = coalesce(${sealed('email', way.email)}, email_sealed),
      email_index = coalesce(${way.email ? sealer.blindIndex('email', normaliseEmail(way.email)) : null}, email_index),
      changed_at = ${tx.at}
    where person_id = ${personId}`)
  if (way.onlySafe) await keepSafeContact(tx, personId)
}

/** Takes away how the person is reached, and the number and address that came with it: they were somebody else's. */
export async function forgetContactWay(tx: WriteTx, sealer: Sealer, personId: string): Promise<void> {
  const identity = (await readIdentities(tx, sealer, [personId])).get(personId)
  const way = identity?.contactWay
  if (way === undefined) return
  const isSame = (field: 'phone' | 'email', normalise: (value: string) => string) =>
    way[field] !== undefined && identity?.[field] !== undefined && normalise(way[field]) === normalise(identity[field])
  await tx.run(sql`
    update person_identity set contact_way_sealed = ${takenAway}, changed_at = ${tx.at}
      ${isSame('phone', normalisePhone) ? sql`, phone_sealed = ${takenAway}, phone_index = ${takenAway}` : sql``}
      ${isSame('email', normaliseEmail) ? sql`, email_sealed = ${takenAway}, email_index = ${takenAway}` : sql``}
    where person_id = ${personId}`)
}

/** Written over a value that is no more: the row's trigger makes nothing of it (0370). */
const takenAway = Buffer.alloc(0)

/**
 * The name of somebody who was recorded by their code alone, as whoever may act for another, from who vouches for them. A name
 * that stands is left as it is.
 * @returns whether it was written
 */
export async function nameUnnamed(
  tx: WriteTx,
  sealer: Sealer,
  personId: string,
  name: Pick<Identity, 'givenName' | 'familyName'>,
): Promise<boolean> {
  const known = (await readIdentities(tx, sealer, [personId])).get(personId)
  const tokens = nameTokens(fullName(name))
  if (known === undefined || fullName(known) !== '' || tokens.length === 0) return false
  const sealed = sealer.seal(JSON.stringify([name.givenName, name.familyName]), place('name', personId))
  await tx.run(sql`
    update person_identity set name_sealed = ${sealed}, name_index = ${tokens.map((token) => sealer.blindIndex('name', token))},
      name_near = ${nearIndex(sealer, tokens)}, changed_at = ${tx.at}
    where person_id = ${personId}`)
  return true
}

/**
 * What is the person's own to correct; an empty text takes the value away. A number they no longer have is not found either,
 * and nothing goes to it: where it was the one to be reached by, the new one is.
 */
export async function correctOwnDetails(
  tx: WriteTx,
  sealer: Sealer,
  personId: string,
  d: { phone: string; email: string; lang: string },
): Promise<void> {
  const sealed = (column: string, value: string) =>
    value === '' ? takenAway : sealer.seal(value, place(column, personId))
  const indexed = (field: string, value: string) => (value === '' ? takenAway : sealer.blindIndex(field, value))
  const [phone, email] = [d.phone.trim(), d.email.trim()]
  const old = (await readIdentities(tx, sealer, [personId])).get(personId)
  const followed = old?.contactWay && followDetails(old.contactWay, old, { phone, email })
  const way = followed && sealContactWay(sealer, personId, followed)
  await tx.run(sql`
    update person_identity set phone_sealed = ${sealed('phone', phone)}, phone_index = ${indexed('phone', normalisePhone(phone))},
      email_sealed = ${sealed('email', email)}, email_index = ${indexed('email', normaliseEmail(email))}, changed_at = ${tx.at}
      ${way === undefined ? sql`` : sql`, contact_way_sealed = ${way}`}
    where person_id = ${personId}`)
  await tx.run(sql`update person set language = ${d.lang} where id = ${personId}`)
}

/**
 * Who writes to us themself for the first time does so in their own language: what stood before was the page they signed in on, or
 * what somebody else told. From then on it is theirs to correct. Index: contact_person.
 */
export const learnLanguage = (tx: WriteTx, personId: string, language: string) =>
  tx.run(sql`
    update person set language = ${language}
    where id = ${personId} and language <> ${language} and not exists (select from contact c where c.person_id = ${personId}
      and coalesce(c.reporter_person_id, c.person_id) = c.person_id and coalesce(c.summary ->> 'toldBy', 'self') = 'self')`)

export const newPersonId = () => randomUUID()
