import type { ModelView } from '@luukku/contract'
import type { StaffKey } from '@luukku/i18n/staff/texts'
import { useLanguage } from '../../shared/language.tsx'
import { Source } from './model-need.tsx'

/** What facts do besides needs, what the county still decides, and what the model rests on. */
export function ModelRules({ model }: { model: ModelView }) {
  const { t, local } = useLanguage()
  return (
    <>
      {model.rules.length > 0 && (
        <details data-test="model-rules">
          <summary>
            <strong>{t('model.rules')}</strong> <span className="quiet">{model.rules.length}</span>
          </summary>
          <ul className="stack">
            {model.rules.map((rule) => (
              <li key={rule.id}>
                <p>
                  {local(rule.condition)}
                  {rule.unless.length > 0 && `, ${t('model.unless', { facts: rule.unless.map(local).join(', ') })}`}
                  {'. '}
                  <strong>{t('model.ruleThen')}</strong>{' '}
                  {[
                    ...(rule.call112 ? [t('model.rule112')] : []),
                    ...(rule.class === undefined ? [] : [t('model.ruleClass', { class: rule.class })]),
                    ...rule.services.map(({ name }) => local(name)),
                    ...rule.duties.map((duty) => t(`model.duty.${duty}` as DutyKey)),
                  ].join(', ')}
                  {'. '}
                  {rule.why && <span className="quiet">{local(rule.why)}</span>}
                </p>
                <p className="small quiet">
                  {rule.id} · <Source source={rule.source} />
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {model.openQuestions.length > 0 && (
        <section aria-labelledby="model-open">
          <h2 id="model-open">{t('model.openQuestions')}</h2>
          <ul className="model__open">
            {model.openQuestions.map((question) => (
              <li key={question.fi}>{local(question)}</li>
            ))}
          </ul>
        </section>
      )}
      {model.sources.length > 0 && (
        <details>
          <summary>{t('model.sources')}</summary>
          <ul>
            {model.sources.map(({ id, title, url, read }) => (
              <li key={id}>
                {url === undefined ? (
                  title
                ) : (
                  <a href={url} target="_blank" rel="noreferrer">
                    {title}
                  </a>
                )}{' '}
                {!read && <span className="tag tag--warn">{t('model.sourceNotRead')}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

type DutyKey = Extract<StaffKey, `model.duty.${string}`>
