import type { LawInForce } from './law-in-force.ts'
import type { EventName } from './vocabulary.ts'

/** What a visit of a service is in law when it takes place, and whose visit it has to be. */
export interface VisitMeets {
  readonly service: string
  readonly event: EventName
  /** Profession of the roster; nothing where anybody's visit will do. */
  readonly only: string | null
  /** Professions whose visit is something else. */
  readonly but: readonly string[]
}

/** The events that a booked visit will bring, by service: only limits that stop by one of them are kept by booking a time. */
export function visitsMeet(law: LawInForce): readonly VisitMeets[] {
  return [...law.serviceAreas.openings].flatMap(([service, openings]) =>
    openings.flatMap(({ matter: { eventsAtVisit } }) => {
      const named = eventsAtVisit.flatMap(({ by }) => (typeof by === 'string' ? [] : [by.profession]))
      return eventsAtVisit.map(({ event, by }) => ({
        service,
        event,
        only: typeof by === 'string' ? null : by.profession,
        but: by === 'another' ? named : [],
      }))
    }),
  )
}
