import { lackedBy, overlaps, type Span } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import type { ServiceRow } from '../../catalogue/index.ts'
import { readStaffBook } from '../../staffing/index.ts'
import type { CountyCalendars } from '../calendars/county-calendars.ts'
import { listResources } from '../calendars/resource-queries.ts'
import type { VisitRow } from '../visits/read-visits.ts'

/**
 * Whether a visit on site finds all that its service takes free then, in a place that has what it asks: the leave to lie over
 * another time is of the professional, and makes no second room.
 */
export async function createRoomCheck(
  tx: ReadTx,
  calendars: Pick<CountyCalendars, 'spansOf'>,
  { resources: kinds }: Pick<ServiceRow, 'resources'>,
  wishes: VisitRow['place_wishes'],
): Promise<(unitId: string, span: Span) => boolean> {
  const all = await listResources(tx)
  const { units } = await readStaffBook(tx)
  return (unitId, span) => {
    const here = all.filter((one) => one.unitId === unitId && kinds.includes(one.kind))
    const lacking = lackedBy(wishes, units.get(unitId)?.features ?? [])
    if (lacking.length > 0 && !here.some(({ isPlace }) => isPlace)) return false
    // Of a device nothing is asked.
    const hasAsked = ({ kind, isPlace, features }: (typeof here)[number]) =>
      lacking.length === 0 ||
      (isPlace ? lackedBy(lacking, features).length === 0 : !here.some((other) => other.kind === kind && other.isPlace))
    const isFree = ({ id, closed }: (typeof here)[number]) =>
      ![...closed, ...calendars.spansOf(id)].some((taken) => overlaps(taken, span))
    return kinds.every((kind) => here.some((one) => one.kind === kind && hasAsked(one) && isFree(one)))
  }
}
