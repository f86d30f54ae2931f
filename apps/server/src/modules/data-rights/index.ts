/** The door of a person's rights to their own data: see, take along, correct, ask. */
export { dataRightsEndpoints } from './routes.ts'
