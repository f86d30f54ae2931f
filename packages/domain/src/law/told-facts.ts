import { readDay } from './case-facts.ts'
import { stopEventsAsked } from './question.ts'
import type { LawInForce } from './law-in-force.ts'
import type { LawEvents, LawFacts } from './types.ts'
import type { EventName, LawArea } from './vocabulary.ts'

const socialSupport = 'social-psychosocial-support'

/**
 * The facts of a case in each way that it has to be read, every one with what its events and its question tell besides.
 *
 * Several questions are answered each as if it were asked alone: asked for the treatment and the decision, a case of the
 * psychosocial area is read as care and as the support of social services. So is one that asks nothing and names no service, where
 * a matter became pending: that is what social services do.
 */
export function readingsOf(
  law: LawInForce,
  area: LawArea | undefined,
  events: LawEvents,
  facts: LawFacts,
): readonly [LawFacts, ...LawFacts[]] {
  const { ask } = facts
  const told = (one: LawFacts): LawFacts => withToldFacts(law, area, events, one)
  if (typeof ask === 'object') {
    const [first = facts, ...rest] = ask.map((question) => ({ ...facts, ask: question }))
    return [told(first), ...rest.map(told)]
  }
  const isPending = events.matterPending !== undefined || events.application !== undefined
  const isEither = area === 'psychosocial' && ask === undefined && facts.service === undefined && isPending
  return isEither ? [told(facts), told({ ...facts, service: socialSupport })] : [told(facts)]
}

/**
 * The facts of a case with those that its events and its question tell besides: a case written down by hand often names what
 * happened and leaves out the fact that makes it plain.
 *
 * A fact that is given stands, whatever the events say. Only for cases: in a county's own needs every visit is an event, and
 * what was found there is recorded as a fact.
 */
function withToldFacts(law: LawInForce, area: LawArea | undefined, events: LawEvents, facts: LawFacts): LawFacts {
  // A place in an act with several duties tells none of them.
  const questions = facts.ask === undefined ? [] : stopEventsAsked(law, facts.ask)
  const asked = new Set(questions.flatMap((events) => (events.length === 1 ? events : [])))
  const { incomplete, forMonth, ...others } = facts
  const happened = (...names: readonly EventName[]) => names.some((name) => events[name] !== undefined)
  const isCare = area === 'health' || area === 'psychosocial'
  const planAlone = happened('plan') && !happened(...needsTold)
  const lacked = happened('supplementRequested') || asked.has('supplementRequested')
  const goesOn = happened('supplementArrived', 'supplementDeadlinePassed')
  // Asked for the decision before anything has given it a new start, the days from the arrival are its only ones: the ground
  // asks of them that it is not urgent, and nothing of what is lacking (1412/1997 § 14 a 1 mom., rule IS-7WD).
  const isOfArrival = asked.has('decisionMade') && happened('applicationArrived') && !goesOn
  return {
    // A supplement that was asked for, came, was waited for in vain, or is the question: the application lacked something.
    ...(lacked || goesOn ? { incomplete: true } : {}),
    // Noticed, and never assessed on a contact of its own: in other care or in a social service (§ 51 a 5 mom.).
    ...(isCare && happened('needFound') && !happened('contact', 'assessment') ? { otherNeed: true } : {}),
    // A plan is all that is told: care goes by it.
    ...(isCare && planAlone ? { planBased: true } : {}),
    ...(area === 'oral' && planAlone ? { individualInterval: true } : {}),
    // Of psychosocial care only the support of social services is a decision that is put into effect.
    ...(area === 'psychosocial' && asked.has('decisionImplemented') ? { service: socialSupport } : {}),
    ...(facts.directedFirstTo === undefined ? toldOfFirst(area, happened, asked) : {}),
    ...others,
    ...(incomplete === undefined ? {} : { incomplete }),
    ...(forMonth === undefined || !isToCome(forMonth, events) ? {} : { forMonth }),
    ...(isOfArrival ? { incomplete: false } : {}),
  }
}

/** An application for the month in which it came, or for one that is past, is none for the next month (1412/1997 § 14 a 2 mom.). */
const isToCome = (month: string, { applicationArrived }: LawEvents): boolean =>
  applicationArrived === undefined || month === 'next' || month > (readDay(applicationArrived) ?? '').slice(0, 7)

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
  // An appointment of whichever kind is none of these.
  const asksFor = (event: EventName) => asked.has(event) && !asked.has('firstCareEvent')
  return {
    ...(metAnother || asksFor('doctorAppointment') ? { needDoctor: true } : {}),
    ...(foundFirst || asksFor('dentistAppointment') ? { directedFirstTo: 'another' } : {}),
  }
}
