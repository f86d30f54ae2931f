import { routes } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { ExtraMinutesTable } from './extra-minutes.tsx'
import { InterpreterForm } from './interpreter-form.tsx'
import { InterpreterRow } from './interpreter-row.tsx'

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
  const adding = useRef<HTMLDetailsElement>(null)
  const added = () => {
    adding.current?.removeAttribute('open')
    adding.current?.querySelector('summary')?.focus()
    done()
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
            <InterpreterRow key={one.interpreterId} one={one} canChange={page.canChange} onDone={done} />
          ))}
        </ul>
        {page.canChange && (
          <details ref={adding} data-test="interpreter-new">
            <summary>{t('interpreters.new')}</summary>
            <InterpreterForm onDone={added} />
          </details>
        )}
      </section>
      <section aria-labelledby="extra-title" data-test="extra">
        <h2 id="extra-title">{t('extra.title')}</h2>
        <p>{t('extra.lead')}</p>
        <ExtraMinutesTable services={page.services} canChange={page.canChange} onDone={done} />
      </section>
    </>
  )
}
