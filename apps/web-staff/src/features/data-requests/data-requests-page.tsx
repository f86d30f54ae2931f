import { routes, type DataRequestList } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { SuspiciousUse } from '../../shared/suspicious-use.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'

const queryKey = ['data-requests']

/** What residents asked about their data: the nearest day first, each with the day by which it is answered. */
export function DataRequestsPage() {
  const { t, lang } = useLanguage()
  useTitle(t('requests.title'))
  const query = useQuery({ queryKey, queryFn: () => callApi(routes.listDataRequests), gcTime: 0 })
  const list = query.data
  const open = list?.requests.filter(({ answer }) => !answer) ?? []
  const answered = list?.requests.filter(({ answer }) => answer) ?? []
  return (
    <main id="content" className="page">
      <h1>{t('requests.title')}</h1>
      <p>{t('requests.lead')}</p>
      <ReadState query={query} what={t('requests.title')} />
      {list && open.length === 0 && <p className="quiet">{t('requests.none')}</p>}
      <ul className="stack">
        {open.map((one) => (
          <OpenRequest key={one.requestId} request={one} today={list?.today ?? one.dueOn}>
            {one.ofUnit ? <p className="quiet">{t('requests.ofUnit')}</p> : <AnswerForm requestId={one.requestId} />}
          </OpenRequest>
        ))}
      </ul>
      {answered.length > 0 && (
        <details>
          <summary>{t('requests.answered')}</summary>
          <ul className="stack">
            {answered.map((one) => (
              <li key={one.requestId}>
                <strong>{t(`requests.kind.${one.kind}`)}</strong>{' '}
                {one.answer && (
                  <span className="quiet">
                    {t('requests.by', {
                      by: one.answer.by,
                      day: dateText(localDay(one.answer.at), lang, list?.today ?? one.dueOn),
                    })}
                  </span>
                )}
                <p>{one.text}</p>
                <p className="quiet">{one.answer?.text}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      <SuspiciousUse />
    </main>
  )
}

function OpenRequest(props: { request: DataRequestList['requests'][number]; today: string; children: ReactNode }) {
  const { request, today, children } = props
  const { t, lang } = useLanguage()
  const late = request.dueOn < today
  return (
    <li className="card" data-test="data-request">
      <h2>
        {t(`requests.kind.${request.kind}`)}{' '}
        <span className={late ? 'tag tag--alert' : 'tag'}>
          {t(late ? 'requests.late' : 'requests.due', { day: dateText(request.dueOn, lang, today) })}
        </span>{' '}
        <span className="quiet small">{request.lang.toUpperCase()}</span>
      </h2>
      {request.about && <p className="quiet">{request.about}</p>}
      <blockquote dir="auto">{request.text}</blockquote>
      {children}
    </li>
  )
}

function AnswerForm({ requestId }: { requestId: string }) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const client = useQueryClient()
  const [text, setText] = useState('')
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void run(routes.answerDataRequest, { params: { id: requestId }, body: { text } }).then((done) => {
          if (!done) return
          client.setQueryData(queryKey, done)
          say({ tone: 'done', text: t('requests.sent') })
        })
      }}
    >
      <label>
        {t('requests.answer')}
        <textarea
          className="full"
          rows={3}
          required
          maxLength={8000}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
      </label>
      <div>
        <button type="submit" className="choice-button" disabled={busy} data-test="answer-request">
          {t('requests.send')}
        </button>
      </div>
    </form>
  )
}
