import { routes, type CatalogueHit } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** Finds a service of the county in the client's own words, for a need; Enter searches, a press chooses. */
export function FindService({ onChoose, id }: { onChoose: (code: string) => void; id: string }) {
  const { t, local, lang } = useLanguage()
  const { run, busy } = useCommand()
  const [words, setWords] = useState('')
  const [hits, setHits] = useState<readonly CatalogueHit[]>()
  const search = async () => {
    if (words.trim() === '') return
    const found = await run(routes.searchCatalogue, { body: { words, lang } })
    setHits(found?.hits.filter(({ code }) => code !== undefined).slice(0, 6))
  }
  return (
    <div className="find-service">
      <label htmlFor={id}>{t('catalogue.find')}</label>
      <input
        id={id}
        type="search"
        maxLength={2000}
        value={words}
        aria-busy={busy}
        data-test="find-service"
        onChange={(event) => {
          setWords(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void search()
        }}
      />
      {hits?.length === 0 && <p role="status">{t('catalogue.none')}</p>}
      <div className="row">
        {hits?.map(({ code, name }) => (
          <button
            key={code}
            type="button"
            className="choice-button"
            aria-label={t('catalogue.choose', { name: local(name) })}
            data-test="found-service"
            onClick={() => {
              onChoose(code ?? '')
              setHits(undefined)
              setWords('')
            }}
          >
            {local(name)}
          </button>
        ))}
      </div>
    </div>
  )
}
