import { addDays, fromHelsinki, toHelsinkiTime, type Instant } from '../time/index.ts'

/** When to remind: the day before at the hour of the appointment, moved into 9-17 by the wall clock in Finland. */
export function reminderTime(start: Instant): Instant {
  const { date, minuteOfDay } = toHelsinkiTime(start)
  const minute = Math.min(Math.max(minuteOfDay, 9 * 60), 17 * 60)
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return fromHelsinki(addDays(date, -1), time)
}
