/** The door of the desk: the queue, the opened case and everything a professional does to it. */
export { deskEndpoints } from './routes.ts'
export { readCase } from './read-case.ts'
