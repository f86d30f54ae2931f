/** The door of retention: what is past its time is listed each night, confirmed by a person, and destroyed. */
export { asRetention } from './as-retention.ts'
export { endConfirmed } from './end-retention.ts'
export { workRetention } from './jobs.ts'
export { countDue, proposeRetention } from './propose-retention.ts'
export { retentionEndpoints } from './routes.ts'
