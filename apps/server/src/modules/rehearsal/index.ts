/** The door of rehearsal: scripted first contacts played over the public API. */
export { createCaller, playScenario, type Played } from './play-scenario.ts'
export { momentOf, scenarioSchema, type Scenario } from './scenario.ts'
