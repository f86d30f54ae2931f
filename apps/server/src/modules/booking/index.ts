/** The door of booking: search, book, move, cancel. */
export { cancelAppointment, moveAppointment } from './change-appointment.ts'
export { startCalendars } from './calendars/start-calendars.ts'
export { stepAfterBooking } from './book-times.ts'
export { findCandidates, type TimesWanted } from './find-candidates.ts'
export { findDayInside } from './find-day-inside.ts'
export { bookingEndpoints, isSlotTaken } from './routes.ts'
export { workBooking } from './tell-cancelled.ts'
export { latestOf } from './bookable-needs.ts'
