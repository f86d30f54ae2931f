import { guidanceRoleText } from '@luukku/i18n/data/desk'
import type { OwnerView } from '@luukku/contract'
import type { Roster, StepOwner } from '@luukku/domain/contact'
import { sideOfProfession } from '@luukku/domain/roster'
import { overlaps } from '@luukku/domain/booking'
import type { ReadTx } from '../../platform/db.ts'
import { professionalOf, readStaffBook } from './staff-book.ts'
import { readWeeks } from './week-roster.ts'

const horizonDays = 10

/**
 * Guidance and duty shifts from this moment on, for ten days. A step further away goes to a duty role; the watch gives it to
 * guidance when its day has come, or tells the role then.
 */
export async function readRoster(tx: ReadTx): Promise<Roster> {
  const fromMs = tx.at.getTime()
  const ahead = { fromMs, toMs: fromMs + horizonDays * 86_400_000 }
  const { staff, duties } = await readStaffBook(tx)
  const weeks = await readWeeks(tx, ahead.fromMs, ahead.toMs)
  const isAhead = (shift: { staffId: string; fromMs: number; toMs: number }) =>
    overlaps(shift, ahead) && staff.get(shift.staffId)?.active === true
  const duty = weeks.flatMap((week) => week.duty.filter(isAhead))
  return {
    guidance: weeks.flatMap((week) =>
      week.guidance.filter(isAhead).map(({ staffId, from, to }) => ({
        staffId,
        from,
        to,
        languages: staff.get(staffId)?.languages ?? [],
        sides: (staff.get(staffId)?.professions ?? []).map(sideOfProfession),
      })),
    ),
    duty: duties.map(({ code, register, always_open }) => ({
      code,
      register,
      alwaysOpen: always_open,
      shifts: duty.filter(({ dutyRole }) => dutyRole === code),
    })),
  }
}

/** Names, roles and phones of owners, for people to read. */
export async function readOwners(tx: ReadTx, owners: readonly StepOwner[]): Promise<Map<string, OwnerView>> {
  const { staff, duties } = await readStaffBook(tx)
  const views = new Map<string, OwnerView>()
  for (const { kind, id } of owners) {
    const member = kind === 'staff' ? staff.get(id) : undefined
    const duty = kind === 'duty' ? duties.find(({ code }) => code === id) : undefined
    if (member)
      views.set(id, {
        kind: 'staff',
        id,
        ...professionalOf(member),
        ...(member.phone === null ? {} : { phone: member.phone }),
      })
    if (duty) views.set(id, { kind: 'duty', id, name: duty.name.fi, role: duty.name, phone: duty.phone })
  }
  return views
}

export const unknownOwner = (owner: StepOwner): OwnerView => ({
  kind: owner.kind,
  id: owner.id,
  name: owner.id,
  role: guidanceRoleText,
})
export const ownerOf = (owners: Map<string, OwnerView>, owner: StepOwner): OwnerView =>
  owners.get(owner.id) ?? unknownOwner(owner)
