import { fromHelsinki, toLocalDate } from '@luukku/domain/time'

/** `2026-11-24T09:30` as the clock on a Finnish wall shows it, whatever the zone of the machine; undefined while unfinished. */
export function toMoment(text: string): string | undefined {
  const [day = '', time = ''] = text.split('T')
  return day === '' || time === '' ? undefined : fromHelsinki(toLocalDate(day), time.slice(0, 5))
}
