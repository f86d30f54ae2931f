import { sql } from 'kysely'
import { overrideKinds, type CountedOutcome } from '@luukku/domain/operating-model'
import type { Proposal } from '@luukku/domain/guidance'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

/** One contact as it stands counted: what was first proposed, by which models, and what is decided now. */
export interface Counted {
  day: string
  proposed: Proposal['urgencyClass']
  services: string[]
  models: { name: string; hash: string }[]
  decided: Proposal['urgencyClass']
  sameServices: boolean
  overrideKind?: string
}

/** A row a model. No person and no contact stand in it. @param weight  -1 takes back what was counted */
export async function insertOutcomes(tx: WriteTx, one: Counted, weight: 1 | -1): Promise<void> {
  for (const { name, hash } of one.models)
    await tx.send(sql`
      insert into guidance_outcome (county_id, day, model, hash, proposed, decided, same_services, override_kind, weight)
      values (${tx.actor.county}, ${one.day}, ${name}, ${hash}, ${one.proposed}, ${one.decided}, ${one.sameServices}, ${one.overrideKind ?? null}, ${weight})`)
}

export async function findCounted(tx: ReadTx, contactId: string): Promise<Counted | undefined> {
  const row = await tx.first(sql<{ counted: Counted | null }>`select counted from contact where id = ${contactId}`)
  return row?.counted ?? undefined
}

export const keepCounted = (tx: WriteTx, contactId: string, counted: Counted) =>
  tx.send(sql`update contact set counted = ${JSON.stringify(counted)}::jsonb where id = ${contactId}`)

/** Contacts of one model since a day, counted by what was proposed and decided. */
export async function countOutcomes(
  tx: ReadTx,
  model: string,
  from: string,
): Promise<(CountedOutcome & { hash: string })[]> {
  const rows = await tx.rows(sql<Omit<CountedOutcome, 'overrideKind'> & { hash: string; kind: string | null }>`
    select hash, proposed, decided, same_services as "sameServices", override_kind as kind, sum(weight)::int as count
    from guidance_outcome where county_id = ${tx.actor.county} and model = ${model} and day >= ${from}
    group by hash, proposed, decided, same_services, override_kind having sum(weight) > 0`)
  return rows.map(({ kind, ...row }) => {
    const overrideKind = overrideKinds.find((one) => one === kind)
    return overrideKind === undefined ? row : { ...row, overrideKind }
  })
}
