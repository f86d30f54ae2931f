import type { z } from 'zod'
import type { LocalText, recordableSchema } from '@luukku/contract'
import { eventTexts, type Clock, type EventName, type LawInForce } from '@luukku/domain/law'
import { exceptionsOf, findingsOf, startsOf, stopsAndEnds, type Recorded } from './recordable-events.ts'

/**
 * What a professional may record of a need with these clocks. A need that the law gives no clock has
 * nothing.
 *
 * @param at now: which law's events start something today
 */
export function recordableOf(
  law: LawInForce,
  clocks: readonly Clock[],
  recorded: Recorded,
  at: Date,
): z.infer<typeof recordableSchema> {
  if (clocks.length === 0) return { exceptions: [], events: [], starts: [], findings: [], facts: [] }
  const health = clocks.some(({ area }) => area === 'health' || area === 'psychosocial')
  const oral = clocks.some(({ area }) => area === 'oral')
  const titled = (event: EventName) => ({ event, title: eventTexts[event] as LocalText })
  return {
    // A time that the unit cancelled is recorded with the visit.
    exceptions: exceptionsOf(law, clocks)
      .filter(({ everyRule }) => !everyRule)
      .map(({ id, title, state }) => ({ id, title: title as LocalText, offered: state === 'metByOffer' })),
    events: stopsAndEnds(clocks, law).map(titled),
    starts: startsOf(clocks, law, recorded, at).map(titled),
    findings: [...law.serviceAreas.findings.values()]
      .filter(({ matters, events }) => matters.length === 0 && (events.length === 0 ? health : oral))
      .map(({ id, title }) => ({ id, title: title as LocalText })),
    facts: findingsOf(law, clocks, recorded).map(({ id, title, asks }) => ({
      id,
      title: title as LocalText,
      asksMonth: asks === 'forMonth',
    })),
  }
}
