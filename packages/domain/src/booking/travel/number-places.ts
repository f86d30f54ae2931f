import { slotMinutes } from '../calendar/calendar-rules.ts'

/** A place that somebody is kept at: a unit, or a home by its municipality, '' where that is not known. */
export type TravelPlace = { readonly unitId: string } | { readonly home: string }

/** A county's places by number, as the calendars ask for them, and the slots of the way from each to each. */
export interface NumberedPlaces {
  readonly travel: readonly (readonly number[])[]
  /** Undefined for a unit that is not of the county. A municipality that is not is one that nobody knows. */
  numberOf(place: TravelPlace): number | undefined
  /** From here to everywhere is no way: for who is met over a connection. */
  readonly nowhere: number
}

/** @param minutes  to keep free from one place to the other */
export function numberPlaces(
  unitIds: readonly string[],
  municipalities: readonly string[],
  minutes: (from: TravelPlace, to: TravelPlace) => number,
): NumberedPlaces {
  const places: TravelPlace[] = [
    ...unitIds.map((unitId) => ({ unitId })),
    ...[...municipalities, ''].map((home) => ({ home })),
  ]
  const units = new Map(unitIds.map((id, at) => [id, at]))
  const homes = new Map([...municipalities, ''].map((code, at) => [code, unitIds.length + at]))
  return {
    travel: places.map((from) => places.map((to) => Math.ceil(minutes(from, to) / slotMinutes))),
    numberOf: (place) => ('unitId' in place ? units.get(place.unitId) : (homes.get(place.home) ?? homes.get(''))),
    nowhere: places.length,
  }
}
