export { findOwnNeed } from './own-list-queries.ts'
export { ownListEndpoints } from './routes.ts'
