/** How a person may be reached: the ways they chose, and what is known for each. */
export interface Reachable {
  readonly ways: readonly ('call' | 'sms' | 'email' | 'letter' | 'inbox')[]
  /** Nothing but these ways is safe. */
  readonly onlySafe: boolean
  readonly hasPhone: boolean
  readonly hasEmail: boolean
}
export type WrittenWay = 'sms' | 'email'

/**
 * What follows a message that did not get through: the next written way that the person chose, else a call, else somebody
 * who looks at the case and decides (`look`). Whoever said that only some ways are safe is never reached by another one: a
 * call to a shared telephone can harm more than a message that is late.
 *
 * @param tried the ways by which this message went already
 */
export function nextWay(person: Reachable, tried: readonly WrittenWay[]): WrittenWay | 'call' | 'look' {
  const has = { sms: person.hasPhone, email: person.hasEmail }
  const next = (['sms', 'email'] as const).find((way) => person.ways.includes(way) && has[way] && !tried.includes(way))
  if (next !== undefined) return next
  return mayCall(person) ? 'call' : 'look'
}

/** There is a number, and a call is a way they chose or no harm. */
export function mayCall(person: Pick<Reachable, 'ways' | 'onlySafe' | 'hasPhone'>): boolean {
  return person.hasPhone && (person.ways.includes('call') || !person.onlySafe)
}
