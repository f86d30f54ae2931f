/** The door of rehearsal: scripted first contacts played over the public API. */
export { demoPhases, makeDemoContact, type DemoCaller, type DemoPhase } from './demo-contact.ts'
export { createCaller, playScenario, type Played } from './play-scenario.ts'
export { momentOf, scenarioSchema, type Scenario } from './scenario.ts'
