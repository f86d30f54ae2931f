/** The door of booking: search, book, move, cancel. */
export { cancelAppointment, moveAppointment } from './change-appointment.ts'
export { findCandidates, type TimesWanted } from './find-candidates.ts'
export { findDayInside } from './find-day-inside.ts'
export { bookingEndpoints, isSlotTaken } from './routes.ts'
export { latestOf } from './search-offers.ts'
