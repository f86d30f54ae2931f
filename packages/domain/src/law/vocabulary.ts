/** Areas of law a rule or a case belongs to. */
export const lawAreas = [
  'health',
  'oral',
  'psychosocial',
  'specialised',
  'social',
  'older-people',
  'disability',
  'child-protection',
  'income-support',
  'student-welfare',
  'administration',
  'data',
  'publication',
] as const

/** One of `lawAreas`. */
export type LawArea = (typeof lawAreas)[number]

/**
 * What happens, by name. Each is a calendar day or a moment with an offset. The order is that of the columns in bulk
 * evaluation: add to the end.
 */
export const eventNames = [
  /** The resident got in touch (health care act § 51; social welfare act § 36). */
  'contact',
  /** The resident tried to reach the health centre (law until 31 August 2023). */
  'contactAttempt',
  /** The resident was reached or reached the health centre. */
  'contactEstablished',
  /** A licensed professional assessed the need and its urgency (§ 51). */
  'assessment',
  /** An urgent need was presented (§ 50). */
  'urgentNeedPresented',
  /** Care was given. */
  'careGiven',
  /** The first care or rehabilitation event took place (§ 51 a, 51 b). */
  'firstCareEvent',
  /** Care by a plan or at an individual interval took place. */
  'careEvent',
  /** A care plan, rehabilitation plan or individual interval was made. */
  'plan',
  /** An appointment with a professional who is not a doctor took place. */
  'professionalAppointment',
  /** A doctor's appointment took place. */
  'doctorAppointment',
  /** A need was noticed: in other care or social services (§ 51 a 5 mom.), or for a dentist (§ 51 b). */
  'needFound',
  /** A dentist's appointment took place. */
  'dentistAppointment',
  /** The need of a specialist dentist was found. */
  'specialistNeedFound',
  /** A specialist dentist's appointment took place. */
  'specialistAppointment',
  /** Written notice of a change of health station arrived (§ 47). */
  'stationChangeNotice',
  /** Responsibility for care moved to the chosen station. */
  'responsibilityMoved',
  /** The need of a treatment was established (§ 52, 53; social welfare act § 45). */
  'needEstablished',
  /** The treatment started. */
  'treatmentStarted',
  /** A referral arrived in specialised care. */
  'referralArrived',
  /** The assessment started. */
  'assessmentStarted',
  /** The assessment and the examinations it needs were completed. */
  'assessmentCompleted',
  /** The social authority became aware of a need. */
  'awareOfNeed',
  /** The urgency of a need was assessed. */
  'urgencyAssessed',
  /** A social or child-protection matter became pending. */
  'matterPending',
  /** An application for a service was made. */
  'application',
  /** A decision was made. */
  'decisionMade',
  /** What could not wait was decided on what was known (income support act § 14 b); the rest of the application waits for its own. */
  'urgentDecisionMade',
  /** It was decided whether to start an inquiry (child protection until 31 March 2015). */
  'decisionOnInquiry',
  /** The decision was put into effect. */
  'decisionImplemented',
  /** A granted service started. */
  'serviceStarted',
  /** A client relationship in child protection started. */
  'clientRelationshipStarted',
  /** The guardian and the child were told of it. */
  'guardianNotified',
  /** A child-protection client plan was made or last reviewed. */
  'planMadeOrReviewed',
  /** The client plan was reviewed. */
  'planReviewed',
  /** A child was placed in an emergency (child welfare act § 38). */
  'placementStarted',
  /** The emergency placement was decided, where that was before the placement itself. */
  'placementDecided',
  /** The continuation of an emergency placement started (§ 38 a). */
  'extensionStarted',
  /** The placement ended or an order was applied for. */
  'placementEndsOrApplication',
  /** An application for income support arrived. */
  'applicationArrived',
  /** The applicant was asked to complete the application. */
  'supplementRequested',
  /** The completed application arrived. */
  'supplementArrived',
  /** The time given to complete it passed. */
  'supplementDeadlinePassed',
  /** A personal talk was asked for (income support act § 14 d; student welfare act § 15). */
  'talkRequested',
  /** The talk was held. */
  'talkHeld',
  /** A decision was sent by ordinary letter. */
  'letterSent',
  /** A decision was served. */
  'decisionServed',
  /** A review of the decision was requested. */
  'reviewRequested',
  /** A written request for access-log information arrived. */
  'logRequestArrived',
  /** The log information was given. */
  'logGiven',
  /** A calendar month of figures ended. */
  'calendarMonthEnds',
  /** The figures were last published. */
  'lastPublished',
  /** The figures were published. */
  'published',
  /** The resident was offered a time and the offer was recorded. */
  'offerMade',
  /** The case was closed. */
  'caseClosed',
  /** The case was opened again: its clocks go on from their first start. */
  'caseReopened',
] as const

