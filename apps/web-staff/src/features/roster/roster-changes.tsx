import type { RosterWeek } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { clockText, dateText, localDay, momentText } from '../../shared/time-text.ts'

/** The latest changes of the unit's rosters; each can be taken back as long as nothing stands in its way. */
export function RosterChanges({ changes, onUndo }: { changes: RosterWeek['changes']; onUndo: (id: string) => void }) {
  const language = useLanguage()
  const { t, lang } = language
  const now = serverClock.now()
  /** Hours of one day, or the last day of several. */
  const spanOf = ({ start, end }: RosterWeek['changes'][number]) => {
    const last = localDay(Date.parse(end) - 1)
    if (last !== localDay(start)) return `– ${dateText(last, lang, localDay(now))}`
    return localDay(end) === last ? `${clockText(start, lang)}–${clockText(end, lang)}` : ''
  }
  return (
    <section className="stack" data-test="roster-changes">
      <h2>{t('roster.changes')}</h2>
      {changes.length === 0 && <p className="quiet">{t('roster.noChanges')}</p>}
      <ul className="stack">
        {changes.map((change) => (
          <li key={change.changeId} className="row">
            <span className="tag">{t(`roster.did.${change.did}`)}</span>
            <strong>{change.person}</strong>
            <span>
              {t(`roster.kind.${change.kind}`)} {dateText(localDay(change.start), lang, localDay(now))} {spanOf(change)}
              {change.many > 1 ? `, ${t('roster.many', { n: change.many })}` : ''}
            </span>
            <span className="quiet">{t('roster.by', { by: change.by, at: momentText(change.at, now, language) })}</span>
            {change.canUndo && (
              <button
                type="button"
                className="plain"
                data-test="change-undo"
                onClick={() => {
                  onUndo(change.changeId)
                }}
              >
                {t('roster.undo')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
