export * from './access-rule.ts'
export * from './actor.ts'
