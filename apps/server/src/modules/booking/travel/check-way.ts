import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { readWeeks } from '../../staffing/index.ts'
import { calendarsOf } from '../calendars/county-calendars.ts'
import { readTravel } from './read-travel.ts'

/** No way between two places of a county takes longer. */
const longestMs = 12 * 3_600_000

/**
 * Refuses a time on site that the professional cannot reach from where they are booked before, or from which they cannot reach
 * where they are booked after. Their places are read only for somebody who works at several around that time by the roster, or
 * is booked at another by the calendars: where the reception was taken away, what is booked stays. Called after the
 * professional's calendar is locked.
 *
 * @throws AppError slot-taken: to whoever asks it is a time that is gone
 */
export async function checkWay(
  tx: ReadTx,
  time: { staffId: string; unitId: string; mode: string; start: Date; end: Date },
): Promise<void> {
  if (time.mode !== 'onsite') return
  const around = { fromMs: time.start.getTime() - longestMs, toMs: time.end.getTime() + longestMs }
  if (!(await worksElsewhere(tx, time, around))) return
  const travel = await readTravel(tx)
  const places = await tx.rows(sql<{ unitId: string; fromMs: number; toMs: number }>`
    select unit_id as "unitId", (extract(epoch from lower(during)) * 1000)::float8 as "fromMs", (extract(epoch from upper(during)) * 1000)::float8 as "toMs"
    from booked_places(${time.staffId}, tstzrange(${new Date(around.fromMs)}, ${new Date(around.toMs)}))`)
  const [fromMs, toMs] = [time.start.getTime(), time.end.getTime()]
  const isTooFar = places.some((other) => {
    const way = travel.minutesBetweenUnits(other.unitId, time.unitId) * 60_000
    return way > 0 && other.fromMs - way < toMs && fromMs < other.toMs + way
  })
  if (isTooFar) throw new AppError('slot-taken')
}

async function worksElsewhere(
  tx: ReadTx,
  { staffId, unitId }: { staffId: string; unitId: string },
  around: { fromMs: number; toMs: number },
): Promise<boolean> {
  const isNear = (span: { fromMs: number; toMs: number }) => span.fromMs < around.toMs && around.fromMs < span.toMs
  const weeks = await readWeeks(tx, around.fromMs, around.toMs)
  if (weeks.some((week) => week.receptions.some((r) => r.staffId === staffId && r.unitId !== unitId && isNear(r))))
    return true
  const calendars = calendarsOf(tx)
  // What was booked before the lock was had is known to the change table alone.
  await calendars.follow(tx)
  return calendars.spansOf(staffId).some((span) => span.unitId !== undefined && span.unitId !== unitId && isNear(span))
}
