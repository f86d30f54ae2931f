import { overlaps, type Mode, type Span } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import { serviceBook } from '../../catalogue/index.ts'
import { readStaffBook, readWeeks } from '../../staffing/index.ts'
import { gives } from '../calendars/gives.ts'
import { listOpenSessions } from '../groups/session-queries.ts'

/** A service in one of its ways, as a professional gives it at a freed time, and the municipality of the place. */
export interface WayGiven {
  readonly service: string
  readonly mode: Mode
  readonly municipality: string | null
}

/**
 * What the freed time can be used for: what its professional receives for then, and the groups they hold then. Whoever waits for
 * anything else does not wait for this time.
 */
export async function listWaysGiven(
  tx: ReadTx,
  freed: { readonly staff_id: string; readonly from: Date; readonly to: Date },
): Promise<WayGiven[]> {
  const then: Span = { fromMs: freed.from.getTime(), toMs: freed.to.getTime() }
  const [book, services] = [await readStaffBook(tx), [...(await serviceBook(tx)).values()]]
  const municipalityOf = (unitId: string) => book.units.get(unitId)?.municipality_code ?? null
  const receptions = (await readWeeks(tx, then.fromMs, then.toMs))
    .flatMap((week) => week.receptions)
    .filter(({ staffId, open }) => staffId === freed.staff_id && open.some((span) => overlaps(span, then)))
  const alone = receptions.flatMap((one) =>
    services
      .filter((service) => service.bookable && !service.is_group && gives(book, one, service))
      .flatMap(({ code: service, modes }) =>
        modes
          .filter((mode) => one.modes.includes(mode))
          .map((mode) => ({ service, mode, municipality: municipalityOf(one.unitId) })),
      ),
  )
  const groups = services.flatMap(({ code, bookable, is_group: isGroup }) => (bookable && isGroup ? [code] : []))
  const sessions = groups.length === 0 ? [] : await listOpenSessions(tx, groups, freed.from, freed.to)
  const held = sessions
    .filter(({ staffId }) => staffId === freed.staff_id)
    .map(({ service, mode, unitId }) => ({ service, mode, municipality: municipalityOf(unitId) }))
  return [...alone, ...held]
}
