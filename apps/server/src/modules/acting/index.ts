/** The door of acting: who acts for whom, and what a minor keeps to themself. */
export { findMinorDecision, setHidden } from './acting-queries.ts'
export { mayChooseAlone } from './decide-minor.ts'
export { actingEndpoints } from './routes.ts'
