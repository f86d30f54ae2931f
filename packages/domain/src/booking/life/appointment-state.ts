/**
 * Where an appointment is in its life. `held` is kept for somebody who is asked, `lapsed` was held and not taken: neither was
 * ever a booking. `moved` is the old time of a booking that has a new one.
 */
export const appointmentStates = [
  'held',
  'lapsed',
  'booked',
  'arrived',
  'started',
  'done',
  'no-show',
  'cancelled',
  'moved',
] as const
export type AppointmentState = (typeof appointmentStates)[number]

/** Nobody else can have the time: the database's exclusion constraints name the same states. */
export const takenStates = ['held', 'booked', 'arrived', 'started', 'done'] as const satisfies AppointmentState[]

/** Booked and not over: what a person has coming, or is in. */
export const liveStates = ['booked', 'arrived', 'started'] as const satisfies AppointmentState[]

export const isLive = (state: AppointmentState): boolean => (liveStates as readonly string[]).includes(state)
