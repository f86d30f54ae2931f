import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from './api.ts'
import { useLanguage } from './language.tsx'
import { ReadState } from './read-state.tsx'
import { clockText, dateText } from './time-text.ts'

/** A day's use that somebody should ask about: who, what, how often. No client is named. Today's grows until midnight. */
export function SuspiciousUse() {
  const { t, local, lang } = useLanguage()
  const [day, setDay] = useState('')
  const query = useQuery({
    queryKey: ['suspicious', day],
    queryFn: () => callApi(routes.readSuspicious, { query: day === '' ? {} : { day } }),
  })
  const report = query.data
  return (
    <section data-test="suspicious">
      <h2>{t('users.suspicious')}</h2>
      <label>
        {t('users.suspiciousDay')}{' '}
        <input
          type="date"
          value={day || (report?.day ?? '')}
          data-test="suspicious-day"
          onChange={(event) => {
            setDay(event.target.value)
          }}
        />
      </label>
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
