import { routes, type Publications } from '@luukku/contract'
import { sectionIn } from '@luukku/domain/law'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { TimeLeft } from '../../shared/time-left.tsx'
import { dateText, daysLeft, monthText } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { TakeBackForm } from './take-back-form.tsx'
import { endedMonths } from './ended-months.ts'
import { lawName } from '../../shared/law-name.ts'

type Duty = Publications['duties'][number]

/** What the county itself must publish by law: the next last day of each, and a place to record that it was done. */
export function PublicationList({ today }: { today: string }) {
  const { t } = useLanguage()
  const query = useQuery({ queryKey: ['publications'], queryFn: () => callApi(routes.readPublications, {}) })
  return (
    <section data-test="publications">
      <h2>{t('publication.title')}</h2>
      <p className="small quiet">
        {t('publication.hint')} {query.data?.canRecord === false && t('publication.whoRecords')}
      </p>
      <ReadState query={query} what={t('publication.title')} />
      <ul className="clocks">
        {query.data?.duties.map((duty) => (
          <li key={duty.ruleId} data-test="publication">
            <DutyRow duty={duty} today={today} canRecord={query.data.canRecord} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DutyRow({ duty, today, canRecord }: { duty: Duty; today: string; canRecord: boolean }) {
  const language = useLanguage()
  const { t, local, lang } = language
  const { clock } = duty
  const last = duty.published[0]
  return (
    <>
      <strong>{local(duty.title)}</strong>{' '}
      {duty.month && <>{t('publication.next', { month: monthText(duty.month, lang) })} · </>}
      {clock?.dueDate ? (
        <>
          {t('clocks.due', { date: dateText(clock.dueDate, lang, today) })}{' '}
          <TimeLeft left={daysLeft(clock.dueDate, today, language)} />
        </>
      ) : (
        <span className="tag tag--warn">{t('publication.unknown')}</span>
      )}{' '}
      <span className="small quiet">
        {last ? t('publication.last', { date: dateText(last.on, lang, today), who: last.by }) : t('publication.none')} ·{' '}
        <a href={duty.url} target="_blank" rel="noreferrer">
          {lawName(duty, local)} {sectionIn(duty.section, lang)}
        </a>{' '}
        · {duty.ruleId}
      </span>
      {canRecord && <RecordForm duty={duty} today={today} />}
    </>
  )
}

function RecordForm({ duty, today }: { duty: Duty; today: string }) {
  const { t, lang } = useLanguage()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const [on, setOn] = useState('')
  const [chosen, setChosen] = useState<string>()
  const months = duty.month === undefined ? [] : endedMonths(today, duty.month)
  const month = chosen ?? (duty.month !== undefined && months.includes(duty.month) ? duty.month : months[0])
  const last = duty.published[0]
  const keep = (done: Publications | undefined): boolean => {
    if (!done) return false
    setOn('')
    setChosen(undefined)
    client.setQueryData(['publications'], done)
    return true
  }
  const record = async () => {
    keep(
      await run(routes.recordPublication, {
        body: { ruleId: duty.ruleId, on, ...(month === undefined ? {} : { month }) },
      }),
    )
  }
  const takeBack = async (id: string, reason: string) =>
    keep(await run(routes.takeBackPublication, { params: { id }, body: { reason } }))
  return (
    <>
      <details>
        <summary className="small">{t('publication.record')}</summary>
        <form
          className="stack"
          onSubmit={(submitted) => {
            submitted.preventDefault()
            if (on !== '' && !busy) void record()
          }}
        >
          <label>
            {t('publication.on')}{' '}
            <input
              type="date"
              max={today}
              required
              value={on}
              data-test="published-on"
              onChange={(changed) => {
                setOn(changed.target.value)
              }}
            />
          </label>
          {month !== undefined && (
            <label>
              {t('publication.month')}{' '}
              <select
                value={month}
                data-test="published-month"
                onChange={(changed) => {
                  setChosen(changed.target.value)
                }}
              >
                {months.map((one) => (
                  <option key={one} value={one}>
                    {monthText(one, lang)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <div>
            <Button type="submit" variant="secondary" disabled={busy || on === ''} data-test="publish">
              {t('publication.record')}
            </Button>
          </div>
        </form>
      </details>
      {last && (
        <TakeBackForm
          label={t('publication.takeBack')}
          why={t('publication.reason')}
          of="publication"
          busy={busy}
          onTakeBack={(reason) => takeBack(last.recordId, reason)}
        />
      )}
    </>
  )
}
