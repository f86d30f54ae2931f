/**
 * A day as people in Finland write it (`31.3.1957`, also `31/3/1957` and `1957-03-31`) as `YYYY-MM-DD`.
 * Undefined when it is no day of the calendar: 29 February is one in leap years only.
 */
export function parseDay(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  const own = /^(\d{1,2})[./ ]+(\d{1,2})[./ ]+(\d{4})$/.exec(text.trim())
  const [year, month, date] = iso ? iso.slice(1) : own ? [own[3], own[2], own[1]] : []
  if (!year || !month || !date) return undefined
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : undefined
}
