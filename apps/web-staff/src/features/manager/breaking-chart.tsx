import type { ManagerDay } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'

const width = 400
const height = 170
const foot = 24
/** Room for the number on the highest bar. */
const head = 18
const left = 28
const daysAhead = 14

/** How many clocks run out on each of the next days; those already over stand first. */
export function BreakingChart({ breaking, total }: { breaking: ManagerDay['breakingByDay']; total: number }) {
  const { t } = useLanguage()
  const days = Array.from({ length: daysAhead + 2 }, (_, index) => index - 1)
  const countOf = (day: number) => breaking.find(({ daysLeft }) => daysLeft === day)?.n ?? 0
  const top = Math.max(1, ...days.map(countOf))
  const step = (width - left) / days.length
  const y = (value: number) => head + (height - foot - head) * (1 - value / top)
  return (
    <figure className="chart">
      <figcaption>{t('manager.breakingByDay')}</figcaption>
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={t('manager.breakingAlt', { n: total, over: countOf(-1) })}
      >
        <text x={left - 6} y={y(top) + 4} className="axis" textAnchor="end">
          {top}
        </text>
        <line x1={left} x2={width} y1={y(0)} y2={y(0)} className="axis-line" />
        {days.map((day, index) => {
          const count = countOf(day)
          return (
            <g key={day}>
              <rect
                x={left + index * step + step * 0.15}
                y={y(count)}
                width={step * 0.7}
                height={y(0) - y(count)}
                className={day < 0 ? 'bar bar--over' : 'bar'}
              />
              {count > 0 && (
                <text x={left + index * step + step / 2} y={y(count) - 3} className="axis" textAnchor="middle">
                  {count}
                </text>
              )}
              <text x={left + index * step + step / 2} y={height - 6} className="axis" textAnchor="middle">
                {day < 0 ? t('manager.over') : day}
              </text>
            </g>
          )
        })}
      </svg>
      <p className="small">{t('manager.daysLeftAxis')}</p>
    </figure>
  )
}
