import { chooseSeries, companionAway, type Candidate, type SeriesWish } from '@luukku/domain/booking'
import { addDays } from '@luukku/domain/time'
import { createRandom } from '../../../domain/src/capacity/random-source.ts'
import { createWeekCalendars } from '../../../../apps/server/src/modules/booking/calendars/week-calendars.ts'
import { sessionCandidates } from '../../../../apps/server/src/modules/booking/groups/session-candidates.ts'
import type { OpenSession } from '../../../../apps/server/src/modules/booking/groups/session-queries.ts'
import { listOverTimes, type OverSearch } from '../../../../apps/server/src/modules/booking/overbooking/over-times.ts'
import type { CountyTravel } from '../../../../apps/server/src/modules/booking/travel/read-travel.ts'
import { joinTouching } from '../../../../apps/server/src/modules/staffing/week-roster.ts'
import { faultOfSeries, hasSeries, sessionsNaively } from './naive-more.ts'
import { searchOverNaively } from './naive-over.ts'
import { faultOfFound, searchWeekNaively } from './naive-week.ts'
import {
  at,
  below,
  pick,
  randomOwn,
  randomWeek,
  randomWeekSearch,
  randomWishes,
  some,
  unitIds,
  type RandomWeek,
  type Uniform,
} from './random-week.ts'

/** What was held against each other of one random week, and the first difference of each kind. */
export interface ComparedWeek {
  readonly times: number
  readonly overTimes: number
  readonly sessions: number
  readonly series: number
  readonly differences: readonly string[]
}

/** The product's own searches of one random week against searches by hand. @param seed the same seed, the same week */
export function compareWeek(seed: number): ComparedWeek {
  const { uniform } = createRandom(seed, 6)
  const week = randomWeek(uniform)
  const differences: string[] = []
  const note = (what: string, fault: string | undefined) => {
    if (fault !== undefined) differences.push(`seed ${String(seed)}: ${what}: ${fault}`)
  }
  const calendars = createWeekCalendars({
    roster: { monday: week.monday, receptions: joinTouching(week.receptions), guidance: [], duty: [] },
    book: week.book,
    services: week.services,
    resources: week.resources,
    interpreters: week.interpreters,
    spansOf: (id) => week.taken.get(id) ?? [],
    travel: { places: week.places },
  })
  let times = 0
  for (let n = 0; n < 2; n++) {
    const wanted = randomWeekSearch(uniform, week)
    const expected = searchWeekNaively(week, wanted)
    const found = calendars.search(wanted)
    times += found.length
    note('times', firstDifference(found.map(keyOf), expected.map(keyOf)))
    for (const one of found) note(`time ${keyOf(one)}`, faultOfFound(one, expected))
  }
  return { times, ...compareOver(), ...compareGroups(), ...compareSeries(), differences }

  function compareOver(): { overTimes: number } {
    let overTimes = 0
    for (let n = 0; n < 2; n++) {
      const over = randomOver(uniform, week)
      const found = listOverTimes(over)
      overTimes += found.length
      note('over others', firstDifference(found.map(overKey), searchOverNaively(over, week.monday).map(overKey)))
    }
    return { overTimes }
  }

  function compareGroups(): { sessions: number } {
    const own = randomOwn(uniform, week)
    const days = Array.from({ length: 7 }, (_, day) => addDays(week.monday, day))
    const search = {
      sessions: randomSessions(uniform, week),
      wanted: {
        ...{ personId: '', from: new Date(0), to: new Date(0), turn: 0 },
        ...(uniform() < 0.3 ? { municipality: pick(uniform, ['148', '698']) } : {}),
        ...(uniform() < 0.3 ? { modes: [pick(uniform, ['onsite', 'remote'] as const)] } : {}),
        ...(uniform() < 0.2 ? { language: 'sv' } : {}),
        ...(uniform() < 0.2 ? { onlyStaffId: pick(uniform, ['a', 'b']) } : {}),
        ...(uniform() < 0.3 ? { days: new Set(some(uniform, days, 0.6)) } : {}),
      },
      fromMs: at(week.monday, 60 * below(uniform, 24)),
      own,
      book: week.book,
      travel: { minutesBetweenPlaces: week.minutes } as CountyTravel,
      band: () => 0,
      visit: {
        interpreter: null,
        place_wishes: randomWishes(uniform),
        method: uniform() < 0.2 ? ('cbt' as const) : null,
      },
    }
    const found = sessionCandidates({ id: 'n', service: 'RYHMA' }, search)
    const keys = found.map(({ staffId, unitId, fromMs }) => `${staffId} ${unitId} ${String(fromMs)}`)
    note('groups', firstDifference(keys, sessionsNaively('RYHMA', search, week)))
    return { sessions: found.length }
  }

  /** Of two professionals who are free now and then in the weeks to come. */
  function compareSeries(): { series: number } {
    const free = Array.from({ length: 40 }, (): Candidate => {
      const day = addDays(week.monday, below(uniform, 40))
      const fromMs = at(day, 480 + 15 * below(uniform, 30))
      const [staffId, mode] = [pick(uniform, ['a', 'a', 'b']), pick(uniform, ['onsite', 'onsite', 'remote'] as const)]
      return { needId: 'n', staffId, unitId: 'u0', mode, day, fromMs, toMs: fromMs + 1_800_000 }
    })
    let series = 0
    for (const first of free.slice(0, 20)) {
      const wish: SeriesWish = {
        count: 2 + below(uniform, 4),
        everyDays: 1 + below(uniform, 8),
        toleranceDays: below(uniform, 4),
      }
      const { times: chosen, isWhole } = chooseSeries(first, free, wish)
      if (isWhole) series += 1
      if (isWhole !== hasSeries(first, free, wish)) note('series', isWhole ? 'not possible' : 'one was missed')
      if (isWhole) note('series', faultOfSeries(chosen, wish))
    }
    return { series }
  }
}

