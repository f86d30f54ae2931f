interface Kept {
  version: number
  value: unknown
}

/** Far more than a county's week and its catalogue have; a clock that is moved about does not fill the memory. */
const mostCopies = 64

/**
 * Copies of what a county decides (services, staff, roster), each standing as long as the county's version. The version is
 * a row that changes in the transaction that changes them, and is read by the first statement of every transaction: a copy
 * is as new as that transaction. Never for rows about a person: those have a wall, and a copy has none.
 *
 * Only what has been read is shared, never a reading that is under way: it stands in another transaction's line, behind a
 * lock that may be waiting for this very transaction, and PostgreSQL sees no deadlock where one of the two waits for memory.
 * At a new version a few transactions read the same beside each other, once.
 */
export function createCountyCopies() {
  const kept = new Map<string, Kept>()
  return async <T>(place: string, version: number | undefined, load: () => Promise<T>): Promise<T> => {
    // A county that is not counted yet is read anew each time.
    if (version === undefined) return load()
    const copy = kept.get(place)
    if (copy?.version === version) {
      kept.delete(place)
      kept.set(place, copy)
      return copy.value as T
    }
    const value = await load()
    // A transaction that began earlier and reads longer does not put an older copy in the place of a newer one.
    if ((kept.get(place)?.version ?? version) <= version) {
      kept.delete(place)
      kept.set(place, { version, value })
    }
    for (const oldest of kept.keys()) {
      if (kept.size <= mostCopies) break
      kept.delete(oldest)
    }
    return value
  }
}
