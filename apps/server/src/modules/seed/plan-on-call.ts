import { addDays, defaultWorkingDayPolicy, fromHelsinki, isWorkingDay, type LocalDate } from '@luukku/domain/time'
import type { CountyFiles } from './county-files.ts'
import type { PlannedShift } from './plan-roster.ts'
import type { PlannedStaff } from './plan-staff.ts'

/**
 * The on-call receptions of a county: turns that go around their people, each for its listed services alone.
 * @returns the shifts that begin on a day. @param number of the day, counted from any day on
 */
export function planOnCall(
  staff: readonly PlannedStaff[],
  { receptions }: CountyFiles['onCall'],
): (day: LocalDate, number: number) => PlannedShift[] {
  const people = receptions.map((_, at) => staff.filter(({ onCall }) => onCall === at))
  return (day, number) => {
    const kind = isWorkingDay(day, defaultWorkingDayPolicy) ? 'working' : 'other'
    return receptions.flatMap(({ services, turns }, at) =>
      turns.flatMap(({ days, from, to }, turn): PlannedShift[] => {
        const members = people[at] ?? []
        const member = members[(number * turns.length + turn) % members.length]
        if (!member || (days !== 'every' && days !== kind)) return []
        return [
          {
            staffId: member.id,
            unitId: member.unitId,
            from: fromHelsinki(day, from),
            to: fromHelsinki(to <= from ? addDays(day, 1) : day, to),
            kind: 'reception',
            services,
          },
        ]
      }),
    )
  }
}
