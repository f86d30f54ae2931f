import type { RetentionProposal } from '@luukku/contract'
import { retentionClassText } from '@luukku/i18n/staff/retention-words'
import { useLanguage } from '../../shared/language.tsx'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'

/** A confirmed list: who said yes, how far it has come, and what stayed because something held it since. */
export function CarriedOut({ proposal, today }: { proposal: RetentionProposal; today: string }) {
  const { t, local, lang } = useLanguage()
  const { confirmed, finishedAt } = proposal
  const moment = (at: string) => `${dateText(localDay(at), lang, today)} ${clockText(at, lang)}`
  return (
    <div className="card" data-test="retention-run">
      <p>
        <strong>{finishedAt ? t('retention.finished', { at: moment(finishedAt) }) : t('retention.running')}</strong>{' '}
        {confirmed && (
          <span className="quiet">{t('retention.by', { by: confirmed.by, at: moment(confirmed.at) })}</span>
        )}
      </p>
      <ul>
        {proposal.lines
          .filter((line) => line.confirmed)
          .map((line) => (
            <li key={line.retentionClass}>
              {local(retentionClassText(line.retentionClass))}:{' '}
              {t('retention.progress', { done: line.destroyed, of: line.due ?? 0 })}
              {finishedAt && line.destroyed < (line.due ?? 0) && (
                <> {t('retention.stayed', { n: (line.due ?? 0) - line.destroyed })}</>
              )}
            </li>
          ))}
      </ul>
    </div>
  )
}
