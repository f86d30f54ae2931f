import type { LawRegister, LawRuleView } from '@luukku/contract'
import { sectionIn } from '@luukku/domain/law'
import { useLanguage } from '../../shared/language.tsx'
import { LawSource } from './law-source.tsx'

interface Props {
  rule: LawRuleView
  act: LawRegister['acts'][number]
  register: LawRegister
  /** Where the card stands: under a section's own line, or alone under the page's heading. */
  alone?: boolean
}

/** One limit in one version of its act: what, how long, from what, in force when, how sure, and where it stands. */
export function RuleCard({ rule, act, register, alone = false }: Props) {
  const Heading = alone ? 'h2' : 'h3'
  const { t, local, lang } = useLanguage()
  const day = (date: string) => date.split('-').reverse().map(Number).join('.')
  const force = rule.inForce
  const readings = register.interpretations.filter(({ name }) => rule.interpretations.includes(name))
  const titled = (id: string) => register.exceptions.find((one) => one.id === id)
  return (
    <article className="law__rule" data-test="law-rule">
      <Heading className="law__title">{local(rule.title)}</Heading>
      <p>
        <strong>{local(rule.limit)}</strong>{' '}
        <span className="tag">
          {rule.kind === 'promise' ? t('clocks.promise') : `${act.number} ${sectionIn(rule.section, lang)}`}
        </span>{' '}
        {force === undefined ? (
          <span className="tag tag--warn">{t('law.never')}</span>
        ) : force.to === undefined ? (
          <span className="tag">{t('law.since', { from: day(force.from) })}</span>
        ) : (
          <span className="tag tag--warn">{t('law.was', { from: day(force.from), to: day(force.to) })}</span>
        )}
        {rule.confidence !== 'high' && <span className="tag tag--warn">{t(`law.confidence.${rule.confidence}`)}</span>}
      </p>
      {rule.answeredBy && (
        <p className="banner" data-test="law-elsewhere">
          {t('law.elsewhere')}: <span lang="en">{rule.answeredBy}</span>
        </p>
      )}
      <dl className="facts">
        <div>
          <dt>{t('law.starts')}</dt>
          <dd>{local(rule.starts)}</dd>
        </div>
        {rule.countsFrom && (
          <div data-test="law-counts-from">
            <dt>{t('law.countsFrom')}</dt>
            <dd>{local(rule.countsFrom)}</dd>
          </div>
        )}
        <div>
          <dt>{t('law.stops')}</dt>
          <dd>{local(rule.stops)}</dd>
        </div>
        {rule.ends && (
          <div data-test="law-ends">
            <dt>{t('law.ends')}</dt>
            <dd>{local(rule.ends)}</dd>
          </div>
        )}
        {(rule.recurs || rule.lapses) && (
          <div data-test={rule.recurs ? 'law-recurs' : 'law-lapses'}>
            <dt>{t('law.passing')}</dt>
            <dd>{[...(rule.recurs ? [t('law.recurs')] : []), ...(rule.lapses ? [t('law.lapses')] : [])].join('; ')}</dd>
          </div>
        )}
        <div>
          <dt>{t('law.versionBy')}</dt>
          <dd>{local(rule.versionBy)}</dd>
        </div>
        {rule.amendedBy && (
          <div>
            <dt>{t('law.amendedBy')}</dt>
            <dd>{rule.amendedBy}</dd>
          </div>
        )}
        {rule.exceptions.length > 0 && (
          <div>
            <dt>{t('law.exceptions')}</dt>
            <dd>{rule.exceptions.map((id) => local(titled(id)?.title ?? { fi: id, sv: id, en: id })).join('; ')}</dd>
          </div>
        )}
        {readings.length > 0 && (
          <div data-test="law-readings">
            <dt>{t('law.interpretations')}</dt>
            <dd>{readings.map(({ title }) => local(title)).join('; ')}</dd>
          </div>
        )}
      </dl>
      {rule.openQuestions.map((question) => (
        <p key={question} className="banner">
          {t('law.open')}: <span lang="en">{question}</span>
        </p>
      ))}
      <details>
        <summary className="small">{t('law.more')}</summary>
        <ul className="small" lang="en">
          {rule.who.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {rule.lends && <li>Takes the limits of: {rule.lends.join(', ')}</li>}
          {rule.note && <li>{rule.note}</li>}
          <li>{rule.transition}</li>
          {rule.textSeenIn && <li>Text seen in: {rule.textSeenIn}</li>}
          <li>{rule.id}</li>
        </ul>
      </details>
      <p className="small">
        {rule.sources.map((source) => (
          <LawSource key={source} source={source} />
        ))}
      </p>
    </article>
  )
}
