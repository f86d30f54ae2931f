/** The door of seeding: a demo county from `instances/`, the same every time. */
export { analyzeCounty, seedCounty, seedResidents } from './seed-county.ts'
export { CountyFilesError, readCountyFiles, readDemoRegister, type CountyFiles } from './county-files.ts'
export { rosterSpans, type RosterSpan } from './roster-spans.ts'
export { hasCounty } from './county-queries.ts'
export { hasResidents, listResidentIds } from './resident-queries.ts'
export { planResidents, type PlannedResident } from './plan-residents.ts'
export { createRandom, type Random } from './random.ts'
