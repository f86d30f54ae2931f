import type { Interpreting, MissingInterpreterVisit } from '@luukku/contract'
import { Link } from 'react-router'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'
import { momentOf } from '../../shared/moment-of.ts'
import { placeName } from '../../shared/place-name.ts'

export type MissingProposal = MissingInterpreterVisit['proposals'][number]

/** One visit, whose interpreter is missing, and each thing that one press does about it. */
export function MissingCard({
  visit,
  isCurrent,
  canMove,
  onTake,
  onOrder,
  onMove,
  onCurrent,
}: {
  visit: MissingInterpreterVisit
  isCurrent: boolean
  /** There is a reason to tell. */
  canMove: boolean
  onTake: (how: 'onsite' | 'remote') => void
  onOrder: () => void
  onMove: (proposal: MissingProposal) => void
  onCurrent: () => void
}) {
  const { t, lang, local } = useLanguage()
  const key = (letter: string, shown = true) =>
    isCurrent &&
    shown && (
      <>
        {' '}
        <kbd aria-hidden="true">{letter}</kbd>
      </>
    )
  return (
    <li
      className={isCurrent ? 'conflict conflict--current' : 'conflict'}
      data-test="missing-interpreter"
      aria-current={isCurrent ? 'true' : undefined}
      onFocus={onCurrent}
    >
      <VisitLine visit={visit} />
      <div className="row">
        {visit.free.map(({ name, how }, at) => (
          <button
            key={how}
            type="button"
            className={at === 0 ? 'choice-button choice-button--main' : 'choice-button'}
            data-test={`take-${how}`}
            onClick={() => {
              onTake(how)
            }}
          >
            {t(`interpreting.take.${how}`, { name })}
            {key('T', at === 0)}
            {key('E', at > 0 && how === 'remote')}
          </button>
        ))}
        {visit.free.length === 0 && (
          <span className="quiet">{t(visit.group ? 'interpreting.group' : 'interpreting.noneFree')}</span>
        )}
        <button type="button" className="choice-button" data-test="order-interpreter" onClick={onOrder}>
          {t('interpreting.order')}
          {key('O')}
        </button>
      </div>
      <div className="row">
        {visit.proposals.map((one, at) => (
          <button
            key={`${one.staffId} ${one.start}`}
            type="button"
            className="choice-button"
            disabled={!canMove}
            data-test="move-interpreted"
            onClick={() => {
              onMove(one)
            }}
          >
            {t('interpreting.move', { time: momentOf(one.start, lang) })}{' '}
            <span className="conflict__who">
              {one.professional.name}, {t(`mode.${one.mode}`)}
              {one.place && one.place !== visit.place ? `, ${placeName(one, local) ?? ''}` : ''},{' '}
              {one.interpreter
                ? t(`visit.how.${one.interpreter}`, { language: languageName(visit.language, lang) })
                : t('interpreting.speaks')}
              {!one.insideLimit && visit.latest
                ? `, ${t('conflicts.late', { day: dateText(visit.latest, lang, localDay(serverClock.now())) })}`
                : ''}
            </span>
            {key('M', at === 0)}
          </button>
        ))}
        {visit.proposals.length === 0 && !visit.group && <span className="quiet">{t('interpreting.noTime')}</span>}
      </div>
    </li>
  )
}

/** Whose visit, when, where, and which language. The day stands as the heading over it. */
export function VisitLine({
  visit,
  isOrdered = false,
}: {
  visit: Interpreting['ordered'][number]
  isOrdered?: boolean
}) {
  const { t, lang, local } = useLanguage()
  return (
    <div className="row">
      <strong>
        {clockText(visit.start, lang)}–{clockText(visit.end, lang)}
      </strong>
      <Link to={`/contacts/${visit.contactId}`}>{visit.person || local(visit.title)}</Link>
      {visit.person && <span>{local(visit.title)}</span>}
      <span className="tag">{languageName(visit.language, lang)}</span>
      <span className="quiet">
        {visit.professional.name}, {t(`mode.${visit.mode}`)}
        {visit.place ? `, ${placeName(visit, local) ?? ''}` : ''}
      </span>
      {!isOrdered && (
        <span className="tag tag--warn">
          {visit.away ? t('interpreting.away', { name: visit.away }) : t('interpreting.nobody')}
        </span>
      )}
    </div>
  )
}
