import type { AppointmentView } from '@luukku/contract'
import { momentText } from '@luukku/i18n'
import { usePage } from '../../shared/use-page.ts'

/** The times that come after the next one: each can be moved or cancelled by itself. */
export function LaterTimes({ times }: { times: readonly AppointmentView[] }) {
  const { t, language } = usePage()
  return (
    <details className="rs-details" data-test="later-times">
      <summary>{t('series.later')}</summary>
      <ul className="rs-list">
        {times.map((one) => (
          <li key={one.appointmentId} data-test="later-time">
            {momentText(one.start, language)}
            {one.series && ` · ${t('series.part', { number: one.series.number, size: one.series.size })}`}
            {one.canChange && (
              <>
                {' '}
                <a href={`/oma/aika/${one.appointmentId}`}>
                  {t('plan.move')}
                  <span className="lk-hidden">: {momentText(one.start, language)}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
