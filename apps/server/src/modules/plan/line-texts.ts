import type { LocalText } from '@luukku/contract'

/** The texts of a plan line as they were when it was written: of the operating model, never words about the person. */
export interface LineTexts {
  title: LocalText
  what: LocalText
  meanwhile: LocalText
  watchFor: LocalText
  next: LocalText
  /** What the resident does, one thing after another. */
  steps?: readonly LocalText[]
  /** Whether it is free for the person, where the county has decided up to which age it is. */
  cost?: LocalText
}

/** Those that a reader of the plan is told whatever has happened since; what comes next is `nextTextOf`. */
export const toldTexts = ({ title, what, meanwhile, watchFor, steps, cost }: LineTexts) => ({
  title,
  what,
  meanwhile,
  watchFor,
  ...(steps === undefined ? {} : { steps: [...steps] }),
  ...(cost === undefined ? {} : { cost }),
})