const keyOf = ({ unitId, mode, fromMs }: { unitId: string; mode: string; fromMs: number }) =>
  `${unitId} ${mode} ${new Date(fromMs).toISOString()}`
const overKey = (one: ReturnType<typeof listOverTimes>[number]) =>
  `${one.staffId} ${keyOf(one)} ${String(one.toMs - one.fromMs)} ${String(one.taken)}`

/** The first that one has and the other has not, whatever their order. */
function firstDifference(found: readonly string[], expected: readonly string[]): string | undefined {
  const [has, should] = [new Set(found), new Set(expected)]
  const missing = expected.find((one) => !has.has(one))
  const more = found.find((one) => !should.has(one))
  if (missing !== undefined) return `not found ${missing}`
  if (more !== undefined) return `found without ground ${more}`
  return has.size === found.length ? undefined : 'found twice'
}

function randomOver(uniform: Uniform, week: RandomWeek): OverSearch {
  const { book, taken, monday } = week
  const service = week.services[1]
  if (!service) throw new Error('a second service')
  const extra = new Map(unitIds.map((id) => [id as string, pick(uniform, [0, 1, 2, 3])]))
  const days = Array.from({ length: 7 }, (_, day) => addDays(monday, day))
  const companion = { windows: [{ weekdays: some(uniform, [1, 2, 3, 4, 5, 6, 7], 0.7), from: '08:00', to: '15:00' }] }
  const own = randomOwn(uniform, week)
  return {
    service,
    visit: {
      interpreter: uniform() < 0.3 ? 'so' : null,
      more_time: uniform() < 0.3,
      companion: null,
      first_visit: false,
      place_wishes: randomWishes(uniform),
      method: uniform() < 0.1 ? 'cbt' : null,
    },
    receptions: joinTouching(week.receptions),
    book,
    units: book.units,
    resources: week.resources,
    interpreters: week.interpreters.map((one) => ({ ...one, open: joined(one.open) })),
    spansOf: (id) => taken.get(id) ?? [],
    lanes: [...book.staff.keys()].flatMap((staffId) =>
      (taken.get(staffId) ?? []).map(({ fromMs, toMs }) => {
        const lane = below(uniform, 2)
        return { staffId, fromMs, toMs, from: lane, to: uniform() < 0.2 ? 5 : lane + 1 }
      }),
    ),
    own,
    away: uniform() < 0.3 ? companionAway(companion, { fromMs: at(monday, 0), toMs: at(addDays(monday, 7), 0) }) : [],
    home: pick(uniform, ['148', '698', '']),
    minutes: week.minutes,
    extraIn: (unitId) => extra.get(unitId) ?? 0,
    nowMs: at(pick(uniform, days.slice(0, 3)), 60 * below(uniform, 24)),
  }
}

/** As the county's copy has them: hours that touch are one. */
const joined = (open: RandomWeek['interpreters'][number]['open']) =>
  open.reduce<{ fromMs: number; toMs: number }[]>((list, span) => {
    const before = list.at(-1)
    if (before?.toMs === span.fromMs) before.toMs = span.toMs
    else list.push({ ...span })
    return list
  }, [])

/** Nobody leads two at one moment: the database has no such row. */
const randomSessions = (uniform: Uniform, week: RandomWeek): OpenSession[] =>
  randomHours(uniform, week).filter(
    ({ staffId, fromMs }, at, all) =>
      all.findIndex((other) => other.staffId === staffId && other.fromMs === fromMs) === at,
  )

const randomHours = (uniform: Uniform, week: RandomWeek): OpenSession[] =>
  Array.from({ length: 12 }, (_, n) => {
    const fromMs = at(addDays(week.monday, below(uniform, 7)), 420 + 15 * below(uniform, 40))
    return {
      id: `s${String(n)}`,
      service: pick(uniform, ['RYHMA', 'RYHMA', 'OTHER']),
      staffId: pick(uniform, [...week.book.staff.keys()]),
      unitId: pick(uniform, unitIds),
      mode: pick(uniform, ['onsite', 'remote'] as const),
      fromMs,
      toMs: fromMs + 15 * 60_000 * (2 + below(uniform, 5)),
      features: randomWishes(uniform),
    }
  })
