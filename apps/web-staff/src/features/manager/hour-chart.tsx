import type { ManagerDay } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'

const width = 400
const height = 170
const foot = 24
const left = 28

/** Contacts by hour as bars, staff by hour as a stepped line; the table beside it says the same in numbers. */
export function HourChart({ byHour }: { byHour: ManagerDay['byHour'] }) {
  const { t } = useLanguage()
  const top = Math.max(1, ...byHour.map((hour) => Math.max(hour.contacts, hour.staff)))
  const step = (width - left) / Math.max(1, byHour.length)
  const y = (value: number) => 8 + (height - foot - 8) * (1 - value / top)
  const line = byHour
    .map(
      (hour, index) =>
        `${index === 0 ? 'M' : 'L'}${String(left + index * step)} ${String(y(hour.staff))}h${String(step)}`,
    )
    .join('')
  const busiest = byHour.toSorted((a, b) => b.contacts - a.contacts)[0]
  return (
    <figure className="chart">
      <figcaption>{t('manager.byHour')}</figcaption>
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={
          busiest
            ? t('manager.byHourAlt', { hour: busiest.hour, contacts: busiest.contacts, staff: busiest.staff })
            : t('manager.byHour')
        }
      >
        <text x={left - 6} y={y(top) + 4} className="axis" textAnchor="end">
          {top}
        </text>
        <text x={left - 6} y={y(0) + 4} className="axis" textAnchor="end">
          0
        </text>
        <line x1={left} x2={width} y1={y(0)} y2={y(0)} className="axis-line" />
        {byHour.map((hour, index) => (
          <g key={hour.hour}>
            <rect
              x={left + index * step + step * 0.15}
              y={y(hour.contacts)}
              width={step * 0.7}
              height={y(0) - y(hour.contacts)}
              className="bar"
            />
            {index % 2 === 0 && (
              <text x={left + index * step + step / 2} y={height - 6} className="axis" textAnchor="middle">
                {hour.hour}
              </text>
            )}
          </g>
        ))}
        <path d={line} className="staff-line" />
      </svg>
      <p className="small legend">
        <span className="legend__bar" aria-hidden="true" /> {t('manager.contacts')}{' '}
        <span className="legend__line" aria-hidden="true" /> {t('manager.staff')}
      </p>
      <details>
        <summary>{t('manager.asTable')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('manager.hour')}</th>
              <th scope="col">{t('manager.contacts')}</th>
              <th scope="col">{t('manager.staff')}</th>
            </tr>
          </thead>
          <tbody>
            {byHour.map((hour) => (
              <tr key={hour.hour}>
                <th scope="row">{hour.hour}</th>
                <td>{hour.contacts}</td>
                <td>{hour.staff}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
