import {
  addDays,
  defaultWorkingDayPolicy,
  fromHelsinki,
  isWorkingDay,
  type Instant,
  type LocalDate,
} from '@luukku/domain/time'
import type { CountyFiles } from './county-files.ts'
import { planOnCall } from './plan-on-call.ts'
import type { PlannedStaff } from './plan-staff.ts'

export interface PlannedShift {
  staffId: string
  unitId: string
  from: Instant
  to: Instant
  kind: 'reception' | 'guidance' | 'duty'
  dutyRole?: string
  /** Only these are given then; nothing: all of the profession. */
  services?: string[]
}

/**
 * Shifts from a week before the day to `days` after it: receptions and guidance on working days 8-16, duty from 15:30
 * to 8:15 and around the clock on other days, two people on each duty so that one call does not leave it empty; and the
 * county's on-call receptions, whose turns go around their people.
 */
export function planRoster(
  staff: readonly PlannedStaff[],
  onCall: CountyFiles['onCall'],
  day: LocalDate,
  days = 120,
): PlannedShift[] {
  const shifts: PlannedShift[] = []
  const onCallOn = planOnCall(staff, onCall)
  const duty = Map.groupBy(
    staff.filter(({ work }) => work === 'duty'),
    ({ dutyRole }) => dutyRole ?? '',
  )
  for (let n = -7; n <= days; n++) {
    const date = addDays(day, n)
    const working = isWorkingDay(date, defaultWorkingDayPolicy)
    for (const [index, member] of staff.entries()) {
      if (!working || (member.work !== 'reception' && member.work !== 'guidance')) continue
      // Guidance never begins or ends all at once: half an hour of overlap on both sides.
      const late = member.work === 'guidance' && index % 2 === 1
      shifts.push({
        staffId: member.id,
        unitId: member.unitId,
        from: fromHelsinki(date, member.work === 'guidance' && !late ? '07:45' : '08:00'),
        to: fromHelsinki(date, late ? '16:15' : '16:00'),
        kind: member.work,
      })
    }
    shifts.push(...onCallOn(date, n + 7))
    for (const [role, members] of duty) {
      const spans: [string, string, number][] = [
        ['20:45', '08:15', 1],
        working ? ['15:30', '21:00', 0] : ['08:00', '21:00', 0],
      ]
      for (const [turn, [from, to, later]] of spans.entries())
        for (let pair = 0; pair < 2; pair++) {
          // Whoever had the day has the next night, and then a day to sleep: three pairs carry a role.
          const member = members[((n + 7 + (turn === 0 ? 2 : 0)) * 2 + pair) % members.length]
          if (member)
            shifts.push({
              staffId: member.id,
              unitId: member.unitId,
              from: fromHelsinki(date, from),
              to: fromHelsinki(later ? addDays(date, 1) : date, to),
              kind: 'duty',
              dutyRole: role,
            })
        }
    }
  }
  return shifts
}
