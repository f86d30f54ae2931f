import type { AppointmentView } from '@luukku/contract'
import { DataWords } from '@luukku/ui'

/** «, where» in the reader's language, as far as the place has a name in it; nothing where no place is told. */
export function PlaceName({
  place,
}: {
  place: Pick<NonNullable<AppointmentView['place']>, 'name' | 'nameText'> | undefined
}) {
  if (!place) return null
  return <>, {place.nameText ? <DataWords text={place.nameText} /> : place.name}</>
}
