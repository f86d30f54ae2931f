/** How much of the common time one person may keep. A county sets its own (`settings.bookingLimits`). */
export interface BookingLimits {
  /** Times held at once for one person who is asked about them. */
  readonly holdsPerPerson: number
  /** Coming times of one service for one person. */
  readonly comingPerService: number
}

/**
 * Three holds: a person with needs in health and social care can be asked about each of the usual ones at once. One coming
 * time a service: a second is nearly always a forgotten first, and somebody else waits for it; a professional who means
 * it says why.
 */
export const usualBookingLimits: BookingLimits = { holdsPerPerson: 3, comingPerService: 1 }

/** Whose identity nobody has checked may be anybody, any number of times: one hold at once, whatever the county allows. */
const unverifiedHolds = 1

export type LimitRefusal = 'too-many-holds' | 'has-time-for-service'

/**
 * Whether one more time may be held for this person.
 * @param open holds that have not run out
 * @returns undefined when it may
 */
export function decideHold(
  limits: BookingLimits,
  person: { readonly isVerified: boolean; readonly open: number },
): LimitRefusal | undefined {
  const most = person.isVerified ? limits.holdsPerPerson : Math.min(unverifiedHolds, limits.holdsPerPerson)
  return person.open >= most ? 'too-many-holds' : undefined
}

/**
 * Whether these services may be booked for this person beside what they have coming.
 *
 * @param services one for each time that is to be booked
 * @param coming   service → coming times
 * @param hasReason a professional says why there are more: then they may
 */
export function decideComing(
  limits: BookingLimits,
  services: readonly string[],
  coming: ReadonlyMap<string, number>,
  hasReason: boolean,
): LimitRefusal | undefined {
  if (hasReason) return undefined
  const wanted = new Map<string, number>()
  for (const service of services) wanted.set(service, (wanted.get(service) ?? 0) + 1)
  const isOver = [...wanted].some(([service, more]) => (coming.get(service) ?? 0) + more > limits.comingPerService)
  return isOver ? 'has-time-for-service' : undefined
}
