import type { InterpreterDays } from '@luukku/contract'
import { addDays, formatHelsinki, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../../../platform/db.ts'
import { notFound } from '../../../../platform/errors.ts'
import type { Sealer } from '../../../../platform/seal.ts'
import { readIdentities } from '../../../person/index.ts'
import { findInterpreter, listInterpreted, listInterpreterHours, type InterpretedRow } from './gap-queries.ts'

const daysShown = 7

/**
 * Seven days of one interpreter, to be read out or given on paper. Who the client is and what they come for is not in it, and
 * where a client with an order of non-disclosure comes to only from twelve hours before.
 * @throws AppError not-found: nobody such, or outside the joint guidance unit
 */
export async function readInterpreterDays(
  tx: ReadTx,
  sealer: Sealer,
  interpreterId: string,
  asked: { day?: string | undefined },
): Promise<InterpreterDays> {
  if (tx.actor.kind !== 'staff' || !tx.actor.guidance) throw notFound()
  const found = await findInterpreter(tx, interpreterId)
  if (!found) throw notFound()
  const first = (asked.day ?? toHelsinkiDate(toInstant(tx.at))) as LocalDate
  const [from, to] = [0, daysShown].map((n) => new Date(fromHelsinki(addDays(first, n), '00:00'))) as [Date, Date]
  const [visits, hours] = [
    await listInterpreted(tx, interpreterId, from, to),
    await listInterpreterHours(tx, interpreterId, from, to),
  ]
  const persons = [...new Set(visits.map(({ person_id }) => person_id))]
  const identities = await readIdentities(tx, sealer, persons)
  tx.journal({
    register: persons.length === 0 ? 'none' : 'both',
    persons,
    detail: { interpreter: interpreterId, day: first, visits: visits.length },
  })
  const dayOf = (at: Date) => toHelsinkiDate(toInstant(at))
  return {
    at: toInstant(tx.at),
    interpreterId,
    name: found.name,
    days: Array.from({ length: daysShown }, (_, n) => addDays(first, n)).map((day) => ({
      day,
      hours: hours
        .filter((one) => dayOf(one.from) === day)
        .map((one) => ({ from: formatHelsinki(toInstant(one.from)), to: formatHelsinki(toInstant(one.to)) })),
      visits: visits
        .filter((one) => dayOf(one.from) === day)
        .map((one) => toVisit(one, identities.get(one.person_id)?.nonDisclosure !== false)),
    })),
  }
}

/** @param hidden whose municipality nobody may know, or of whom nothing can be read: unknown is not safe */
function toVisit(row: InterpretedRow, hidden: boolean): InterpreterDays['days'][number]['visits'][number] {
  const place = {
    name: row.unit_name,
    ...(row.address === null ? {} : { address: row.address }),
    ...(row.room === null ? {} : { room: row.room }),
  }
  const isHeld = hidden && !row.in_window
  return {
    start: formatHelsinki(toInstant(row.from)),
    end: formatHelsinki(toInstant(row.to)),
    language: row.language,
    how: row.how,
    ...(row.how === 'remote' ? {} : isHeld ? { placeHeld: true } : { place }),
    professional: `${row.given_name} ${row.family_name}`,
    ...(row.lost ? { lost: true } : {}),
  }
}
