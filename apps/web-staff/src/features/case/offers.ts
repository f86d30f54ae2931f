import type { Offer } from '@luukku/contract'
import { localDay } from '../../shared/time-text.ts'

/** The offers by the day of their first time, in the order they came. */
export function offersByDay(offers: readonly Offer[]): { day: string; offers: Offer[] }[] {
  const days = new Map<string, Offer[]>()
  for (const offer of offers) {
    const first = offer.items.map((item) => item.start).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
    if (first === undefined) continue
    const day = localDay(first)
    days.set(day, [...(days.get(day) ?? []), offer])
  }
  return [...days].map(([day, of]) => ({ day, offers: of }))
}
