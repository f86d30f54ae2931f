import type { PlanView } from '@luukku/contract'
import { placeFeatureTexts } from '@luukku/i18n/data/place-features'
import { useLanguage } from './language.tsx'

/** What the person cannot come without, in words, where they or the desk have said it. */
export function PlaceAsked({ wishes = [] }: { wishes?: PlanView['lines'][number]['placeWishes'] }) {
  const { t, local } = useLanguage()
  if (wishes.length === 0) return null
  return (
    <p className="quiet" data-test="place-asked">
      {t('visit.placeAsked', { what: wishes.map((one) => local(placeFeatureTexts[one])).join(', ') })}
    </p>
  )
}
