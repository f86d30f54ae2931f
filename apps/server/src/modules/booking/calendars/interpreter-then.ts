import { overlaps, type Mode, type Span } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import type { CountyCalendars } from './county-calendars.ts'
import { listInterpreters } from './interpreter-queries.ts'

/**
 * Whether somebody interprets a language at a time: on the spot in that municipality, or over a connection. Where the county has nobody
 * of the language one is ordered, so every time will do.
 */
export async function createInterpreterCheck(
  tx: ReadTx,
  calendars: Pick<CountyCalendars, 'spansOf'>,
  language: string | null,
): Promise<(span: Span, mode: Mode, municipality: string | null) => boolean> {
  const speaking = (await listInterpreters(tx)).filter(
    ({ languages }) => language !== null && languages.includes(language),
  )
  return (span, mode, municipality) =>
    speaking.length === 0 ||
    speaking.some(
      (one) =>
        (one.isRemote || (mode === 'onsite' && one.municipality === municipality)) &&
        one.open.some((hours) => hours.fromMs <= span.fromMs && span.toMs <= hours.toMs) &&
        !calendars.spansOf(one.id).some((taken) => overlaps(taken, span)),
    )
}
