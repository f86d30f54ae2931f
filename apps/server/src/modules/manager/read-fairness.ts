import type { FairnessPage } from '@luukku/contract'
import { travelBand, usualTravel, whyBefore, type WaitingPlace } from '@luukku/domain/booking'
import { addDays, daysBetween, formatHelsinki, fromHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import type { ReadTx } from '../../platform/db.ts'
import { listPlacesSince, sumOffersSince, type PlaceRow } from './fairness-queries.ts'

/** As far back as the groups of the day look. */
const days = 28
/** Rows that a page shows at most, but for the last freed time, which is whole: some weeks of a busy county. */
const mostRows = 400

type Freed = FairnessPage['freed'][number]
type Row = Freed['rounds'][number]['rows'][number]
const at = (date: Date) => formatHelsinki(toInstant(date))

/**
 * The log of fairness for who answers for the order and has nobody in care: codes, days and numbers. Whose row it is cannot be told
 * from it: no name, id, place, professional or hour of the time, the service of no small group, and a number that ends with the time.
 */
export async function readFairness(tx: ReadTx): Promise<FairnessPage> {
  const since = new Date(fromHelsinki(addDays(toHelsinkiDate(toInstant(tx.at)), -days), '00:00'))
  const [rows, sums] = await Promise.all([listPlacesSince(tx, since, mostRows), sumOffersSince(tx, since)])
  const freed = [...Map.groupBy(rows, ({ freed_id }) => freed_id).values()].flatMap(toFreed)
  tx.journal({ register: 'none', persons: [], detail: { days, freed: freed.length } })
  return { at: at(tx.at), days, sums, freed, more: rows[0]?.more ?? 0 }
}

function toFreed(rows: readonly PlaceRow[]): Freed[] {
  const [first] = rows
  if (!first) return []
  const numbers = new Map<string, number>()
  for (const { need_id } of rows) if (!numbers.has(need_id)) numbers.set(need_id, numbers.size + 1)
  const rounds = [...Map.groupBy(rows, ({ decided_at }) => decided_at.getTime())].map(([decidedMs, round]) => {
    const answered = round.find(({ answered_at }) => answered_at !== null)?.answered_at ?? null
    return {
      at: at(new Date(decidedMs)),
      ...(answered === null ? {} : { answeredAt: at(answered) }),
      rows: round.map((row, place) => toRow(row, round[place + 1], numbers.get(row.need_id) ?? 0)),
    }
  })
  return [{ day: first.day, rounds }]
}

function toRow(row: PlaceRow, next: PlaceRow | undefined, who: number): Row {
  const { journeyMinutes } = toPlace(row)
  const why = next && whyBefore(toPlace(row), toPlace(next))
  const name = row.service_name ?? { fi: row.service, sv: row.service, en: row.service }
  return {
    who,
    ...(row.is_small ? {} : { title: serviceNameText(row.service, name) }),
    urgencyClass: row.urgency_class as Row['urgencyClass'],
    ...(row.days_left === null ? {} : { daysLeft: row.days_left }),
    ...(journeyMinutes === undefined ? {} : { journey: stepOf(journeyMinutes) }),
    known: row.known,
    waitedDays: daysBetween(toHelsinkiDate(toInstant(row.since)), toHelsinkiDate(toInstant(row.decided_at))),
    outcome: row.outcome as Row['outcome'],
    ...(row.answer === null ? {} : { answer: row.answer as NonNullable<Row['answer']> }),
    ...(why === undefined ? {} : { before: why }),
  }
}

/** Rows from before the minutes say of the way that it was within a municipality, or none. */
const nearOfThen = usualTravel.insideMinutes

const stepOf = (minutes: number): NonNullable<Row['journey']> =>
  minutes === 0 ? 'none' : ((['near', 'far'] as const)[travelBand(minutes)] ?? 'farther')

const toPlace = (row: PlaceRow): WaitingPlace => ({
  needId: row.need_id,
  urgencyClass: row.urgency_class as WaitingPlace['urgencyClass'],
  daysLeft: row.days_left ?? undefined,
  journeyMinutes: row.journey_minutes ?? (row.same_place ? nearOfThen : undefined),
  known: row.known,
  sinceMs: row.since.getTime(),
})
