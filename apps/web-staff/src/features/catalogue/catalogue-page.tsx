import { routes, type CatalogueHit, type RouteResponse } from '@luukku/contract'
import { useRef, useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useSession } from '../../shared/session.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { StateMessage } from '../../shared/state-message.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'
import { ImportForm } from './import-form.tsx'

/** Every service that can help, found in the client's own words. */
export function CataloguePage() {
  const { t } = useLanguage()
  useTitle(t('catalogue.title'))
  const session = useSession()
  const { run, busy } = useCommand()
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const [found, setFound] = useState<RouteResponse<typeof routes.searchCatalogue>>()
  const { lang } = useLanguage()
  useShortcuts(t('catalogue.title'), [{ key: '/', label: t('catalogue.search'), run: () => field.current?.focus() }])
  const search = async () => {
    if (words.trim() === '') return
    setFound(await run(routes.searchCatalogue, { body: { words, lang } }))
  }
  return (
    <main id="content" className="page catalogue">
      <h1>{t('catalogue.title')}</h1>
      <p className="quiet">{t('catalogue.lead')}</p>
      <form
        className="row"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          void search()
        }}
      >
        <label htmlFor="catalogue-search">
          {t('catalogue.search')} <kbd aria-hidden="true">/</kbd>
        </label>
        <input
          id="catalogue-search"
          ref={field}
          type="search"
          maxLength={2000}
          value={words}
          data-test="catalogue-search"
          onChange={(event) => {
            setWords(event.target.value)
          }}
        />
        <Button type="submit" disabled={busy} data-test="catalogue-go">
          {t('catalogue.go')}
        </Button>
      </form>
      {found?.emergency && (
        <p className="banner" role="alert">
          {t('catalogue.emergency')}
        </p>
      )}
      {found && found.hits.length > 0 && <p role="status">{t('catalogue.found', { n: found.hits.length })}</p>}
      {found?.hits.length === 0 && (
        <StateMessage title={t('catalogue.none')} test="empty">
          {t('catalogue.noneHint')}
        </StateMessage>
      )}
      <ul className="stack catalogue__hits">
        {found?.hits.map((hit) => (
          <Hit key={hit.id} hit={hit} />
        ))}
      </ul>
      {session.roles.includes('manager') && <ImportForm />}
    </main>
  )
}

export function Hit({ hit }: { hit: CatalogueHit }) {
  const { t, local } = useLanguage()
  return (
    <li data-test="catalogue-hit">
      <h2>
        {local(hit.name)} {hit.code && <span className="small quiet">{hit.code}</span>}
      </h2>
      <p>
        {hit.bookable && <span className="tag">{t('catalogue.own')}</span>}{' '}
        {hit.register && <span className="tag">{t(`register.${hit.register}`)}</span>}{' '}
        {hit.kind !== 'own' && <span className="tag">{t('catalogue.register')}</span>}{' '}
        {hit.ngo && <span className="tag">{t('catalogue.ngo')}</span>}{' '}
        {(hit.charge === 'FreeOfCharge' || hit.charge === 'Chargeable') && (
          <span className="tag">{t(`catalogue.charge.${hit.charge}`)}</span>
        )}{' '}
        {hit.givenBy?.join(', ')}
      </p>
      {hit.summary && <p>{local(hit.summary)}</p>}
      {hit.price && <p>{local(hit.price)}</p>}
      {hit.phones && hit.phones.length > 0 && <p>{hit.phones.join(', ')}</p>}
      {hit.addresses?.map((address) => (
        <p key={address.fi}>{local(address)}</p>
      ))}
      {hit.pages?.map(({ url, text }) => (
        <p key={url}>
          <a href={url} target="_blank" rel="noreferrer">
            {text}
          </a>
        </p>
      ))}
    </li>
  )
}
