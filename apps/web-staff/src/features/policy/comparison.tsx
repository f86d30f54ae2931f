import type { Comparison as Compared, PolicyPage } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { numberText } from './number-text.ts'

type Played = Compared['policies'][number]
/** Percent, rounded down to a tenth: one who was late is not rounded away. */
const share = ({ measures: { inTime, needs } }: Played) => (needs === 0 ? 0 : Math.floor((1000 * inTime) / needs) / 10)

/** The ways on the same past days: the answer in one sentence, bars, and the numbers. */
export function Comparison({ result, page }: { result: Compared; page: PolicyPage }) {
  const { t, lang } = useLanguage()
  const today = localDay(page.at)
  const { policies } = result
  const current = policies.find(({ name }) => name === 'inForce')
  const best = policies.reduce(
    (most, one) => (one.measures.inTime > most.measures.inTime ? one : most),
    policies[0] as Played,
  )
  if (!current) return null
  const of = current.measures.needs
  // The differences are in the last percents: the bars begin where the worst one nearly does.
  const floor = Math.max(0, Math.floor(Math.min(...policies.map(share)) / 10) * 10 - 10)
  return (
    <div className="stack" data-test="comparison">
      <p>
        <strong>
          {result.isLittle
            ? t('policy.little')
            : best.measures.inTime === current.measures.inTime
              ? t('policy.bestIsOurs', { n: current.measures.inTime, of })
              : t('policy.best', {
                  name: t(`policy.name.${best.name}`),
                  n: best.measures.inTime,
                  of,
                  current: current.measures.inTime,
                })}
        </strong>{' '}
        <span className="quiet">
          {t('policy.days', { from: dateText(result.from, lang, today), to: dateText(result.to, lang, today) })}
          {result.guessedDays > 0 && ` · ${t('policy.guessed', { n: result.guessedDays })}`}
        </span>
      </p>
      <ul className="policy-bars">
        {policies.map((one) => (
          <li key={one.name} data-test={`compared-${one.name}`}>
            <span>
              <strong>{t(`policy.name.${one.name}`)}</strong>{' '}
              {t('policy.kept', {
                n: one.measures.inTime,
                of: one.measures.needs,
                share: numberText(share(one), lang, 1),
              })}
            </span>
            <meter min={floor} max={100} value={share(one)} aria-label={t(`policy.name.${one.name}`)} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('policy.asTable')}</summary>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('policy.tryTitle')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('policy.way')}</th>
                <th scope="col">{t('policy.inTime')}</th>
                {current.measures.bands.map(({ upToDays }) => (
                  <th key={upToDays} scope="col">
                    {upToDays === 0
                      ? t('policy.today')
                      : upToDays > 365
                        ? t('policy.longer')
                        : t('policy.upTo', { n: upToDays })}
                  </th>
                ))}
                <th scope="col">{t('policy.meanWait')}</th>
                <th scope="col">{t('policy.p95')}</th>
                <th scope="col">{t('policy.maxLate')}</th>
              </tr>
            </thead>
            <tbody>
              {policies.map((one) => (
                <tr key={one.name}>
                  <th scope="row">{t(`policy.name.${one.name}`)}</th>
                  <td>{numberText(share(one), lang, 1)} %</td>
                  {one.measures.bands.map(({ upToDays, needs, inTime }) => (
                    <td key={upToDays}>
                      {inTime}/{needs}
                    </td>
                  ))}
                  <td>{numberText(one.measures.meanWaitDays, lang, 1)}</td>
                  <td>{numberText(one.measures.p95WaitDays, lang)}</td>
                  <td>{numberText(one.measures.maxLateDays, lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  )
}
