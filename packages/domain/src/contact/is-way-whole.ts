/** A way to reach somebody, as far as it has been filled in. */
interface WaySoFar {
  readonly ways: readonly string[]
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

/** Digits that a number somebody can be called at has at least. */
const fewestDigits = 6

/** True when each chosen way has what it needs. A page that is left half filled in is kept, and is asked again. */
export function isWayWhole({ ways, phone = '', email = '' }: WaySoFar): boolean {
  const needsPhone = ways.includes('call') || ways.includes('sms')
  return (
    ways.length > 0 &&
    (!needsPhone || phone.replaceAll(/\D/g, '').length >= fewestDigits) &&
    (!ways.includes('email') || email !== '')
  )
}
