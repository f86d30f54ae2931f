import type { OwnPiece } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'

/** The way to a home or from one, as it is kept free: before a visit, or back from the last. */
export function WayText({ way, end }: { way: OwnPiece['way']; end: 'before' | 'back' }) {
  const { t } = useLanguage()
  const minutes = way?.[end]
  if (minutes === undefined) return null
  return (
    <span className="quiet day-list__way" data-test={`way-${end}`}>
      {t(end === 'before' ? 'week.wayBefore' : 'week.wayBack', { n: minutes })}
    </span>
  )
}
