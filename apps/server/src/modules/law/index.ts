/** The door of law in the server: the statutes as the county reads them, and what is recorded of a need's clocks. */
export { carryRecords } from './carry-records.ts'
export { matchNeeds } from './match-needs.ts'
export {
  clockStateAt,
  endOpenClocks,
  isDuty,
  stands,
  insertClock,
  insertClockRecord,
  insertNeedInLaw,
  listClockRecords,
  listNeedClocks,
  listStoredClocks,
  lockNeed,
  type NeedFacts,
  type NeedOfRecord,
} from './clock-record-queries.ts'
export { toClockView, toLocalText, toDatedClockView, type DatedClockView } from './clock-view.ts'
export { getLaw, lawFilesOf, lawFolder, lawOf, readLawSettings, type CountyLaw } from './load-law.ts'
export { decreesOf, emergencyPowers, insertDecree, listDecrees } from './emergency-decrees.ts'
export { planDecree, workDecrees } from './follow-decrees.ts'
export { listOpenNeeds, type OpenNeed } from './list-open-needs.ts'
export { readLaw } from './read-law.ts'
export { recordByProfessional, recordInLaw, sealGround, type ProfessionalRecord } from './record-in-law.ts'
export { correctClocks, earliestOpen, recountClocks, toNeedInLaw, withDecrees } from './recount-clocks.ts'
export { stopsAndEnds } from './recordable-events.ts'
export { recordableOf } from './recordable.ts'
export { recordedOf } from './recorded.ts'
export { takenBackOf } from './taken-back.ts'
export { lawEndpoints } from './routes.ts'
export { workRounds } from './start-next-rounds.ts'
export { readSchoolCalendars, schoolCalendarsOf } from './school-calendars.ts'
