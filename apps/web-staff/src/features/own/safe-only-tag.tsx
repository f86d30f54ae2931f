import type { routes, RouteResponse } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'

type Card = RouteResponse<typeof routes.listOwn>['cards'][number]

/** Of somebody who may be reached by safe ways only: said wherever their name stands, before anybody dials. */
export function SafeOnlyTag({ card }: { card: Pick<Card, 'safeContactOnly'> }) {
  const { t } = useLanguage()
  if (!card.safeContactOnly) return null
  return (
    <span className="tag tag--alert" data-test="safe-only">
      {t('desk.safeOnly')}
    </span>
  )
}
