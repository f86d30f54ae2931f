import type { UseQueryResult } from '@tanstack/react-query'
import { ApiError } from '@luukku/contract'
import { Button } from 'suomifi-ui-components'
import { isAway, problemCode } from './api.ts'
import { AwayNotice } from './away-notice.tsx'
import { useLanguage } from './language.tsx'
import { problemText } from './problem-text.ts'
import { Loading, StateMessage } from './state-message.tsx'

interface Props {
  query: Pick<UseQueryResult, 'data' | 'error' | 'isLoading' | 'refetch'>
  /** What is read, in the reader's words: said while it is fetched and when it could not be. */
  what: string
  /** From when what stays on the screen is, RFC 3339. */
  since?: string
}

/**
 * What stands in the place of something read until it is there, and beside it when it can't be read again: fetching, the
 * server away, not for you, or why not. An empty place reads as «there is nothing», which may be untrue and unsafe.
 */
export function ReadState({ query, what, since }: Props) {
  const language = useLanguage()
  const { t } = language
  const { error } = query
  const again = () => void query.refetch()
  if (!error)
    return query.data === undefined && query.isLoading ? <Loading text={t('app.loadingWhat', { what })} /> : null
  if (isAway(error) || problemCode(error) === 'sign-in-required')
    return <AwayNotice error={error} what={what} since={since} onRetry={again} />
  if (error instanceof ApiError && error.status === 403)
    return (
      <StateMessage title={t('denied.title')} test="denied">
        {t('denied.text')}
      </StateMessage>
    )
  return (
    <div className="banner" role="alert" data-test="unread">
      <span>
        <strong>{t('unread.title', { what })}.</strong> {problemText(error, language)}
      </span>
      <Button variant="secondary" onClick={again}>
        {t('away.retry')}
      </Button>
    </div>
  )
}
