import { lackedBy } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import type { ServiceRow } from '../../catalogue/index.ts'
import { readStaffBook } from '../../staffing/index.ts'
import type { VisitRow } from '../visits/read-visits.ts'
import { listResources } from './resource-queries.ts'

/**
 * Whether the unit, or where it does not a room that the service takes, has what the visit asks of its place. Which room is free
 * then is the booking's own matter.
 */
export async function hasPlace(
  tx: ReadTx,
  unitId: string,
  { resources: kinds }: Pick<ServiceRow, 'resources'>,
  wishes: VisitRow['place_wishes'],
): Promise<boolean> {
  const lacking = lackedBy(wishes, (await readStaffBook(tx)).units.get(unitId)?.features ?? [])
  if (lacking.length === 0) return true
  const rooms = (await listResources(tx)).filter(
    (one) => one.unitId === unitId && one.isPlace && kinds.includes(one.kind),
  )
  return rooms.some(({ features }) => lackedBy(lacking, features).length === 0)
}
