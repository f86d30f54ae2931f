import type { PolicyPage } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { numberText } from './number-text.ts'

type Profession = PolicyPage['professions'][number]
const width = 640
const height = 230
const head = 18
const foot = 38
const left = 30
const total = (list: readonly number[]) => list.reduce((sum, n) => sum + n, 0)

/** Each coming day as a bar: booked, kept for whom, open. The numbers stand in a table below, and in words for who sees no colour. */
export function KeptChart({ page, of }: { page: PolicyPage; of: Profession }) {
  const { t, lang, local } = useLanguage()
  const today = localDay(page.at)
  // Days on which nobody receives are no days of this picture.
  const days = of.days.filter(({ capacity }) => capacity > 0)
  if (days.length === 0) return <p className="quiet">{t('policy.noTimes')}</p>
  const bandName = (at: number) => (at === 0 ? t('policy.band0') : t('policy.band', { n: page.bands[at] ?? 0 }))
  const top = Math.max(...days.map(({ capacity, short }) => capacity + short))
  const step = (width - left) / days.length
  const scale = (height - head - foot) / top
  const tomorrow = days.find(({ date }) => date > today) ?? days[0]
  return (
    <figure className="chart" data-test="kept-chart">
      <figcaption>{t('policy.keptTitle')}</figcaption>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('policy.keptTitle')}>
        <svg
          className="policy-chart"
          viewBox={`0 0 ${String(width)} ${String(height)}`}
          role="img"
          aria-label={t('policy.keptAlt', {
            name: local(of.name),
            free: numberText(tomorrow?.free ?? 0, lang),
            kept: numberText(total(tomorrow?.kept ?? []), lang),
          })}
        >
          <text x={left - 6} y={height - foot - top * scale + 4} className="axis" textAnchor="end">
            {numberText(top, lang)}
          </text>
          <text x={left - 6} y={height - foot + 4} className="axis" textAnchor="end">
            0
          </text>
          <line x1={left} x2={width} y1={height - foot} y2={height - foot} className="axis-line" />
          {days.map((day, at) => {
            const parts = [
              { name: 'booked', n: Math.max(0, day.capacity - day.free) },
              ...day.kept.map((n, band) => ({ name: `band${String(band)}`, n })),
              { name: 'open', n: day.open },
              { name: 'short', n: day.short },
            ]
            let y = height - foot
            const x = left + at * step + step * 0.12
            return (
              <g key={day.date}>
                {parts.map(({ name, n }) => {
                  y -= n * scale
                  return (
                    n > 0 && (
                      <rect
                        key={name}
                        x={x}
                        y={y}
                        width={step * 0.76}
                        height={n * scale}
                        className={`kept kept--${name}`}
                      />
                    )
                  )
                })}
                {day.short >= 0.5 && (
                  <text x={x + step * 0.38} y={y - 4} className="axis axis--over" textAnchor="middle">
                    −{numberText(day.short, lang)}
                  </text>
                )}
                <text x={x + step * 0.38} y={height - foot + 15} className="axis" textAnchor="middle">
                  {dateText(day.date, lang, today).split(' ')[0]}
                </text>
                <text x={x + step * 0.38} y={height - foot + 30} className="axis" textAnchor="middle">
                  {dateText(day.date, lang, today).split(' ')[1]}
                </text>
              </g>
            )
          })}
        </svg>
      </div>
      <ul className="small policy-legend">
        <li>
          <span className="swatch swatch--booked" aria-hidden="true" /> {t('policy.booked')}
        </li>
        {page.bands.map((_, band) => (
          <li key={band}>
            <span className={`swatch swatch--band${String(band)}`} aria-hidden="true" /> {bandName(band)}
          </li>
        ))}
        <li>
          <span className="swatch swatch--open" aria-hidden="true" /> {t('policy.open')}
        </li>
        <li>
          <span className="swatch swatch--short" aria-hidden="true" /> {t('policy.missing')}
        </li>
      </ul>
      <p className="small quiet">{t('policy.keptHint')}</p>
      <details data-test="kept-table">
        <summary>{t('policy.asTable')}</summary>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('policy.asTable')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('policy.day')}</th>
                <th scope="col">{t('policy.capacity')}</th>
                <th scope="col">{t('policy.free')}</th>
                {page.bands.map((_, band) => (
                  <th key={band} scope="col">
                    {bandName(band)}
                  </th>
                ))}
                <th scope="col">{t('policy.open')}</th>
                <th scope="col">{t('policy.missing')}</th>
                <th scope="col">{t('policy.price')}</th>
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.date}>
                  <th scope="row" className="nowrap">
                    {dateText(day.date, lang, today)}
                  </th>
                  <td>{numberText(day.capacity, lang)}</td>
                  <td>{numberText(day.free, lang)}</td>
                  {day.kept.map((n, band) => (
                    <td key={band}>{numberText(n, lang, 1)}</td>
                  ))}
                  <td>{numberText(day.open, lang, 1)}</td>
                  <td>{numberText(day.short, lang, 1)}</td>
                  <td>{numberText(100 * Math.min(1, day.price), lang)} %</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="small quiet">{t('policy.priceHint')}</p>
      </details>
    </figure>
  )
}
