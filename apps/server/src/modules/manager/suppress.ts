/** Groups smaller than this tell about persons: their figures are hidden, and it is said so. */
export const smallestShown = 5

export interface Share {
  n?: number
  of?: number
  hidden: boolean
}

/** A share of a group; hidden when the group is small, shown as «none yet» (of 0) when it is empty. */
export function shareOf(n: number, of: number): Share {
  return of > 0 && of < smallestShown ? { hidden: true } : { n, of, hidden: false }
}

/**
 * A figure of a group of five or more is shown whole, also when it is itself one to four: what breaks must be seen where it
 * breaks, by the one who answers for it. Of a smaller group nothing is told, and who sees the table sees no names.
 */
export function countOf(n: number, group: number): number | undefined {
  return group > 0 && group < smallestShown ? undefined : n
}

/**
 * Is a municipality too small to be told of: by the contacts that its group counts, or where none came lately by the limits that
 * break in it. Then its rows are told without it, too: with the day and the service a single row is a person.
 */
export function isSmallMunicipality(group: { readonly contacts: number; readonly breaking: number }): boolean {
  const size = group.contacts > 0 ? group.contacts : group.breaking
  return size > 0 && size < smallestShown
}
