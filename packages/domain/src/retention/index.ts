/** The door of retention: how long each kind of document is kept. */
export { destroyOn, retentionRules, type KeptDocument, type RetentionRule } from './retention-rule.ts'
export { retentionClassOf, type SocialTask } from './retention-class.ts'
