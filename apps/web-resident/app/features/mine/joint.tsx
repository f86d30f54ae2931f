import { jointParts, type RouteResponse, type routes } from '@luukku/contract'
import { dateText, dayOfInstant } from '@luukku/i18n'
import { DataWords } from '@luukku/ui'
import { usePage } from '../../shared/use-page.ts'

type JointOne = RouteResponse<typeof routes.readMyJoint>['documents'][number]

/** What health and social care have written together: the words, who sees them, and how its own person says no. */
export function Joint({ one, isOwn }: { one: JointOne; isOwn: boolean }) {
  const { t, language } = usePage()
  const parts: Readonly<Record<string, string>> = one.content.parts
  return (
    <section className="rs-card" data-test="joint">
      <h2>{t(`joint.heading.${one.content.kind}`)}</h2>
      <p className="rs-kind">{t('joint.whoSees')}</p>
      <dl className="rs-facts">
        {jointParts[one.content.kind]
          .filter((part) => parts[part])
          .map((part) => (
            <div key={part}>
              <dt>{t(`joint.part.${part}`)}</dt>
              <dd dir="auto">{parts[part]}</dd>
            </div>
          ))}
        <div>
          <dt>{t('joint.services')}</dt>
          <dd>
            {one.about.map(({ service, title }, n) => (
              <span key={service}>
                {n > 0 && ', '}
                <DataWords text={title} />
              </span>
            ))}
          </dd>
        </div>
      </dl>
      <p className="rs-quiet">
        {t('joint.by', { by: one.by, date: dateText(dayOfInstant(one.at), language) })} {t('joint.stands')}
      </p>
      {isOwn && (
        <p className="rs-screen-only">
          <a href="/luvat">{t('joint.deny')}</a>
        </p>
      )}
    </section>
  )
}
