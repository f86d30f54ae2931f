import { jointParts, type JointDocument } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { momentText } from '../../shared/time-text.ts'

/** One joint document as it stands: marked as seen by both sides, with who wrote it, and how long this register keeps it. */
export function JointDocumentView({ document: one, now }: { document: JointDocument; now: number }) {
  const language = useLanguage()
  const { t, local } = language
  const parts: Readonly<Record<string, string>> = one.content.parts
  return (
    <article className="joint" data-test="joint-document">
      <h3>{t(`joint.kind.${one.content.kind}`)}</h3>
      <p>
        <span className="tag tag--both">{t('joint.inBoth')}</span>
      </p>
      <dl className="joint__parts">
        {jointParts[one.content.kind]
          .filter((part) => parts[part])
          .map((part) => (
            <div key={part}>
              <dt>{t(`joint.part.${part}`)}</dt>
              <dd>{parts[part]}</dd>
            </div>
          ))}
      </dl>
      <p className="small quiet">
        {t('joint.about', { services: one.about.map(({ title }) => local(title)).join(', ') })}
        {'. '}
        {t('joint.by', { by: one.by, role: local(one.role), when: momentText(one.at, now, language) })}
        {one.earlier.length > 0 &&
          `. ${t('joint.earlier', { list: one.earlier.map(({ by, at }) => `${momentText(at, now, language)} ${by}`).join(' · ') })}`}
      </p>
      {one.entries.map((entry) => (
        <p key={entry.register} className="small quiet">
          {t('joint.kept', {
            register: t(`register.${entry.register}`),
            controller: local(entry.controller),
            kept: t(`joint.keep.${entry.retentionClass}`),
          })}
        </p>
      ))}
    </article>
  )
}
