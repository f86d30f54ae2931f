import type { PlanView } from '@luukku/contract'
import { useSearchParams } from 'react-router'
import { usePage } from '../../shared/use-page.ts'

type Wishes = NonNullable<PlanView['lines'][number]['placeWishes']>

/** The booked time whose other times were being looked at: the page of the question leads back there. */
export const movingField = 'aika'
export const movingOf = (typed: string | null | undefined): string | undefined =>
  typed && /^[0-9a-f-]{36}$/.test(typed) ? typed : undefined

/** Said where they come back to: what was told is kept, and what follows of it. */
export function PlaceSaved() {
  const { t } = usePage()
  if (useSearchParams()[0].get('tehty') !== 'paikka') return null
  return (
    <p className="rs-done" role="status" data-test="place-saved">
      {t('place.saved')}
    </p>
  )
}

interface Props {
  readonly needId: string
  readonly wishes: Wishes
  readonly moving?: string
  /** Times are shown beside: that they are narrowed is said. */
  readonly isAmongTimes?: boolean
  readonly canTell?: boolean
}

/** What the person cannot come without, where they have said it, and the way to say it. */
export function PlaceWishes({ needId, wishes, moving, isAmongTimes = false, canTell = true }: Props) {
  const { t } = usePage()
  const asked = wishes.map((one) => t(`place.feature.${one}`)).join(', ')
  return (
    <p data-test="place-wishes">
      {asked !== '' && (
        <>
          {t('place.mine')} <strong>{asked}</strong>. {isAmongTimes && t('place.only')}{' '}
        </>
      )}
      {canTell && (
        <a
          href={`/oma/tarve/${needId}/paikka${moving === undefined ? '' : `?${movingField}=${moving}`}`}
          data-test="place-tell"
        >
          {t(asked === '' ? 'place.tell' : 'place.change')}
        </a>
      )}
    </p>
  )
}