/** One of `eventNames`. */
export type EventName = (typeof eventNames)[number]

/** How the value of a fact is read. */
export type FactKind = 'boolean' | 'text' | 'date' | 'age' | 'days' | 'month' | 'exceptions' | 'ask'

/** What is known of the person and the matter, by name, with how each value is read. */
export const factKinds = {
  /** Day of birth. */
  birthDate: 'date',
  /** Whole years at the contact, where the birth date is not at hand. */
  age: 'age',
  /** Why help is sought: illness, injury, chronic-worsening, new-symptoms, functional-decline, health-promotion, rehabilitation, certificate … */
  reason: 'text',
  /** general-medicine or other. */
  specialty: 'text',
  /** Only a certificate is asked for. */
  certificateOnly: 'boolean',
  /** The care follows a care or rehabilitation plan. */
  planBased: 'boolean',
  /** An individual recall interval has been set in oral care. */
  individualInterval: 'boolean',
  /** Profession the resident was directed to first: doctor, nurse, dentist, hygienist … */
  directedFirstTo: 'text',
  /** The professional seen first found that a doctor is needed. */
  needDoctor: 'boolean',
  /** The need was noticed in other care or in a social service. */
  otherNeed: 'boolean',
  /** Documented grounds extend the limit. */
  extensionGranted: 'boolean',
  /** Kind of service asked for, as the rules name them. */
  service: 'text',
  /** The stop event (or its everyday name) the question is about; narrows the answer. */
  ask: 'ask',
  /** Assessment needs a specialist, imaging or laboratory. */
  needsSpecialistOrTests: 'boolean',
  /** child-or-student-health-check, when the need was found in a scheduled check; absent otherwise. */
  setting: 'text',
  /** Receives the highest care allowance. */
  highestCareAllowance: 'boolean',
  /** A disabled person in the meaning of the disability services act. */
  disabled: 'boolean',
  /** A child who needs special support. */
  specialSupportChild: 'boolean',
  /** An older person in the meaning of the act on services for older people. */
  olderPerson: 'boolean',
  /** A child-protection matter. */
  childProtection: 'boolean',
  /** The person is a child. */
  child: 'boolean',
  /** The person is a pupil or student. */
  student: 'boolean',
  /** The need is urgent. */
  urgent: 'boolean',
  /** A decision on a service is sought, not only an assessment. */
  serviceDecisionSought: 'boolean',
  /** The income-support application lacks something. */
  incomplete: 'boolean',
  /** Who decides on the income support: Kela or county. */
  payer: 'text',
  /** Month the support is applied for, `YYYY-MM`. */
  forMonth: 'month',
  /** What a letter is followed for: service or review. */
  chain: 'text',
  /** What is published: older-waiting-times, specialised-access, self-monitoring. */
  what: 'text',
  /** Days the school is closed besides weekends and holidays: days or `day/day` spans, both ends included. */
  schoolClosed: 'days',
  /** Exceptions recorded for the matter. */
  exceptions: 'exceptions',
} as const satisfies Record<string, FactKind>

/** One of the known facts. */
export type FactName = keyof typeof factKinds

/** All fact names. */
export const factNames = Object.keys(factKinds) as FactName[]
