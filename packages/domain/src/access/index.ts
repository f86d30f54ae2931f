export * from './access-rule.ts'
export * from './actor.ts'
export * from './decide-acting.ts'
export * from './decide-minor.ts'
