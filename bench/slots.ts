import { createCalendarIndex } from '../packages/domain/src/booking/index.ts'
import { slotsADay, type TimeSearch } from '../packages/domain/src/booking/calendar/calendar-rules.ts'
import { searchNaively } from '../packages/domain/src/booking/calendar/naive-search.ts'
import { randomCounty, randomSearch } from '../packages/domain/src/booking/calendar/random-rules.ts'
import { readBenchValues } from '../tools/luukku/bench-values.ts'
import { compareWeek } from '../packages/testkit/src/naive-week/compare-week.ts'
import { createRandom } from '../packages/domain/src/capacity/random-source.ts'
import { measuredOn } from './measured-on.ts'

const goalPerSecond = 100_000
const [calendarCount, days] = [500, 90]
const ruleSets = 1000

/**
 * `bench slots`: first 20 times in 500 calendars of 90 days on a five-minute grid; then a thousand random counties with
 * every calendar feature, each searched three times, held against a search slot by slot; then the product's own searches of a
 * thousand random weeks (`compareWeek`) against searches by hand.
 *
 * Searches are of one professional, with a language and a method now and then, in one or two ways, from a random moment:
 * what a desk asks for. Seconds are the process's own processor seconds, so that a shared machine counts little.
 *
 * @returns 0 when all are equal and the goal is kept
 */
export function run(args: string[]): Promise<number> {
  readBenchValues(args, {})
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const { uniform } = createRandom(20)
  const measured = [0.3, 0.7].map((busyShare) => {
    say(`500 calendars, ${String(busyShare * 100)} % of places for a booking taken …`)
    const { grid, calendars } = randomCounty(uniform, calendarCount, days, busyShare)
    const index = createCalendarIndex(grid, calendars)
    const searches = Array.from({ length: 2000 }, (): TimeSearch => {
      const { needed, ways } = randomSearch(uniform, days)
      const from = Math.floor(uniform() * (days - 30) * slotsADay)
      const duration = [4, 6, 9, 12][Math.floor(uniform() * 4)] ?? 6
      const first = needed[0]?.length ? needed[0] : ['nurse']
      return {
        from,
        to: days * slotsADay,
        duration,
        ways: ways.slice(0, 2),
        needed: [first],
        personBooked: [],
        limit: 20,
      }
    })
    const build = process.cpuUsage()
    for (const one of searches) index.search(one)
    const built = process.cpuUsage(build)
    const rounds = 50
    const begin = process.cpuUsage()
    let found = 0
    for (let round = 0; round < rounds; round++) for (const one of searches) found += index.search(one).length
    const { user, system } = process.cpuUsage(begin)
    return {
      busyShare,
      searches: rounds * searches.length,
      timesASearch: Number((found / rounds / searches.length).toFixed(1)),
      searchesPerCpuSecond: Math.round((rounds * searches.length) / ((user + system) / 1e6)),
      buildCpuMs: Math.round((built.user + built.system) / 1000),
    }
  })
  say(`${String(ruleSets)} random rule sets against the naive search …`)
  let [different, searched, found] = [0, 0, 0]
  for (let seed = 1; seed <= ruleSets; seed++) {
    const random = createRandom(seed)
    const { grid, calendars } = randomCounty(random.uniform, 12, 15, 0.2 + 0.5 * random.uniform())
    const index = createCalendarIndex(grid, calendars)
    for (let n = 0; n < 3; n++) {
      const search = randomSearch(random.uniform, 15)
      const fast = index.search(search)
      searched += 1
      found += fast.length
      if (JSON.stringify(fast) !== JSON.stringify(searchNaively(grid, calendars, search))) different += 1
    }
  }
  say(`${String(ruleSets)} random weeks, the product's own searches against searches by hand …`)
  const weeks = Array.from({ length: ruleSets }, (_, seed) => compareWeek(seed + 1))
  const sum = (of: (week: (typeof weeks)[number]) => number) => weeks.reduce((all, week) => all + of(week), 0)
  const differences = weeks.flatMap((week) => week.differences)
  const isKept =
    different === 0 &&
    differences.length === 0 &&
    measured.every(({ searchesPerCpuSecond }) => searchesPerCpuSecond >= goalPerSecond)
  const result = {
    calendars: calendarCount,
    days,
    gridMinutes: 5,
    measured,
    againstNaive: { ruleSets, searches: searched, timesFound: found, different },
    productAgainstNaive: {
      weeks: ruleSets,
      times: sum((week) => week.times),
      timesOverOthers: sum((week) => week.overTimes),
      sessions: sum((week) => week.sessions),
      wholeSeries: sum((week) => week.series),
      different: differences.length,
      first: differences.slice(0, 5),
    },
    goalPerSecond,
    isKept,
    ...measuredOn(),
  }
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`)
  return Promise.resolve(isKept ? 0 : 1)
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
