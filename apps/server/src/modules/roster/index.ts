/** The door of rosters: keeping them, a professional's own week, and booked times that no roster carries. */
export { noteChangedUser } from './check-roster.ts'
export { workRosters } from './jobs.ts'
export { rosterEndpoints } from './routes.ts'
