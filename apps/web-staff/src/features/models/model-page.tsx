import { routes, type LocalText } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { isMissing, MissingPage } from '../../shared/missing-page.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { FaultList } from './fault-list.tsx'
import { ModelChanges } from './model-changes.tsx'
import { ModelLife } from './model-life.tsx'
import { ModelNeed } from './model-need.tsx'
import { ModelQuality } from './model-quality.tsx'
import { ModelRules } from './model-rules.tsx'
import { ModelTrial } from './model-trial.tsx'
import { ModelUnits } from './model-units.tsx'
import { PathPicture } from './path-picture.tsx'

/** One model: the path first, then what it says, then who answers for it and who follows it. */
export function ModelPage() {
  const { t, local } = useLanguage()
  const { name = '' } = useParams()
  const [params] = useSearchParams()
  const version = params.get('version') ?? undefined
  const compareTo = params.get('compare') ?? undefined
  const query = useQuery({
    queryKey: ['models', name, version],
    queryFn: () => callApi(routes.readModel, { params: { name }, query: { version } }),
  })
  const page = query.data
  const model = page?.model
  useTitle(model ? local(model.title) : t('models.title'))
  if (isMissing(query)) return <MissingPage to="/models" text={t('missing.model')} back={t('models.back')} />
  return (
    <main id="content" className="page model">
      <p>
        <Link to="/models">‹ {t('models.back')}</Link>
      </p>
      <ReadState query={query} what={t('models.title')} />
      {page && model && (
        <>
          <h1>{local(model.title)}</h1>
          <p className="model__who">{local(model.who)}</p>
          <p>
            {t('model.shown', { label: model.version.label, state: t(`model.state.${model.version.state}`) })}{' '}
            {model.version.approval ? (
              <span className="tag">
                {t(model.version.approval.demo ? 'models.demo' : 'models.approved')}: {model.version.approval.by}
              </span>
            ) : (
              <span className="tag tag--warn">{t('models.draft')}</span>
            )}
          </p>
          <FaultList faults={page.faults} />
          {compareTo && <ModelChanges name={name} from={compareTo} to={model.version.versionId} />}
          <PathPicture model={model} />
          <div className="model__columns">
            <Says says={model.says} />
            <Dangers dangers={model.dangers} />
          </div>
          {model.needs.length > 0 && (
            <section aria-labelledby="model-needs">
              <h2 id="model-needs">{t('model.needs')}</h2>
              {model.needs.map((need) => (
                <ModelNeed key={need.id} need={need} open={model.needs.length === 1} />
              ))}
            </section>
          )}
          <ModelRules model={model} />
          <ModelLife page={page} />
          <ModelUnits page={page} />
          <ModelTrial versionId={model.version.versionId} />
          <ModelQuality name={name} />
        </>
      )}
    </main>
  )
}

function Says({ says }: { says: readonly { lang: string; sentences: readonly string[] }[] }) {
  const { t } = useLanguage()
  if (says.length === 0) return null
  return (
    <section aria-labelledby="model-says">
      <h2 id="model-says">{t('model.says')}</h2>
      <ul className="model__says">
        {says.flatMap(({ lang, sentences }) =>
          sentences.map((sentence) => (
            <li key={`${lang} ${sentence}`} lang={lang}>
              ”{sentence}”
            </li>
          )),
        )}
      </ul>
    </section>
  )
}

function Dangers({ dangers }: { dangers: readonly { label: LocalText; question?: LocalText | undefined }[] }) {
  const { t, local } = useLanguage()
  return (
    <section aria-labelledby="model-dangers">
      <h2 id="model-dangers">{t('model.dangers')}</h2>
      {dangers.length === 0 ? (
        <p className="quiet">{t('model.noDangers')}</p>
      ) : (
        <>
          <p className="small quiet">{t('model.dangersHint')}</p>
          <ul className="model__dangers">
            {dangers.map(({ label, question }) => (
              <li key={label.fi}>
                {local(label)} {question && <span className="quiet">{local(question)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
