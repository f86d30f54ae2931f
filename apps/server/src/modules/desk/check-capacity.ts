import type { WriteTx } from '../../platform/db.ts'
import { findDayInside } from '../booking/index.ts'
import { earliestClock, type ContactRow } from '../contact/index.ts'
import { insertClockRecord } from '../law/index.ts'
import type { MadeNeed } from './make-need.ts'

/** Whether each limit can be kept with the capacity there is (1326/2010 § 54 2 mom.). @returns how many cannot */
export async function checkCapacity(tx: WriteTx, row: ContactRow, made: readonly MadeNeed[]): Promise<number> {
  let cannot = 0
  for (const { id, service, clocks } of made) {
    const first = earliestClock(clocks)
    if (!service.bookable || first === undefined || first.dueDate === null) continue
    const firstDay = await findDayInside(tx, {
      needId: id,
      personId: row.person_id,
      service: service.code,
      latest: first.dueDate,
    })
    if (firstDay === undefined) cannot += 1
    const register = service.register === 'social' || service.register === 'both' ? service.register : 'health'
    await insertClockRecord(
      tx,
      { id, person_id: row.person_id, contact_id: row.id, register },
      {
        kind: 'capacity',
        name: firstDay === undefined ? 'cannot' : 'can',
        day: first.dueDate,
        data: { ruleId: first.ruleId, ...(firstDay === undefined ? {} : { firstDay }) },
      },
    )
  }
  return cannot
}
