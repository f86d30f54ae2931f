/** Why a visit takes longer than the service usually does. */
export const longerReasons = ['interpreter', 'first-visit', 'more-time'] as const
export type LongerReason = (typeof longerReasons)[number]

/** Minutes that a service adds for each reason; what is not named adds nothing. */
export type ExtraMinutes = Readonly<Partial<Record<LongerReason, number>>>

/** What is known of one visit. */
export interface VisitFacts {
  /** Everything is said twice: an interpreter is there, and the professional does not speak the language. */
  readonly interpreted: boolean
  /** The service has never been given to this person. */
  readonly firstVisit: boolean
  /** Said by a professional: movement, hearing, sight or understanding takes its time. */
  readonly moreTime: boolean
}

export interface VisitLength {
  readonly minutes: number
  /** What made it longer, in the order of `longerReasons`. */
  readonly longer: readonly { readonly why: LongerReason; readonly minutes: number }[]
}

/** How long a visit takes: the service's usual time and what the person's situation adds to it. */
export function visitLength(usualMinutes: number, extra: ExtraMinutes, facts: VisitFacts): VisitLength {
  const holds: Record<LongerReason, boolean> = {
    interpreter: facts.interpreted,
    'first-visit': facts.firstVisit,
    'more-time': facts.moreTime,
  }
  const longer = longerReasons.flatMap((why) => {
    const minutes = extra[why] ?? 0
    return holds[why] && minutes > 0 ? [{ why, minutes }] : []
  })
  return { minutes: longer.reduce((sum, one) => sum + one.minutes, usualMinutes), longer }
}
