import { routes, type ManagerDay, type ManagerFigure } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { TimeLeft } from '../../shared/time-left.tsx'
import { clockText, dateText, daysLeft, localDay } from '../../shared/time-text.ts'
import { useTitle } from '../../shared/use-title.ts'
import { BreakingChart } from './breaking-chart.tsx'
import { daySentence } from './day-sentence.ts'
import { GroupTable } from './group-table.tsx'
import { HourChart } from './hour-chart.tsx'
import { DecreeList } from './decree-list.tsx'
import { PublicationList } from './publication-list.tsx'
import { SmallMunicipalities } from './small-municipalities.tsx'
import { ShareBar } from './share-bar.tsx'
import { ownerName } from '../../shared/owner-name.ts'

/** The manager's morning: the answer in one sentence, then the picture, then tables, then the rows. */
export function ManagerPage() {
  const { t, lang } = useLanguage()
  useTitle(t('nav.manager'))
  const query = useQuery({
    queryKey: ['manager'],
    queryFn: async () => {
      const day = await callApi(routes.readManagerDay, { query: { days: 14, limit: 500 } })
      serverClock.learn(day.at)
      return day
    },
    refetchInterval: 60_000,
  })
  const day = query.data
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('manager.title')}</h1>
        {day && <span className="quiet">{t('desk.clock', { time: clockText(day.at, lang) })}</span>}
      </div>
      <ReadState query={query} what={t('manager.title')} since={day?.at} />
      {day && <Day day={day} />}
    </main>
  )
}

function Day({ day }: { day: ManagerDay }) {
  const language = useLanguage()
  const { t, local, lang } = language
  const today = localDay(day.at)
  return (
    <>
      <p className="sentence" data-test="sentence">
        {daySentence(day, language)}
      </p>
      <p className="quiet">
        {t('manager.more', { contacts: day.contactsToday, waiting: day.waitingNow, without: day.withoutNextStep })}
      </p>
      {day.alarms.length > 0 && (
        <ul className="alarms" data-test="alarms">
          {day.alarms.map((alarm) => (
            <li key={alarm.kind + alarm.text.fi} className="banner">
              <span>{local(alarm.text)}</span>
              {alarm.owner && (
                <span className="small">{t('manager.firstOwner', { who: ownerName(alarm.owner, local) })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="charts">
        <HourChart byHour={day.byHour} />
        <BreakingChart breaking={day.breakingByDay} total={day.breakingTotal} />
        <figure className="chart">
          <figcaption>{t('manager.shares')}</figcaption>
          <ShareBar label={t('manager.sameDay')} share={day.answeredSameDay} />
          <ShareBar label={t('manager.promises')} share={day.promisesKept} />
          <ul className="small">
            {day.byChannel.map((one) => (
              <li key={one.channel}>
                {one.channel in channelNames ? t(`channel.${one.channel as keyof typeof channelNames}`) : one.channel}:{' '}
                {one.contacts}
              </li>
            ))}
          </ul>
        </figure>
      </div>
      <details data-test="by-service">
        <summary>{t('manager.byService')}</summary>
        <GroupTable caption={t('manager.byService')} groups={day.byService} />
      </details>
      <details data-test="by-municipality">
        <summary>{t('manager.byMunicipality')}</summary>
        <GroupTable caption={t('manager.byMunicipality')} groups={day.byMunicipality} />
      </details>
      <h2>{t('manager.breaking')}</h2>
      {day.breaking.length === 0 && <p>{t('manager.noneBreaking')}</p>}
      {day.breaking.length < day.breakingTotal && (
        <p className="quiet" data-test="first-rows">
          {t('manager.firstRows', { n: day.breaking.length, of: day.breakingTotal })}
        </p>
      )}
      <SmallMunicipalities day={day} />
      {day.breaking.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('manager.breaking')}>
          <table data-test="breaking" className="stacked">
            <thead>
              <tr>
                <th scope="col">{t('manager.due')}</th>
                <th scope="col">{t('desk.filterService')}</th>
                <th scope="col">{t('desk.col.legal')}</th>
                <th scope="col">{t('manager.municipality')}</th>
                <th scope="col">{t('manager.owner')}</th>
                <th scope="col">{t('manager.booked')}</th>
              </tr>
            </thead>
            <tbody>
              {day.breaking.map((one, place) => (
                <tr key={`${one.needId ?? String(place)} ${one.ruleId}`}>
                  <th scope="row">
                    {dateText(one.dueDate, lang, today)} <TimeLeft left={daysLeft(one.dueDate, today, language)} />
                  </th>
                  <td className="wide">
                    {local(one.serviceName)}{' '}
                    {one.needId === undefined && <span className="tag">{t('manager.notAssessed')}</span>}
                  </td>
                  <td className="wide" data-label={t('desk.col.legal')}>
                    {local(one.title)}
                  </td>
                  <td data-label={t('manager.municipality')}>{one.municipality && local(one.municipality)}</td>
                  <td data-label={t('manager.owner')}>
                    {one.owner ? ownerName(one.owner, local) : t('manager.noOwner')}
                  </td>
                  <td data-label={t('manager.booked')}>{t(one.booked ? 'manager.yes' : 'manager.no')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <details data-test="clock-states">
        <summary>{t('manager.clocks')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('manager.clockState')}</th>
              <th scope="col">{t('manager.count')}</th>
            </tr>
          </thead>
          <tbody>
            {day.clocks.map((one) => (
              <tr key={one.state + (one.status ?? '')}>
                <th scope="row">
                  {t(`clocks.state.${one.state}`)}
                  {one.status && one.status in statusNames && (
                    <span className="quiet"> {t(`clocks.status.${one.status as keyof typeof statusNames}`)}</span>
                  )}
                </th>
                <td>{one.hidden ? t('manager.fewer') : one.n}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <PublicationList today={today} />
      <DecreeList today={today} />
      <details data-test="definitions">
        <summary>{t('manager.definitions')}</summary>
        <dl className="facts">
          {day.definitions.map((one) => (
            <div key={one.figure}>
              <dt>{t(figureNames[one.figure])}</dt>
              <dd>{local(one.text)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

const figureNames = {
  contactsToday: 'manager.contacts',
  answeredSameDay: 'manager.sameDay',
  promisesKept: 'manager.promises',
  breaking: 'manager.breaking',
  clocks: 'manager.clocks',
  cannotKeep: 'manager.cannotKeep',
  byService: 'manager.byService',
} as const satisfies Record<ManagerFigure, string>

const statusNames = {
  residentChoseLater: 1,
  residentAttributable: 1,
  providerCancelled: 1,
  groundsRecorded: 1,
  suspended: 1,
}
const channelNames = {
  web_form: 1,
  chat: 1,
  callback: 1,
  phone: 1,
  walk_in: 1,
  professional_app: 1,
  professional_referral: 1,
}
