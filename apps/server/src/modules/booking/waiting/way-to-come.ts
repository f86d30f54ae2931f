import type { TravelBook } from '@luukku/domain/booking'
import type { WaitingRow } from './waiting-queries.ts'
import type { WayGiven } from './ways-given.ts'

/**
 * Minutes that the person has to come for the freed time, one way and to the nearest place of it; 0 where it is theirs in no way that
 * they would travel for. Who takes any way may be offered the one on site. From municipality to municipality, as the search reckons.
 *
 * @returns undefined where nobody knows how far it is, or may: of who hides no municipality stands here
 */
export function wayToCome(
  travel: Pick<TravelBook, 'between'>,
  ways: readonly WayGiven[],
  row: Pick<WaitingRow, 'service' | 'modes' | 'only_in' | 'municipality'>,
): number | undefined {
  const suiting = ways.filter(
    ({ service, mode, municipality }) =>
      service === row.service &&
      (row.modes.length === 0 || row.modes.includes(mode)) &&
      (row.only_in === null || mode !== 'onsite' || municipality === row.only_in),
  )
  const onSite = suiting.filter(({ mode }) => mode === 'onsite')
  if (onSite.length === 0) return suiting.length > 0 ? 0 : undefined
  const known = onSite.flatMap(({ municipality }) => travel.between(row.municipality, municipality)?.minutes ?? [])
  return known.length === 0 ? undefined : Math.min(...known)
}
