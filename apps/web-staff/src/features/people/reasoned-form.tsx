import { joinEvidence } from '@luukku/contract'
import { useId, useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'

type Evidence = (typeof joinEvidence)[number]

/** What is done to two records needs a written reason, and for joining how one made sure. */
export function ReasonedForm(props: {
  title: string
  lead?: string
  withEvidence: boolean
  action: string
  busy: boolean
  test: string
  onDone: (body: { evidence: Evidence; reason: string }) => void
  onCancel: () => void
}) {
  const { t } = useLanguage()
  const title = useId()
  const [evidence, setEvidence] = useState<Evidence>('told-and-checked')
  const [reason, setReason] = useState('')
  return (
    <form
      className="stack card"
      aria-labelledby={title}
      data-test={props.test}
      onSubmit={(event) => {
        event.preventDefault()
        props.onDone({ evidence, reason })
      }}
    >
      <h3 id={title}>{props.title}</h3>
      {props.lead && <p className="quiet">{props.lead}</p>}
      {props.withEvidence && (
        <fieldset className="row">
          <legend>{t('persons.evidence')}</legend>
          {joinEvidence.map((one) => (
            <label key={one} className="check">
              <input
                type="radio"
                name="evidence"
                checked={evidence === one}
                onChange={() => {
                  setEvidence(one)
                }}
              />{' '}
              {t(`persons.evidence.${one}`)}
            </label>
          ))}
        </fieldset>
      )}
      <label>
        {t('persons.reason')}
        <textarea
          className="full"
          rows={2}
          required
          minLength={20}
          maxLength={2000}
          autoFocus
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
          }}
        />
      </label>
      <div className="row">
        <button type="submit" className="choice-button" disabled={props.busy} data-test={`${props.test}-save`}>
          {props.action}
        </button>
        <button type="button" className="plain" onClick={props.onCancel}>
          {t('persons.cancel')}
        </button>
      </div>
    </form>
  )
}
