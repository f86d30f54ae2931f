import { routes } from '@luukku/contract'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'

const languages = ['fi', 'sv', 'en', 'se'] as const
const empty = { givenName: '', familyName: '', birthDate: '', lang: 'fi' as (typeof languages)[number] }

/** Somebody without an identity code: a temporary code is given and shown to be told. */
export function AddPerson() {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(empty)
  const save = async () => {
    const { birthDate, ...rest } = draft
    const made = await run(routes.addPerson, { body: { ...rest, ...(birthDate === '' ? {} : { birthDate }) } })
    if (made) await navigate(`/people/${made.person.personId}`)
  }
  return (
    <details data-test="add-person">
      <summary>{t('persons.add')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p className="quiet">{t('persons.addLead')}</p>
        <div className="fields">
          {(['givenName', 'familyName', 'birthDate'] as const).map((field) => (
            <label key={field}>
              {t(fieldTexts[field])}
              <input
                type={field === 'birthDate' ? 'date' : 'text'}
                required={field === 'familyName'}
                maxLength={400}
                autoComplete="off"
                value={draft[field]}
                data-test={`new-${field}`}
                onChange={(event) => {
                  setDraft((old) => ({ ...old, [field]: event.target.value }))
                }}
              />
            </label>
          ))}
          <label>
            {t('persons.lang')}
            <select
              value={draft.lang}
              onChange={(event) => {
                const lang = languages.find((one) => one === event.target.value)
                if (lang) setDraft((old) => ({ ...old, lang }))
              }}
            >
              {languages.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        </div>
        <div>
          <button type="submit" className="choice-button" disabled={busy} data-test="save-person">
            {t('persons.save')}
          </button>
        </div>
      </form>
    </details>
  )
}

const fieldTexts = {
  givenName: 'persons.given',
  familyName: 'persons.family',
  birthDate: 'persons.birthDate',
} as const
