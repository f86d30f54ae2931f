import { holdReasons, routes, type HoldReason, type RetentionPage } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'

/** Matters that must stay for now, whatever their time, by the reference that the authority or the client names. */
export function HoldForm({
  holds,
  today,
  mayChange,
  onDone,
}: {
  holds: RetentionPage['holds']
  today: string
  mayChange: boolean
  onDone: (page: RetentionPage | undefined) => void
}) {
  const { t, lang } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [reference, setReference] = useState('')
  const [reason, setReason] = useState<HoldReason>('court')
  const keep = async (body: { reference: string; reason: HoldReason; stands: boolean }) => {
    const done = await run(routes.holdMatter, { body })
    if (!done) return
    say({ tone: 'done', text: t(body.stands ? 'retention.holdSet' : 'retention.holdLifted') })
    if (body.stands) setReference('')
    onDone(done)
  }
  return (
    <section className="stack" aria-labelledby="retention-holds">
      <h2 id="retention-holds">{t('retention.holds')}</h2>
      <p className="quiet">{t('retention.holdsLead')}</p>
      {holds.length === 0 && <p data-test="no-holds">{t('retention.noHolds')}</p>}
      <ul className="stack">
        {holds.map((hold) => (
          <li key={hold.reference} data-test="retention-hold">
            <strong>{hold.reference}</strong> {t(`retention.hold.${hold.reason}`)}{' '}
            <span className="quiet">
              {hold.by}, {dateText(localDay(hold.at), lang, today)}
            </span>{' '}
            {mayChange && (
              <button
                type="button"
                className="choice-button"
                disabled={busy}
                aria-label={`${t('retention.lift')}: ${hold.reference}`}
                onClick={() => void keep({ reference: hold.reference, reason: hold.reason, stands: false })}
              >
                {t('retention.lift')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <form
          className="stack"
          data-test="hold-form"
          onSubmit={(event) => {
            event.preventDefault()
            void keep({ reference, reason, stands: true })
          }}
        >
          <div className="fields">
            <label>
              {t('retention.reference')}
              <input
                required
                maxLength={40}
                autoComplete="off"
                value={reference}
                onChange={(event) => {
                  setReference(event.target.value)
                }}
              />
            </label>
            <label>
              {t('retention.reason')}
              <select
                value={reason}
                onChange={(event) => {
                  setReason(holdReasons.find((one) => one === event.target.value) ?? 'court')
                }}
              >
                {holdReasons.map((one) => (
                  <option key={one} value={one}>
                    {t(`retention.hold.${one}`)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div>
            <button type="submit" className="choice-button" disabled={busy}>
              {t('retention.hold')}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}
