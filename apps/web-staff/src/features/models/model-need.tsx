import type { LocalText, ModelNeedView } from '@luukku/contract'
import type { ReactNode } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { UrgencyTag } from '../../shared/urgency-tag.tsx'

/** One need of a model, read from top to bottom as the work goes: when, how urgent, who helps, the plan, and whether it helped. */
export function ModelNeed({ need, open }: { need: ModelNeedView; open: boolean }) {
  const { t, local } = useLanguage()
  const texts = (list: readonly LocalText[]) => list.map(local).join(', ')
  return (
    <details className="model__need" open={open} data-test="model-need">
      <summary>
        <strong>{local(need.title)}</strong> <UrgencyTag urgency={need.class} />{' '}
        <span className="quiet">{need.services.map((one) => local(one.name)).join(', ')}</span>
      </summary>
      <dl className="facts">
        <Line name={t('model.when')}>
          {local(need.when)}
          {need.unless.length > 0 && `, ${t('model.unless', { facts: texts(need.unless) })}`}
        </Line>
        {need.cleared && (
          <Line name={t(`urgency.${need.cleared.class}`)}>
            {t('model.cleared', { class: need.cleared.class, facts: texts(need.cleared.by) })}
          </Line>
        )}
        <Line name={t('model.services')}>
          <ul>
            {need.services.map((service) => (
              <li key={`${service.code} ${service.condition?.fi ?? ''} ${texts(service.unless)}`}>
                {local(service.name)}{' '}
                {service.condition && (
                  <span className="quiet">{t('model.serviceIf', { condition: local(service.condition) })}</span>
                )}{' '}
                {service.unless.length > 0 && (
                  <span className="quiet">{t('model.unless', { facts: texts(service.unless) })}</span>
                )}{' '}
                {service.alternative && <span className="tag">{t('model.alternative')}</span>}
              </li>
            ))}
          </ul>
        </Line>
        {need.alternatives.length > 0 && (
          <Line name={t('model.alternatives')}>{texts(need.alternatives.map(({ name }) => name))}</Line>
        )}
        {need.ways.length > 0 && (
          <Line name={t('model.ways')}>
            <ul>
              {need.ways.map(({ kind, text }) => (
                <li key={kind}>
                  {t(`model.way.${kind}`)}: {local(text)}
                </li>
              ))}
            </ul>
          </Line>
        )}
        {need.professionals.length > 0 && <Line name={t('model.professionals')}>{texts(need.professionals)}</Line>}
        {need.questions.length > 0 && (
          <Line name={t('model.questions')}>
            <ol>
              {need.questions.map(({ id, text, redFlag }) => (
                <li key={id}>
                  {local(text)} {redFlag && <span className="tag tag--warn">{t('model.redFlag')}</span>}
                </li>
              ))}
            </ol>
          </Line>
        )}
        {need.ruleOut.length > 0 && <Line name={t('model.ruleOut')}>{texts(need.ruleOut)}</Line>}
        {need.instruments.length > 0 && <Line name={t('model.instruments')}>{need.instruments.join(', ')}</Line>}
        {need.limits.length > 0 && (
          <Line name={t('model.limits')}>
            <ul>
              {need.limits.map(({ id, title }) => (
                <li key={id}>
                  {title ? local(title) : id} <span className="small quiet">{id}</span>
                </li>
              ))}
            </ul>
          </Line>
        )}
        {need.goals.length > 0 && <Line name={t('model.goals')}>{texts(need.goals)}</Line>}
        {need.plan.length > 0 && (
          <Line name={t('model.plan')}>
            <ul className="stack">
              {need.plan.map((line) => (
                <li key={line.service.code}>
                  <strong>{local(line.service.name)}</strong>: {local(line.what)};{' '}
                  {t('model.followUp', { n: line.followUpDays })}
                  {line.steps && (
                    <ol className="small">
                      {line.steps.map((step) => (
                        <li key={step.fi}>{local(step)}</li>
                      ))}
                    </ol>
                  )}
                  {line.freeUnder && <div className="small">{t('model.freeUnder', { setting: line.freeUnder })}</div>}
                  <div className="small">
                    {t('model.meanwhile')}: {local(line.meanwhile)}
                  </div>
                  <div className="small">
                    {t('model.watchFor')}: {local(line.watchFor)}
                  </div>
                  {line.stepUp && (
                    <div className="small">
                      {t('model.stepUp')}: {local(line.stepUp)}
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </Line>
        )}
        {need.outcomes.length > 0 && (
          <Line name={t('model.outcomes')}>
            <ul>
              {need.outcomes.map(({ measure, instrument, atDays }) => (
                <li key={measure.fi}>
                  {local(measure)}
                  {instrument !== undefined && instrument !== local(measure) && ` (${instrument})`}
                  {atDays.length > 0 && `, ${t('model.atDays', { days: atDays.join(', ') })}`}
                </li>
              ))}
            </ul>
          </Line>
        )}
        {need.competences.length > 0 && <Line name={t('model.competences')}>{texts(need.competences)}</Line>}
        <Line name={t('model.source')}>
          <Source source={need.source} />
        </Line>
      </dl>
    </details>
  )
}

export function Source({ source }: { source: string }) {
  const { t } = useLanguage()
  return <>{source === 'from memory' ? t('model.fromMemory') : source}</>
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
