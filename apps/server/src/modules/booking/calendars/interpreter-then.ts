import { isInside, overlaps, type Mode, type Span } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import type { CountyCalendars } from './county-calendars.ts'
import { listInterpreters, type InterpreterRow } from './interpreter-queries.ts'

/**
 * Whether somebody interprets a language at a time: on the spot in that municipality, or over a connection. Where the county has nobody
 * of the language one is ordered, so every time will do.
 */
export type InterpreterCheck = (span: Span, mode: Mode, municipality: string | null) => boolean

export function interpreterCheck(
  interpreters: readonly InterpreterRow[],
  spansOf: CountyCalendars['spansOf'],
  language: string | null,
): InterpreterCheck {
  const speaking = interpreters.filter(({ languages }) => language !== null && languages.includes(language))
  return (span, mode, municipality) =>
    speaking.length === 0 ||
    speaking.some(
      (one) =>
        (one.isRemote || (mode === 'onsite' && one.municipality === municipality)) &&
        isInside(span, one.open) &&
        !spansOf(one.id).some((taken) => overlaps(taken, span)),
    )
}

/** The check with the county's interpreters as they are now. */
export const createInterpreterCheck = async (
  tx: ReadTx,
  { spansOf }: Pick<CountyCalendars, 'spansOf'>,
  language: string | null,
): Promise<InterpreterCheck> => interpreterCheck(await listInterpreters(tx), spansOf, language)
