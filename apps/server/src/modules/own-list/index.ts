export { ownListEndpoints } from './routes.ts'
