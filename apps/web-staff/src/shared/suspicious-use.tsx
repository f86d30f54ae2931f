import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from './api.ts'
import { useLanguage } from './language.tsx'
import { ReadState } from './read-state.tsx'
import { clockText, dateText } from './time-text.ts'

/** The day's use that somebody should ask about: who, what, how often. No client is named. */
export function SuspiciousUse() {
  const { t, local, lang } = useLanguage()
  const query = useQuery({ queryKey: ['suspicious'], queryFn: () => callApi(routes.readSuspicious, { query: {} }) })
  const report = query.data
  return (
    <section data-test="suspicious">
      <h2>{t('users.suspicious')}</h2>
      <ReadState query={query} what={t('users.suspicious')} />
      {report?.rows.length === 0 && (
        <p className="quiet">{t('users.suspiciousNone', { day: dateText(report.day, lang, report.day) })}</p>
      )}
      <ul className="stack">
        {report?.rows.map((row) => (
          <li key={`${row.userId}-${row.kind}`}>
            <strong>{row.name}</strong> <span className="quiet">{local(row.unit)}</span>{' '}
            <span className="tag tag--warn">{t(`users.kind.${row.kind}`)}</span> {t('users.times', { n: row.times })}{' '}
            <span className="quiet">
              {[...new Set([row.first, row.last].map((at) => clockText(at, lang)))].join('–')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
