import type { LawInForce } from './law-in-force.ts'
import type { EventName } from './vocabulary.ts'

/** Everyday names of questions, each with the stop events that answer it, the first that has an answer first. */
const everydayNames: Readonly<Record<string, readonly EventName[]>> = {
  decision: ['decisionMade', 'decisionImplemented'],
  placementEnds: ['placementEndsOrApplication'],
  placement: ['placementEndsOrApplication'],
  need: ['assessment'],
  care: ['firstCareEvent'],
  doctor: ['doctorAppointment'],
  dentist: ['dentistAppointment'],
  specialist: ['specialistAppointment'],
  talk: ['talkHeld'],
  review: ['reviewRequested'],
  service: ['serviceStarted', 'decisionServed'],
  served: ['decisionServed'],
  supplement: ['supplementRequested'],
  notified: ['guardianNotified'],
  log: ['logGiven'],
  treatment: ['treatmentStarted'],
  implementation: ['decisionImplemented'],
  inquiry: ['decisionOnInquiry'],
  urgency: ['urgencyAssessed'],
  plan: ['planReviewed'],
  publication: ['published'],
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
  return stop && [[stop]]
}

/** Stop events of one or several questions; several are answered together. */
export function stopEventsAsked(law: LawInForce, ask: string | readonly string[]): readonly (readonly EventName[])[] {
  if (typeof ask === 'string') return findStopEvents(law, ask) ?? []
  return [ask.flatMap((question) => findStopEvents(law, question)?.flat() ?? [])]
}
