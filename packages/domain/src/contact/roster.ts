import type { Instant } from '../time/index.ts'
import type { CaseClass } from './case-event.ts'
import type { StepOwner } from './next-step.ts'

/** A time at work in guidance. Half-open. */
export interface GuidanceShift {
  readonly staffId: string
  readonly from: Instant
  readonly to: Instant
  readonly languages: readonly string[]
  /** The sides of their professions; any when absent. */
  readonly sides?: readonly ('health' | 'social')[]
}

export interface DutyRole {
  readonly code: string
  readonly register: 'health' | 'social' | 'both'
  readonly alwaysOpen: boolean
  /** Shifts that staff it, where it is not always open. Half-open. */
  readonly shifts: readonly { readonly from: Instant; readonly to: Instant }[]
}

/** Who is at work, from the moment of the contact onwards. */
export interface Roster {
  readonly guidance: readonly GuidanceShift[]
  readonly duty: readonly DutyRole[]
}

/** Half-open. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
}

const covers = (span: Span, at: Instant) => span.from <= at && at < span.to

/** Whether a duty role is staffed at the moment. */
export function isDutyStaffed(role: DutyRole, at: Instant): boolean {
  return role.alwaysOpen || role.shifts.some((shift) => covers(shift, at))
}

/** When somebody has to be there for a step: at its time, and now where that has passed. */
export const carriedAt = (step: Instant, now: Instant): Instant => (step < now ? now : step)

/** Everybody who can carry a step at the moment: who is on shift, with the end of it, and the staffed roles. */
export function listOwnersThere(roster: Roster, at: Instant): (StepOwner & { readonly until?: Instant })[] {
  return [
    ...roster.guidance
      .filter((shift) => covers(shift, at))
      .map(({ staffId, to }) => ({ kind: 'staff' as const, id: staffId, until: to })),
    ...roster.duty.filter((role) => isDutyStaffed(role, at)).map(({ code }) => ({ kind: 'duty' as const, id: code })),
  ]
}

/** Whether this owner can carry a step at the moment. */
export const isOwnerThere = (roster: Roster, owner: StepOwner, at: Instant): boolean =>
  listOwnersThere(roster, at).some(({ kind, id }) => kind === owner.kind && id === owner.id)

/** What decides who of guidance takes a step. */
export interface GuidanceWanted {
  readonly language: string
  /** Any whole number, for example made of the contact's id: divides contacts evenly among equals. */
  readonly spread: number
  readonly urgencyClass: CaseClass
  readonly register: 'health' | 'social'
}

/**
 * Who of guidance is on shift at the moment, one who speaks the language first. What cannot wait until tomorrow goes to somebody
 * of its own side where one is there: a chest pain to a nurse, a child in danger to social care.
 */
export function findGuidanceOwner(
  roster: Roster,
  at: Instant,
  { language, spread, urgencyClass, register }: GuidanceWanted,
): StepOwner | undefined {
  const all = roster.guidance.filter((shift) => covers(shift, at))
  const ofSide = all.filter(({ sides }) => sides === undefined || sides.includes(register))
  const there = urgencyClass <= 'C' && ofSide.length > 0 ? ofSide : all
  const speaking = there.filter(({ languages }) => languages.includes(language))
  const pool = [...new Set((speaking.length > 0 ? speaking : there).map(({ staffId }) => staffId))].sort()
  const id = pool[Math.abs(spread) % Math.max(pool.length, 1)]
  return id === undefined ? undefined : { kind: 'staff', id }
}

/** Since when somebody of guidance who is there now has been there; undefined when nobody is. */
export function guidanceSince(roster: Roster, at: Instant): Instant | undefined {
  return roster.guidance
    .filter((shift) => covers(shift, at))
    .map(({ from }) => from)
    .sort()[0]
}

/** The first moment from `at` on when somebody of guidance is on shift. */
export function findNextStaffedTime(roster: Roster, at: Instant): Instant | undefined {
  const ahead = roster.guidance.filter(({ to }) => to > at).map(({ from }) => (from > at ? from : at))
  return ahead.sort()[0]
}

/** Moment until which one shift follows another without a gap, from `at` on; undefined when nobody is at work at `at`. */
export function staffedUntil(shifts: readonly Span[], at: Instant): Instant | undefined {
  const last = shifts
    .filter((shift) => covers(shift, at))
    .map(({ to }) => to)
    .sort()
    .at(-1)
  return last === undefined ? undefined : (staffedUntil(shifts, last) ?? last)
}

/**
 * The duty role to alarm: class A goes to the emergency centre, otherwise the register's own role that is staffed, then
 * any staffed role.
 */
export function findDutyOwner(
  roster: Roster,
  at: Instant,
  wanted: { readonly emergency: boolean; readonly register: 'health' | 'social' },
): StepOwner | undefined {
  const staffed = roster.duty.filter((role) => isDutyStaffed(role, at))
  const order = wanted.emergency
    ? ['ENSIHOITO']
    : wanted.register === 'social'
      ? ['sosiaalipaivystys', 'paivystysapu']
      : ['paivystysapu', 'sosiaalipaivystys']
  const named = order.flatMap((code) => staffed.find((role) => role.code === code) ?? [])[0]
  const found = named ?? staffed.find(({ register }) => register === wanted.register) ?? staffed[0]
  return found === undefined ? undefined : { kind: 'duty', id: found.code }
}
