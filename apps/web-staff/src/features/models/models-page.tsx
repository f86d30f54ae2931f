import { routes, type ModelRow } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { StateMessage } from '../../shared/state-message.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useTitle } from '../../shared/use-title.ts'
import { BringModel } from './bring-model.tsx'
import { FaultList } from './fault-list.tsx'

/** Every operating model of the county: what is in use, who answers for it, and which units follow it. */
export function ModelsPage() {
  const { t, local } = useLanguage()
  useTitle(t('models.title'))
  const field = useRef<HTMLInputElement>(null)
  const [params, setParams] = useSearchParams()
  const words = params.get('q') ?? ''
  const query = useQuery({ queryKey: ['models'], queryFn: () => callApi(routes.listModels) })
  useShortcuts(t('models.title'), [{ key: '/', label: t('models.search'), run: () => field.current?.focus() }])
  const list = query.data
  const sought = words.trim().toLowerCase()
  const rows = (list?.models ?? []).filter((row) =>
    `${local(row.title)} ${local(row.who)} ${row.name}`.toLowerCase().includes(sought),
  )
  return (
    <main id="content" className="page models">
      <h1>{t('models.title')}</h1>
      <p className="quiet">{t('models.lead')}</p>
      <ReadState query={query} what={t('models.title')} />
      {list && <p className="small">{t(list.production ? 'models.production' : 'models.development')}</p>}
      {list && <FaultList faults={list.faults} />}
      <p>
        <label htmlFor="models-search">
          {t('models.search')} <kbd aria-hidden="true">/</kbd>
        </label>
        <input
          id="models-search"
          ref={field}
          type="search"
          value={words}
          data-test="models-search"
          onChange={(event) => {
            setParams(event.target.value === '' ? {} : { q: event.target.value }, { replace: true })
          }}
        />
      </p>
      {list && sought !== '' && <p role="status">{t('models.found', { n: rows.length })}</p>}
      {list && rows.length === 0 && (
        <StateMessage title={t('models.none')} test="empty">
          {t('models.noneHint')}
        </StateMessage>
      )}
      {list && rows.length > 0 && <ModelTable rows={rows} at={list.at} />}
      <BringModel />
    </main>
  )
}

function ModelTable({ rows, at }: { rows: readonly ModelRow[]; at: string }) {
  const { t, local, lang } = useLanguage()
  return (
    <table className="figures models__table" data-test="models">
      <thead>
        <tr>
          <th scope="col">{t('models.name')}</th>
          <th scope="col">{t('models.version')}</th>
          <th scope="col">{t('models.approval')}</th>
          <th scope="col">{t('models.units')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} data-test="model-row">
            <th scope="row">
              <Link to={`/models/${row.name}`}>{local(row.title)}</Link>
              <div className="small quiet models__who">{local(row.who)}</div>
              {row.fault && (
                <div className="small" data-test="model-broken">
                  <span className="tag tag--warn">{t('models.broken')}</span>{' '}
                  <span lang="en">{t('models.faultLine', row.fault)}</span>
                </div>
              )}
              {!row.whole && <div className="small quiet">{t('models.notWhole')}</div>}
            </th>
            <td>
              {row.running?.label ?? t('models.silent')}
              {row.coming && (
                <div className="small">
                  {t('models.coming', { label: row.coming.label, day: dateText(row.coming.from, lang, localDay(at)) })}
                </div>
              )}
              {row.drafts > 0 && <div className="small">{t('models.drafts', { n: row.drafts })}</div>}
            </td>
            <td>
              {row.running?.approved ? (
                <span className="tag">{t(row.running.demo ? 'models.demo' : 'models.approved')}</span>
              ) : (
                <span className="tag tag--warn">{t('models.draft')}</span>
              )}
            </td>
            <td>
              {t('models.unitsFollow', { n: row.units.following })}
              {row.units.behind > 0 && (
                <div>
                  <span className="tag tag--warn">{t('models.unitsBehind', { n: row.units.behind })}</span>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
