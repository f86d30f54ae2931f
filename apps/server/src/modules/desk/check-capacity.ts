import { isDutyOfCounty, visitsMeet, type LawInForce, type VisitMeets } from '@luukku/domain/law'
import type { WriteTx } from '../../platform/db.ts'
import { findDayInside } from '../booking/index.ts'
import type { ContactRow } from '../contact/index.ts'
import { insertClockRecord } from '../law/index.ts'
import type { MadeNeed } from './make-need.ts'

/**
 * Whether each limit that a booked visit keeps can be kept with the capacity there is (1326/2010 § 54 2 mom.). A decision, or one that
 * is put into effect, is kept by no time; a doctor's limit by a doctor's time alone. One record a need: of the first limit that
 * cannot be kept, or else of the earliest, with the answer for each beside it.
 *
 * @returns how many needs have a limit that cannot be kept
 */
export async function checkCapacity(
  tx: WriteTx,
  law: LawInForce,
  row: ContactRow,
  made: readonly MadeNeed[],
): Promise<number> {
  let cannot = 0
  const meets = visitsMeet(law)
  for (const one of made) {
    const limits = one.service.bookable ? await lookAtLimits(tx, row, one, meets) : []
    const shown = limits.find(({ firstDay }) => firstDay === undefined) ?? limits[0]
    if (shown === undefined) continue
    const { ruleId, dueDate, firstDay } = shown
    if (firstDay === undefined) cannot += 1
    const { id, service } = one
    const register = service.register === 'social' || service.register === 'both' ? service.register : 'health'
    await insertClockRecord(
      tx,
      { id, person_id: row.person_id, contact_id: row.id, register },
      {
        kind: 'capacity',
        name: firstDay === undefined ? 'cannot' : 'can',
        day: dueDate,
        data: { ruleId, ...(firstDay === undefined ? {} : { firstDay }), limits },
      },
    )
  }
  return cannot
}

interface LookedAt {
  readonly ruleId: string
  readonly dueDate: string
  /** The first day with a time that keeps it; absent where there is none. */
  readonly firstDay?: string
}

/** The limits of a need that a visit keeps, the earliest first, each with the first day that would keep it. */
async function lookAtLimits(
  tx: WriteTx,
  row: ContactRow,
  { id, service, clocks }: MadeNeed,
  meets: readonly VisitMeets[],
): Promise<readonly LookedAt[]> {
  const limits = clocks
    .flatMap((clock) => {
      const { state, ruleId, dueDate, stopEvent } = clock
      const by = meets.filter((one) => one.service === service.code && one.event === stopEvent)
      const isDuty = isDutyOfCounty(clock) && state === 'running'
      return isDuty && dueDate !== null && by.length > 0 ? [{ ruleId, dueDate, by }] : []
    })
    .sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
  const looked: LookedAt[] = []
  for (const { ruleId, dueDate, by } of limits) {
    const firstDay = await findDayInside(tx, {
      needId: id,
      personId: row.person_id,
      service: service.code,
      latest: dueDate,
      by: (profession) => by.some(({ only, but }) => (only ?? profession) === profession && !but.includes(profession)),
    })
    looked.push({ ruleId, dueDate, ...(firstDay === undefined ? {} : { firstDay }) })
  }
  return looked
}
