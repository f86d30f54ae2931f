import { routes } from '@luukku/contract'
import { isLanguage, languageNames, languages, type Language } from '@luukku/i18n'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { StateMessage } from '../../shared/state-message.tsx'
import { useCounty } from '../../shared/use-county.ts'
import { useTitle } from '../../shared/use-title.ts'
import { letterLanguage } from './letter-language.ts'
import { LetterPaper } from './letter-paper.tsx'

/** The plan as a letter, for those who want it on paper: in the language of who gets it unless another is chosen. */
export function LetterPage() {
  const { id = '' } = useParams()
  const { t } = useLanguage()
  useTitle(t('letter.title'))
  const [chosen, setChosen] = useState<Language>()
  const query = useQuery({ queryKey: ['case', id], queryFn: () => callApi(routes.readCase, { params: { id } }) })
  const county = useCounty()
  const found = query.data
  const plan = found?.plan
  const own = found ? letterLanguage(found) : 'fi'
  return (
    <main id="content" className="page">
      <p className="row no-print">
        <Link to={`/contacts/${id}`}>‹ {t('letter.back')}</Link>
        <label>
          {t('letter.language')}{' '}
          <select
            value={chosen ?? own}
            data-test="letter-language"
            onChange={({ target }) => {
              setChosen(isLanguage(target.value) ? target.value : undefined)
            }}
          >
            {languages.map((one) => (
              <option key={one} value={one} lang={one}>
                {languageNames[one]}
              </option>
            ))}
          </select>
        </label>
        <Button
          disabled={!plan || !county.data}
          onClick={() => {
            print()
          }}
        >
          {t('letter.print')}
        </Button>
      </p>
      <ReadState query={query} what={t('letter.title')} />
      {/* A letter without the numbers to call is not printed. */}
      <ReadState query={county} what={t('letter.county')} />
      {found && !plan && <StateMessage title={t('plan.none')}>{t('letter.none')}</StateMessage>}
      {found && plan && (
        <LetterPaper language={chosen ?? own} name={found.person.name} plan={plan} county={county.data} />
      )}
    </main>
  )
}
