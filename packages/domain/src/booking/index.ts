/** The door of booking: free times, combinations over several needs, reminders. Pure. */
export { breakOfShift } from './break-of-shift.ts'
export { canKeepBoth, combineOnDay, costOfDay } from './combine-on-day.ts'
export { combineOffers, type Offers, type OffersWanted } from './combine-offers.ts'
export { freeSpans, isInside, overlaps } from './free-spans.ts'
export { listCandidates, type OpenTime, type TimesOfNeed } from './list-candidates.ts'
export { listStarts } from './list-starts.ts'
export { reminderTime } from './reminder-time.ts'
export type { Candidate, Combination, Mode, OfferReason, Span, WantedNeed } from './types.ts'
