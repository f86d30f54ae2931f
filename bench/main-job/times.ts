/** Median, 99th percentile and longest of some times, in whole milliseconds. */
export function quantiles(times: readonly number[]): { p50: number; p99: number; max: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}

/** Collects the times of answers by route and status. */
export function timesByRoute() {
  const times = new Map<string, number[]>()
  return {
    seen(route: string, status: number, ms: number) {
      const key = `${route} ${String(status)}`
      const list = times.get(key)
      if (list) list.push(ms)
      else times.set(key, [ms])
    },
    clear: () => times.clear(),
    report: (jobs: number) =>
      Object.fromEntries(
        [...times].map(([route, list]) => [
          route,
          { perJob: Math.round((list.length / jobs) * 100) / 100, ...quantiles(list) },
        ]),
      ),
  }
}
