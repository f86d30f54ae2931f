/** Days back that say whether pools are overloaded: four working weeks. */
const windowDays = 20
/** Below so many needs a share says nothing: it is reckoned as if there had been this many. */
const fewestNeeds = 500

/**
 * Part of the needs of the last days that were given a time past their limit.
 * @param seen  needs given a time, by day, yesterday last
 * @param late  those of them past their limit
 */
export function lateShare(seen: ArrayLike<number>, late: ArrayLike<number>): number {
  let [all, past] = [0, 0]
  for (let day = Math.max(0, seen.length - windowDays); day < seen.length; day++) {
    all += seen[day] ?? 0
    past += late[day] ?? 0
  }
  return past / Math.max(all, fewestNeeds)
}
