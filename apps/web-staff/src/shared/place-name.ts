import type { LocalText } from '@luukku/contract'
import type { Language } from './language.tsx'

/** Where a visit is, in the reader's language; undefined where no place is told. */
export function placeName(
  place: { place?: string | undefined; placeText?: LocalText | undefined },
  local: Language['local'],
): string | undefined {
  return place.placeText ? local(place.placeText) : place.place
}
