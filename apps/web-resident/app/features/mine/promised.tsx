import type { ClockView } from '@luukku/contract'
import { DataWords } from '@luukku/ui'
import { usePage } from '../../shared/use-page.ts'

/** What has been promised, by when and on what ground: plain words first, how the day was counted behind one more press. */
export function Promised({ clock, summary }: { clock: ClockView; summary: string }) {
  const { t } = usePage()
  return (
    <>
      {clock.unsure && (
        <p data-test="unsure">
          <DataWords text={clock.unsure} />
        </p>
      )}
      <details className="rs-details" data-test="promised">
        <summary>
          {summary}. {t('plan.why')}
        </summary>
        {clock.plain && (
          <p data-test="plain">
            <DataWords text={clock.plain} />
          </p>
        )}
        {clock.explanation.length > 0 && (
          <details className="rs-details">
            <summary>{t('plan.counted')}</summary>
            <ul className="rs-list">
              {clock.explanation.map((sentence) => (
                <li key={sentence.fi}>
                  <DataWords text={sentence} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </details>
    </>
  )
}
