import type { PolicyPage } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { numberText } from './number-text.ts'

const width = 400
const height = 170
const foot = 24
const left = 30
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** Expected demand as bars, reception time as a stepped line; the table below tells each service apart. */
export function WeekChart({ of }: { of: PolicyPage['professions'][number] }) {
  const { t, lang, local } = useLanguage()
  const shown = weekdays.filter((day) => {
    const one = of.weekdays[day - 1]
    return day <= 5 || (one !== undefined && one.capacity + one.expected >= 0.05)
  })
  const weekOf = (day: number) => of.weekdays[day - 1] ?? { capacity: 0, expected: 0 }
  const top = Math.max(1, ...of.weekdays.flatMap(({ capacity, expected }) => [capacity, expected]))
  const step = (width - left) / shown.length
  const y = (value: number) => 8 + (height - foot - 8) * (1 - value / top)
  const line = shown
    .map(
      (day, at) =>
        `${at === 0 ? 'M' : 'L'}${String(left + at * step)} ${String(y(weekOf(day).capacity))}h${String(step)}`,
    )
    .join('')
  const busiest = shown.toSorted((a, b) => weekOf(b).expected - weekOf(a).expected)[0] ?? 1
  return (
    <figure className="chart" data-test="week-chart">
      <figcaption>{t('policy.weekTitle')}</figcaption>
      <svg
        className="week-chart"
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={t('policy.weekAlt', {
          name: local(of.name),
          day: t(`policy.weekday.${busiest}`),
          expected: numberText(weekOf(busiest).expected, lang, 1),
          capacity: numberText(weekOf(busiest).capacity, lang, 1),
        })}
      >
        <text x={left - 6} y={y(top) + 4} className="axis" textAnchor="end">
          {numberText(top, lang)}
        </text>
        <text x={left - 6} y={y(0) + 4} className="axis" textAnchor="end">
          0
        </text>
        <line x1={left} x2={width} y1={y(0)} y2={y(0)} className="axis-line" />
        {shown.map((day, at) => {
          const { expected, capacity } = weekOf(day)
          return (
            <g key={day}>
              <rect
                x={left + at * step + step * 0.2}
                y={y(expected)}
                width={step * 0.6}
                height={y(0) - y(expected)}
                className={expected > capacity ? 'bar bar--over' : 'bar'}
              />
              <text x={left + at * step + step / 2} y={height - 6} className="axis" textAnchor="middle">
                {t(`policy.weekday.${day}`)}
              </text>
            </g>
          )
        })}
        <path d={line} className="staff-line" />
      </svg>
      <p className="small legend">
        <span className="legend__bar" aria-hidden="true" /> {t('policy.expected')}{' '}
        <span className="legend__line" aria-hidden="true" /> {t('policy.capacity')}
      </p>
      <details data-test="week-table">
        <summary>{t('policy.asTable')}</summary>
        <p className="small quiet">{t('policy.inHalfHours')}</p>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('policy.weekTitle')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('policy.service')}</th>
                {weekdays.map((day) => (
                  <th key={day} scope="col">
                    {t(`policy.weekday.${day}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.byService.map((one) => (
                <tr key={one.service}>
                  <th scope="row">{local(one.title)}</th>
                  {one.weekdays.map((n, day) => (
                    <td key={day}>{numberText(n, lang, 1)}</td>
                  ))}
                </tr>
              ))}
              <tr>
                <th scope="row">{t('policy.capacity')}</th>
                {of.weekdays.map(({ capacity }, day) => (
                  <td key={day}>{numberText(capacity, lang, 1)}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
