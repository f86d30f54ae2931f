import type { OwnPiece, OwnWeek } from '@luukku/contract'
import { Fragment } from 'react'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { dateText, localDay, wallText } from '../../shared/time-text.ts'
import { useGridKeys } from '../../shared/use-grid-keys.ts'
import { rowsOfWeek, type WeekCell } from './rows-of-week.ts'
import { pieceText, shareOf, spanText } from './piece-text.ts'
import { SharedTags } from './shared-tags.tsx'
import { wayWords } from './way-words.ts'
import { ownWay } from './own-way.ts'
import { WayText } from './way-text.tsx'

/** The week as a table: a row each half hour, a column each day. Arrows go from one booked time to the next, Enter opens it. */
export function WeekGrid({ week }: { week: OwnWeek }) {
  const { t, lang } = useLanguage()
  const grid = useGridKeys()
  const today = localDay(serverClock.now())
  const { days, rows } = rowsOfWeek(week)
  const first = rows.flatMap(({ cells }) => cells.flatMap(({ begins }) => begins)).find(({ booked }) => booked)
  return (
    <div className="scroll-x" role="region" aria-label={t('week.title')} tabIndex={0}>
      <table className="week-grid" data-test="week-grid" {...grid.table}>
        <caption className="caption quiet small">{t('week.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('week.time')}</th>
            {days.map((day) => {
              const share = shareOf(day)
              return (
                <th key={day.day} scope="col" aria-current={day.day === today ? 'date' : undefined}>
                  {dateText(day.day, lang, today)}
                  <span className="week-grid__share">
                    {share === undefined ? (
                      t('week.noReception')
                    ) : (
                      <>
                        <meter min={0} max={100} value={share} aria-hidden="true" /> {t('week.full', { share })}
                      </>
                    )}
                  </span>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, cells }, row) => (
            <tr key={at}>
              <th scope="row" className={at.endsWith(':00') ? '' : 'week-grid__half'}>
                {wallText(at, lang)}
              </th>
              {cells.map((cell, column) => (
                <td key={days[column]?.day} className={`piece--${cell.fill}`}>
                  <Begins day={days[column]} cell={cell} row={row} column={column} first={first} keys={grid} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Begins({
  day,
  cell,
  row,
  column,
  first,
  keys,
}: {
  day: OwnWeek['days'][number] | undefined
  cell: WeekCell
  row: number
  column: number
  first: OwnPiece | undefined
  keys: ReturnType<typeof useGridKeys>
}) {
  const language = useLanguage()
  const { t } = language
  return cell.begins.map((piece) => {
    const { booked } = piece
    const words = pieceText(piece, language)
    if (!booked || booked.beside)
      return (
        <span key={`${piece.start} ${booked?.appointmentId ?? ''}`} className="week-grid__quiet">
          {booked && <strong>{booked.person || t('week.booked')}</strong>} {words}{' '}
          {booked && <SharedTags booked={booked} />}
        </span>
      )
    return (
      <Fragment key={booked.appointmentId}>
        <Link
          to={`/own/${booked.needId}`}
          className="week-grid__booked"
          data-test="week-booked"
          aria-label={`${spanText(piece, language)} ${booked.person}, ${words}, ${t(`mode.${booked.mode}`)}${booked.room ? `, ${booked.room}` : ''}${wayWords(piece, t)}`}
          {...keys.cell(row, column, piece.start, piece === first)}
        >
          <strong>{booked.person || t('week.booked')}</strong> <span>{words}</span>
          {booked.room && <span className="quiet"> {booked.room}</span>}
          <SharedTags booked={booked} />
          {booked.conflict && (
            <span className="tag tag--warn">{t(booked.conflict.isKept ? 'week.kept' : 'week.conflict')}</span>
          )}
        </Link>
        <WayText way={ownWay(day, piece)} end="before" />
        <WayText way={ownWay(day, piece)} end="back" />
      </Fragment>
    )
  })
}
