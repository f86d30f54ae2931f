import type { FoundTime } from '@luukku/domain/booking'

type Words = readonly string[]

/**
 * Whom to look for to sit in, the best first: as of the professional who gives the visit, the language before who knows the person,
 * and whoever is free where nobody has either. Of several who sit in, all as wished before one of them.
 *
 * @param entries  the words that each who sits in must have
 * @param has      whether anybody here has all of these words
 */
export function besideWishes(
  entries: readonly Words[],
  wish: { language?: string | undefined; known: readonly string[] },
  has: (words: Words) => boolean,
): (readonly Words[])[] {
  if (entries.length === 0) return [entries]
  const spoken = wish.language === undefined ? [] : [`language:${wish.language}`]
  const betterOf = (words: Words, o: { speaks: boolean; knows: boolean }): Words | undefined => {
    const speaking = [...words, ...(o.speaks ? spoken : [])]
    if (!o.knows) return has(speaking) ? speaking : undefined
    return wish.known.map((id) => [...speaking, `staff:${id}`]).find(has)
  }
  const wishes = [
    { speaks: spoken.length > 0, knows: wish.known.length > 0 },
    { speaks: spoken.length > 0, knows: false },
    { speaks: false, knows: wish.known.length > 0 },
  ].filter(({ speaks, knows }) => speaks || knows)
  const better = wishes.flatMap((one) => {
    const each = entries.map((words) => betterOf(words, one))
    if (each.every((words) => words === undefined)) return []
    const all = entries.map((words, at) => each[at] ?? words)
    const single = each.flatMap((one, at) =>
      one === undefined ? [] : [entries.map((words, other) => (other === at ? one : words))],
    )
    return [all, ...single]
  })
  const seen = new Set<string>()
  return [...better, entries].filter((one) => {
    const key = JSON.stringify(one)
    return !seen.has(key) && seen.add(key)
  })
}

/**
 * Of each start, or of each stretch of so many slots, the time of the first list that has one; in order of their starts.
 * @param apart  slots of a stretch; 1: each start by itself
 */
export function bestOfEachStart(lists: readonly (readonly FoundTime[])[], apart: number): readonly FoundTime[] {
  const [only] = lists
  if (lists.length === 1 && only !== undefined) return only
  const kept = new Map<number, FoundTime>()
  for (const list of lists) {
    // Within one list a stretch has what the search left in it.
    const before = new Set(kept.keys())
    for (const one of list) {
      const stretch = Math.floor(one.start / apart)
      if (!before.has(stretch)) kept.set(stretch, kept.get(stretch) ?? one)
    }
  }
  return [...kept.values()].sort((a, b) => a.start - b.start)
}
