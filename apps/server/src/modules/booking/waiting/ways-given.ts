import { overlaps, type Mode, type Span } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import { listServices } from '../../catalogue/index.ts'
import { readStaffBook, readWeeks } from '../../staffing/index.ts'
import { gives } from '../calendars/gives.ts'
import { listOpenSessions } from '../groups/session-queries.ts'

/** A service in one of its ways, as a professional gives it at a freed time, and the municipality of the place. */
export interface WayGiven {
  readonly service: string
  readonly mode: Mode
  readonly unitId: string
  readonly municipality: string | null
}

/** What a way is asked of: a professional's time. */
interface TimeOf {
  readonly staff_id: string
  readonly from: Date
  readonly to: Date
}

/**
 * What the freed time can be used for: what its professional receives for then, and the groups they hold then. Whoever waits for
 * anything else does not wait for this time.
 */
export async function listWaysGiven(tx: ReadTx, freed: TimeOf): Promise<WayGiven[]> {
  const alone = await listWaysAlone(tx, freed)
  const groups = (await listServices(tx)).flatMap(({ code, bookable, is_group: isGroup }) =>
    bookable && isGroup ? [code] : [],
  )
  if (groups.length === 0) return alone
  const { units } = await readStaffBook(tx)
  const held = (await listOpenSessions(tx, groups, freed.from, freed.to))
    .filter(({ staffId }) => staffId === freed.staff_id)
    .map(({ service, mode, unitId }) => ({
      ...{ service, mode, unitId },
      municipality: units.get(unitId)?.municipality_code ?? null,
    }))
  return [...alone, ...held]
}

/** What the professional receives for then, groups aside. */
export async function listWaysAlone(tx: ReadTx, freed: TimeOf): Promise<WayGiven[]> {
  const then: Span = { fromMs: freed.from.getTime(), toMs: freed.to.getTime() }
  const [book, services] = [await readStaffBook(tx), await listServices(tx)]
  const receptions = (await readWeeks(tx, then.fromMs, then.toMs))
    .flatMap((week) => week.receptions)
    .filter(({ staffId, open }) => staffId === freed.staff_id && open.some((span) => overlaps(span, then)))
  return receptions.flatMap((one) =>
    services
      .filter((service) => service.bookable && !service.is_group && gives(book, one, service))
      .flatMap(({ code: service, modes }) =>
        modes
          .filter((mode) => one.modes.includes(mode))
          .map((mode) => ({
            ...{ service, mode, unitId: one.unitId },
            municipality: book.units.get(one.unitId)?.municipality_code ?? null,
          })),
      ),
  )
}
