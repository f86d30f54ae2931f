import type { EventName, FactName } from './vocabulary.ts'

/** Everyday names of events that case files may use. */
export const eventAliases: Readonly<Record<string, EventName>> = {
  placementDecision: 'placementDecided',
  emergencyDecision: 'placementDecided',
  emergencyPlacementDecision: 'placementDecided',
  decisionOnPlacement: 'placementDecided',
  placementDecisionDate: 'placementDecided',
  placementDecisionMade: 'placementDecided',
  decision: 'decisionMade',
  decided: 'decisionMade',
  appointmentOffered: 'offerMade',
  offer: 'offerMade',
  timeOffered: 'offerMade',
  assessed: 'assessment',
  served: 'decisionServed',
  supplemented: 'supplementArrived',
  supplementsArrived: 'supplementArrived',
  supplementDeadline: 'supplementDeadlinePassed',
  applicationReceived: 'applicationArrived',
  referral: 'referralArrived',
  referralReceived: 'referralArrived',
  pending: 'matterPending',
  notification: 'matterPending',
  urgentNeed: 'urgentNeedPresented',
  nurseAppointment: 'professionalAppointment',
  needNoticed: 'needFound',
  letterPosted: 'letterSent',
  logRequest: 'logRequestArrived',
  monthEnds: 'calendarMonthEnds',
  firstPlacementDay: 'placementStarted',
}

/** Names of events that are an exception recorded for the matter: they move no date. */
export const exceptionEvents: Readonly<Record<string, string>> = {
  noShow: 'NO-SHOW',
  residentCancelled: 'NO-SHOW',
  cancelledByResident: 'NO-SHOW',
  residentChoseLater: 'RESIDENT-CHOICE',
  declinedElsewhere: 'DECLINES-ELSEWHERE',
  declined: 'DECLINES-ELSEWHERE',
  providerCancelled: 'PROVIDER-CANCELS',
  unitCancelled: 'PROVIDER-CANCELS',
}

/** Everyday names of facts; some stand for a recorded exception. */
export const factAliases: Readonly<Record<string, { readonly fact?: FactName; readonly exception?: string }>> = {
  exception: { fact: 'exceptions' },
  ageAtContact: { fact: 'age' },
  interval: { fact: 'individualInterval' },
  plan: { fact: 'planBased' },
  extension: { fact: 'extensionGranted' },
  certificate: { fact: 'certificateOnly' },
  needsDoctor: { fact: 'needDoctor' },
  doctorNeeded: { fact: 'needDoctor' },
  needNoticedElsewhere: { fact: 'otherNeed' },
  highestAllowance: { fact: 'highestCareAllowance' },
  month: { fact: 'forMonth' },
  nextMonth: { fact: 'forMonth' },
  forNextMonth: { fact: 'forMonth' },
  applicationMonth: { fact: 'forMonth' },
  paymentMonth: { fact: 'forMonth' },
  isUrgent: { fact: 'urgent' },
  isChild: { fact: 'child' },
  isStudent: { fact: 'student' },
  specialSupport: { fact: 'specialSupportChild' },
  older: { fact: 'olderPerson' },
  residentChoseLater: { exception: 'RESIDENT-CHOICE' },
  residentChoice: { exception: 'RESIDENT-CHOICE' },
  noShow: { exception: 'NO-SHOW' },
  residentCancelled: { exception: 'NO-SHOW' },
  cancelledByResident: { exception: 'NO-SHOW' },
  residentAttributable: { exception: 'NO-SHOW' },
  declinesElsewhere: { exception: 'DECLINES-ELSEWHERE' },
  declinedElsewhere: { exception: 'DECLINES-ELSEWHERE' },
  providerCancels: { exception: 'PROVIDER-CANCELS' },
  providerCancelled: { exception: 'PROVIDER-CANCELS' },
  unitCancelled: { exception: 'PROVIDER-CANCELS' },
  medicalGrounds: { exception: 'MEDICAL-GROUNDS' },
  specialReason: { exception: 'SPECIAL-REASON' },
  emergencyPowers: { exception: 'EMERGENCY-POWERS' },
}

const closing = [
  'closed',
  'closure',
  'closures',
  'holiday',
  'holidays',
  'break',
  'breaks',
  'vacation',
  'vacations',
  'off',
]
const notAtWork = ['non', 'not', 'no', 'calendar']
const around = [
  ...['school', 'schools', 'institution', 'institutions', 'autumn', 'winter', 'christmas', 'spring', 'summer', 'ski'],
  ...['day', 'days', 'date', 'dates', 'week', 'weeks', 'period', 'periods', 'working', 'teaching'],
]

/**
 * Whether a fact is called what a school's days without work are called: `autumnBreak`, `schoolClosedDates`, `non_school_days`.
 * Every word has to belong there, and one has to say that nobody is at work: `schoolWorkingDays` are the others.
 */
export function namesClosedSchoolDays(name: string): boolean {
  const words = name.split(/(?=[A-Z])|[_-]/).map((word) => word.toLowerCase())
  const says = [...closing, ...notAtWork]
  return (
    words.some((word) => says.includes(word)) && words.every((word) => says.includes(word) || around.includes(word))
  )
}

/** Everyday names of what is published. */
export const whatEveryday: Readonly<Record<string, string>> = {
  'older-people': 'older-waiting-times',
  older: 'older-waiting-times',
  specialised: 'specialised-access',
  'self-monitoring-findings': 'self-monitoring',
}
