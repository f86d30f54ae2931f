const zone = 'Europe/Helsinki'
const stepMinutes = 30
const daysAhead = 7
const officeFrom = 8
const officeTo = 16
/** A call at nearly the same hour as one that was not answered is likely to fail for the same reason. */
const apartHours = 2

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function localOf(at: number): { weekday: string; hours: number } {
  const found = Object.fromEntries(parts.formatToParts(new Date(at)).map((part) => [part.type, part.value]))
  return { weekday: found['weekday'] ?? '', hours: Number(found['hour']) + Number(found['minute']) / 60 }
}

/**
 * Times for the next call: at another hour of the day than the calls that were not answered, in office hours and in
 * the hours that suit the person. The server still decides whether somebody is on shift then.
 *
 * @param attempts  instants of the earlier calls, RFC 3339
 * @param hours     local hours that suit, half-open; any when empty
 * @returns         instants, RFC 3339, the soonest first, each on another hour or day
 */
export function proposeNextAttempts(
  now: number,
  attempts: readonly string[],
  hours: readonly { from: number; to: number }[] = [],
  count = 3,
): string[] {
  const tried = attempts.map((at) => localOf(Date.parse(at)).hours)
  const avoid = [...tried, localOf(now).hours]
  const stepMs = stepMinutes * 60_000
  const proposed: string[] = []
  let lastHours: number | undefined
  for (
    let at = Math.ceil(now / stepMs) * stepMs;
    at < now + daysAhead * 86_400_000 && proposed.length < count;
    at += stepMs
  ) {
    const local = localOf(at)
    if (local.weekday === 'Sat' || local.weekday === 'Sun') continue
    if (local.hours < officeFrom || local.hours >= officeTo) continue
    if (hours.length > 0 && !hours.some((span) => local.hours >= span.from && local.hours < span.to)) continue
    if (avoid.some((hour) => Math.abs(hour - local.hours) < apartHours)) continue
    if (lastHours !== undefined && Math.abs(lastHours - local.hours) < apartHours) continue
    lastHours = local.hours
    proposed.push(new Date(at).toISOString())
  }
  return proposed
}
