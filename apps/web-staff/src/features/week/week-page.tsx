import { routes, type OwnWeek } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useMedia } from '../../shared/use-media.ts'
import { useTitle } from '../../shared/use-title.ts'
import { WeekBar } from '../../shared/week-bar.tsx'
import { DayList } from './day-list.tsx'
import { shareOf } from './piece-text.ts'
import { WeekGrid } from './week-grid.tsx'

const narrow = '(max-width: 700px)'

/** My week and my day: what is booked, what is free, breaks, absences, and how full each day is. */
export function WeekPage() {
  const { t } = useLanguage()
  useTitle(t('week.title'))
  const [params, setParams] = useSearchParams()
  const isNarrow = useMedia(narrow)
  const today = localDay(serverClock.now())
  const day = params.get('day') ?? today
  const view = params.get('view') ?? (isNarrow ? 'day' : 'week')
  const query = useQuery({
    queryKey: ['own-week', day],
    queryFn: async () => {
      const found = await callApi(routes.readOwnWeek, { query: { day } })
      serverClock.learn(found.at)
      return found
    },
    placeholderData: (before: OwnWeek | undefined) => before,
    refetchInterval: 60_000,
  })
  const week = query.data
  const show = (next: { day?: string; view?: string }) => {
    setParams({ day: next.day ?? day, view: next.view ?? view }, { replace: true })
  }
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('week.title')}</h1>
        <div className="row" role="group" aria-label={t('week.how')}>
          {(['day', 'week'] as const).map((one) => (
            <button
              key={one}
              type="button"
              className="choice-button"
              aria-pressed={view === one}
              data-test={`as-${one}`}
              onClick={() => {
                show({ view: one })
              }}
            >
              {t(one === 'day' ? 'week.asDay' : 'week.asWeek')}
            </button>
          ))}
        </div>
      </div>
      <ReadState query={query} what={t('week.title')} since={week?.at} />
      {week && (
        <>
          <WeekBar
            monday={week.monday}
            onDay={(next) => {
              show({ day: next })
            }}
          />
          {view === 'week' ? (
            <WeekGrid key={week.monday} week={week} />
          ) : (
            <Day
              week={week}
              day={day}
              onDay={(next) => {
                show({ day: next })
              }}
              onChanged={() => void query.refetch()}
            />
          )}
        </>
      )}
    </main>
  )
}

function Day({
  week,
  day,
  onDay,
  onChanged,
}: {
  week: OwnWeek
  day: string
  onDay: (day: string) => void
  onChanged: () => void
}) {
  const { t, lang } = useLanguage()
  const today = localDay(serverClock.now())
  const shown = week.days.find((one) => one.day === day) ?? week.days[0]
  if (!shown) return null
  const share = shareOf(shown)
  return (
    <>
      <div className="row day-picks" role="group" aria-label={t('week.days')}>
        {week.days.map((one) => (
          <button
            key={one.day}
            type="button"
            className="choice-button"
            aria-pressed={one.day === shown.day}
            aria-current={one.day === today ? 'date' : undefined}
            onClick={() => {
              onDay(one.day)
            }}
          >
            {dateText(one.day, lang, today)}
          </button>
        ))}
      </div>
      <h2>
        {dateText(shown.day, lang, today)}{' '}
        <span className="quiet">{share === undefined ? t('week.noReception') : t('week.full', { share })}</span>
      </h2>
      <DayList day={shown} onChanged={onChanged} />
    </>
  )
}
