import {
  createTravelBook,
  numberPlaces,
  pairKey,
  usualTravel,
  type NumberedPlaces,
  type Stop,
  type TravelBook,
  type TravelPlace,
} from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import { getCounty, listMunicipalities } from '../../catalogue/index.ts'
import { readStaffBook } from '../../staffing/index.ts'

/** The county's journeys between municipalities and between its units. */
export interface CountyTravel extends TravelBook {
  /** Minutes to keep free between two units, 0 to itself. */
  minutesBetweenUnits(fromUnitId: string, toUnitId: string): number
  /** Minutes to keep free between two places that somebody is kept at, 0 from a unit to itself. */
  minutesBetweenPlaces(from: TravelPlace, to: TravelPlace): number
  /** All places of the county, as the calendars number them. */
  readonly places: NumberedPlaces
  /** Where a unit lies; null when nobody has said. */
  municipalityOf(unitId: string): string | null
}

/** From the county's copy: read once as long as none of its rows changes. */
export function readTravel(tx: ReadTx): Promise<CountyTravel> {
  return tx.copyOf('travel', async () => {
    const centres = await tx.rows(sql<{ code: string; latitude: number; longitude: number }>`
      select code, latitude, longitude from municipality where county_id = ${tx.actor.county} and latitude is not null and longitude is not null`)
    const said = await listSaidJourneys(tx)
    const homes = await listSaidHomes(tx)
    const municipalities = await listMunicipalities(tx)
    const { settings } = await getCounty(tx)
    const { units } = await readStaffBook(tx)
    const book = createTravelBook({
      points: new Map(centres.map(({ code, ...point }) => [code, point])),
      said: new Map(said.map(({ from, to, minutes, km }) => [pairKey(from, to), { minutes, km }])),
      homes: new Map(homes.map(({ municipality, minutes }) => [municipality, minutes])),
      parameters: { ...usualTravel, ...settings.travel },
    })
    const municipalityOf = (unitId: string) => units.get(unitId)?.municipality_code ?? null
    const ofCounty = new Set(municipalities.map(({ code }) => code))
    const stopOf = (place: TravelPlace): Stop =>
      'unitId' in place
        ? { municipality: municipalityOf(place.unitId), isHome: false }
        : // Of another county's municipality nothing is known here.
          { municipality: ofCounty.has(place.home) ? place.home : null, isHome: true }
    const minutesBetweenPlaces = (from: TravelPlace, to: TravelPlace) =>
      'unitId' in from && 'unitId' in to && from.unitId === to.unitId
        ? 0
        : book.minutesBetweenStops(stopOf(from), stopOf(to))
    return {
      ...book,
      municipalityOf,
      minutesBetweenPlaces,
      places: numberPlaces([...units.keys()], [...ofCounty], minutesBetweenPlaces),
      minutesBetweenUnits: (from, to) =>
        from === to ? 0 : book.minutesBetween(municipalityOf(from), municipalityOf(to)),
    }
  })
}

/** What the county has said of journeys, in both directions at once. */
export const listSaidJourneys = (tx: ReadTx) =>
  tx.rows(sql<{ from: string; to: string; minutes: number; km: number }>`
    select from_code as "from", to_code as "to", minutes, km from travel_time where county_id = ${tx.actor.county} order by from_code, to_code`)

/** What the county has said of ways to homes. */
export const listSaidHomes = (tx: ReadTx) =>
  tx.rows(sql<{ municipality: string; minutes: number }>`
    select municipality_code as municipality, minutes from home_travel where county_id = ${tx.actor.county} order by municipality_code`)
