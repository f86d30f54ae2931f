import { routes, type DeskCase } from '@luukku/contract'
import { proposeAttempts } from '@luukku/domain/contact'
import { defaultOfficeHours, toInstant } from '@luukku/domain/time'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { momentText } from '../../shared/time-text.ts'
import { useCounty } from '../../shared/use-county.ts'
import { NumberedChoices, Panel, type NumberedChoice } from './panel.tsx'
import type { RunOnCase } from './use-case.ts'

interface Props {
  found: DeskCase
  run: RunOnCase
  now: number
  onClose: () => void
}

/** Answered, or no answer with the next attempt at another hour: one key each. A missed call closes nothing. */
export function CallPanel({ found, run, now, onClose }: Props) {
  const language = useLanguage()
  const { t } = language
  const { say } = useNotices()
  const missed = found.callAttempts.filter((one) => one.outcome === 'no-answer').map((one) => toInstant(one.at))
  // Times are proposed also while the county could not be read: without them no missed call could be written down.
  const { from: open, to: close } = useCounty().data?.officeHours ?? {}
  const office = open !== undefined && close !== undefined ? { open, close } : defaultOfficeHours
  const urgencyClass = found.urgency.class
  const isUrgent = urgencyClass <= 'B'
  const next = proposeAttempts({
    now: toInstant(now),
    missed,
    urgencyClass,
    office,
    suits: found.person.contactWay?.hours,
  })
  const save = async (outcome: 'answered' | 'no-answer', nextAttemptAt?: string) => {
    const done = await run(routes.recordCall, { outcome, ...(nextAttemptAt ? { nextAttemptAt } : {}) })
    if (!done) return
    say({
      tone: 'done',
      text:
        outcome === 'answered'
          ? t('call.savedAnswered')
          : t('call.savedNoAnswer', { time: momentText(done.nextStep.at, now, language) }),
    })
    onClose()
  }
  const choices: NumberedChoice[] = [
    { key: '1', label: t('call.answered'), run: () => void save('answered') },
    ...next.map((at, index) => ({
      key: String(index + 2),
      label: `${t('call.noAnswer')}. ${t('call.nextAt')} ${momentText(at, now, language)}`,
      // Of the most urgent the server says the minute itself, by its own clock.
      run: () => void save('no-answer', isUrgent ? undefined : at),
    })),
    // No hour of the office suits: the server chooses when, and the missed call is written down all the same.
    ...(next.length === 0 ? [{ key: '2', label: t('call.noAnswer'), run: () => void save('no-answer') }] : []),
  ]
  return (
    <Panel title={t('call.title')} onClose={onClose} shortcuts={choices}>
      <NumberedChoices choices={choices} />
      <p className="small quiet">{t(isUrgent ? 'call.nextSoon' : 'call.nextHint')}</p>
      {found.callAttempts.length === 0 && <p className="quiet">{t('call.noneYet')}</p>}
      <ul className="given">
        {found.callAttempts.map((one) => (
          <li key={one.at}>
            {t('call.attempt', {
              time: momentText(one.at, now, language),
              outcome: t(one.outcome === 'answered' ? 'call.answered' : 'call.noAnswer').toLowerCase(),
              by: one.by,
            })}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
