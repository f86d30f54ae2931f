import { routes, type OwnWeek } from '@luukku/contract'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { pieceText, spanText } from './piece-text.ts'
import { SharedTags } from './shared-tags.tsx'
import { ownWay } from './own-way.ts'
import { WayText } from './way-text.tsx'
import { placeName } from '../../shared/place-name.ts'

/** One day from morning to evening. */
export function DayList({ day, onChanged }: { day: OwnWeek['days'][number]; onChanged: () => void }) {
  const language = useLanguage()
  const { t, local } = language
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const keep = async (id: string) => {
    if (await run(routes.keepOwnTime, { params: { id }, body: {} })) {
      say({ tone: 'done', text: t('week.keptDone') })
      onChanged()
    }
  }
  if (day.pieces.length === 0) return <p className="quiet">{t('week.empty')}</p>
  return (
    <ol className="day-list" data-test="day-list">
      {day.pieces.map((piece) => (
        <li
          key={`${piece.kind} ${piece.start} ${piece.booked?.appointmentId ?? ''}`}
          className={`day-list__piece piece--${piece.kind}`}
        >
          <span className="day-list__time">{spanText(piece, language)}</span>
          <span className="day-list__what">
            <WayText way={ownWay(day, piece)} end="before" />
            {piece.booked ? (
              <>
                {piece.booked.beside ? (
                  <strong data-test="day-beside">{piece.booked.person || t('week.booked')}</strong>
                ) : (
                  <Link to={`/own/${piece.booked.needId}`} data-test="day-booked">
                    {piece.booked.person || t('week.booked')}
                  </Link>
                )}{' '}
                <SharedTags booked={piece.booked} />
                <span>{pieceText(piece, language)}</span>{' '}
                <span className="quiet">
                  {t(`mode.${piece.booked.mode}`)}
                  {piece.booked.homeIn ? `, ${local(piece.booked.homeIn)}` : ''}
                  {piece.booked.place ? `, ${placeName(piece.booked, local) ?? ''}` : ''}
                  {piece.booked.room ? `, ${piece.booked.room}` : ''}
                </span>
              </>
            ) : (
              <span className={piece.kind === 'booked' ? '' : 'quiet'}>{pieceText(piece, language)}</span>
            )}
            <WayText way={ownWay(day, piece)} end="back" />
            {piece.booked?.conflict && (
              <span className="row">
                <span className="tag tag--warn">{t(piece.booked.conflict.isKept ? 'week.kept' : 'week.conflict')}</span>
                {!piece.booked.conflict.isKept && (
                  <button
                    type="button"
                    className="choice-button"
                    disabled={busy}
                    data-test="keep-own"
                    onClick={() => void keep(piece.booked?.appointmentId ?? '')}
                  >
                    {t('week.keep')}
                  </button>
                )}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
