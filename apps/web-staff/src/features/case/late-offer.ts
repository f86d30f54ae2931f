import type { DeskCase, Offer } from '@luukku/contract'
import { localDay } from '../../shared/time-text.ts'

/** A need whose offered time comes after its legal date, with the first day inside it that could be offered instead. */
export interface LateItem {
  needId: string
  dueDate: string
  /** The earliest day inside the limit among what the search found; undefined when it found none. */
  inside: string | undefined
}

/** The last legal day of a need that still runs; a county's own promise is no legal day. */
function legalDayOf(found: DeskCase, needId: string): string | undefined {
  const clocks = found.needs.find((need) => need.needId === needId)?.clocks ?? []
  return clocks
    .filter(({ kind, state }) => kind !== 'promise' && state === 'running')
    .flatMap(({ dueDate }) => dueDate ?? [])
    .toSorted()[0]
}

/** What of an offer comes after the law's last day. Empty when all of it is in time. */
export function lateItemsOf(offer: Offer, found: DeskCase, offers: readonly Offer[]): LateItem[] {
  return offer.items.flatMap(({ needId, start }) => {
    const dueDate = legalDayOf(found, needId)
    if (dueDate === undefined || localDay(start) <= dueDate) return []
    const days = offers
      .flatMap(({ items }) => items.filter((item) => item.needId === needId))
      .map((i) => localDay(i.start))
    return [{ needId, dueDate, inside: days.filter((day) => day <= dueDate).toSorted()[0] }]
  })
}
