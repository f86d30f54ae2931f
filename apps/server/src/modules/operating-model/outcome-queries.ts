import { sql } from 'kysely'
import { overrideKinds, type CountedOutcome } from '@luukku/domain/operating-model'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface NewOutcome {
  day: string
  model: string
  hash: string
  proposed: string
  decided: string
  sameServices: boolean
  overrideKind: string | undefined
}

/** No person and no contact stand in the row. */
export const insertOutcome = (tx: WriteTx, one: NewOutcome) =>
  tx.send(sql`
    insert into guidance_outcome (county_id, day, model, hash, proposed, decided, same_services, override_kind)
    values (${tx.actor.county}, ${one.day}, ${one.model}, ${one.hash}, ${one.proposed}, ${one.decided}, ${one.sameServices}, ${one.overrideKind ?? null})`)

/** Assessments of one model since a day, counted by what was proposed and decided. */
export async function countOutcomes(
  tx: ReadTx,
  model: string,
  from: string,
): Promise<(CountedOutcome & { hash: string })[]> {
  const rows = await tx.rows(sql<Omit<CountedOutcome, 'overrideKind'> & { hash: string; kind: string | null }>`
    select hash, proposed, decided, same_services as "sameServices", override_kind as kind, count(*)::int as count
    from guidance_outcome where county_id = ${tx.actor.county} and model = ${model} and day >= ${from}
    group by hash, proposed, decided, same_services, override_kind`)
  return rows.map(({ kind, ...row }) => {
    const overrideKind = overrideKinds.find((one) => one === kind)
    return overrideKind === undefined ? row : { ...row, overrideKind }
  })
}
