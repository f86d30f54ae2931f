import type { DataRequest } from '@luukku/contract'
import { dateText, dayOfInstant } from '@luukku/i18n'
import { usePage } from '../../shared/use-page.ts'

/** What the person has asked about their data, and what was answered. */
export function MyRequests({ requests }: { requests: readonly DataRequest[] }) {
  const { t, language } = usePage()
  if (requests.length === 0) return null
  return (
    <section className="rs-apart">
      <h2>{t('data.requests')}</h2>
      {requests.map((one) => (
        <article key={one.requestId} className="rs-card" data-test="my-request">
          <h3>{t(`data.kind.${one.kind}`)}</h3>
          {one.about && <p className="rs-quiet">{one.about}</p>}
          <p className="rs-own-words" dir="auto">
            {one.text}
          </p>
          {one.answer ? (
            <>
              <p className="rs-quiet">
                {t('data.answered', { by: one.answer.by, date: dateText(dayOfInstant(one.answer.at), language) })}
              </p>
              {one.answer.decision && <p data-test="decision">{t(`data.decision.${one.answer.decision}`)}</p>}
              <p className="rs-own-words" dir="auto">
                {one.answer.text}
              </p>
              {one.answer.decision && one.answer.decision !== 'whole' && (
                <p className="rs-quiet">{t('data.decision.unhappy')}</p>
              )}
            </>
          ) : (
            <p>{t('data.dueOn', { date: dateText(one.dueOn, language) })}</p>
          )}
        </article>
      ))}
    </section>
  )
}
