import type { Mode, Span } from '../booking/index.ts'

export const workKinds = ['reception', 'guidance', 'duty'] as const
export const rosterKinds = [...workKinds, 'break', 'absence'] as const
export type RosterKind = (typeof rosterKinds)[number]
/** Why somebody is away: told to who keeps the roster, and to nobody else. */
export const absenceReasons = ['sick', 'holiday', 'training', 'other'] as const
export type AbsenceReason = (typeof absenceReasons)[number]

/** One row of one professional's roster. */
export interface RosterEntry extends Span {
  readonly id: string
  readonly unitId: string
  readonly kind: RosterKind
  readonly modes: readonly Mode[]
  /** Only these services; empty: every service of the profession. */
  readonly services: readonly string[]
  readonly dutyRole?: string
  readonly absence?: AbsenceReason
  /** Rows that were made as one repeated entry. */
  readonly seriesId?: string
}

export const isWork = ({ kind }: Pick<RosterEntry, 'kind'>): boolean => kind !== 'break' && kind !== 'absence'
