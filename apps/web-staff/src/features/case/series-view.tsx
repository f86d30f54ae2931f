import type { DeskCase, OfferedSeries } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { Loading } from '../../shared/state-message.tsx'
import { dayTimeText } from '../../shared/time-text.ts'
import { SecondTime } from './second-time.tsx'
import { useSeries } from './use-series.ts'
import { placeName } from '../../shared/place-name.ts'

const counts = [2, 3, 4, 5, 6, 8, 10, 12]
const intervals = [2, 7, 14, 28] as const
const tolerances = [0, 1, 2, 3]

/** All times of a series are given in one way. */
const modeOf = ({ times }: OfferedSeries) => times[0]?.mode ?? 'onsite'

/** So many times with one professional at an interval: whole series only, and the whole one is booked. */
export function SeriesView({ found, now, onBooked }: { found: DeskCase; now: number; onBooked: () => void }) {
  const language = useLanguage()
  const { t, lang, local } = language
  const open = found.needs.filter(
    ({ status, register }) => status === 'open' && !['external', 'self'].includes(register),
  )
  const [needId, setNeedId] = useState(open[0]?.needId ?? '')
  const [count, setCount] = useState(5)
  const [everyDays, setEveryDays] = useState<(typeof intervals)[number]>(7)
  const [toleranceDays, setToleranceDays] = useState(1)
  const { result, second, isSearching, isBooking, search, book, bookSecond } = useSeries(found, onBooked)
  if (open.length === 0) return null
  const chooser = (
    label: string,
    value: number | string,
    options: readonly (readonly [number | string, string])[],
    onValue: (value: string) => void,
    test: string,
  ) => (
    <label>
      {label}{' '}
      <select
        value={value}
        data-test={test}
        onChange={(event) => {
          onValue(event.target.value)
        }}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <details className="series" data-test="series">
      <summary>{t('series.title')}</summary>
      <form
        className="row wishes"
        onSubmit={(event) => {
          event.preventDefault()
          void search({ needId, count, everyDays, toleranceDays })
        }}
      >
        {open.length > 1 &&
          chooser(
            t('series.need'),
            needId,
            open.map((need) => [need.needId, local(need.title)]),
            setNeedId,
            'series-need',
          )}
        {chooser(
          t('series.count'),
          count,
          counts.map((n) => [n, String(n)]),
          (value) => {
            setCount(Number(value))
          },
          'series-count',
        )}
        {chooser(
          t('series.every'),
          everyDays,
          intervals.map((n) => [n, t(`series.days${n}`)]),
          (value) => {
            setEveryDays(intervals.find((n) => String(n) === value) ?? 7)
          },
          'series-every',
        )}
        {chooser(
          t('series.tolerance'),
          toleranceDays,
          tolerances.map((n) => [n, t('series.toleranceDays', { n })]),
          (value) => {
            setToleranceDays(Number(value))
          },
          'series-tolerance',
        )}
        <Button type="submit" variant="secondary" disabled={isSearching} data-test="series-search">
          {t('series.search')}
        </Button>
      </form>
      {isSearching && <Loading text={t('series.searching')} />}
      {second && (
        <SecondTime
          busy={isBooking}
          onReason={(reason) => {
            void bookSecond(reason)
          }}
        />
      )}
      {result?.series.length === 0 && (
        <p role="status" data-test="series-none">
          {result.noInterpreter === undefined
            ? t('series.none', { n: result.longest })
            : t('series.noInterpreter', { language: languageName(result.noInterpreter, lang) })}
        </p>
      )}
      <ol className="stack">
        {result?.series.map((one) => (
          <li
            key={`${one.times[0]?.staffId ?? ''} ${modeOf(one)} ${one.times[0]?.start ?? ''}`}
            data-test="series-offer"
          >
            <strong>{one.professional.name}</strong> {local(one.professional.role)}
            {` · ${placeName(one, local) ?? t(`mode.${modeOf(one)}`)}`}
            {!one.insideLimit && <span className="tag tag--warn">{t('series.late')}</span>}
            {one.interpreter && (
              <span
                className={one.interpreter.how === 'missing' ? 'time-left--over' : 'quiet'}
                data-test="series-interpreter"
              >
                {' '}
                · {t(`visit.how.${one.interpreter.how}`, { language: languageName(one.interpreter.language, lang) })}
              </span>
            )}
            <p>{one.times.map(({ start }) => dayTimeText(start, now, language)).join(' · ')}</p>
            <button
              type="button"
              className="plain"
              disabled={isBooking}
              data-test="series-book"
              onClick={() => {
                void book(needId, one)
              }}
            >
              {t('series.take')}
            </button>
          </li>
        ))}
      </ol>
    </details>
  )
}
