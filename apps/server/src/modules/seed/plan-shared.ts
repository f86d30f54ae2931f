import {
  addDays,
  defaultWorkingDayPolicy,
  fromHelsinki,
  isWorkingDay,
  toHelsinkiDate,
  weekdayOf,
  type Instant,
  type LocalDate,
} from '@luukku/domain/time'
import type { CountyFiles } from './county-files.ts'
import type { PlannedShift } from './plan-roster.ts'
import type { PlannedStaff, PlannedUnit } from './plan-staff.ts'
import { stableId } from './random.ts'
import type { RosterSpan } from './roster-spans.ts'

export interface PlannedSession {
  id: string
  service: string
  staffId: string
  unitId: string
  from: Instant
  to: Instant
  places: number
  madeBy: string
}
export interface PlannedInterpreter {
  id: string
  name: string
  languages: string[]
  municipality?: string
  isRemote: boolean
  times: { from: Instant; to: Instant }[]
}
interface Plan {
  units: readonly PlannedUnit[]
  staff: readonly PlannedStaff[]
}

const [tuesday, wednesday] = [2, 3]
const places = 8
const weeks = 8

const unitOf = ({ units }: Plan, side: 'HEALTH' | 'SOCIAL', municipality: string) =>
  units.find(({ code }) => code === `${side}-${municipality}`)
const worksIn = ({ staff }: Plan, unit: PlannedUnit | undefined, professions: readonly string[]) =>
  staff.find(
    (one) => one.unitId === unit?.id && one.work === 'reception' && professions.includes(one.professions[0] ?? ''),
  )

/**
 * In the county's first place one social worker sits in at the health centre's joint assessments, on Wednesday afternoons: the
 * rest of that day, and everybody else, stays as it was.
 */
export function sitIn(county: CountyFiles, plan: Plan, shifts: readonly PlannedShift[]): PlannedShift[] {
  const codes = county.services.filter(({ together }) => together.length > 0)
  const [entry] = codes[0]?.together ?? []
  const place = county.guidance.municipality
  const [health, care] = [unitOf(plan, 'HEALTH', place), unitOf(plan, 'SOCIAL', place)]
  const who = entry && worksIn(plan, care, entry.professions)
  if (!health || !who) return [...shifts]
  return shifts.flatMap((shift) => {
    const day = toHelsinkiDate(shift.from)
    if (shift.staffId !== who.id || shift.kind !== 'reception' || weekdayOf(day) !== wednesday) return [shift]
    return [
      { ...shift, to: fromHelsinki(day, '11:30') },
      {
        ...shift,
        unitId: health.id,
        from: fromHelsinki(day, '12:30'),
        services: codes.map(({ code }) => code),
      },
    ]
  })
}

/** A group of the county on Tuesdays in its first place, two months of it, held by one of whom it is a profession. */
export function planSessions(
  county: CountyFiles,
  plan: Plan,
  shifts: readonly PlannedShift[],
  today: LocalDate,
): PlannedSession[] {
  const unit = unitOf(plan, 'HEALTH', county.guidance.municipality)
  const manager = plan.staff.find(({ roles }) => roles.includes('manager'))
  if (!unit || !manager) return []
  return county.services
    .filter(({ group }) => group)
    .flatMap(({ code, professions, durationMinutes }) => {
      const leader = worksIn(plan, unit, professions)
      if (!leader) return []
      return Array.from({ length: weeks * 7 }, (_, n) => addDays(today, n + 1))
        .filter((day) => weekdayOf(day) === tuesday)
        .flatMap((day) => {
          const from = fromHelsinki(day, '13:00')
          const to = new Date(Date.parse(from) + durationMinutes * 60_000).toISOString() as Instant
          const isAtWork = shifts.some(
            (one) =>
              one.staffId === leader.id &&
              one.kind === 'reception' &&
              Date.parse(one.from) <= Date.parse(from) &&
              Date.parse(one.to) >= Date.parse(to),
          )
          if (!isAtWork) return []
          const id = stableId(`session ${county.id} ${code} ${day}`)
          return [{ id, service: code, staffId: leader.id, unitId: unit.id, from, to, places, madeBy: manager.id }]
        })
    })
}

/** Made-up interpreting services: one that comes to the first place and one over a connection, on working days. */
export function planInterpreters(county: CountyFiles, spans: readonly RosterSpan[]): PlannedInterpreter[] {
  const days = spans.flatMap(({ day, days }) => Array.from({ length: days }, (_, n) => addDays(day, n)))
  const hours = (from: string, to: string) =>
    days
      .filter((day) => isWorkingDay(day, defaultWorkingDayPolicy))
      .map((day) => ({ from: fromHelsinki(day, from), to: fromHelsinki(day, to) }))
  const make = (name: string, rest: Omit<PlannedInterpreter, 'id' | 'name'>) => ({
    ...{ id: stableId(`interpreter ${county.id} ${name}`), name },
    ...rest,
  })
  return [
    make('Tulkkikeskus, tulkki 1 (esimerkki)', {
      ...{ languages: ['fa', 'uk'], municipality: county.guidance.municipality, isRemote: true },
      times: hours('09:00', '15:00'),
    }),
    make('Etätulkkaus, tulkki 2 (esimerkki)', {
      ...{ languages: ['ar', 'so', 'ru'], isRemote: true },
      times: hours('08:00', '16:00'),
    }),
  ]
}
