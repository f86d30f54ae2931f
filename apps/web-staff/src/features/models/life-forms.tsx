import { routes, type ModelPage, type ModelVersionView } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** A licensed professional's own words, and the county's decision on each question the model leaves open. */
export function ApproveForm({ page, onDone }: { page: ModelPage; onDone: () => void }) {
  const { t, local } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const { openQuestions, version } = page.model
  const [statement, setStatement] = useState('')
  const [decisions, setDecisions] = useState(() => openQuestions.map(() => ''))
  const approve = async () => {
    const done = await run(routes.approveModel, { params: { id: version.versionId }, body: { statement, decisions } })
    if (!done) return
    say({ tone: 'done', text: t('model.approvedNow') })
    onDone()
  }
  return (
    <form
      className="stack model__form"
      data-test="approve-form"
      onSubmit={(event) => {
        event.preventDefault()
        void approve()
      }}
    >
      <p>{t('model.approveHint')}</p>
      <label>
        {t('model.statement')}
        <textarea
          required
          minLength={3}
          maxLength={4000}
          rows={3}
          value={statement}
          data-test="approve-statement"
          onChange={(event) => {
            setStatement(event.target.value)
          }}
        />
      </label>
      {openQuestions.map((question, n) => (
        <label key={question.fi}>
          {t('model.decision', { question: local(question) })}
          <textarea
            required
            minLength={3}
            maxLength={4000}
            rows={2}
            value={decisions[n]}
            data-test="approve-decision"
            onChange={(event) => {
              setDecisions((old) => old.map((one, at) => (at === n ? event.target.value : one)))
            }}
          />
        </label>
      ))}
      <div>
        <Button type="submit" disabled={busy} data-test="approve-do">
          {t('model.approveDo')}
        </Button>
      </div>
    </form>
  )
}

export function PublishForm(props: { version: ModelVersionView; today: string; onDone: () => void }) {
  const { version, today, onDone } = props
  const { t } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const [from, setFrom] = useState(today)
  const publish = async () => {
    const done = await run(routes.publishModel, { params: { id: version.versionId }, body: { from } })
    if (!done) return
    say({ tone: 'done', text: t('model.published') })
    onDone()
  }
  return (
    <form
      className="row model__form"
      data-test="publish-form"
      onSubmit={(event) => {
        event.preventDefault()
        void publish()
      }}
    >
      <label>
        {t('model.publishFrom')}{' '}
        <input
          type="date"
          required
          min={today}
          value={from}
          data-test="publish-from"
          onChange={(event) => {
            setFrom(event.target.value)
          }}
        />
      </label>
      <Button type="submit" disabled={busy} data-test="publish-do">
        {t('model.publish')}
      </Button>
    </form>
  )
}

interface WithdrawProps {
  version: ModelVersionView
  what: 'withdraw-approval' | 'withdraw-publication'
  onDone: () => void
}
export function WithdrawForm({ version, what, onDone }: WithdrawProps) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const [statement, setStatement] = useState('')
  const route = what === 'withdraw-approval' ? routes.withdrawModelApproval : routes.withdrawModelPublication
  const withdraw = async () => {
    const done = await run(route, { params: { id: version.versionId }, body: { statement } })
    if (!done) return
    say({ tone: 'done', text: t('model.withdrawn') })
    onDone()
  }
  return (
    <form
      className="stack model__form"
      data-test="withdraw-form"
      onSubmit={(event) => {
        event.preventDefault()
        void withdraw()
      }}
    >
      <label>
        {t('model.withdrawWhy')}
        <textarea
          required
          minLength={3}
          maxLength={4000}
          rows={2}
          value={statement}
          data-test="withdraw-statement"
          onChange={(event) => {
            setStatement(event.target.value)
          }}
        />
      </label>
      <div>
        <Button type="submit" disabled={busy} data-test="withdraw-do">
          {t(what === 'withdraw-approval' ? 'model.withdrawApproval' : 'model.withdrawPublication')}
        </Button>
      </div>
    </form>
  )
}
