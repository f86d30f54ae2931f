/** The door of acting: who acts for whom, and what a minor keeps to themself. */
export {
  findMinorDecision,
  listActingNow,
  listMyRepresentatives,
  listWhoActsForMe,
  setHidden,
} from './acting-queries.ts'
export { choosesWhoSees, mayChooseAlone } from './decide-minor.ts'
export { actingEndpoints } from './routes.ts'
