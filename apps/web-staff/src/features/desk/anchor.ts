/**
 * How far the list must scroll so that what the reader looks at stays where it was after a refresh. At the very top
 * nothing is held: there a new urgent row is exactly what should come into sight.
 *
 * @param shownId  the first row in view before the refresh
 * @returns        pixels to add to the scroll position, and how many new rows came in above
 */
export function anchorShift(input: {
  before: readonly string[]
  after: readonly string[]
  shownId: string | undefined
  scrollTop: number
  rowHeight: number
}): { shiftPixels: number; newAbove: number } {
  const { before, after, shownId, scrollTop, rowHeight } = input
  if (shownId === undefined || scrollTop <= 0) return { shiftPixels: 0, newAbove: 0 }
  const was = before.indexOf(shownId)
  const is = after.indexOf(shownId)
  if (was < 0 || is < 0) return { shiftPixels: 0, newAbove: 0 }
  const known = new Set(before)
  const newAbove = after.slice(0, is).filter((id) => !known.has(id)).length
  return { shiftPixels: (is - was) * rowHeight, newAbove }
}

/** Where the cursor goes when the row under it has left the list: the row that took its place. */
export function cursorAfter(
  before: readonly string[],
  after: readonly string[],
  id: string | undefined,
): string | undefined {
  if (id === undefined || after.includes(id)) return id ?? after[0]
  const was = before.indexOf(id)
  if (was < 0) return after[0]
  const stillThere = new Set(after)
  return (
    before.slice(was + 1).find((next) => stillThere.has(next)) ??
    before.slice(0, was).findLast((next) => stillThere.has(next)) ??
    after[0]
  )
}
