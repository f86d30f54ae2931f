/** The door of contact: what happens to a first contact, decided from facts. Pure. */
export type {
  CaseChange,
  CaseClass,
  CaseEvent,
  CaseStatus,
  EventActor,
  StopAnswer,
  TakenBack,
  TimeChange,
} from './case-event.ts'
export type { NextStep, NextStepKind, ContactPromise, StepOwner } from './next-step.ts'
export { applyEvent, foldCase, startCase, type CaseState } from './fold-case.ts'
export { allowedActions, type CaseAction } from './allowed-actions.ts'
export { sortKey, withClass, withLegalDue, type Rank } from './sort-key.ts'
export {
  carriedAt,
  findDutyOwner,
  findGuidanceOwner,
  findNextStaffedTime,
  guidanceSince,
  isDutyStaffed,
  isOwnerThere,
  listOwnersThere,
  type DutyRole,
  type GuidanceShift,
  type Roster,
} from './roster.ts'
export { mayCall, nextWay, type Reachable, type WrittenWay } from './next-way.ts'
export { decideFirstStep, decideNextStep, nextAttemptAt, type StepWanted } from './decide-next-step.ts'
export { findCallTime, type CallFacts, type CallTime } from './call-span.ts'
export { proposeAttempts } from './propose-attempts.ts'
export { decidePromise, isReachableToday, type PromiseFacts } from './decide-promise.ts'
export { defaultMinutesPerContact, expectedWaitMinutes, type QueueByClass } from './expected-wait.ts'
export { decideDutyAlarm, type DutyAlarm } from './decide-duty-alarm.ts'
export { watchCase, type WatchFacts } from './watch-case.ts'
export { defaultEscalationMinutes, escalateAt } from './escalation.ts'
export { findComingDay, speaksOfDate, type SpokenDateKind } from './spoken-date.ts'
export { speaksOfKin, type SpokenKin } from './spoken-kin.ts'
export { isBirthDay } from './birth-day.ts'
export { callHours, isEmail, isPhone, isWayWhole, missingOfWay, type WayPart } from './is-way-whole.ts'
export { decideAfterBooking, minutesToChoose, type TimesOfCase } from './after-booking.ts'
export { mayChooseTime } from './may-choose-time.ts'
export { mergeWay, type KeptWay } from './merge-way.ts'
export { decideDraftStep, type DraftFacts, type DraftStep } from './draft-step.ts'
export {
  decideInformed,
  informedWays,
  nationalServicesVersion,
  nationalServicesVersions,
  type Informed,
  type InformedWay,
} from './decide-informed.ts'
export { isOwnChannel, ownChannels } from './own-channels.ts'
