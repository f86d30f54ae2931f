import type { LocalText } from '@luukku/contract'
import type { ReadTx } from '../../platform/db.ts'
import { professionText } from '@luukku/i18n/data/professions'
import { listDutyRoles, listStaff, listUnits, type DutyRoleRow, type StaffRow, type UnitRow } from './staff-queries.ts'

/** Who works where, and which duty roles there are: the county's own rows, read once as long as none of them changes. */
export interface StaffBook {
  staff: ReadonlyMap<string, StaffRow>
  units: ReadonlyMap<string, UnitRow>
  duties: readonly DutyRoleRow[]
}

export function readStaffBook(tx: ReadTx): Promise<StaffBook> {
  return tx.copyOf('staff', async () => {
    const staff = await listStaff(tx)
    const units = await listUnits(tx)
    return {
      staff: new Map(staff.map((one) => [one.id, one])),
      units: new Map(units.map((one) => [one.id, one])),
      duties: await listDutyRoles(tx),
    }
  })
}

/** A professional as people read of them. */
export const professionalOf = (
  staff: Pick<StaffRow, 'given_name' | 'family_name' | 'professions'>,
): { name: string; role: LocalText } => ({
  name: `${staff.given_name} ${staff.family_name}`,
  role: professionText(staff.professions[0] ?? ''),
})
