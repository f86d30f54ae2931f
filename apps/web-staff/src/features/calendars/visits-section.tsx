import { routes, type VisitSettings } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { ReadState } from '../../shared/read-state.tsx'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { ExtraMinutesTable } from './extra-minutes.tsx'
import { InterpreterForm } from './interpreter-form.tsx'
import { InterpreterHours } from './interpreter-hours.tsx'

const key = ['visit-settings']

/** Who interprets and when, and what makes visits longer. */
export function VisitsSection() {
  const { t } = useLanguage()
  const { say } = useNotices()
  const client = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: () => callApi(routes.listVisitSettings) })
  const done = () => {
    say({ tone: 'done', text: t('notice.saved') })
    void client.invalidateQueries({ queryKey: key })
  }
  const page = query.data
  if (!page) return <ReadState query={query} what={t('interpreters.title')} />
  return (
    <>
      {query.error && <ReadState query={query} what={t('interpreters.title')} />}
      <section aria-labelledby="interpreters-title" data-test="interpreters">
        <h2 id="interpreters-title">{t('interpreters.title')}</h2>
        <p>{t('interpreters.lead')}</p>
        {page.interpreters.length === 0 && <p className="quiet">{t('interpreters.none')}</p>}
        <ul className="stack">
          {page.interpreters.map((one) => (
            <Interpreter key={one.interpreterId} one={one} canChange={page.canChange} onDone={done} />
          ))}
        </ul>
        {page.canChange && <InterpreterForm onDone={done} />}
      </section>
      <section aria-labelledby="extra-title" data-test="extra">
        <h2 id="extra-title">{t('extra.title')}</h2>
        <p>{t('extra.lead')}</p>
        <ExtraMinutesTable services={page.services} canChange={page.canChange} onDone={done} />
      </section>
    </>
  )
}

type One = VisitSettings['interpreters'][number]

function Interpreter({ one, canChange, onDone }: { one: One; canChange: boolean; onDone: () => void }) {
  const { t, lang } = useLanguage()
  const { run, busy } = useCommand()
  const [adding, setAdding] = useState(false)
  const today = localDay(serverClock.now())
  const ways = [
    ...(one.municipality === undefined ? [] : [t('interpreters.onsite')]),
    ...(one.remote ? [t('interpreters.remote')] : []),
  ]
  const takeOut = async () => {
    const { name, languages, municipality, remote, phone } = one
    const body = {
      ...{ name, languages, remote, active: !one.active },
      ...(municipality === undefined ? {} : { municipality }),
      ...(phone === undefined ? {} : { phone }),
    }
    if (await run(routes.changeInterpreter, { params: { id: one.interpreterId }, body })) onDone()
  }
  return (
    <li data-test="interpreter">
      <div className="row">
        <strong>{one.name}</strong>
        <span>{one.languages.map((code) => languageName(code, lang)).join(', ')}</span>
        <span className="quiet">{ways.join(' · ')}</span>
        {!one.active && <span className="tag">{t('interpreters.out')}</span>}
        {canChange && (
          <>
            <button
              type="button"
              className="plain"
              aria-expanded={adding}
              aria-label={`${t('interpreters.addHours')}: ${one.name}`}
              onClick={() => {
                setAdding(!adding)
              }}
            >
              {t('interpreters.addHours')}
            </button>
            <button
              type="button"
              className="plain"
              disabled={busy}
              aria-label={`${t(one.active ? 'interpreters.takeOut' : 'interpreters.takeIn')}: ${one.name}`}
              onClick={() => void takeOut()}
            >
              {t(one.active ? 'interpreters.takeOut' : 'interpreters.takeIn')}
            </button>
          </>
        )}
      </div>
      {adding && (
        <InterpreterHours
          interpreterId={one.interpreterId}
          onDone={() => {
            setAdding(false)
            onDone()
          }}
        />
      )}
      {one.times.length === 0 ? (
        <p className="small quiet">{t('interpreters.noHours')}</p>
      ) : (
        <p className="small" data-test="interpreter-times">
          {one.times
            .slice(0, mostShown)
            .map(
              ({ from, to }) =>
                `${dateText(localDay(from), lang, today)} ${clockText(from, lang)}–${clockText(to, lang)}`,
            )
            .join(', ')}
          {one.times.length > mostShown && ` ${t('interpreters.more', { n: one.times.length - mostShown })}`}
        </p>
      )}
    </li>
  )
}

/** Hours that are shown of each; the rest are counted. */
const mostShown = 6
