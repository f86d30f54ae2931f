import type { UrgencyClass } from '@luukku/contract'
import { useLanguage } from './language.tsx'

/** The class as a letter and a word; the colour is an addition. */
export function UrgencyTag({
  urgency,
  source,
}: {
  urgency: UrgencyClass
  source?: 'proposed' | 'assessed' | 'unread'
}) {
  const { t } = useLanguage()
  return (
    <span className={`urgency urgency--${urgency}`} data-test="urgency">
      <span className="urgency__class">{urgency}</span> {t(`urgency.${urgency}`)}
      {source && <span className="urgency__source">{t(`urgency.${source}`)}</span>}
    </span>
  )
}
