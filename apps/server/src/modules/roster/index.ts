/** The door of rosters: keeping them, a professional's own week, and booked times that no roster carries. */
export { noteChangedUser, workRosters } from './check-roster.ts'
export { rosterEndpoints } from './routes.ts'
