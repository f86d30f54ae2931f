import type { Interpreting, MissingInterpreterVisit } from '@luukku/contract'
import type { Candidate, Span } from '@luukku/domain/booking'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import type { ReadTx } from '../../../../platform/db.ts'
import { notFound } from '../../../../platform/errors.ts'
import type { Sealer } from '../../../../platform/seal.ts'
import { fullName, readIdentities, type Identity } from '../../../person/index.ts'
import { professionalOf, readStaffBook, type StaffBook } from '../../../staffing/index.ts'
import { findInPlace } from '../../find-in-place.ts'
import { listGaps, listInterpreterSummaries, type GapRow } from './gap-queries.ts'

/** As many as one looks at in a row; the rest come when these are solved. */
const shown = 20

/**
 * Coming visits whose interpreter is missing, each with who is free for that very time and with other times that have one. No
 * time is proposed to two.
 * @throws AppError not-found outside the joint guidance unit
 */
export async function readInterpreting(tx: ReadTx, sealer: Sealer): Promise<Interpreting> {
  if (tx.actor.kind !== 'staff' || !tx.actor.guidance) throw notFound()
  const rows = await listGaps(tx, { limit: shown, ordered: false })
  const ordered = await listGaps(tx, { limit: shown, ordered: true })
  const persons = [...new Set([...rows, ...ordered].map(({ person_id }) => person_id))]
  const identities = await readIdentities(tx, sealer, persons)
  const book = await readStaffBook(tx)
  const held = new Map<string, Span[]>()
  const missing: MissingInterpreterVisit[] = []
  for (const row of rows) {
    const found = row.is_group || !row.is_booked ? [] : await findInPlace(tx, row, { held, interpreted: true })
    const [best] = found
    if (best) held.set(best.staffId, [...(held.get(best.staffId) ?? []), best])
    missing.push({
      ...toVisit(row, identities.get(row.person_id), book),
      ...waysOut(row, found, identities.get(row.person_id), book),
    })
  }
  tx.journal({
    register: persons.length === 0 ? 'none' : 'both',
    persons,
    detail: { missing: rows.length, ordered: ordered.length },
  })
  return {
    at: toInstant(tx.at),
    missing,
    more: Math.max(0, (rows[0]?.total ?? 0) - rows.length),
    ordered: ordered.map((row) => toVisit(row, identities.get(row.person_id), book)),
    interpreters: (await listInterpreterSummaries(tx)).map(({ id, phone, absence_id: absenceId, until, ...one }) => ({
      interpreterId: id,
      ...one,
      ...(phone === null ? {} : { phone }),
      ...(absenceId === null || until === null ? {} : { away: { absenceId, until: formatHelsinki(toInstant(until)) } }),
    })),
  }
}

const whoOf = (book: StaffBook, staffId: string) => {
  const member = book.staff.get(staffId)
  return member ? professionalOf(member) : { name: '', role: { fi: '', sv: '', en: '' } }
}

const placeOf = (book: StaffBook, mode: GapRow['mode'], unitId: string, identity: Identity | undefined) => {
  const place = book.units.get(unitId)?.name
  return mode === 'onsite' && place !== undefined && identity?.nonDisclosure !== true
    ? { place: place.fi, placeText: place }
    : {}
}

function toVisit(row: GapRow, identity: Identity | undefined, book: StaffBook): Interpreting['ordered'][number] {
  const { service, service_name: name } = row
  return {
    appointmentId: row.appointment_id,
    contactId: row.contact_id,
    person: identity ? fullName(identity) : '',
    title: row.title ?? serviceNameText(service, name ?? { fi: service, sv: service, en: service }),
    language: row.language,
    start: formatHelsinki(toInstant(row.from)),
    end: formatHelsinki(toInstant(row.to)),
    mode: row.mode,
    ...placeOf(book, row.mode, row.unit_id, identity),
    staffId: row.staff_id,
    professional: whoOf(book, row.staff_id),
    ...(row.is_group ? { group: true } : {}),
    ...(row.gone === null ? {} : { away: row.gone }),
    ...(row.latest === null ? {} : { latest: row.latest }),
  }
}

function waysOut(
  row: GapRow,
  found: readonly Candidate[],
  identity: Identity | undefined,
  book: StaffBook,
): Pick<MissingInterpreterVisit, 'free' | 'proposals'> {
  return {
    free: [
      ...(row.onsite === null ? [] : [{ name: row.onsite, how: 'onsite' as const }]),
      ...(row.remote === null ? [] : [{ name: row.remote, how: 'remote' as const }]),
    ],
    proposals: found.map(({ staffId, mode, unitId, fromMs, toMs, day, interpreter }) => ({
      staffId,
      professional: whoOf(book, staffId),
      mode,
      ...placeOf(book, mode, unitId, identity),
      start: formatHelsinki(toInstant(fromMs)),
      end: formatHelsinki(toInstant(toMs)),
      ...(interpreter === 'onsite' || interpreter === 'remote' ? { interpreter } : {}),
      insideLimit: row.latest === null || day <= row.latest,
    })),
  }
}
