import type { routes, RouteResponse } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { momentText } from '../../shared/time-text.ts'

interface Props {
  ways: RouteResponse<typeof routes.listDesk>['waysDown']
  /** The moment of the list. */
  at: string
}

/** The ways by which no message leaves the county now: who is told something urgent is told by phone. */
export function WaysDown({ ways, at }: Props) {
  const language = useLanguage()
  const { t } = language
  if (ways.length === 0) return null
  return (
    <div className="banner" role="status" data-test="ways-down">
      {ways.map(({ channel, since, waiting }) => (
        <span key={channel}>
          <strong>{t(`desk.wayDown.${channel}`, { at: momentText(since, Date.parse(at), language) })}</strong>{' '}
          {t('desk.waits', { n: waiting })}
        </span>
      ))}
    </div>
  )
}
