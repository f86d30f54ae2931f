/** The door of booking: free times, combinations over several needs, reminders. Pure. */
export { breakOfShift } from './break-of-shift.ts'
export { canKeepBoth, combineOnDay, costOfDay, type TravelMs } from './combine-on-day.ts'
export { combineOffers, type Offers, type OffersWanted } from './combine-offers.ts'
export { freeSpans, isInside, overlaps } from './free-spans.ts'
export { listCandidates, type OpenTime, type TimesOfNeed } from './list-candidates.ts'
export { listStarts } from './list-starts.ts'
export { reminderTime } from './reminder-time.ts'
export type { Candidate, Combination, Interpreting, Mode, OfferReason, Span, WantedNeed } from './types.ts'
export { chooseDay, type DayOffer } from './policy/choose-day.ts'
export { forecastDemand, usualForecastParameters, type ForecastInput } from './policy/demand-forecast.ts'
export { lateShare } from './policy/late-share.ts'
export type { NeedClass } from './policy/need-class.ts'
export {
  offerCost,
  usualNestedParameters,
  type CarveOut,
  type FirstFree,
  type NestedLimits,
  type NestedParameters,
  type OfferPolicy,
  type TimesView,
} from './policy/offer-policy.ts'
export { keptBands, keptTimes, type KeptDay, type KeptInput } from './policy/kept-times.ts'
export {
  carveOutBounds,
  isSameSetting,
  nestedBounds,
  toOfferPolicy,
  usualCarveOut,
  usualSettings,
  type CarveOutParameters,
  type ParameterBounds,
  type PolicySetting,
} from './policy/policy-setting.ts'
export { rankDays, type RankedDay } from './policy/rank-days.ts'
export { poolGroups } from './policy/pool-groups.ts'
export { createTimePrices, type TimePrices } from './policy/time-prices.ts'
export { allowedStarts } from './calendar/allowed-starts.ts'
export { createCalendarIndex, type CalendarIndex } from './calendar/calendar-index.ts'
export {
  slotMinutes,
  slotsADay,
  type CalendarGrid,
  type CalendarRules,
  type FoundTime,
  type SlotSpan,
  type TimeSearch,
  type Way,
} from './calendar/calendar-rules.ts'
export { freeBits } from './calendar/free-bits.ts'
export { askFrom, holdUntil } from './waiting/hold-until.ts'
export { orderedBy, orderWaiting, whyBefore, type OrderedBy, type WaitingPlace } from './waiting/order-waiting.ts'
export { appointmentStates, isLive, liveStates, takenStates, type AppointmentState } from './life/appointment-state.ts'
export {
  arriveMinutesBefore,
  correctMinutes,
  decideStep,
  type AppointmentLife,
  type AppointmentStep,
  type DecidedStep,
  type StepActor,
  type StepRefusal,
} from './life/decide-step.ts'
export { mayUndoBooking, noticeWaitsSeconds, undoOfferedSeconds, type JustBooked } from './life/undo-booking.ts'
export { mayTakeBackCancellation, type CancelledTime } from './life/take-back-cancellation.ts'
export { nationalStatusOf, nationalStatusSystem, type NationalStatus } from './life/national-status.ts'
export { chooseMove, lastMoveDay, rankMovable, type MovableTime } from './moves/choose-move.ts'
export { readReply, type Reply } from './waiting/read-reply.ts'
export { writeCalendar, type CalendarEvent } from './calendar-file/write-calendar.ts'
export { decideComing, decideHold, usualBookingLimits, type BookingLimits } from './limits/decide-limits.ts'
export { chooseSeries, type ChosenSeries, type SeriesWish } from './series/choose-series.ts'
export {
  createTravelBook,
  lineKm,
  pairKey,
  usualTravel,
  type GeoPoint,
  type Journey,
  type TravelBook,
  type TravelParameters,
  type Stop,
} from './travel/travel-book.ts'
export { numberPlaces, type NumberedPlaces, type TravelPlace } from './travel/number-places.ts'
export { keepsWays } from './travel/keeps-ways.ts'
export { waysOfDay, type PlacedTime, type WayOfTime } from './travel/ways-of-day.ts'
export { toldKm } from './travel/told-km.ts'
export { travelBand } from './travel/travel-band.ts'
export { shiftSeries } from './series/shift-series.ts'
export { competences, type Competence } from './visit/competences.ts'
export { lackedBy, placeFeatures, type PlaceFeature } from './visit/place-features.ts'
export { companionAway, faultOfCompanion, type Companion } from './visit/companion.ts'
export {
  longerReasons,
  visitLength,
  type ExtraMinutes,
  type LongerReason,
  type VisitFacts,
  type VisitLength,
} from './visit/visit-length.ts'
export { modesAsWished, wishedModes } from './wished-modes.ts'
