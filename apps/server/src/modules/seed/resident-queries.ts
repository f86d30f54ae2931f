import { sql } from 'kysely'
import { majorityAge } from '@luukku/domain/access'
import { addMonths, fromHelsinki } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { nameTokens, nearIndex, normaliseCode, normalisePhone } from '../person/index.ts'
import type { PlannedResident } from './plan-residents.ts'

/** Stores many verified residents in two statements, sealed as `createPerson` seals one. */
export async function insertResidents(
  tx: WriteTx,
  sealer: Sealer,
  residents: readonly PlannedResident[],
): Promise<void> {
  const county = tx.actor.county
  const rows = residents.map((r) => {
    const seal = (column: string, value: string) =>
      sealer.seal(value, { table: 'person_identity', column, row: r.personId }).toString('hex')
    const index = (field: string, value: string) => sealer.blindIndex(field, value).toString('hex')
    return {
      id: r.personId,
      municipality: r.municipality,
      language: r.language,
      hidden: r.nonDisclosure,
      name: seal('name', JSON.stringify([r.givenName, r.familyName])),
      code: seal('identity_code', r.identityCode),
      born: seal('birth_date', r.birthDate),
      phone: seal('phone', r.phone),
      code_index: index('identity-code', normaliseCode(r.identityCode)),
      phone_index: index('phone', normalisePhone(r.phone)),
      names: nameTokens(`${r.givenName} ${r.familyName}`).map((token) => index('name', token)),
      near: nearIndex(sealer, nameTokens(`${r.givenName} ${r.familyName}`)).map((one) => one.toString('hex')),
    }
  })
  const batch = JSON.stringify(rows)
  await tx.run(sql`
    insert into person (id, county_id, municipality_code, language, verified, non_disclosure, created_at)
    select id, ${county}, municipality, language, true, hidden, ${tx.at}
    from jsonb_to_recordset(${batch}::jsonb) r(id uuid, municipality text, language text, hidden boolean)`)
  await tx.run(sql`
    insert into person_identity (person_id, county_id, name_sealed, identity_code_sealed, birth_date_sealed, phone_sealed,
      identity_code_index, phone_index, name_index, name_near, changed_at)
    select id, ${county}, decode(name, 'hex'), decode(code, 'hex'), decode(born, 'hex'), decode(phone, 'hex'),
      decode(code_index, 'hex'), decode(phone_index, 'hex'), array(select decode(n, 'hex') from unnest(names) n),
      array(select decode(n, 'hex') from unnest(near) n), ${tx.at}
    from jsonb_to_recordset(${batch}::jsonb) r(id uuid, name text, code text, born text, phone text, code_index text,
      phone_index text, names text[], near text[])`)
  const pairs = residents.flatMap((r) =>
    r.guardians.map((guardian) => ({
      child: r.personId,
      guardian,
      until: fromHelsinki(addMonths(r.birthDate, majorityAge * 12), '00:00'),
    })),
  )
  if (pairs.length > 0)
    await tx.run(sql`
      insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from, valid_until)
      select ${county}, child, guardian, 'guardian', ${tx.at}, until
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) r(child uuid, guardian uuid, until timestamptz)`)
}

/** Those of them who are not in the county yet. */
export async function withoutStored(
  tx: ReadTx,
  residents: readonly PlannedResident[],
): Promise<readonly PlannedResident[]> {
  const ids = residents.map(({ personId }) => personId)
  const rows = await tx.rows(sql<{ id: string }>`select id from person where id = any(${ids}::uuid[])`)
  if (rows.length === 0) return residents
  const stored = new Set(rows.map(({ id }) => id))
  return residents.filter(({ personId }) => !stored.has(personId))
}

export async function hasResidents(tx: ReadTx): Promise<boolean> {
  return (await tx.first(sql`select from person where county_id = ${tx.actor.county} limit 1`)) !== undefined
}

/** Of so many of them one has an order of non-disclosure, where there are that many. */
const onePerHidden = 40

/** Some residents, always the same ones in the same order, some of whom hide; nobody whom a contact made. */
export async function listResidentIds(tx: ReadTx, count: number): Promise<string[]> {
  const list = (hidden: boolean, limit: number) =>
    tx.rows(
      sql<{
        id: string
      }>`select id from person where county_id = ${tx.actor.county} and verified and non_disclosure = ${hidden} order by id limit ${limit}`,
    )
  const open = await list(false, count)
  const hiding = await list(true, Math.ceil(count / onePerHidden))
  tx.journal({ register: 'none', persons: [], detail: { rows: open.length + hiding.length } })
  const mixed = open.flatMap((one, at) => {
    const hides = at % onePerHidden === 5 ? hiding[Math.floor(at / onePerHidden)] : undefined
    return hides === undefined ? [one.id] : [hides.id, one.id]
  })
  return mixed.slice(0, count)
}
