import { routes, type PolicyPage, type PolicyTrial, type Retuning as Result } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { numberText } from './number-text.ts'
import { changedParameter } from './changed-parameter.ts'

/** What the night tried, and its proposal with both answers; never taken by itself. */
export function Retuning({
  trial,
  result,
  page,
  onDone,
}: {
  trial: PolicyTrial
  result: Result
  page: PolicyPage
  onDone: () => void
}) {
  const { t, lang } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [reason, setReason] = useState('')
  const date = dateText(localDay(trial.askedAt), lang, localDay(page.at))
  const { proposed, current } = result
  if (!proposed)
    return (
      <p data-test="retuning">
        {result.tried === 0
          ? t('policy.nightFirst')
          : result.isLittle
            ? t('policy.little')
            : t('policy.nightSame', { date, n: result.tried })}
      </p>
    )
  const change = changedParameter(current.setting, proposed.setting)
  const answer = async (said: 'accept' | 'decline') => {
    const done = await run(routes.answerRetuning, { params: { id: trial.trialId }, body: { answer: said, reason } })
    if (done) say({ tone: 'done', text: t(`policy.answered.${said === 'accept' ? 'accepted' : 'declined'}`) })
    onDone()
  }
  return (
    <div className="stack card" data-test="retuning">
      <p>
        <strong>
          {t('policy.proposes', {
            name: change ? t(`policy.p.${change.name}`) : '',
            from: numberText(change?.from ?? 0, lang, 3),
            to: numberText(change?.to ?? 0, lang, 3),
          })}
        </strong>
      </p>
      <p>
        {t('policy.proposesWhy', {
          n: proposed.checkedOn.inTime,
          current: current.checkedOn.inTime,
          of: proposed.checkedOn.needs,
        })}{' '}
        {change && <span className="quiet">{t(`policy.w.${change.name}`)}</span>}
      </p>
      {trial.answer && <p>{t(`policy.answered.${trial.answer}`)}</p>}
      {!trial.answer && !trial.isOpen && <p className="quiet">{t('policy.over')}</p>}
      {trial.isOpen && (
        <>
          <label>
            {t('policy.reason')}
            <input
              className="full"
              maxLength={500}
              value={reason}
              data-test="retuning-reason"
              onChange={(event) => {
                setReason(event.target.value)
              }}
            />
          </label>
          <div className="row">
            <Button
              disabled={busy || reason.trim().length < 3}
              onClick={() => void answer('accept')}
              data-test="retuning-accept"
            >
              {t('policy.accept')}
            </Button>
            <Button
              variant="secondary"
              disabled={busy || reason.trim().length < 3}
              onClick={() => void answer('decline')}
              data-test="retuning-decline"
            >
              {t('policy.decline')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
