import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'

const empty = { identityCode: '', reason: '' }

/** Break-glass: a code, a written reason, four hours. */
export function EmergencyPage() {
  const { t, local, lang } = useLanguage()
  useTitle(t('emergency.title'))
  const { run, busy } = useCommand()
  const [draft, setDraft] = useState(empty)
  const query = useQuery({
    queryKey: ['emergency'],
    queryFn: () => callApi(routes.readOpenings),
    refetchInterval: 30_000,
    gcTime: 0,
  })
  const openings = query.data?.openings ?? []
  return (
    <main id="content" className="page">
      <h1>{t('emergency.title')}</h1>
      <p>{t('emergency.lead')}</p>
      <form
        className="stack"
        data-test="break-glass"
        onSubmit={(event) => {
          event.preventDefault()
          void run(routes.breakGlass, { body: draft }).then((done) => {
            if (!done) return
            setDraft(empty)
            void query.refetch()
          })
        }}
      >
        <label>
          {t('emergency.code')}
          <input
            value={draft.identityCode}
            maxLength={11}
            autoComplete="off"
            required
            onChange={(event) => {
              setDraft((old) => ({ ...old, identityCode: event.target.value }))
            }}
          />
        </label>
        <label>
          {t('emergency.reason')}
          <textarea
            className="full"
            rows={3}
            maxLength={2000}
            required
            value={draft.reason}
            onChange={(event) => {
              setDraft((old) => ({ ...old, reason: event.target.value }))
            }}
          />
        </label>
        <div>
          <button type="submit" className="choice-button" disabled={busy} data-test="break-glass-open">
            {t('emergency.open')}
          </button>
        </div>
      </form>
      <h2>{t('emergency.now')}</h2>
      <ReadState query={query} what={t('emergency.now')} />
      {query.data && openings.length === 0 && <p className="quiet">{t('emergency.none')}</p>}
      <ul className="cards">
        {openings.map((one) => (
          <li key={one.name + one.lapsesAt} className="card" data-test="opening">
            <h3>
              {one.name} {one.age !== undefined && <span className="quiet">{t('desk.age', { n: one.age })}</span>}
            </h3>
            <p className="tag tag--alert">{t('emergency.until', { time: clockText(one.lapsesAt, lang) })}</p>
            {one.needs.length === 0 && <p className="quiet">{t('emergency.noNeeds')}</p>}
            <ul>
              {one.needs.map((need) => (
                <li key={need.needId}>
                  <Link to={`/own/${need.needId}`}>{local(need.title)}</Link>{' '}
                  <span className="quiet">{dateText(need.nextDate, lang, localDay(Date.parse(one.lapsesAt)))}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </main>
  )
}
