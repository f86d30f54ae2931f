import { lackedBy, overlaps, type Span } from '@luukku/domain/booking'
import type { ServiceRow } from '../../catalogue/index.ts'
import type { StaffBook } from '../../staffing/index.ts'
import type { CountyCalendars } from '../calendars/county-calendars.ts'
import type { ResourceRow } from '../calendars/resource-queries.ts'
import type { VisitRow } from '../visits/read-visits.ts'

/** Rooms and devices with what is taken of them, and what the units have. */
export interface RoomsThen {
  readonly resources: readonly ResourceRow[]
  readonly units: StaffBook['units']
  readonly spansOf: CountyCalendars['spansOf']
}

/**
 * Whether a visit on site finds all that its service takes free then, in a place that has what it asks: the leave to lie over
 * another time is of the professional, and makes no second room.
 */
export function roomCheck(
  { resources: all, units, spansOf }: RoomsThen,
  { resources: kinds }: Pick<ServiceRow, 'resources'>,
  wishes: VisitRow['place_wishes'],
): (unitId: string, span: Span) => boolean {
  return (unitId, span) => {
    const here = all.filter((one) => one.unitId === unitId && kinds.includes(one.kind))
    const lacking = lackedBy(wishes, units.get(unitId)?.features ?? [])
    if (lacking.length > 0 && !here.some(({ isPlace }) => isPlace)) return false
    // Of a device nothing is asked.
    const hasAsked = ({ kind, isPlace, features }: (typeof here)[number]) =>
      lacking.length === 0 ||
      (isPlace ? lackedBy(lacking, features).length === 0 : !here.some((other) => other.kind === kind && other.isPlace))
    const isFree = ({ id, closed }: (typeof here)[number]) =>
      ![...closed, ...spansOf(id)].some((taken) => overlaps(taken, span))
    return kinds.every((kind) => here.some((one) => one.kind === kind && hasAsked(one) && isFree(one)))
  }
}
