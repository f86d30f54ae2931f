/** The door of rehearsal: scripted first contacts played over the public API. */
export { advanceDemoContact, demoPhases, makeDemoContact, type DemoCaller, type DemoPhase } from './demo-contact.ts'
export { leaveOutFar } from './leave-out-far.ts'
export { momentOf } from './moment-of.ts'
export { createCaller, playScenario, type Played, type Staff } from './play-scenario.ts'
export { isPlayable, isRefused, listScenarios, readScenarios, type Refused } from './read-scenarios.ts'
export { isByStaff, scenarioSchema, toNewContact, unassignedPhone, type Scenario } from './scenario.ts'
export { signInAtWork } from './sign-in-at-work.ts'
