import { routes, type VisitSettings } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { interpretedLanguages, languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useCommand } from '../../shared/use-command.ts'

interface Props {
  /** Who is changed; without, somebody new. */
  one?: VisitSettings['interpreters'][number]
  onDone: () => void
  onClose?: () => void
}
const mostLanguages = 10
const nobody = { name: '', languages: [], municipality: '', remote: true, phone: '' }

/** Who interprets, which languages, where and how: somebody new, or somebody changed. */
export function InterpreterForm({ one, onDone, onClose }: Props) {
  const { t, local, lang } = useLanguage()
  const { run, busy } = useCommand()
  const [draft, setDraft] = useState<{ languages: string[] } & Omit<typeof nobody, 'languages'>>({ ...nobody, ...one })
  const change = (part: Partial<typeof draft>) => {
    setDraft((old) => ({ ...old, ...part }))
  }
  const travel = useQuery({ queryKey: ['travel', undefined], queryFn: () => callApi(routes.listTravel, { query: {} }) })
  const places = travel.data
    ? [{ municipality: travel.data.from, name: travel.data.name }, ...travel.data.journeys.filter((way) => way.hasUnit)]
    : []
  const codes = [...new Set([...interpretedLanguages, ...(one?.languages ?? [])])]
  const { languages, municipality } = draft
  const send = async () => {
    const phone = draft.phone.trim()
    const body = {
      ...{ name: draft.name.trim(), languages, remote: draft.remote, active: one?.active ?? true },
      ...(municipality === '' ? {} : { municipality }),
      ...(phone === '' ? {} : { phone }),
    }
    const done = one
      ? await run(routes.changeInterpreter, { params: { id: one.interpreterId }, body })
      : await run(routes.addInterpreter, { body })
    if (!done) return
    setDraft({ ...nobody })
    onDone()
  }
  return (
    <form
      className="stack"
      data-test="interpreter-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div className="row">
        <label>
          {t('interpreters.name')}{' '}
          <input
            type="text"
            required
            maxLength={80}
            value={draft.name}
            data-test="interpreter-name"
            onChange={(event) => {
              change({ name: event.target.value })
            }}
          />
        </label>
        <label>
          {t('interpreters.phone')}{' '}
          <input
            type="tel"
            maxLength={40}
            autoComplete="off"
            value={draft.phone}
            data-test="interpreter-phone"
            onChange={(event) => {
              change({ phone: event.target.value })
            }}
          />
        </label>
      </div>
      <fieldset className="row" data-test="interpreter-languages">
        <legend>{t('interpreters.languages')}</legend>
        {codes.map((code) => (
          <label key={code} className="check">
            <input
              type="checkbox"
              value={code}
              checked={languages.includes(code)}
              disabled={languages.length >= mostLanguages && !languages.includes(code)}
              onChange={(event) => {
                const others = languages.filter((other) => other !== code)
                change({ languages: event.target.checked ? [...others, code] : others })
              }}
            />{' '}
            {languageName(code, lang)}
          </label>
        ))}
      </fieldset>
      {!travel.data && <ReadState query={travel} what={t('interpreters.where')} />}
      <label>
        {t('interpreters.where')}{' '}
        <select
          value={municipality}
          onChange={(event) => {
            change({ municipality: event.target.value })
          }}
        >
          <option value="">{t('interpreters.nowhere')}</option>
          {municipality !== '' && !places.some((place) => place.municipality === municipality) && (
            <option value={municipality}>{municipality}</option>
          )}
          {places.map((place) => (
            <option key={place.municipality} value={place.municipality}>
              {local(place.name)}
            </option>
          ))}
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.remote}
          onChange={(event) => {
            change({ remote: event.target.checked })
          }}
        />
        {t('interpreters.remote')}
      </label>
      <div className="row">
        <Button type="submit" disabled={busy || languages.length === 0} data-test="interpreter-save">
          {t(one ? 'travel.save' : 'interpreters.add')}
        </Button>
        {onClose && (
          <Button variant="secondaryNoBorder" onClick={onClose}>
            {t('travel.back')}
          </Button>
        )}
      </div>
    </form>
  )
}
