import type { Mode } from './types.ts'

const wishes: ReadonlyMap<string, readonly Mode[]> = new Map([
  ['onsite', ['onsite']],
  ['home', ['home']],
  ['phone', ['phone']],
  ['remote', ['remote', 'phone']],
  ['phone_or_remote', ['phone', 'remote']],
])
/** What somebody without the means for it is not given, by what a form or a professional recorded of them. */
const notPossible: ReadonlyMap<string, readonly Mode[]> = new Map([
  ['none', ['remote']],
  ['phone_broken', ['remote', 'phone']],
])

/**
 * The ways of meeting that somebody wished, the dearest first, as a form or a professional recorded it (`wish_channel`), without
 * those that they have no means for (`digital`). A chat or a message is a wish of how to be answered, not of how to meet.
 *
 * @returns nothing where no way was wished, or none of the wished is possible
 */
export function wishedModes(answers: Readonly<Record<string, unknown>>): readonly Mode[] {
  const told = (key: string) => [answers[key]].flat().map(String)
  const missing = told('digital').flatMap((one) => notPossible.get(one) ?? [])
  return told('wish_channel')
    .flatMap((one) => wishes.get(one) ?? [])
    .filter((mode, at, all) => !missing.includes(mode) && all.indexOf(mode) === at)
}

/** The first of the wished ways that a service is given in; all of its ways where none of them is. */
export function modesAsWished(given: readonly Mode[], wished: readonly Mode[]): readonly Mode[] {
  const first = wished.find((mode) => given.includes(mode))
  return first === undefined ? given : [first]
}
