import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import type { Identity } from './identity.ts'
import { nearForms, slipsOfName } from './near-names.ts'
import { nameTokens } from './normalise.ts'

/** Where a value of this person is sealed for. */
export const place = (column: string, personId: string) => ({ table: 'person_identity', column, row: personId })

/** Four bytes of a form's digest: a chance hit costs opening one name, sixteen bytes would cost a third of the table. */
const nearBytes = 4

/** What is stored of a name so that it is found with a slip in it. */
export const nearIndex = (sealer: Sealer, tokens: readonly string[]): Buffer[] => [
  ...new Map(
    tokens
      .flatMap((token) => nearForms(token))
      .map((form) => sealer.blindIndex('name-near', form).subarray(0, nearBytes))
      .map((digest) => [digest.toString('hex'), digest]),
  ).values(),
]

/**
 * Ids of persons by name, for those who see contacts whole: every word asked is in the name, in any order, with at most one
 * slip a word; the fewest slips first. What only looks alike by its digests is opened here and goes no further.
 */
export async function findByName(tx: ReadTx, sealer: Sealer, words: string): Promise<string[]> {
  const tokens = nameTokens(words).toSorted((a, b) => b.length - a.length)
  if (tokens.length === 0) return []
  const exact = tokens.map((token) => sealer.blindIndex('name', token))
  const [one, two = null, three = null, four = null] = tokens.slice(0, 4).map((token) => nearIndex(sealer, [token]))
  const rows = await tx.rows(sql<{ person_id: string; name_sealed: Buffer | null }>`
    select i.person_id, i.name_sealed from (
        select named from persons_named(${exact}::bytea[]) named
        union select near from persons_near(${one}::bytea[], ${two}::bytea[], ${three}::bytea[], ${four}::bytea[]) near) found
      join person_identity i on i.person_id = found.named`)
  return rows
    .flatMap(({ person_id, name_sealed }) => {
      const { givenName, familyName } = openName(sealer, person_id, name_sealed)
      const slips = slipsOfName(tokens, nameTokens(`${givenName} ${familyName}`))
      return slips === undefined ? [] : [{ person_id, slips }]
    })
    .toSorted((a, b) => a.slips - b.slips || (a.person_id < b.person_id ? -1 : 1))
    .slice(0, 200)
    .map(({ person_id }) => person_id)
}

/** Given and family name from a sealed value of this person. */
export function openName(
  sealer: Sealer,
  personId: string,
  sealed: Buffer | null,
): Pick<Identity, 'givenName' | 'familyName'> {
  const [givenName = '', familyName = ''] =
    sealed === null ? [] : (JSON.parse(sealer.open(sealed, place('name', personId))) as string[])
  return { givenName, familyName }
}

/**
 * Names stored before they could be found with a slip in them.
 * @returns how many were indexed now; 0 when none is left
 */
export async function indexOldNames(tx: WriteTx, sealer: Sealer, limit: number): Promise<number> {
  const rows = await tx.rows(sql<{ person_id: string; name_sealed: Buffer | null }>`
    select person_id, name_sealed from person_identity where name_near is null order by person_id limit ${limit} for update skip locked`)
  for (const { person_id, name_sealed } of rows) {
    const { givenName, familyName } = openName(sealer, person_id, name_sealed)
    const near = nearIndex(sealer, nameTokens(`${givenName} ${familyName}`))
    await tx.send(sql`update person_identity set name_near = ${near} where person_id = ${person_id}`)
  }
  return rows.length
}
