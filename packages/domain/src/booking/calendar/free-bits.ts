import { createBits, fill, startsOfRuns, type Bits } from './bits.ts'
import { slotsADay, type CalendarGrid, type CalendarRules, type Way } from './calendar-rules.ts'
import { closeWays } from './close-ways.ts'
import { createRoad, type Road } from './road.ts'

/** When a calendar is free to meet somebody in one way, slot by slot. */
export function freeBits(grid: CalendarGrid, rules: CalendarRules, way: Way, road = createRoad(grid, rules)): Bits {
  const length = grid.days * slotsADay
  const free = createBits(length)
  const travelTo = (place: number | undefined) =>
    place === undefined || way.place === undefined ? 0 : (grid.travel[place]?.[way.place] ?? 0)
  for (const piece of rules.open) {
    if (!piece.modes.includes(way.mode)) continue
    if (way.mode === 'onsite' && piece.place !== way.place) continue
    // To a home and back again from where the work begins and ends.
    const travel = way.mode === 'home' ? travelTo(piece.place) : 0
    const [from, to] = [road.after(piece.from, travel), road.before(piece.to, travel)]
    if (from < to) fill(free, from, to, true)
  }
  for (const span of [...grid.closed, ...rules.closed]) fill(free, span.from, span.to, false)
  const most = mostAtOnce(grid, rules)
  const booked = rules.booked.map(({ from, to, place }) => ({
    from: road.before(from, travelTo(place)),
    to: road.after(to, travelTo(place)),
  }))
  const sessions = rules.groups.map(({ from, to, place, mode }) => {
    const travel = mode === 'onsite' || mode === 'home' ? travelTo(place) : 0
    return { from: from - travel, to: to + travel }
  })
  for (const { from, to } of sessions) fill(free, from, to, false)
  // How many lie over one another changes only at their ends.
  const ends = booked.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ])
  ends.sort((a, b) => a.at - b.at)
  let count = 0
  ends.forEach(({ at, by }, index) => {
    count += by
    const next = ends[index + 1]?.at
    if (count >= most && next !== undefined) fill(free, at, next, false)
  })
  return free
}

/** When a time of the duration can start: inside what is free, or with a session of the group that has seats. */
export function startBits(
  grid: CalendarGrid,
  rules: CalendarRules,
  way: Way,
  duration: number,
  group: string | undefined,
): Bits {
  if (group === undefined) {
    const road: Road = createRoad(grid, rules)
    const starts = startsOfRuns(freeBits(grid, rules, way, road), duration)
    if (way.place === undefined && mostAtOnce(grid, rules) === 1) closeWays(starts, grid, rules, duration, road)
    return starts
  }
  const starts = createBits(grid.days * slotsADay)
  for (const session of rules.groups) {
    const isThere = way.mode !== 'onsite' || session.place === way.place
    const isIt = session.group === group && session.mode === way.mode && isThere && session.seatsLeft > 0
    if (isIt && session.to - session.from === duration) fill(starts, session.from, session.from + 1, true)
  }
  return starts
}

const mostAtOnce = (grid: CalendarGrid, rules: CalendarRules) => 1 + (grid.allowsOverbooking ? rules.overbooking : 0)
