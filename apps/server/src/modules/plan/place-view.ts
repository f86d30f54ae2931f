import type { AppointmentView, LocalText } from '@luukku/contract'

export interface PlaceRow {
  /** Of somebody with an order of non-disclosure, for who may not know where they are. */
  place_closed: boolean
  unit_name: LocalText
  address: string | null
  room?: string | null
}

/**
 * Where a visit is, as every view of it says it; nothing of a visit that is not on the spot, and nothing of somebody who
 * hides. The one reader of `place_closed`: a view that told the place by itself would tell it of them too.
 */
export function placeView(mode: string, row: PlaceRow): Pick<AppointmentView, 'place'> {
  if (mode !== 'onsite' || row.place_closed) return {}
  return {
    place: {
      name: row.unit_name.fi,
      nameText: row.unit_name,
      ...(row.address === null ? {} : { address: row.address }),
      ...(row.room === null || row.room === undefined ? {} : { room: row.room }),
    },
  }
}
