import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { interpretedLanguages, languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** Somebody new who interprets. */
export function InterpreterForm({ onDone }: { onDone: () => void }) {
  const { t, local, lang } = useLanguage()
  const { run, busy } = useCommand()
  const [name, setName] = useState('')
  const [language, setLanguage] = useState('')
  const [municipality, setMunicipality] = useState('')
  const [remote, setRemote] = useState(true)
  const travel = useQuery({ queryKey: ['travel', undefined], queryFn: () => callApi(routes.listTravel, { query: {} }) })
  const places = travel.data
    ? [{ municipality: travel.data.from, name: travel.data.name }, ...travel.data.journeys.filter((one) => one.hasUnit)]
    : []
  const send = async () => {
    const body = {
      ...{ name: name.trim(), languages: [language], remote, active: true },
      ...(municipality === '' ? {} : { municipality }),
    }
    if (!(await run(routes.addInterpreter, { body }))) return
    setName('')
    onDone()
  }
  return (
    <details data-test="interpreter-new">
      <summary>{t('interpreters.new')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <label>
          {t('interpreters.name')}{' '}
          <input
            type="text"
            required
            maxLength={80}
            value={name}
            data-test="interpreter-name"
            onChange={(event) => {
              setName(event.target.value)
            }}
          />
        </label>
        <label>
          {t('interpreters.language')}{' '}
          <select
            required
            value={language}
            data-test="interpreter-language"
            onChange={(event) => {
              setLanguage(event.target.value)
            }}
          >
            <option value="" />
            {interpretedLanguages.map((code) => (
              <option key={code} value={code}>
                {languageName(code, lang)}
              </option>
            ))}
          </select>
        </label>
        {!travel.data && <ReadState query={travel} what={t('interpreters.where')} />}
        <label>
          {t('interpreters.where')}{' '}
          <select
            value={municipality}
            onChange={(event) => {
              setMunicipality(event.target.value)
            }}
          >
            <option value="">{t('interpreters.nowhere')}</option>
            {places.map((one) => (
              <option key={one.municipality} value={one.municipality}>
                {local(one.name)}
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={remote}
            onChange={(event) => {
              setRemote(event.target.checked)
            }}
          />
          {t('interpreters.remote')}
        </label>
        <div>
          <Button type="submit" disabled={busy} data-test="interpreter-save">
            {t('interpreters.add')}
          </Button>
        </div>
      </form>
    </details>
  )
}
