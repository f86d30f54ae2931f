import type { RouteResponse, routes } from '@luukku/contract'
import { carriedAt, listOwnersThere } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { findEndOfShift } from './end-of-shift.ts'
import { ownerOf, readOwners, readRoster, readStaffBook } from '../staffing/index.ts'

/**
 * Who can carry a step, by the rule that `assignCase` asks.
 *
 * @param step when the step is; who is there now where it has passed or none is named
 */
export async function listColleagues(
  tx: ReadTx,
  step: string | undefined,
): Promise<RouteResponse<typeof routes.listColleagues>> {
  const now = toInstant(tx.at)
  const moment = carriedAt(toInstant(step ?? now), now)
  const there = listOwnersThere(await readRoster(tx), moment)
  const owners = await readOwners(tx, there)
  const until = await findEndOfShift(tx)
  const { staff, units } = await readStaffBook(tx)
  const myUnit = tx.actor.kind === 'staff' ? units.get(staff.get(tx.actor.staffId)?.unit_id ?? '')?.name : undefined
  return {
    at: now,
    there: moment,
    ...(until === undefined || myUnit === undefined ? {} : { mine: { unit: myUnit, until } }),
    owners: there.map(({ until, ...owner }) => {
      const view = ownerOf(owners, owner)
      return {
        ...view,
        unit: units.get(staff.get(owner.id)?.unit_id ?? '')?.name ?? view.role,
        ...(until === undefined ? {} : { until }),
      }
    }),
  }
}
