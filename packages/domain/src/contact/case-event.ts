import type { Informed } from './decide-informed.ts'
import type { Instant } from '../time/index.ts'
import type { NextStep, ContactPromise } from './next-step.ts'

export type CaseStatus = 'waiting' | 'opened' | 'no-answer' | 'asked-back' | 'assessed' | 'booked' | 'closed'
export type CaseClass = 'A' | 'B' | 'C' | 'D' | 'E'

/**
 * What a resident did at the red-flag stop: phones 112 themself, cannot and asks us to phone at once, or says that it is
 * not so. None of them lowers the class.
 */
export type StopAnswer = 'calling-112' | 'call-me' | 'not-so'

/** What became of a booked time, and who wished it. */
export type TimeChange =
  | 'unit-moved'
  | 'unit-cancelled'
  /** Booked by mistake, and taken back at once by who booked it. */
  | 'unit-unbooked'
  /** Moved by mistake, and put back at once by who moved it. */
  | 'unit-unmoved'
  | 'resident-moved'
  | 'resident-cancelled'
  | 'resident-missed'

/** What was taken back: that they had come or begun, that a visit took place, that they did not come, a record in law. */
export type TakenBack = 'arrived' | 'visit' | 'missed' | 'record'

/** Who made it happen: a person, a professional, or the system's planned work. */
export interface EventActor {
  readonly kind: 'resident' | 'visitor' | 'staff' | 'system'
  readonly id: string
}

/** What an event changes. Codes only: the words lie sealed beside it. */
export type CaseChange =
  | {
      readonly type: 'received'
      readonly urgencyClass: CaseClass
      /** `unread`: the rules do not read the language; a person classes it. */
      readonly urgencySource: 'proposed' | 'unread'
      readonly promise: ContactPromise
      readonly nextStep: NextStep
      readonly sortKey: string
      readonly stopAnswered?: StopAnswer
    }
  | { readonly type: 'opened'; readonly staffId: string }
  | {
      readonly type: 'answered'
      readonly urgencyClass: CaseClass
      readonly urgencySource: 'proposed' | 'unread' | 'assessed'
      readonly sortKey: string
      readonly nextStep?: NextStep
      /** An alarming answer was corrected by a professional, who said why. */
      readonly correctsAlarm?: boolean
    }
  | {
      readonly type: 'assessed'
      readonly urgencyClass: CaseClass
      readonly decision: 'accept' | 'override'
      readonly sortKey: string
      readonly nextStep: NextStep
    }
  | { readonly type: 'called'; readonly outcome: 'answered'; readonly nextStep: NextStep }
  | { readonly type: 'called'; readonly outcome: 'no-answer'; readonly nextStep: NextStep }
  /** `to`: for the client alone, and for nobody who told of them or acts for them. */
  | { readonly type: 'asked-back'; readonly to?: 'client'; readonly nextStep: NextStep }
  | { readonly type: 'replied'; readonly nextStep: NextStep }
  | { readonly type: 'assigned'; readonly staffId?: string; readonly nextStep: NextStep }
  | { readonly type: 'next-step'; readonly nextStep: NextStep }
  | { readonly type: 'guided-112'; readonly how: 'guided' | 'called-for' | 'not-needed'; readonly nextStep: NextStep }
  | { readonly type: 'joined'; readonly into: string }
  | { readonly type: 'took-in'; readonly other: string }
  | { readonly type: 'escalated'; readonly nextStep: NextStep }
  | { readonly type: 'booked'; readonly nextStep: NextStep }
  /** A booked time fell away, or a need still has none: somebody books again. */
  | { readonly type: 'unbooked'; readonly nextStep: NextStep }
  | { readonly type: 'permission'; readonly share: 'yes' | 'no' | 'not-asked'; readonly withdrawn?: boolean }
  /** The client, or who acts for them, was told of the national information-system services (703/2023 § 68). */
  | ({ readonly type: 'informed' } & Informed)
  /** Who may see a minor's matter was decided; the grounds stand in minor_decision. */
  | { readonly type: 'representatives'; readonly guardians: 'see' | 'do-not-see' }
  /** Staff moved or cancelled a booked time, at whose wish; the words told to the resident lie sealed beside it. */
  | { readonly type: 'time-changed'; readonly how: TimeChange; readonly appointment?: string }
  /** What a professional recorded of a visit, or in law of a need, was taken back; the reason lies sealed beside the record. */
  | {
      readonly type: 'taken-back'
      readonly how: TakenBack
      /** The appointment or the record. */
      readonly of: string
      /** When: one may be taken back, recorded and taken back again. */
      readonly takenAt: Instant
    }
  /** Notice considered (417/2007 § 25): what was decided; the reasons lie sealed. */
  | { readonly type: 'child-protection'; readonly decision: 'notify' | 'no-notice' }
  /** A text or an e-mail was not taken however often it was tried: somebody tells by telephone. */
  | { readonly type: 'notice-failed'; readonly template: string; readonly nextStep: NextStep }
  /** A questionnaire or test was filled, or stopped by an alarming answer: sums and codes, the answers lie sealed. */
  | {
      readonly type: 'measured'
      readonly instrument: string
      readonly version: string
      readonly scores: Readonly<Record<string, number>>
      readonly alarm?: 'now' | 'today'
    }
  /** One need of the case was said to be met and is not: it goes on from its first dates. */
  | { readonly type: 'need-reopened' }
  | { readonly type: 'closed' }
  /** A closed case goes on where it was: its clocks keep their first start. */
  | { readonly type: 'reopened'; readonly nextStep: NextStep }

/** One thing that happened to a contact. `seq` starts at 1 and has no gaps. */
export interface CaseEvent {
  readonly seq: number
  readonly at: Instant
  readonly by: EventActor
  readonly change: CaseChange
}
