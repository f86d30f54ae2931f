/** The door of a person's rights to their own data: see, take along, correct, ask. */
export { workDataRights } from './alarm-request.ts'
export { listRequestDays } from './request-queries.ts'
export { decideRequest, readRequestsOfNeed } from './requests-of-need.ts'
export { dataRightsEndpoints } from './routes.ts'
