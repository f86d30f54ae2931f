import type { Span, TravelPlace } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'
import { listChanges, listTaken, readHorizon, type TakenTime } from './feed-queries.ts'

/** A change row is kept an hour: who has not read for half of one begins anew. */
const longestPauseMs = 30 * 60_000
/** Times of the last days are kept too: a clock that is set back in a trial still finds them. */
const daysBack = 8

/** A taken time; with the unit that it keeps its professional at, when it is on site, or the municipality of the home, '' unknown. */
export interface TakenSpan extends Span {
  readonly unitId?: string
  readonly home?: string
}

/** Where a taken time keeps its professional; undefined when nobody travels to it. */
export const placeOfSpan = ({ unitId, home }: TakenSpan): TravelPlace | undefined =>
  unitId !== undefined ? { unitId } : home === undefined ? undefined : { home }

interface Known {
  /** The change that said so; 0 for what was there at the start. */
  change: number
  staffId: string
  span: TakenSpan | undefined
}

/**
 * What is taken in a county, in this process's memory: spans by professional, no persons. Read whole once, then kept current
 * by the change table: whoever searches asks for the changes first, in one statement beside its other questions.
 */
export interface BookedTimes {
  follow(tx: ReadTx): Promise<void>
  spansOf(staffId: string): readonly TakenSpan[]
}

/** Whose times are others now, and which; nothing when everything was read anew. */
export type CalendarNews = { readonly staffId: string; readonly span: Span; readonly isTaken: boolean } | undefined

/**
 * @param changed  told at once of each change
 * @param now      milliseconds of a clock that is never set
 */
export function createBookedTimes(
  changed: (news: CalendarNews) => void,
  now: () => number = () => performance.now(),
): BookedTimes {
  let horizon: string | undefined
  let readAt = 0
  let since = 0
  /** The last time that everything was emptied. */
  let emptied = 0
  let [youngest, forgetBelow, forgotAt] = [0, 0, now()]
  /** Transactions that have looked already: one look is as new as they are. */
  const followed = new WeakSet<ReadTx>()
  let known = new Map<string, Known>()
  let byStaff = new Map<string, Map<string, TakenSpan>>()

  function set(appointmentId: string, next: Known, tell: boolean): void {
    const before = known.get(appointmentId)
    // Two readers may come back in another order than they asked: the younger change stands.
    if (before !== undefined && before.change >= next.change) return
    known.set(appointmentId, next)
    if (before?.span) byStaff.get(before.staffId)?.delete(appointmentId)
    if (next.span) {
      const list = byStaff.get(next.staffId) ?? new Map<string, TakenSpan>()
      byStaff.set(next.staffId, list.set(appointmentId, next.span))
    }
    if (!tell) return
    if (before?.span) changed({ staffId: before.staffId, span: before.span, isTaken: false })
    if (next.span) changed({ staffId: next.staffId, span: next.span, isTaken: true })
  }

  async function begin(tx: ReadTx): Promise<void> {
    // The horizon first: what commits between the two statements is in both.
    const { horizon: from, emptied: last } = await readHorizon(tx)
    const at = tx.at.getTime() - daysBack * 86_400_000
    const rows = await listTaken(tx, new Date(at))
    known = new Map()
    byStaff = new Map()
    for (const { appointmentId, staffId, ...row } of rows)
      set(appointmentId, { change: 0, staffId, span: spanOf(row) }, false)
    horizon = from
    emptied = Math.max(emptied, last)
    since = at
    readAt = now()
    changed(undefined)
  }

  /** What was freed long ago: its change is no longer in the table, so nobody can read it again. */
  function forget(): void {
    if (now() - forgotAt < 2 * 3_600_000) return
    for (const [id, { change, span }] of known) if (span === undefined && change <= forgetBelow) known.delete(id)
    forgetBelow = youngest
    forgotAt = now()
  }

  return {
    async follow(tx) {
      if (followed.has(tx)) return
      // A clock that was set far back looks at times that were never read.
      if (horizon === undefined || now() - readAt > longestPauseMs || tx.at.getTime() < since) {
        await begin(tx)
        followed.add(tx)
        return
      }
      const found = await listChanges(tx, horizon)
      const last = found.changes.reduce((most, { staffId, id }) => (staffId === null ? Math.max(most, id) : most), 0)
      if (last > emptied) {
        emptied = last
        await begin(tx)
        followed.add(tx)
        return
      }
      for (const { id, staffId, appointmentId, unitId, home, fromMs, toMs, taken } of found.changes) {
        // Told before everything was emptied: nothing of it stands, and no change takes it back.
        if (id <= emptied || staffId === null || appointmentId === null || fromMs === null || toMs === null) continue
        youngest = Math.max(youngest, id)
        set(
          appointmentId,
          { change: id, staffId, span: taken ? spanOf({ unitId, home, fromMs, toMs }) : undefined },
          true,
        )
      }
      // Only forward: a slower reader does not take the place of a faster one.
      if (found.horizon !== undefined && BigInt(found.horizon) > BigInt(horizon)) horizon = found.horizon
      readAt = now()
      followed.add(tx)
      forget()
    },
    spansOf: (staffId) => [...(byStaff.get(staffId)?.values() ?? [])],
  }
}

const spanOf = ({ unitId, home, fromMs, toMs }: Pick<TakenTime, 'unitId' | 'home' | 'fromMs' | 'toMs'>): TakenSpan => ({
  fromMs,
  toMs,
  ...(unitId === null ? {} : { unitId }),
  ...(home === null ? {} : { home }),
})
