/** The door of retention: destroying words whose time has ended. */
export { endRetention, type RetentionReport } from './end-retention.ts'
