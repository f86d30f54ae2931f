import type { DeskRow } from '@luukku/contract'
import { memo } from 'react'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { TimeLeft } from '../../shared/time-left.tsx'
import { daysLeft, dayWord, localDay, momentText, timeLeft, windowText } from '../../shared/time-text.ts'
import { UrgencyTag } from '../../shared/urgency-tag.tsx'
import { focusHome } from '../../shared/use-kept-focus.ts'
import { ownerName } from '../../shared/owner-name.ts'
import { languageName } from '../../shared/language-name.ts'

interface Props {
  row: DeskRow
  index: number
  now: number
  selected: boolean
  onSelect: (id: string) => void
}

/** One person: why, what is missing, which promise runs out when, and whose the next step is. */
export const DeskRowView = memo(function DeskRowView({ row, index, now, selected, onSelect }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const today = localDay(now)
  const missing = row.missing.map(local).join(', ')
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={`desk-row${selected ? ' desk-row--selected' : ''}`}
      data-test="desk-row"
      data-id={row.contactId}
      onMouseDown={() => {
        onSelect(row.contactId)
      }}
    >
      <div role="gridcell" className="c-urgency">
        <UrgencyTag urgency={row.urgency.class} />
        <span className="small line2">
          {[
            ...(row.urgency.source === 'proposed' ? [] : [t(`urgency.${row.urgency.source}`)]),
            ...(row.stopAnswered ? [t(`stop.${row.stopAnswered}`)] : []),
            ...(row.escalated ? [t('desk.escalated')] : []),
          ].join(' · ')}
        </span>
      </div>
      <div role="gridcell" className="c-person">
        <Link
          className="desk-row__link"
          to={`/contacts/${row.contactId}`}
          tabIndex={selected ? 0 : -1}
          {...(selected ? focusHome.screen : {})}
          data-test="open"
        >
          {row.person.label || t('case.noName')}
        </Link>{' '}
        {row.person.age !== undefined && <span className="quiet">{t('desk.age', { n: row.person.age })}</span>}
        <span className="small quiet line2">
          {[
            // First: it decides how the person may be reached at all.
            ...(row.person.safeContactOnly ? [t('desk.safeOnly')] : []),
            ...(row.person.verified ? [] : [t('desk.unverified')]),
            ...(row.lang === 'fi' ? [] : [languageName(row.lang, language.lang)]),
          ].join(' · ')}
        </span>
      </div>
      <div role="gridcell" className="c-need">
        <span className="line1 strong">{[...new Set(row.needs.map((need) => local(need.title)))].join(' · ')}</span>
        <span className="small quiet line2">
          {row.why.map(local).join(', ')}
          {missing && <span className="missing"> {t('desk.missing', { what: missing })}</span>}
        </span>
      </div>
      <div role="gridcell" className="c-promise">
        {row.promise ? (
          <>
            <span className="line1">
              {localDay(row.promise.from) === today ? '' : `${dayWord(localDay(row.promise.from), today, language)} `}
              {windowText(row.promise.from, row.promise.to, language.lang)}
            </span>
            <span className="small line2">
              {row.promise.state === 'kept' ? (
                t('desk.promiseKept')
              ) : (
                <TimeLeft left={timeLeft(row.promise.to, now, language)} />
              )}
            </span>
          </>
        ) : (
          <span className="quiet">{t('desk.noPromise')}</span>
        )}
      </div>
      <div role="gridcell" className="c-legal">
        {row.realLife && (!row.legal || row.realLife.date < row.legal.dueDate) ? (
          <>
            <span className="line1">{dayWord(row.realLife.date, today, language)}</span>
            <span className="small line2">
              {t(`realLife.${row.realLife.kind}`)}
              {row.cannotKeep !== undefined && <span className="missing"> {t('desk.cannotKeep')}</span>}
            </span>
          </>
        ) : row.legal ? (
          <>
            <span className="line1">{dayWord(row.legal.dueDate, today, language)}</span>
            <span className="small line2">
              {row.legal.dueDate !== today && <TimeLeft left={daysLeft(row.legal.dueDate, today, language)} />}
              {row.cannotKeep !== undefined && <span className="missing"> {t('desk.cannotKeep')}</span>}
            </span>
          </>
        ) : (
          <span className="quiet">{t('desk.noLegal')}</span>
        )}
      </div>
      <div role="gridcell" className="c-channel">
        <span className="line1">{[...new Set(row.channels)].map((channel) => t(`channel.${channel}`)).join(', ')}</span>
        <span className="small quiet line2">{row.contacts > 1 && t('desk.contacts', { n: row.contacts })}</span>
      </div>
      <div role="gridcell" className="c-status">
        <span className="line1">{t(`status.${row.status}`)}</span>
        <span className="small quiet line2">
          {[
            ...(row.attempts > 0 ? [t('desk.attempts', { n: row.attempts })] : []),
            ...(row.openedBy ? [t('desk.openBy', { name: row.openedBy })] : []),
          ].join(' · ')}
        </span>
      </div>
      <div role="gridcell" className="c-next">
        <span className="line1">
          {t(`step.${row.nextStep.kind}`)} {momentText(row.nextStep.at, now, language)}
        </span>
        <span className="small quiet line2">
          {row.untoldDuty && (
            // First: the line ends where the column does. Why, stands on the case.
            <strong data-test="untold-duty">{t('desk.untoldDuty')} · </strong>
          )}
          {ownerName(row.nextStep.owner, local)}
        </span>
      </div>
    </div>
  )
})
