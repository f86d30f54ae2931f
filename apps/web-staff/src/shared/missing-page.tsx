import { ApiError } from '@luukku/contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useLanguage } from './language.tsx'
import { StateMessage } from './state-message.tsx'

/** What a page is about is not there, or not for this person: trying again helps neither. */
export const isMissing = ({ data, error }: Pick<UseQueryResult, 'data' | 'error'>): boolean =>
  data === undefined && error instanceof ApiError && [403, 404].includes(error.status)

/** The whole screen of it, and the way on. @param text says it of a case where nothing else is given */
export function MissingPage({ text, back, to }: { text?: string; back: string; to: string }) {
  const { t } = useLanguage()
  return (
    <main id="content" className="page">
      <StateMessage title={t('missing.title')} test="missing" alone>
        <p>{text ?? t('missing.text')}</p>
        <Link to={to}>{back}</Link>
      </StateMessage>
    </main>
  )
}
