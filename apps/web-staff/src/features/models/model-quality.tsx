import { routes, type ModelQualityView } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'

const days = 90
type Figures = ModelQualityView['all']

/** The proposals of this model against what professionals decided. The answer first, then the table. */
export function ModelQuality({ name }: { name: string }) {
  const { t } = useLanguage()
  const query = useQuery({
    queryKey: ['models', name, 'quality'],
    queryFn: () => callApi(routes.readModelQuality, { params: { name }, query: { days } }),
  })
  const quality = query.data
  return (
    <section aria-labelledby="model-quality" data-test="model-quality">
      <h2 id="model-quality">{t('model.quality')}</h2>
      <ReadState query={query} what={t('model.quality')} />
      {quality && <Sentence figures={quality.all} />}
      {quality?.all.figures && <Table quality={quality} />}
      {quality?.all.figures && quality.all.figures.overrides.length > 0 && (
        <>
          <h3>{t('model.qualityOverrides')}</h3>
          <ul>
            {quality.all.figures.overrides.map(({ kind, count }) => (
              <li key={kind}>
                {t(`override.${kind}`)}: <Count count={count} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="small quiet">{t('model.qualityHint', { n: days })}</p>
    </section>
  )
}

function Sentence({ figures }: { figures: Figures }) {
  const { t } = useLanguage()
  if (figures.assessed.hidden) return <p>{t('model.qualityFew')}</p>
  if (figures.assessed.count === 0 || !figures.figures) return <p>{t('model.qualityNone')}</p>
  const { sameClass } = figures.figures
  return (
    <p className="sentence">
      {t('model.qualitySentence', {
        n: figures.assessed.count,
        same: sameClass.hidden ? t('model.hidden') : sameClass.count,
      })}
    </p>
  )
}

function Table({ quality }: { quality: ModelQualityView }) {
  const { t } = useLanguage()
  const rows = [
    { label: t('model.qualityAll'), figures: quality.all },
    ...quality.versions.map((one) => ({ label: `${one.label} ${one.hash.slice(0, 6)}`, figures: one.quality })),
  ]
  return (
    <div className="scroll-x">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t('models.version')}</th>
            <th scope="col">{t('model.qualitySame')}</th>
            <th scope="col">{t('model.qualityUnder')}</th>
            <th scope="col">{t('model.qualityOver')}</th>
            <th scope="col">{t('model.qualityServices')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, figures: { figures } }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {[figures?.sameClass, figures?.underTriage, figures?.overTriage, figures?.sameServices].map(
                (count, n) => (
                  <td key={n}>{count && <Count count={count} />}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Count({ count }: { count: Figures['assessed'] }) {
  const { t } = useLanguage()
  return count.hidden ? <span className="quiet">{t('model.hidden')}</span> : <>{count.count}</>
}
