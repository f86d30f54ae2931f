/** The door of the resident's own pages. */
export { residentEndpoints } from './routes.ts'
export { isMine, listMyContactRows, personsOf, toMyContacts } from './my-contacts.ts'
export { readMyLog } from './my-log.ts'
export { listOtherTimes } from './other-times.ts'
