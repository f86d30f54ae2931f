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
  return {
    // A supplement that was asked for, came or was waited for in vain: the application lacked something.
    ...(happened('supplementRequested', 'supplementArrived', 'supplementDeadlinePassed') ? { incomplete: true } : {}),
    // Noticed, and never assessed on a contact of its own: in other care or in a social service (§ 51 a 5 mom.).
    ...(isCare && happened('needFound') && !happened('contact', 'assessment') ? { otherNeed: true } : {}),
    // A plan is all that is told: care goes by it.
    ...(isCare && happened('plan') && !happened('contact', 'assessment') ? { planBased: true } : {}),
    ...(area === 'oral' && happened('plan') && !happened('contact', 'assessment') ? { individualInterval: true } : {}),
    // Of psychosocial care only the support of social services is a decision that is put into effect.
    ...(area === 'psychosocial' && asked.has('decisionImplemented') ? { service: 'social-psychosocial-support' } : {}),
    ...(facts.directedFirstTo === undefined ? toldOfFirst(area, happened, asked) : {}),
    ...facts,
  }
}

/** Where nobody says to whom the resident was directed first: who was met, what was found there, or what is asked for. */
function toldOfFirst(
  area: LawArea | undefined,
  happened: (...names: readonly EventName[]) => boolean,
  asked: ReadonlySet<EventName>,
): LawFacts {
  const metAnother = (area === undefined || area !== 'oral') && happened('professionalAppointment')
  if (metAnother || asked.has('doctorAppointment')) return { needDoctor: true }
  if ((area === 'oral' && happened('needFound')) || asked.has('dentistAppointment'))
    return { directedFirstTo: 'another' }
  return {}
}
