import { stopEventsAsked } from './question.ts'
import type { LawInForce } from './law-in-force.ts'
import type { LawEvents, LawFacts } from './types.ts'
import type { EventName, LawArea } from './vocabulary.ts'

/**
 * The facts of a case with those that its events and its question tell besides: a case written down by hand often names what
 * happened and leaves out the fact that makes it plain.
 *
 * A fact that is given stands, whatever the events say. Only for cases: in a county's own needs every visit is an event, and
 * what was found there is recorded as a fact.
 */
export function withToldFacts(
  law: LawInForce,
  area: LawArea | undefined,
  events: LawEvents,
  facts: LawFacts,
): LawFacts {
  const asked = new Set(facts.ask === undefined ? [] : stopEventsAsked(law, facts.ask).flat())
  const happened = (...names: readonly EventName[]) => names.some((name) => events[name] !== undefined)
  const isCare = area === 'health' || area === 'psychosocial'
  const planAlone = happened('plan') && !happened(...needsTold)
  const askedTreatment = asked.has('treatmentStarted') || asked.has('firstCareEvent')
  return {
    // A supplement that was asked for, came, was waited for in vain, or is all the question: the application lacked something.
    ...(happened('supplementRequested', 'supplementArrived', 'supplementDeadlinePassed') ||
    (asked.has('supplementRequested') && !asked.has('decisionMade'))
      ? { incomplete: true }
      : {}),
    // Noticed, and never assessed on a contact of its own: in other care or in a social service (§ 51 a 5 mom.).
    ...(isCare && happened('needFound') && !happened('contact', 'assessment') ? { otherNeed: true } : {}),
    // A plan is all that is told: care goes by it.
    ...(isCare && planAlone ? { planBased: true } : {}),
    ...(area === 'oral' && planAlone ? { individualInterval: true } : {}),
    // Of psychosocial care only the support of social services is a decision that is put into effect. Asked for the
    // treatment besides, the question tells of neither.
    ...(area === 'psychosocial' && asked.has('decisionImplemented') && !askedTreatment
      ? { service: 'social-psychosocial-support' }
      : {}),
    ...(facts.directedFirstTo === undefined ? toldOfFirst(area, happened, asked) : {}),
    ...facts,
  }
}

/** What tells of a need with a maximum of its own: a plan beside it is the plan that was made for that need. */
const needsTold: readonly EventName[] = [
  'contact',
  'assessment',
  'needFound',
  'needEstablished',
  'specialistNeedFound',
  'referralArrived',
]

/** Where nobody says to whom the resident was directed first: who was met, what was found there, or what is asked for. */
function toldOfFirst(
  area: LawArea | undefined,
  happened: (...names: readonly EventName[]) => boolean,
  asked: ReadonlySet<EventName>,
): LawFacts {
  const metAnother = (area === undefined || area !== 'oral') && happened('professionalAppointment')
  const foundFirst = area === 'oral' && happened('needFound')
  return {
    ...(metAnother || asked.has('doctorAppointment') ? { needDoctor: true } : {}),
    ...(foundFirst || asked.has('dentistAppointment') ? { directedFirstTo: 'another' } : {}),
  }
}
