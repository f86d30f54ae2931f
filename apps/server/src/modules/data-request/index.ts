/** The door of what persons ask of their own data: the requests, whoever answers them. */
export {
  findProtectionNeed,
  insertRequest,
  listRequestDays,
  listRequestsOf,
  listRequestsToAnswer,
  storeAnswer,
  toRequest,
} from './request-queries.ts'
export { decideRequest, readRequestsOfNeed } from './requests-of-need.ts'
