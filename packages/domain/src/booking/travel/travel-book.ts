/** Degrees, WGS 84. */
export interface GeoPoint {
  readonly latitude: number
  readonly longitude: number
}

/** What the journey between two municipalities is: reckoned, or said by the county. */
export interface Journey {
  readonly minutes: number
  readonly km: number
}

/** How journeys are reckoned where the county has not said them. */
export interface TravelParameters {
  /** From one place to another of the same municipality, minutes. */
  readonly insideMinutes: number
  /** Between municipalities that nothing is known of, minutes. */
  readonly unknownMinutes: number
  /** Kilometres by road for one as the crow flies. */
  readonly roadFactor: number
  readonly kmPerHour: number
  /** Getting into the car and out of it, minutes. */
  readonly fixedMinutes: number
  /** From the middle of a municipality to a home in it, and from one home there to the next, minutes. */
  readonly homeMinutes: number
}

/** One end of a way, by its municipality: null where nobody knows it, or may. */
export interface Stop {
  readonly municipality: string | null
  readonly isHome: boolean
}

/**
 * A judgement, not a measurement. Too long costs a free quarter; too short leaves somebody waiting at a closed door, so it leans to
 * long: between eight pairs of towns in Lapland the road is 1.07 to 1.5 times the line (road distances from memory).
 */
export const usualTravel: TravelParameters = {
  insideMinutes: 30,
  unknownMinutes: 90,
  roadFactor: 1.3,
  kmPerHour: 75,
  fixedMinutes: 10,
  homeMinutes: 30,
}

/** The journeys of a county. */
export interface TravelBook {
  /** Undefined where one of the two is not known: who has no place is nowhere near and nowhere far. */
  between(from: string | null, to: string | null): Journey | undefined
  /** Minutes to keep free between two places; a place without a municipality is as far as one that nothing is known of. */
  minutesBetween(from: string | null, to: string | null): number
  /**
   * Minutes to keep free between two stops. To a home the county's estimate for its municipality is added: it is no address that is
   * reckoned with. Whose municipality nobody knows is as far as one that nothing is known of, wherever it is.
   */
  minutesBetweenStops(from: Stop, to: Stop): number
  /** What the county has said of homes there, or the usual. */
  homeMinutes(municipality: string): number
}

export interface TravelInput {
  readonly points: ReadonlyMap<string, GeoPoint>
  /** What the county has said, by `pairKey`. */
  readonly said: ReadonlyMap<string, Journey>
  /** What the county has said of homes, by municipality. */
  readonly homes?: ReadonlyMap<string, number>
  readonly parameters: TravelParameters
}

/** One key for both directions. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

export function createTravelBook({ points, said, homes, parameters }: TravelInput): TravelBook {
  const known = new Map<string, Journey>(said)
  const between: TravelBook['between'] = (from, to) => {
    if (from === null || to === null) return undefined
    if (from === to) return { minutes: parameters.insideMinutes, km: 0 }
    const key = pairKey(from, to)
    const found = known.get(key)
    if (found) return found
    const [a, b] = [points.get(from), points.get(to)]
    if (!a || !b) return undefined
    const km = lineKm(a, b) * parameters.roadFactor
    const journey = { km, minutes: Math.ceil(parameters.fixedMinutes + (km / parameters.kmPerHour) * 60) }
    known.set(key, journey)
    return journey
  }
  const minutesBetween: TravelBook['minutesBetween'] = (from, to) =>
    between(from, to)?.minutes ?? parameters.unknownMinutes
  const homeMinutes = (municipality: string) => homes?.get(municipality) ?? parameters.homeMinutes
  const localOf = ({ municipality, isHome }: Stop) => (isHome && municipality !== null ? homeMinutes(municipality) : 0)
  return {
    between,
    minutesBetween,
    homeMinutes,
    minutesBetweenStops(from, to) {
      const local = Math.max(localOf(from), localOf(to))
      if (from.municipality === null || to.municipality === null) return Math.max(parameters.unknownMinutes, local)
      if (from.municipality === to.municipality && (from.isHome || to.isHome)) return local
      return minutesBetween(from.municipality, to.municipality) + local
    },
  }
}

const earthKm = 6371

/** Along a great circle. */
export function lineKm(a: GeoPoint, b: GeoPoint): number {
  const [lat1, lat2] = [radians(a.latitude), radians(b.latitude)]
  const across = Math.sin((lat2 - lat1) / 2) ** 2
  const along = Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(across + along)))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
