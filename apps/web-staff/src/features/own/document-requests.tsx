import { requestDecisions, routes, type DataRequest } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'

interface Props {
  needId: string
  requests: readonly DataRequest[]
  now: number
}

/** What the client asked of the documents of this need, with the day by which it is decided. */
export function DocumentRequests({ needId, requests, now }: Props) {
  const { t, lang } = useLanguage()
  const today = localDay(now)
  return requests.map((one) => (
    <section key={one.requestId} className="card stack" data-test="document-request">
      <h2>
        {t('own.request')}{' '}
        {!one.answer && (
          <span className={one.dueOn < today ? 'tag tag--alert' : 'tag tag--warn'}>
            {t(one.dueOn < today ? 'requests.late' : 'requests.due', { day: dateText(one.dueOn, lang, today) })}
          </span>
        )}
      </h2>
      <blockquote dir="auto">{one.text}</blockquote>
      {one.answer ? (
        <p>
          <span className="quiet">
            {t('requests.by', { by: one.answer.by, day: dateText(localDay(one.answer.at), lang, today) })}
          </span>{' '}
          {one.answer.decision && <strong>{t(`own.request.${one.answer.decision}`)}.</strong>} {one.answer.text}
        </p>
      ) : (
        <Decide needId={needId} requestId={one.requestId} />
      )}
    </section>
  ))
}

function Decide({ needId, requestId }: { needId: string; requestId: string }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const [decision, setDecision] = useState<(typeof requestDecisions)[number]>()
  const [text, setText] = useState('')
  const send = async () => {
    if (decision === undefined) return
    const next = await run(routes.answerOwnRequest, { params: { id: needId }, body: { requestId, decision, text } })
    if (!next) return
    client.setQueryData(['own', needId], next)
    say({ tone: 'done', text: t('requests.sent') })
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <fieldset className="row plainset">
        <legend>{t('own.requestDecision')}</legend>
        {requestDecisions.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="decision"
              checked={decision === one}
              data-test={`decision-${one}`}
              onChange={() => {
                setDecision(one)
              }}
            />{' '}
            {t(`own.request.${one}`)}
          </label>
        ))}
      </fieldset>
      <label>
        {t('own.requestAnswer')}
        <textarea
          className="full"
          rows={4}
          required
          maxLength={8000}
          value={text}
          data-test="request-text"
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
      </label>
      <div>
        <button
          type="submit"
          className="choice-button"
          disabled={busy || decision === undefined || text.trim() === ''}
          data-test="answer-own-request"
        >
          {t('requests.send')}
        </button>
      </div>
    </form>
  )
}
