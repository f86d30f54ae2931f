/** The door of operating models: their life in the county, and which versions the front door speaks by. */
export { followModels, type ModelFollower } from './follow-models.ts'
export { readInstalled, type InstalledModel } from './installed-models.ts'
export { recordOutcome } from './record-outcome.ts'
export { operatingModelEndpoints } from './routes.ts'
