/** A way to reach somebody, as far as it has been filled in. */
interface WaySoFar {
  readonly ways: readonly string[]
  readonly phone?: string | undefined
  readonly email?: string | undefined
}
/** A part that is asked for: a way to choose, a number to call, an address to write to. */
export type WayPart = 'ways' | 'phone' | 'email'

/** Digits that a number somebody can be called at has at least. */
const fewestDigits = 6

/** When a call suits, as forms offer it. */
export const callHours = {
  '8-10': { from: 8, to: 10 },
  '10-12': { from: 10, to: 12 },
  '12-16': { from: 12, to: 16 },
  '16-20': { from: 16, to: 20 },
} as const

/** A number somebody can be called at: six digits or more, at most an international prefix before them. */
export function isPhone(text: string): boolean {
  return /^\+?[\d\s()-]{6,39}$/.test(text) && text.replaceAll(/\D/g, '').length >= fewestDigits
}

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text)
}

/** What must still be filled in before somebody can be reached by each way that was chosen; empty when nothing must. */
export function missingOfWay({ ways, phone = '', email = '' }: WaySoFar): WayPart[] {
  const missing: WayPart[] = []
  if (ways.length === 0) missing.push('ways')
  if ((ways.includes('call') || ways.includes('sms')) && !isPhone(phone)) missing.push('phone')
  if (ways.includes('email') && !isEmail(email)) missing.push('email')
  return missing
}

/** True when each chosen way has what it needs. A page that is left half filled in is kept, and is asked again. */
export const isWayWhole = (way: WaySoFar): boolean => missingOfWay(way).length === 0
