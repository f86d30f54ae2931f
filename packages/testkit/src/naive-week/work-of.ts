import type { Mode, Span, TravelPlace } from '@luukku/domain/booking'
import { placeOfSpan, type TakenSpan } from '../../../../apps/server/src/modules/booking/calendars/booked-times.ts'
import type { Reception } from '../../../../apps/server/src/modules/staffing/index.ts'
import type { RandomWeek } from './random-week.ts'

export const slotMs = 5 * 60_000
const hourMs = 12 * slotMs

/** Somebody or something that a visit needs, with its hours in one place. */
export interface Worker {
  readonly id: string
  readonly unitId: string
  /** Stretches of work, breaks of up to an hour inside. */
  readonly pieces: readonly Span[]
  readonly open: readonly Span[]
  readonly taken: readonly TakenSpan[]
}

export const touches = (a: Span, b: Span): boolean => a.fromMs < b.toMs && b.fromMs < a.toMs
const inside = (ms: number, spans: readonly Span[]) => spans.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs)

/** Shifts that touch are one; a gap of up to an hour inside of one is a break of it. */
export function toWorker(receptions: readonly Reception[], taken: readonly TakenSpan[]): Worker {
  const inOrder = [...receptions].sort((a, b) => a.fromMs - b.fromMs)
  const pieces: { fromMs: number; toMs: number }[] = []
  inOrder.forEach(({ fromMs, open }, at) => {
    let isSame = at > 0 && inOrder[at - 1]?.toMs === fromMs
    for (const span of open) {
      const before = pieces.at(-1)
      if (isSame && before && span.fromMs - before.toMs <= hourMs) before.toMs = span.toMs
      else pieces.push({ ...span })
      isSame = true
    }
  })
  return {
    id: inOrder[0]?.staffId ?? '',
    unitId: inOrder[0]?.unitId ?? '',
    pieces,
    open: inOrder.flatMap(({ open }) => open),
    taken,
  }
}

/** Whether between two moments somebody can be on the way for so many minutes: no break then, nor met at a distance. */
function isLong({ pieces, open, taken }: Worker, fromMs: number, toMs: number, way: number): boolean {
  let left = way
  for (let ms = fromMs; ms < toMs && left > 0; ms += slotMs) {
    const isBreak = inside(ms, pieces) && !inside(ms, open)
    const isMet = taken.some((one) => one.fromMs <= ms && ms < one.toMs && placeOfSpan(one) === undefined)
    if (!isBreak && !isMet) left -= 5
  }
  return left <= 0
}

/** Whether a worker can give this time in this way, slot by slot. `to` is where: nothing for who is met over a connection. */
export function isFree(
  worker: Worker,
  span: Span,
  to: TravelPlace | undefined,
  { minutes }: Pick<RandomWeek, 'minutes'>,
): boolean {
  const { pieces, open, taken, unitId } = worker
  const way = to === undefined || 'unitId' in to ? 0 : minutes({ unitId }, to)
  if (taken.some((one) => touches(one, span))) return false
  for (let ms = span.fromMs; ms < span.toMs; ms += slotMs) {
    if (!inside(ms, open)) return false
    // To a home and back again from where the work begins and ends.
    const isReached = pieces.some(
      (piece) =>
        inside(ms, [piece]) && isLong(worker, piece.fromMs, ms, way) && isLong(worker, ms + slotMs, piece.toMs, way),
    )
    if (!isReached) return false
  }
  for (const one of taken) {
    const where = placeOfSpan(one)
    if (where === undefined || to === undefined) continue
    const between = minutes(where, to)
    const [left, back] = one.toMs <= span.fromMs ? [one.toMs, span.fromMs] : [span.toMs, one.fromMs]
    if (!isLong(worker, left, back, between)) return false
  }
  return to !== undefined || leavesWays(worker, span, minutes)
}

/** Whether a time at a distance leaves the way between any two places before and after it. */
function leavesWays(worker: Worker, span: Span, minutes: RandomWeek['minutes']): boolean {
  const { pieces, taken, unitId } = worker
  const placed = taken.flatMap((one) => {
    const place = placeOfSpan(one)
    return place === undefined ? [] : [{ ...one, place }]
  })
  const here = { unitId }
  const pairs = placed.flatMap((one) => [
    ...placed.map((next) => ({ from: one.toMs, to: next.fromMs, way: minutes(one.place, next.place) })),
    ...pieces
      .filter(({ fromMs, toMs }) => fromMs <= one.fromMs && one.toMs <= toMs)
      .flatMap((piece) => [
        { from: piece.fromMs, to: one.fromMs, way: minutes(here, one.place) },
        { from: one.toMs, to: piece.toMs, way: minutes(one.place, here) },
      ]),
  ])
  return pairs.every(
    ({ from, to, way }) =>
      way === 0 ||
      span.fromMs < from ||
      span.toMs > to ||
      isLong(worker, from, to, way + (span.toMs - span.fromMs) / 60_000),
  )
}

/** Whether the person can come then: nothing of their own, nor the way from it. */
export function canCome(
  own: readonly TakenSpan[],
  span: Span,
  to: TravelPlace | undefined,
  { minutes }: Pick<RandomWeek, 'minutes'>,
): boolean {
  return own.every((one) => {
    const from = placeOfSpan(one)
    const isOneHome = from !== undefined && 'home' in from && to !== undefined && 'home' in to
    const way = from === undefined || to === undefined || isOneHome ? 0 : minutes(from, to) * 60_000
    return one.toMs + way <= span.fromMs || span.toMs + way <= one.fromMs
  })
}

export const targetOf = (mode: Mode, unitId: string, home: string): TravelPlace | undefined =>
  mode === 'onsite' ? { unitId } : mode === 'home' ? { home } : undefined
