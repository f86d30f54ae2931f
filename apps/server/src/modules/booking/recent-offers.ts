import type { Span } from '@luukku/domain/booking'

interface Offered extends Span {
  staffId: string
}

/** Long enough to ask the person on the telephone; a time that nobody takes is everybody's again soon. */
const heldMs = 2 * 60_000
/** Far longer than a booking takes from its decision to its commit. */
const bookingMs = 5_000

/**
 * Times just offered to somebody, in this process's memory. The next who searches is offered others while there are any near:
 * two nurses do not read out the same time at once. It promises nothing and refuses nothing; the booking decides.
 */
export function createRecentOffers() {
  const byContact = new Map<string, { untilMs: number; items: readonly Offered[] }>()
  return {
    /** The contact's first offer; an earlier one of the same contact is let go. */
    note(contactId: string, items: readonly Offered[], atMs: number): void {
      byContact.delete(contactId)
      if (items.length > 0) byContact.set(contactId, { untilMs: atMs + heldMs, items })
    },
    /** It is being booked: held until everybody's next search sees the booking itself, and no longer. */
    letGoSoon(contactId: string, atMs: number): void {
      const offered = byContact.get(contactId)
      if (offered) byContact.set(contactId, { ...offered, untilMs: Math.min(offered.untilMs, atMs + bookingMs) })
    },
    /** What others than this contact have been offered, by professional. */
    listOthers(contactId: string, atMs: number): Map<string, Span[]> {
      const held = new Map<string, Span[]>()
      for (const [other, { untilMs, items }] of byContact) {
        if (untilMs <= atMs) byContact.delete(other)
        else if (other !== contactId)
          for (const { staffId, fromMs, toMs } of items) {
            const list = held.get(staffId)
            if (list) list.push({ fromMs, toMs })
            else held.set(staffId, [{ fromMs, toMs }])
          }
      }
      return held
    },
  }
}
export type RecentOffers = ReturnType<typeof createRecentOffers>
