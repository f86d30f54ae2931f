/** The door of law in the server: the statutes of the installation, and clocks for people to read. */
export { toClockView, toDatedClockView, type DatedClockView } from './clock-view.ts'
export { getLaw, lawFolder } from './load-law.ts'
