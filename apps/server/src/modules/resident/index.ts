/** The door of the resident's own pages. */
export { residentEndpoints } from './routes.ts'
