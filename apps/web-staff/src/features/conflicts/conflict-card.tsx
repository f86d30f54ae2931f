import type { ConflictList } from '@luukku/contract'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'
import { placeName } from '../../shared/place-name.ts'

export type Conflict = ConflictList['conflicts'][number]
export type Proposal = Conflict['proposals'][number]

/** One booked time with nobody to give it, times in its place, and the choice to keep it. */
export function ConflictCard({
  conflict,
  isCurrent,
  busy,
  canMove,
  onMove,
  onKeep,
  onCurrent,
}: {
  conflict: Conflict
  isCurrent: boolean
  busy: boolean
  /** Nothing is on its way, and there is a reason to tell. */
  canMove: boolean
  onMove: (proposal: Proposal) => void
  onKeep: () => void
  onCurrent: () => void
}) {
  const { t, lang, local } = useLanguage()
  const now = serverClock.now()
  const momentOf = (at: string) => `${dateText(localDay(at), lang, localDay(now))} ${clockText(at, lang)}`
  return (
    <li
      className={isCurrent ? 'conflict conflict--current' : 'conflict'}
      data-test="conflict"
      aria-current={isCurrent ? 'true' : undefined}
      onFocus={onCurrent}
    >
      <div className="row">
        <h2>
          <Link to={`/contacts/${conflict.contactId}`}>{conflict.person || local(conflict.title)}</Link>
        </h2>
        {conflict.person && <span>{local(conflict.title)}</span>}
        <strong>{momentOf(conflict.start)}</strong>
        <span className="quiet">
          {t(`mode.${conflict.mode}`)}
          {conflict.place ? `, ${placeName(conflict, local) ?? ''}` : ''}
          {conflict.room ? `, ${conflict.room}` : ''}
        </span>
        <span className="tag tag--warn">
          {t(`conflicts.why.${conflict.why}`, { name: conflict.professional.name })}
        </span>
        {conflict.hasArrived && <span className="tag tag--warn">{t('conflicts.hasArrived')}</span>}
      </div>
      {conflict.proposals.length === 0 && <p>{t('conflicts.noTime')}</p>}
      <div className="row">
        {conflict.proposals.map((one, at) => (
          <button
            key={`${one.staffId} ${one.start}`}
            type="button"
            className={at === 0 ? 'choice-button choice-button--main' : 'choice-button'}
            disabled={!canMove}
            data-test="conflict-move"
            onClick={() => {
              onMove(one)
            }}
          >
            {t('conflicts.move', { time: momentOf(one.start) })}{' '}
            <span className="conflict__who">
              {one.professional.name}, {t(`mode.${one.mode}`)}
              {one.place && one.place !== conflict.place ? `, ${placeName(one, local) ?? ''}` : ''}
              {!one.insideLimit && conflict.latest
                ? `, ${t('conflicts.late', { day: dateText(conflict.latest, lang, localDay(now)) })}`
                : ''}
            </span>
            {isCurrent && at === 0 && (
              <>
                {' '}
                <kbd aria-hidden="true">M</kbd>
              </>
            )}
          </button>
        ))}
        <button type="button" className="choice-button" disabled={busy} data-test="conflict-keep" onClick={onKeep}>
          {t('conflicts.keep')}
          {isCurrent && (
            <>
              {' '}
              <kbd aria-hidden="true">P</kbd>
            </>
          )}
        </button>
      </div>
    </li>
  )
}
