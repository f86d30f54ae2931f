import { routes, type TravelRow } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useFocusBack } from '../../shared/use-focus-back.ts'
import { HomeTravelForm } from './home-travel-form.tsx'
import { TravelForm } from './travel-form.tsx'

/** Ways from one municipality: those with a unit in sight, the others behind one key. */
export function TravelSection() {
  const { t, local } = useLanguage()
  const { say } = useNotices()
  const client = useQueryClient()
  const [from, setFrom] = useState<string>()
  const [chosen, setChosen] = useState<TravelRow>()
  useFocusBack(chosen?.municipality)
  const query = useQuery({
    queryKey: ['travel', from],
    queryFn: () => callApi(routes.listTravel, { query: from === undefined ? {} : { from } }),
    placeholderData: (before) => before,
  })
  const page = query.data
  if (!page) return <ReadState query={query} what={t('travel.title')} />
  const places = [{ municipality: page.from, name: page.name }, ...page.journeys].toSorted((a, b) =>
    local(a.name).localeCompare(local(b.name), 'fi'),
  )
  const [withUnit, without] = [true, false].map((has) => page.journeys.filter(({ hasUnit }) => hasUnit === has))
  const table = (rows: readonly TravelRow[], caption: string) => (
    <Ways rows={rows} canChange={page.canChange} caption={caption} onChange={setChosen} />
  )
  return (
    <section aria-labelledby="travel-title" data-test="travel">
      <h2 id="travel-title">{t('travel.title')}</h2>
      <p>{t('travel.lead', { n: page.insideMinutes })}</p>
      {query.error && <ReadState query={query} what={t('travel.title')} />}
      {!page.canChange && <p className="quiet">{t('calendars.readOnly')}</p>}
      <label>
        {t('travel.from')}{' '}
        <select
          value={page.from}
          data-test="travel-from"
          onChange={(event) => {
            setChosen(undefined)
            setFrom(event.target.value)
          }}
        >
          {places.map(({ municipality, name }) => (
            <option key={municipality} value={municipality}>
              {local(name)}
            </option>
          ))}
        </select>
      </label>
      <HomeTravelForm
        key={`${page.from} ${String(page.homeMinutes)}`}
        place={{ municipality: page.from, name: page.name }}
        minutes={page.homeMinutes}
        isSaid={page.homeIsSaid}
        canChange={page.canChange}
        onSaved={() => void client.invalidateQueries({ queryKey: ['travel'] })}
      />
      {chosen && (
        <TravelForm
          key={chosen.municipality}
          from={{ municipality: page.from, name: page.name }}
          to={chosen}
          onClose={() => {
            setChosen(undefined)
          }}
          onSaved={() => {
            say({ tone: 'done', text: t('travel.saved', { from: local(page.name), to: local(chosen.name) }) })
            setChosen(undefined)
            void client.invalidateQueries({ queryKey: ['travel'] })
          }}
        />
      )}
      {table(withUnit ?? [], `${t('travel.from')}: ${local(page.name)}`)}
      {without && without.length > 0 && (
        <details>
          <summary>{t('travel.noUnit', { n: without.length })}</summary>
          {table(without, t('travel.noUnit', { n: without.length }))}
        </details>
      )}
    </section>
  )
}

function Ways({
  rows,
  canChange,
  caption,
  onChange,
}: {
  rows: readonly TravelRow[]
  canChange: boolean
  caption: string
  onChange: (row: TravelRow) => void
}) {
  const { t, local } = useLanguage()
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('travel.to')}</th>
            <th scope="col">{t('travel.minutes')}</th>
            <th scope="col">{t('travel.km')}</th>
            <th scope="col">{t('travel.source')}</th>
            {canChange && <th scope="col">{t('travel.change')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.municipality} data-test="travel-row">
              <th scope="row">{local(row.name)}</th>
              <td>{row.minutes}</td>
              <td>{row.km ?? '–'}</td>
              <td>{t(`travel.source.${row.source}`)}</td>
              {canChange && (
                <td>
                  <button
                    type="button"
                    className="plain"
                    aria-label={`${t('travel.change')}: ${local(row.name)}`}
                    onClick={() => {
                      onChange(row)
                    }}
                  >
                    {t('travel.change')}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
