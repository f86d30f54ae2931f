import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { StateMessage } from '../../shared/state-message.tsx'
import { TimeLeft } from '../../shared/time-left.tsx'
import { dateText, daysLeft, localDay } from '../../shared/time-text.ts'
import { UrgencyTag } from '../../shared/urgency-tag.tsx'
import { SafeOnlyTag } from './safe-only-tag.tsx'
import { TodayTimes } from './today-times.tsx'
import { useTitle } from '../../shared/use-title.ts'

/** My clients, by the earlier of the legal and the real-life date. */
export function OwnPage() {
  const language = useLanguage()
  const { t, local, lang } = language
  useTitle(t('nav.own'))
  const query = useQuery({
    queryKey: ['own'],
    queryFn: async () => {
      const list = await callApi(routes.listOwn)
      serverClock.learn(list.at)
      return list
    },
    refetchInterval: 30_000,
  })
  const list = query.data
  const today = localDay(serverClock.now())
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('nav.own')}</h1>
        {list && (
          <span data-test="caseload">
            {list.caseload.limit === undefined
              ? t('own.caseload', { now: list.caseload.now })
              : t('own.caseloadOf', { now: list.caseload.now, limit: list.caseload.limit })}
          </span>
        )}
      </div>
      <ReadState query={query} what={t('nav.own')} since={list?.at} />
      {list?.cards.length === 0 && (
        <StateMessage title={t('own.empty.title')} test="empty">
          {t('own.empty.text')}
        </StateMessage>
      )}
      {list && list.cards.length > 0 && <TodayTimes cards={list.cards} now={serverClock.now()} />}
      <ul className="cards">
        {list?.cards.map((card) => (
          <li key={card.needId} className="card" data-test="own-card">
            <div className="row">
              <UrgencyTag urgency={card.urgencyClass} />
              <span className="tag">{t(`own.status.${card.status}`)}</span>
              <SafeOnlyTag card={card} />
              {card.requestDueOn && (
                <span className={card.requestDueOn < today ? 'tag tag--alert' : 'tag tag--warn'} data-test="asked-for">
                  {t('own.requestDue', { day: dateText(card.requestDueOn, lang, today) })}
                </span>
              )}
            </div>
            <h2>
              <Link to={`/own/${card.needId}`}>{card.person.name}</Link>{' '}
              {card.person.age !== undefined && <span className="quiet">{t('desk.age', { n: card.person.age })}</span>}
            </h2>
            <p>{local(card.title)}</p>
            <p>
              <strong>{dateText(card.nextDate, lang, today)}</strong>{' '}
              <TimeLeft left={daysLeft(card.nextDate, today, language)} />
            </p>
            <p className="small quiet">
              {card.legal &&
                `${t('desk.col.legal')}: ${local(card.legal.title)} ${dateText(card.legal.dueDate, lang, today)}`}
              {card.legal && card.realLifeDate && ' · '}
              {card.realLifeDate &&
                `${t(`realLife.${card.realLifeKind ?? 'other'}`)}: ${dateText(card.realLifeDate, lang, today)}`}
            </p>
          </li>
        ))}
      </ul>
    </main>
  )
}
