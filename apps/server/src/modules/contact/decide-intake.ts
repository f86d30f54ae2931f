import type { Proposal } from '@luukku/domain/guidance'
import {
  decideFirstStep,
  decidePromise,
  expectedWaitMinutes,
  findCallTime,
  findDutyOwner,
  isReachableToday,
  sortKey,
  type CaseChange,
  type NextStep,
  type QueueByClass,
  type Rank,
  type Roster,
  type StopAnswer,
} from '@luukku/domain/contact'
import { clocksForNeed, isDutyOfCounty, type Clock, type LawInForce } from '@luukku/domain/law'
import {
  closingTimeOn,
  formatHelsinki,
  toInstant,
  toLocalDate,
  type Instant,
  type OfficeHours,
} from '@luukku/domain/time'
import type { CaseSummary } from './case-row.ts'
import { classOf, isAlarming, sideOf } from './understand.ts'

export interface IntakeFacts {
  contactId: string
  receivedAt: Date
  language: string
  age?: number
  stopAnswered?: StopAnswer
  /** The one who told has chosen to be called, or has not said, and there is a number. */
  wantsCall: boolean
}

export interface IntakeDecision {
  change: Extract<CaseChange, { type: 'received' }>
  clocks: Clock[]
  summary: CaseSummary
  onShift: number
}

/** A whole number made of an id, to share contacts evenly among colleagues. */
export const spreadOf = (id: string) => parseInt(id.replaceAll('-', '').slice(0, 8), 16)

export interface Capacity {
  hours: OfficeHours
  /** Minutes of work a waiting contact takes, on the whole. */
  minutesPerContact: number
  /** Who waits already. */
  queue: QueueByClass
}

/** Class, clocks, owner, promise and place in the queue of a new contact. Decides; writes nothing. */
export function decideIntake(
  law: LawInForce,
  roster: Roster,
  capacity: Capacity,
  proposal: Proposal,
  facts: IntakeFacts,
): IntakeDecision {
  const { hours } = capacity
  const receivedAt = toInstant(facts.receivedAt)
  const { urgencyClass, source } = classOf(proposal)
  const clocks = contactClocks(law, proposal, facts)
  const first = decideFirstStep(roster, {
    receivedAt,
    urgencyClass,
    read: proposal.languageRead,
    wantsCall: facts.wantsCall,
    language: facts.language,
    register: sideOf(proposal),
    spread: spreadOf(facts.contactId),
  })
  const onShift = roster.guidance.filter(({ from, to }) => from <= first.at && first.at < to).length
  const waitMinutes = expectedWaitMinutes(capacity.queue, urgencyClass, onShift, capacity.minutesPerContact)
  const contact = { urgencyClass, receivedAt, read: proposal.languageRead, wantsCall: facts.wantsCall }
  const time = { roster, waitMinutes, callMinutes: capacity.minutesPerContact }
  // What must be answered today and cannot be reached by those on shift goes to the duty role now; so does what nobody's
  // next shift would reach either.
  const canWait = urgencyClass > 'C' && findCallTime(first, time, hours) !== undefined
  const isReachable = canWait || isReachableToday(contact, first, time, hours)
  const duty = isReachable
    ? undefined
    : findDutyOwner(roster, first.at, { emergency: false, register: sideOf(proposal) })
  const nextStep: NextStep = duty === undefined ? first : { ...first, owner: duty }
  const promise = decidePromise(contact, nextStep, { onShift, ...time }, hours)
  const legal = earliestClock(clocks)
  const summary = summaryOf(proposal, legal, facts.stopAnswered)
  return {
    clocks,
    onShift,
    summary,
    change: {
      type: 'received',
      urgencyClass,
      urgencySource: source,
      promise,
      nextStep,
      sortKey: sortKey(rankOf(proposal, urgencyClass, receivedAt, legalInstant(legal, hours))),
      ...(facts.stopAnswered === undefined ? {} : { stopAnswered: facts.stopAnswered }),
    },
  }
}

