import type { LocalDate } from '../time/index.ts'

/** Half-open, milliseconds since 1970. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

export type Mode = 'onsite' | 'remote' | 'phone' | 'home'

/** A time that could be booked for a need. */
export interface Candidate extends Span {
  readonly needId: string
  readonly staffId: string
  readonly unitId: string
  readonly mode: Mode
  readonly day: LocalDate
  /** What taking it costs others under the county's policy; 0 when not given. */
  readonly cost?: number
  /** How far the person has to come, in steps (`travelBand`); 0 when not given or when nobody travels. */
  readonly away?: number
  /** Who interprets, where the professional does not speak the person's language. */
  readonly interpreter?: Interpreting
  /** Who sits in beside the professional. */
  readonly beside?: readonly string[]
  /** Somebody who usually sits in is left out: the person has denied that their side is told. */
  readonly withoutBeside?: boolean
  /** The professional knows the person: gave the same service last, or is their own nurse or worker. */
  readonly isKnown?: boolean
  /** A place in a group's session. */
  readonly isGroup?: boolean
}

/** On the spot, over a connection, or nobody yet: to be ordered elsewhere. */
export type Interpreting = 'onsite' | 'remote' | 'missing'

/** What is looked for: `latest` is the earlier of the legal and the real-life date, inclusive. */
export interface WantedNeed {
  readonly needId: string
  readonly urgencyClass: 'A' | 'B' | 'C' | 'D' | 'E'
  readonly latest?: LocalDate
}

export type OfferReason =
  | 'sameDay'
  | 'samePlace'
  | 'insideLimit'
  | 'outsideLimit'
  | 'remote'
  | 'severalDays'
  /** With a professional who knows the person. */
  | 'known'
  /** Nearer times are left to people who cannot wait. */
  | 'leavesNear'

/** Times for several needs of one person, the most urgent need first. */
export interface Combination {
  readonly items: readonly Candidate[]
  readonly reasons: readonly OfferReason[]
}
