import type { PolicyPage } from '@luukku/contract'

const daysLooked = 14

/**
 * Of the free half hours of two weeks, how many percent are kept for who cannot wait, and how many are missing. Professions
 * that nobody asks for, and days on which nobody receives, say nothing of the policy.
 */
export function keptShare(page: PolicyPage): { percent: number; short: number } {
  const days = page.professions
    .filter(({ byService }) => byService.length > 0)
    .flatMap((one) => one.days.slice(0, daysLooked))
    .filter(({ capacity }) => capacity > 0)
  const sum = (list: readonly number[]) => list.reduce((all, n) => all + n, 0)
  const free = sum(days.map((day) => day.free))
  const kept = sum(days.map((day) => sum(day.kept)))
  return {
    percent: free === 0 ? 0 : Math.round((100 * kept) / free),
    short: Math.round(sum(days.map((day) => day.short))),
  }
}
