import type { EventName, FactName } from './vocabulary.ts'

/** Everyday names of events that case files may use. */
export const eventAliases: Readonly<Record<string, EventName>> = {
  emergencyDecision: 'placementDecided',
  decision: 'decisionMade',
  decided: 'decisionMade',
  appointmentOffered: 'offerMade',
  offer: 'offerMade',
  offered: 'offerMade',
  firstOffer: 'offerMade',
  offeredAppointment: 'offerMade',
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

/** Names of what no limit of the law begins or ends with: a time that is booked is not kept yet, and no offer that was chosen away. */
export const eventsOfNoLimit: ReadonlySet<string> = new Set([
  ...['booked', 'timeBooked', 'appointmentBooked', 'visitBooked', 'bookingMade'],
])

/** Names of an exception recorded for the matter, told as an event or as a fact: it moves no date. */
export const exceptionNames: Readonly<Record<string, string>> = {
  declined: 'DECLINES-ELSEWHERE',
  residentAttributable: 'NO-SHOW',
  medicalGrounds: 'MEDICAL-GROUNDS',
  specialReason: 'SPECIAL-REASON',
  emergencyPowers: 'EMERGENCY-POWERS',
  emergencyDecree: 'EMERGENCY-POWERS',
}

/** Everyday names of facts. */
export const factAliases: Readonly<Record<string, FactName>> = {
  exception: 'exceptions',
  exceptionId: 'exceptions',
  exceptionIds: 'exceptions',
  ageAtContact: 'age',
  interval: 'individualInterval',
  plan: 'planBased',
  extension: 'extensionGranted',
  certificate: 'certificateOnly',
  needsDoctor: 'needDoctor',
  doctorNeeded: 'needDoctor',
  needNoticedElsewhere: 'otherNeed',
  highestAllowance: 'highestCareAllowance',
  month: 'forMonth',
  nextMonth: 'forMonth',
  forNextMonth: 'forMonth',
  applicationMonth: 'forMonth',
  paymentMonth: 'forMonth',
  isUrgent: 'urgent',
  isChild: 'child',
  isStudent: 'student',
  specialSupport: 'specialSupportChild',
  older: 'olderPerson',
}

/** Everyday names of a service. */
export const serviceNames: Readonly<Record<string, string>> = {
  'adult-psychiatry': 'specialised',
  'specialised-care': 'specialised',
  'youth-psychiatry': 'child-youth-psychiatry',
  'child-psychiatry': 'child-youth-psychiatry',
  'adolescent-psychiatry': 'child-youth-psychiatry',
}
