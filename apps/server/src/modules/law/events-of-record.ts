import type { LawEvents } from '@luukku/domain/law'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ClockRecordRow } from './clock-record-queries.ts'

/**
 * The events that each visit or finding among these records brings. A visit written before ADR 0101 holds copies of what was
 * known before it: gone with the record itself once that is taken back. What took place at the record's own moment is its own.
 *
 * @param records everything recorded of the need, with what was taken back
 */
export function eventsOfRecords(records: readonly ClockRecordRow[]): (record: ClockRecordRow) => LawEvents {
  const gone = new Set(records.flatMap(({ takes_back }) => takes_back ?? []))
  const goneMoments = new Set(
    records.flatMap((record) =>
      gone.has(record.id) && record.kind === 'event' ? [`${record.name} ${momentOf(record)}`] : [],
    ),
  )
  return (record) =>
    Object.fromEntries(
      Object.entries(record.data.events ?? {}).filter(
        ([name, when]) => when === momentOf(record) || !goneMoments.has(`${name} ${when}`),
      ),
    )
}

const momentOf = ({ at }: ClockRecordRow) => formatHelsinki(toInstant(at))
