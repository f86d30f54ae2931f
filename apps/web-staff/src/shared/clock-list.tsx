import type { ClockView } from '@luukku/contract'
import { sectionIn } from '@luukku/domain/law'
import { useLanguage } from './language.tsx'
import { TimeLeft } from './time-left.tsx'
import { clockText, dateText, daysLeft, localDay } from './time-text.ts'
import { lawName } from './law-name.ts'
import { readingText } from './reading-text.ts'

/** Statutory clocks with the whole reasoning: each names its act and section, and leads there. */
export function ClockList({ clocks, now }: { clocks: readonly ClockView[]; now: number }) {
  const language = useLanguage()
  const { t, local, lang } = language
  const today = localDay(now)
  return (
    <ul className="clocks" data-test="clocks">
      {clocks.map((clock) => (
        <li key={`${clock.ruleId} ${clock.startedAt}`}>
          <strong>{local(clock.title)}</strong>{' '}
          {clock.dueDate !== null && t('clocks.due', { date: dateText(clock.dueDate, lang, today) })}
          {clock.dueAt && ` ${t('time.at')}${clockText(clock.dueAt, lang)}`}{' '}
          {clock.state === 'running' && clock.dueDate !== null ? (
            <TimeLeft left={daysLeft(clock.dueDate, today, language)} />
          ) : (
            <span className="tag">{t(`clocks.state.${clock.state}`)}</span>
          )}
          {clock.unsure && (
            <span className="tag tag--warn" data-test="unsure">
              {local(clock.unsure)}
            </span>
          )}
          {clock.kind === 'promise' && <span className="tag tag--warn">{t('clocks.promise')}</span>}
          {clock.elsewhere && <span className="tag">{t('clocks.elsewhere')}</span>}
          {clock.exception && <span className="tag">{local(clock.exception.title)}</span>}
          {clock.target && clock.target !== clock.dueDate && (
            <span className="small"> {t('clocks.target', { date: dateText(clock.target, lang, today) })}</span>
          )}
          {clock.dueDateIfRolled && (
            <span className="small quiet">
              {' '}
              {t('clocks.rolled', { date: dateText(clock.dueDateIfRolled, lang, today) })}
            </span>
          )}
          {(clock.interpretations ?? []).map((one) => (
            <span key={one.name} className="small quiet clocks__reading" data-test="interpretation">
              {t('clocks.reading')}: {local(one.title)}{' '}
              {one.chosen === undefined ? t('clocks.readingNotKept') : readingText(one.chosen, t)}
              {one.chosen !== one.usual && ` (${t('clocks.usual', { value: readingText(one.usual, t) })})`}
            </span>
          ))}
          <span className="small quiet">
            {' '}
            {lawName(clock, local)}
            {lang === 'en' ? ', ' : ' '}
            {sectionIn(clock.section, lang)} · <span lang="en">{clock.ruleId}</span>
          </span>
          <details>
            <summary className="small">{t('clocks.why')}</summary>
            <ul className="reasons">
              {clock.explanation.map((text) => (
                <li key={text.fi}>{local(text)}</li>
              ))}
            </ul>
            {clock.url && (
              <a href={clock.url} target="_blank" rel="noreferrer">
                {t('clocks.openLaw')}
              </a>
            )}
          </details>
        </li>
      ))}
    </ul>
  )
}
