import { useLanguage } from './language.tsx'
import { serverClock } from './server-clock.ts'
import { useShortcuts } from './shortcuts.tsx'
import { addDaysTo, dateText, localDay } from './time-text.ts'

/** Which week is looked at: back, forward, today; also by `,` `.` and `t`. */
export function WeekBar({ monday, onDay }: { monday: string; onDay: (day: string) => void }) {
  const { t, lang } = useLanguage()
  const today = localDay(serverClock.now())
  const move = (days: number) => {
    onDay(addDaysTo(monday, days))
  }
  useShortcuts(t('week.title'), [
    {
      key: ',',
      label: t('week.previous'),
      run: () => {
        move(-7)
      },
    },
    {
      key: '.',
      label: t('week.next'),
      run: () => {
        move(7)
      },
    },
    {
      key: 't',
      label: t('week.today'),
      run: () => {
        onDay(today)
      },
    },
  ])
  return (
    <div className="row" role="group" aria-label={t('week.days')}>
      <button
        type="button"
        className="choice-button"
        onClick={() => {
          move(-7)
        }}
        data-test="week-previous"
      >
        <span aria-hidden="true">‹ </span>
        {t('week.previous')}
      </button>
      <button
        type="button"
        className="choice-button"
        onClick={() => {
          onDay(today)
        }}
        data-test="week-today"
      >
        {t('week.today')}
      </button>
      <button
        type="button"
        className="choice-button"
        onClick={() => {
          move(7)
        }}
        data-test="week-next"
      >
        {t('week.next')}
        <span aria-hidden="true"> ›</span>
      </button>
      <strong data-test="week-of">
        {t('week.of', { from: dateText(monday, lang, today), to: dateText(addDaysTo(monday, 6), lang, today) })}
      </strong>
    </div>
  )
}
