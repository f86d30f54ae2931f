import type { LawInForce } from './law-in-force.ts'
import { rulesOfSection } from './section-asked.ts'
import type { EventName } from './vocabulary.ts'

/**
 * Everyday names of questions, each with the stop events that answer it, the first that has an answer first. A stop event stands here
 * too where the law dates the like under another one: a decision by its being put into effect, a treatment by the first care.
 */
const everydayNames: Readonly<Record<string, readonly EventName[]>> = {
  decision: ['decisionMade', 'decisionImplemented'],
  decisionMade: ['decisionMade', 'decisionImplemented'],
  placementEnds: ['placementEndsOrApplication'],
  placement: ['placementEndsOrApplication'],
  extensionEnds: ['placementEndsOrApplication'],
  need: ['assessment'],
  needAssessment: ['assessment'],
  assessment: ['assessment', 'assessmentStarted'],
  assessmentDone: ['assessmentCompleted'],
  care: ['firstCareEvent', 'treatmentStarted'],
  firstCareEvent: ['firstCareEvent', 'treatmentStarted'],
  treatment: ['treatmentStarted', 'firstCareEvent'],
  treatmentStarted: ['treatmentStarted', 'firstCareEvent'],
  doctor: ['doctorAppointment'],
  dentist: ['dentistAppointment'],
  specialist: ['specialistAppointment'],
  talk: ['talkHeld'],
  review: ['reviewRequested'],
  service: ['serviceStarted', 'decisionServed'],
  served: ['decisionServed'],
  supplement: ['supplementRequested'],
  notified: ['guardianNotified'],
  notice: ['guardianNotified'],
  notification: ['guardianNotified'],
  guardianInformed: ['guardianNotified'],
  guardianNotice: ['guardianNotified'],
  log: ['logGiven'],
  implementation: ['decisionImplemented'],
  inquiry: ['decisionOnInquiry'],
  urgency: ['urgencyAssessed'],
  plan: ['planReviewed'],
  publication: ['published'],
  // What comes last is asked for: a doctor's only where a doctor was found to be needed.
  appointment: ['specialistAppointment', 'dentistAppointment', 'doctorAppointment', 'firstCareEvent'],
}

/**
 * Stop events of a question, in the order they are tried; undefined when nothing is known by the name.
 */
export function findStopEvents(law: LawInForce, question: string): readonly (readonly EventName[])[] | undefined {
  const named = Object.hasOwn(everydayNames, question) ? everydayNames[question] : undefined
  if (named !== undefined) return named.map((event) => [event])
  // A question may also name the duty, or one rule of it.
  const stop = law.rules.find(
    ({ stops, id, obligation }) => stops === question || id === question || obligation === question,
  )?.stops
  if (stop !== undefined) return [[stop]]
  // Or a place in an act: all that stands there, together.
  const rules = rulesOfSection(law, question)
  return rules === undefined ? stopShortened(law, question) : [[...new Set(rules.map(({ stops }) => stops))]]
}

/** The one stop event that a question is the beginning of: `planReview`, `firstCare`. */
function stopShortened(law: LawInForce, question: string): readonly (readonly EventName[])[] | undefined {
  const begun = [...new Set(law.rules.map(({ stops }) => stops))].filter((stop) => stop.startsWith(question))
  return begun.length === 1 && question.length > 5 ? [begun] : undefined
}

/** Stop events of one or several questions; several are answered together. */
export function stopEventsAsked(law: LawInForce, ask: string | readonly string[]): readonly (readonly EventName[])[] {
  if (typeof ask === 'string') return findStopEvents(law, ask) ?? []
  return [ask.flatMap((question) => findStopEvents(law, question)?.flat() ?? [])]
}
