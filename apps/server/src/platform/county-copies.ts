interface Kept {
  version: number
  value: Promise<unknown>
}

/** Far more than a county's week and its catalogue have; a clock that is moved about does not fill the memory. */
const mostCopies = 64

/**
 * Copies of what a county decides (services, staff, roster), each standing as long as the county's version. The version is
 * a row that changes in the transaction that changes them, and is read by the first statement of every transaction: a copy
 * is as new as that transaction. Never for rows about a person: those have a wall, and a copy has none.
 */
export function createCountyCopies() {
  const kept = new Map<string, Kept>()
  return async <T>(place: string, version: number | undefined, load: () => Promise<T>): Promise<T> => {
    // A county that is not counted yet is read anew each time.
    if (version === undefined) return load()
    const copy = kept.get(place)
    if (copy !== undefined && copy.version === version) {
      kept.delete(place)
      kept.set(place, copy)
      // Whoever read it may have lost its transaction meanwhile; then this one reads it itself.
      return copy.value.catch(() => load()) as Promise<T>
    }
    const value = load()
    kept.set(place, { version, value })
    value.catch(() => {
      if (kept.get(place)?.value === value) kept.delete(place)
    })
    for (const oldest of kept.keys()) {
      if (kept.size <= mostCopies) break
      kept.delete(oldest)
    }
    return value
  }
}
