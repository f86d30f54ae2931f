/** What a place may have that a visit may ask of it: of a whole unit, or of one of its rooms. */
export const placeFeatures = [
  'step-free',
  'accessible-toilet',
  'hearing-loop',
  'adjustable-table',
  'quiet-place',
] as const
export type PlaceFeature = (typeof placeFeatures)[number]

/** What is asked of a place and not there. */
export const lackedBy = (asked: readonly PlaceFeature[], has: readonly PlaceFeature[]): PlaceFeature[] =>
  asked.filter((one) => !has.includes(one))
