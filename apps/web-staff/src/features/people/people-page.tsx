import { routes, type RouteResponse } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'
import { AddPerson } from './add-person.tsx'
import { PersonLineView } from './person-line-view.tsx'

/** Find a person: by whatever they tell. Nothing is sought before it is asked for, and nothing stays in an address. */
export function PeoplePage() {
  const { t } = useLanguage()
  useTitle(t('persons.title'))
  const { run, busy } = useCommand()
  const [words, setWords] = useState('')
  const [found, setFound] = useState<RouteResponse<typeof routes.findPersons>>()
  return (
    <main id="content" className="page">
      <h1>{t('persons.title')}</h1>
      <form
        className="row"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim() !== '') void run(routes.findPersons, { body: { words } }).then(setFound)
        }}
      >
        <label className="grow">
          {t('persons.search')}
          <input
            type="search"
            className="full"
            autoComplete="off"
            autoFocus
            maxLength={900}
            value={words}
            data-test="people-words"
            onChange={(event) => {
              setWords(event.target.value)
            }}
          />
        </label>
        <button type="submit" className="choice-button" disabled={busy} data-test="people-find">
          {t('persons.find')}
        </button>
      </form>
      <p className="quiet small">{t('persons.hint')}</p>
      <div role="status">
        {found?.persons.length === 0 && <p data-test="people-none">{t('persons.none')}</p>}
        {found && found.persons.length > 0 && (
          <ul className="stack" data-test="people-found">
            {found.persons.map((person) => (
              <li key={person.personId}>
                <PersonLineView person={person} to={`/people/${person.personId}`} />
              </li>
            ))}
          </ul>
        )}
        {found?.more && <p className="quiet">{t('persons.more')}</p>}
      </div>
      <AddPerson />
    </main>
  )
}
