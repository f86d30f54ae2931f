/** The door of staffing: who is at work, and who they are to others. */
export { ownerOf, readOwners, readRoster } from './read-roster.ts'
export { professionalOf, readStaffBook, type StaffBook } from './staff-book.ts'
export { readWeeks, type Reception, type WeekRoster } from './week-roster.ts'
