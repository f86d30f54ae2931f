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
  schoolHolidays: { fact: 'schoolClosed' },
  schoolClosedDays: { fact: 'schoolClosed' },
  schoolDaysOff: { fact: 'schoolClosed' },
  schoolNonWorkingDays: { fact: 'schoolClosed' },
  nonSchoolDays: { fact: 'schoolClosed' },
  nonWorkingDays: { fact: 'schoolClosed' },
  closedDays: { fact: 'schoolClosed' },
  schoolBreak: { fact: 'schoolClosed' },
  schoolBreaks: { fact: 'schoolClosed' },
  schoolCalendar: { fact: 'schoolClosed' },
  institutionClosed: { fact: 'schoolClosed' },
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

/** Everyday names of what is published. */
export const whatEveryday: Readonly<Record<string, string>> = {
  'older-people': 'older-waiting-times',
  older: 'older-waiting-times',
  specialised: 'specialised-access',
  'self-monitoring-findings': 'self-monitoring',
}
