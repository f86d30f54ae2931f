/** The door of staffing: who is at work, and who they are to others. */
export { ownerOf, readOwners, readRoster } from './roster-queries.ts'
