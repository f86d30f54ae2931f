/** The door of rosters: entries, what stands against them, a day as its professional sees it. Pure. */
export { faultOfRoster, type RosterFault } from './fault-of-roster.ts'
export { layOutDay, type DayLayout, type DayPiece } from './lay-out-day.ts'
export { nearestTimes, type LostTime } from './nearest-times.ts'
export {
  absenceReasons,
  isWork,
  rosterKinds,
  workKinds,
  type AbsenceReason,
  type RosterEntry,
  type RosterKind,
} from './roster-entry.ts'
export { holidaysLeftOut, isLeftOut, restsOnHolidays } from './rests-on-holidays.ts'
export { spansOfEntry, type EntryTime, type EntryTimeFault } from './spans-of-entry.ts'
export { sideOfProfession } from './side-of-profession.ts'