export function rankOf(
  proposal: Proposal,
  urgencyClass: Rank['urgencyClass'],
  receivedAt: Instant,
  legalDueAt: Instant | undefined,
): Rank {
  const protect = proposal.childProtection.consider || proposal.socialUrgency === 'kiireellinen'
  return {
    urgencyClass,
    redFlag: isAlarming(proposal) || proposal.redFlagsPresent.length > 0,
    need: protect ? 'protection' : proposal.needs.length > 1 ? 'several' : 'one',
    receivedAt,
    ...(legalDueAt === undefined ? {} : { legalDueAt }),
  }
}

/**
 * The clocks of the contact itself, before any need is established: assessment of need the same office day, and the dated limits that
 * the contact starts by what was proposed (child protection, over 75, income support). Whoever assesses gives the needs their own,
 * counted from the same contact.
 */
export function contactClocks(
  law: LawInForce,
  proposal: Proposal,
  facts: Pick<IntakeFacts, 'receivedAt' | 'age'>,
  assessedAt?: Date,
): Clock[] {
  const common = {
    urgencyClass: proposal.urgencyClass,
    socialUrgency: proposal.socialUrgency,
    contactAt: formatHelsinki(toInstant(facts.receivedAt)),
    ...(facts.age === undefined ? {} : { ageAtContact: facts.age }),
    ...(assessedAt === undefined ? {} : { assessedAt: formatHelsinki(toInstant(assessedAt)) }),
  } as const
  // Nothing understood yet is a health matter until somebody has read it: the stricter limit runs.
  const needs = proposal.languageRead && proposal.needs.length > 0 ? proposal.needs : [undefined]
  const byRule = new Map<string, Clock>()
  for (const need of needs)
    for (const clock of clocksForNeed(law, {
      register: need?.register === 'social' ? 'social' : 'health',
      service: need?.service ?? 'HTA',
      specialSupport: proposal.specialSupport || undefined,
      planBased: need?.clocks.health === 'plan-based',
      ...common,
    }))
      if (isOfContact(clock) && !byRule.has(clock.ruleId)) byRule.set(clock.ruleId, clock)
  return [...byRule.values()]
}

export const isNeedAssessment = ({ obligation }: Pick<Clock, 'obligation'>): boolean => obligation === 'need-assessment'

/** What is due at once is carried by the urgency and the same-day assessment: only what has a day to be kept is listed. */
const isOfContact = (clock: Clock): boolean =>
  clock.state !== 'notApplied' &&
  (isNeedAssessment(clock) || (isDutyOfCounty(clock) && clock.dueDate !== null && clock.status !== 'immediate'))

/** The statutory clock that ends first; a county's own promise is shown beside it and is no law. */
export function earliestClock(clocks: readonly Clock[]): Clock | undefined {
  return clocks
    .filter((clock) => isDutyOfCounty(clock) && clock.dueDate !== null && clock.state === 'running')
    .sort((a, b) => ((a.dueDate ?? '') < (b.dueDate ?? '') ? -1 : 1))[0]
}

export const legalInstant = (
  clock: { dueDate: string | null; dueAt?: string } | undefined,
  hours: OfficeHours,
): Instant | undefined =>
  clock === undefined || clock.dueDate === null
    ? undefined
    : clock.dueAt === undefined
      ? closingTimeOn(toLocalDate(clock.dueDate), hours)
      : toInstant(clock.dueAt)

export function legalOf(clock: Clock | undefined): Pick<CaseSummary, 'legal'> {
  if (clock === undefined || clock.dueDate === null) return {}
  const { ruleId, dueDate, dueAt } = clock
  return { legal: { ruleId, dueDate, ...(dueAt === undefined ? {} : { dueAt }) } }
}

export function summaryOf(proposal: Proposal, legal: Clock | undefined, stop?: StopAnswer): CaseSummary {
  const present = proposal.redFlagsPresent.map(({ factId }) => factId)
  const because = proposal.reasons.flatMap(({ because }) => because.map(({ factId }) => factId))
  return {
    needs: proposal.needs.map(({ service, model, needId, register }) => ({ service, model, needId, register })),
    side: sideOf(proposal),
    why: [...new Set([...present, ...because])].slice(0, 3),
    missing: proposal.redFlagsToRuleOut.map(({ factId }) => factId).slice(0, 3),
    ...(proposal.safeContact.needed ? { safeContactOnly: true } : {}),
    ...legalOf(legal),
    ...(stop === undefined ? {} : { stopAnswered: stop }),
  }
}
