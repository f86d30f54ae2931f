/** The door of a person's rights to their own data: see, take along, correct, ask. */
export { workDataRights } from './alarm-request.ts'
export { dataRightsEndpoints } from './routes.ts'
