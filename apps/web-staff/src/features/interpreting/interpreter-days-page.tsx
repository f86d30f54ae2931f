import { routes, type InterpreterDays } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'
import { useTitle } from '../../shared/use-title.ts'

type Day = InterpreterDays['days'][number]

/** Seven days of one interpreter, to be read out on the telephone or printed: nothing of any client stands here. */
export function InterpreterDaysPage() {
  const { t } = useLanguage()
  useTitle(t('interpreting.days'))
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const day = params.get('day') ?? localDay(serverClock.now())
  const query = useQuery({
    queryKey: ['interpreter-days', id, day],
    queryFn: async () => {
      const found = await callApi(routes.readInterpreterDays, { params: { id }, query: { day } })
      serverClock.learn(found.at)
      return found
    },
    refetchInterval: 60_000,
  })
  const found = query.data
  const go = (days: number) => {
    const next = new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
    setParams({ day: next }, { replace: true })
  }
  return (
    <main id="content" className="page">
      <p className="row no-print">
        <Link to="/interpreting">{t('interpreting.back')}</Link>
        <button
          type="button"
          className="choice-button"
          onClick={() => {
            go(-7)
          }}
        >
          {t('interpreting.weekBack')}
        </button>
        <button
          type="button"
          className="choice-button"
          data-test="next-days"
          onClick={() => {
            go(7)
          }}
        >
          {t('interpreting.week')}
        </button>
        <button
          type="button"
          className="choice-button"
          disabled={!found}
          onClick={() => {
            print()
          }}
        >
          {t('interpreting.print')}
        </button>
      </p>
      <ReadState query={query} what={t('interpreting.days')} since={found?.at} />
      {found && (
        <>
          <h1>{t('interpreting.daysOf', { name: found.name })}</h1>
          <p className="quiet no-print">{t('interpreting.daysLead')}</p>
          {found.days.map((one) => (
            <DayOf key={one.day} day={one} />
          ))}
        </>
      )}
    </main>
  )
}

function DayOf({ day: { day, hours, visits } }: { day: Day }) {
  const { t, lang, local } = useLanguage()
  const span = (from: string, to: string) => `${clockText(from, lang)}–${clockText(to, lang)}`
  return (
    <section className="stack" data-test="interpreter-day">
      <h2>
        {dateText(day, lang, localDay(serverClock.now()))}{' '}
        {hours.length > 0 && (
          <span className="quiet">
            {t('interpreting.hours', { hours: hours.map(({ from, to }) => span(from, to)).join(', ') })}
          </span>
        )}
      </h2>
      {visits.length === 0 && <p className="quiet">{t('interpreting.noVisits')}</p>}
      <ul className="stack">
        {visits.map((visit) => (
          <li key={visit.start} className="row" data-test="interpreted-visit">
            <strong>{span(visit.start, visit.end)}</strong>
            <span>{languageName(visit.language, lang)}</span>
            <span>{t(`interpreting.how.${visit.how}`)}</span>
            {visit.place && (
              <span>
                {[local(visit.place.name), visit.place.address, visit.place.room]
                  .filter((part) => part !== undefined)
                  .join(', ')}
              </span>
            )}
            {visit.placeHeld && <span className="quiet">{t('interpreting.placeHeld')}</span>}
            <span className="quiet">{t('interpreting.with', { name: visit.professional })}</span>
            {visit.lost && <span className="tag tag--warn">{t('interpreting.lost')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
