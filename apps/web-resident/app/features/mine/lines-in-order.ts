import type { PlanView } from '@luukku/contract'
import { isComing } from './arrival.tsx'

/** The lines by what comes first: the booked time, or the day by which something happens. */
export function linesInOrder(lines: PlanView['lines']): PlanView['lines'] {
  const whenOf = (line: PlanView['lines'][number]) =>
    line.appointment !== undefined && isComing(line.appointment.status)
      ? Date.parse(line.appointment.start)
      : Date.parse(`${line.nextDate}T23:59:59Z`)
  return lines.toSorted((a, b) => whenOf(a) - whenOf(b))
}
