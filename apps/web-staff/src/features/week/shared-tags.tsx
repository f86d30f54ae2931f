import type { OwnPiece } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'

/** What of a booked time is not as usual: I sit in at another's visit, or it lies over another. */
export function SharedTags({ booked }: { booked: NonNullable<OwnPiece['booked']> }) {
  const { t } = useLanguage()
  return (
    <>
      {booked.beside && <span className="tag">{t('week.beside')}</span>}
      {booked.over && <span className="tag tag--warn">{t('week.over')}</span>}
    </>
  )
}
