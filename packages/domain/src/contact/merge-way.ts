/** How somebody is reached, as it is kept of them. */
export interface KeptWay {
  readonly ways: readonly ('call' | 'sms' | 'email' | 'letter' | 'inbox')[]
  /** Nothing but these ways is safe. */
  readonly onlySafe: boolean
  readonly hours?: readonly { readonly from: number; readonly to: number }[] | undefined
  readonly note?: string | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
}

/**
 * How a known person is reached after a professional wrote down what they said on the telephone or at the counter: what they
 * chose before stays beside what they say now. Only who says now which ways are safe puts others aside. Ways once named as the
 * only safe ones stand whole until then, the number too: one that a caller leaves in passing may ring where somebody listens.
 */
export function mergeWay<Way extends KeptWay>(known: Way | undefined, said: Way): Way {
  if (known === undefined) return said
  const isChosenAnew = said.onlySafe && said.ways.length > 0
  if (known.onlySafe && known.ways.length > 0 && !isChosenAnew) return known
  return {
    ...known,
    ...said,
    ways: isChosenAnew ? said.ways : [...new Set([...known.ways, ...said.ways])],
    onlySafe: known.onlySafe || said.onlySafe,
  }
}
