import { retentionClassOf, type SocialTask } from '@luukku/domain/retention'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { ageOf } from './identity.ts'
import { readIdentities } from './person-queries.ts'

/**
 * The retention class of what is written of this person now: in social care by what the service of its need is and their age today.
 * What stands in both registers is kept as health care's, the longer of the two. Where the day of birth is not known, or
 * hidden, it is kept as a family's.
 *
 * @param need  its service, or its id where the need is there already
 */
export async function classOfNote(
  tx: ReadTx,
  sealer: Sealer,
  register: 'health' | 'social' | 'both',
  personId: string,
  need: { service: string } | { id: string },
): Promise<string> {
  if (register !== 'social') return retentionClassOf('health', undefined)
  const service =
    'service' in need ? sql`${need.service}::text` : sql`(select n.service from need n where n.id = ${need.id})`
  const known = await tx.first(
    sql<{ task: SocialTask | null }>`select social_task(${tx.actor.county}, ${service}) as task`,
  )
  const age = ageOf((await readIdentities(tx, sealer, [personId])).get(personId), tx.at)
  return retentionClassOf('social', age, known?.task ?? undefined)
}
