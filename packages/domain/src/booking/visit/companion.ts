import { addDays, epochMsOf, fromHelsinki, toHelsinkiDate, toInstant, weekdayOf } from '../../time/index.ts'
import { freeSpans } from '../free-spans.ts'
import type { Span } from '../types.ts'

/** When somebody who comes along can: a support person, a guardian, an escort. Wall clock of Helsinki. */
export interface Companion {
  /** Any of these; none: any hour of any day. Weekdays are ISO, 1 is Monday; hours are half-open. */
  readonly windows: readonly { readonly weekdays: readonly number[]; readonly from: string; readonly to: string }[]
  /** Inclusive. */
  readonly notBefore?: string | undefined
  /** Inclusive. */
  readonly notAfter?: string | undefined
}

/**
 * Spans in which the companion cannot come: for the search they are taken times of the person.
 *
 * @param span  what is looked at, milliseconds since 1970
 */
export function companionAway(companion: Companion, span: Span): readonly Span[] {
  const { windows, notBefore, notAfter } = companion
  const can: Span[] = []
  const last = toHelsinkiDate(toInstant(span.toMs))
  for (let day = toHelsinkiDate(toInstant(span.fromMs)); day <= last; day = addDays(day, 1)) {
    if ((notBefore !== undefined && day < notBefore) || (notAfter !== undefined && day > notAfter)) continue
    const at = (clock: string) => epochMsOf(fromHelsinki(day, clock))
    if (windows.length === 0) can.push({ fromMs: at('00:00'), toMs: epochMsOf(fromHelsinki(addDays(day, 1), '00:00')) })
    for (const { weekdays, from, to } of windows)
      if (weekdays.includes(weekdayOf(day))) can.push({ fromMs: at(from), toMs: at(to) })
  }
  return freeSpans([span], can)
}

/** Why it cannot be kept as it was said; nothing where it can. */
export function faultOfCompanion(companion: Companion): 'end-before-start' | undefined {
  const { windows, notBefore, notAfter } = companion
  const isBackwards =
    windows.some(({ from, to }) => to <= from) ||
    (notBefore !== undefined && notAfter !== undefined && notAfter < notBefore)
  return isBackwards ? 'end-before-start' : undefined
}
