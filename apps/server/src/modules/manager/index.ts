export { managerEndpoints } from './routes.ts'
