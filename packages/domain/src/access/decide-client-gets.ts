/** Grounds of 621/1999 § 11 (2) and 1050/2018 § 34 (from memory): another's words, a child's interest, danger to health. */
export type HeldBackGround = 'third-party' | 'child' | 'harm'

/**
 * Does the client get what a professional wrote on a case with their own data. Where somebody else told of the person, or
 * child protection was weighed, nobody knows without looking: it is given on request. The error to fear is another's words
 * in the file; what is missing is asked for.
 *
 * @param ground  what the writer named as holding it back
 * @returns       `yes`, the ground, or nothing: on request, when somebody has looked (ADR 0092, 0105)
 */
export function decideClientGets(about: {
  ground?: HeldBackGround | undefined
  toldByAnother: boolean
  childProtectionWeighed: boolean
}): 'yes' | HeldBackGround | undefined {
  if (about.ground !== undefined) return about.ground
  return about.toldByAnother || about.childProtectionWeighed ? undefined : 'yes'
}
