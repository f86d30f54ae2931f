/** The door of emergency: break-glass with a written reason. */
export { emergencyEndpoints } from './routes.ts'
