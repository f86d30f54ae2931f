import { sql } from 'kysely'
import type { WriteTx } from '../../../platform/db.ts'
import type { Services } from '../../../platform/services.ts'

/**
 * What these needs ask of their place is another now. What is booked stays; where its place lacks what is asked it gets another room,
 * or comes to guidance.
 */
export async function planPlaceChecks(
  tx: WriteTx,
  { jobs }: Pick<Services, 'jobs'>,
  needIds: readonly string[],
): Promise<void> {
  const places = await tx.rows(sql<{ unitId: string }>`
    select distinct unit_id as "unitId" from appointment
    where need_id = any (${[...needIds]}::uuid[]) and mode = 'onsite' and status in ('held', 'booked', 'arrived') and lower(during) > ${tx.at}`)
  for (const { unitId } of places) await jobs.plan(tx, 'check-places', { county: tx.actor.county, unitId })
}
