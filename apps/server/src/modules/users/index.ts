/** The door of users: the register of users and rights, and the day's report of suspicious use. */
export { userEndpoints } from './routes.ts'
