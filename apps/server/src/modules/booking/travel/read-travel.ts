import { createTravelBook, pairKey, usualTravel, type TravelBook } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import { getCounty } from '../../catalogue/index.ts'
import { readStaffBook } from '../../staffing/index.ts'

/** The county's journeys between municipalities and between its units. */
export interface CountyTravel extends TravelBook {
  /** Minutes to keep free between two units, 0 to itself. */
  minutesBetweenUnits(fromUnitId: string, toUnitId: string): number
  /** Where a unit lies; null when nobody has said. */
  municipalityOf(unitId: string): string | null
}

/** From the county's copy: read once as long as none of its rows changes. */
export function readTravel(tx: ReadTx): Promise<CountyTravel> {
  return tx.copyOf('travel', async () => {
    const centres = await tx.rows(sql<{ code: string; latitude: number; longitude: number }>`
      select code, latitude, longitude from municipality where county_id = ${tx.actor.county} and latitude is not null and longitude is not null`)
    const said = await listSaidJourneys(tx)
    const { settings } = await getCounty(tx)
    const { units } = await readStaffBook(tx)
    const book = createTravelBook({
      points: new Map(centres.map(({ code, ...point }) => [code, point])),
      said: new Map(said.map(({ from, to, minutes, km }) => [pairKey(from, to), { minutes, km }])),
      parameters: { ...usualTravel, ...settings.travel },
    })
    const municipalityOf = (unitId: string) => units.get(unitId)?.municipality_code ?? null
    return {
      ...book,
      municipalityOf,
      minutesBetweenUnits: (from, to) =>
        from === to ? 0 : book.minutesBetween(municipalityOf(from), municipalityOf(to)),
    }
  })
}

/** What the county has said of journeys, in both directions at once. */
export const listSaidJourneys = (tx: ReadTx) =>
  tx.rows(sql<{ from: string; to: string; minutes: number; km: number }>`
    select from_code as "from", to_code as "to", minutes, km from travel_time where county_id = ${tx.actor.county} order by from_code, to_code`)
