import { joinEvidence, routes } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** The identity was checked: the code becomes the person's. */
export function IdentifyForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const [identityCode, setCode] = useState('')
  const [evidence, setEvidence] = useState<(typeof joinEvidence)[number]>('identity-document')
  return (
    <details data-test="identify">
      <summary>{t('persons.identify')}</summary>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault()
          void run(routes.identifyPerson, { params: { id: personId }, body: { identityCode, evidence } }).then(
            (done) => {
              if (done) onDone()
            },
          )
        }}
      >
        <label>
          {t('persons.code')}
          <input
            required
            maxLength={11}
            autoComplete="off"
            value={identityCode}
            onChange={(event) => {
              setCode(event.target.value)
            }}
          />
        </label>
        <label>
          {t('persons.evidence')}
          <select
            value={evidence}
            onChange={(event) => {
              setEvidence(joinEvidence.find((one) => one === event.target.value) ?? evidence)
            }}
          >
            {joinEvidence.map((one) => (
              <option key={one} value={one}>
                {t(`persons.evidence.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="choice-button" disabled={busy} data-test="identify-save">
          {t('persons.identifySave')}
        </button>
      </form>
    </details>
  )
}
