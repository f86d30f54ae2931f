/** The door of the resident's own pages. */
export { residentEndpoints } from './routes.ts'
export { isMine } from './my-contacts.ts'
