import type { Interpretation } from './interpretation.ts'
import type { LawException } from './exception.ts'
import type { Program } from './program.ts'
import type { Act, Rule } from './rule.ts'
import type { ServiceAreas } from './service-areas.ts'
import type { LawSettings } from './types.ts'
import type { WayOut } from './ways-out.ts'

/** The law as read, checked and ready to answer, with the settings it answers by. */
export interface LawInForce {
  readonly acts: readonly Act[]
  /** Statutory rules and a county's promises, in file order. */
  readonly rules: readonly Rule[]
  readonly ruleById: ReadonlyMap<string, Rule>
  readonly exceptions: ReadonlyMap<string, LawException>
  readonly interpretations: readonly Interpretation[]
  readonly settings: LawSettings
  /** What the county may do where it cannot keep a limit (Health Care Act § 54). */
  readonly waysOut: readonly WayOut[]
  readonly serviceAreas: ServiceAreas
  /** Programs already compiled, by profile; a cache that changes no answer. */
  readonly programs: Map<string, Program>
}
