import { Button } from 'suomifi-ui-components'
import { isAway, problemCode } from './api.ts'
import { useLanguage } from './language.tsx'
import { signInUrl } from './session.tsx'
import { clockText } from './time-text.ts'

interface Props {
  error: unknown
  /** What could not be read, in the reader's words. */
  what?: string
  since?: string
  onRetry: () => void
}

/** The server is away or the session has ended: what is on the screen stays, and says from when it is. */
export function AwayNotice({ error, what, since, onRetry }: Props) {
  const { t, lang } = useLanguage()
  if (problemCode(error) === 'sign-in-required')
    return (
      <div className="banner" role="alert" data-test="signed-out">
        <strong>{t('signedOut.title')}</strong> {t('signedOut.text')}{' '}
        <a href={signInUrl('/staff')} target="_blank" rel="noreferrer">
          {t('signedOut.link')}
        </a>
      </div>
    )
  if (!error || !isAway(error)) return null
  return (
    <div className="banner" role="alert" data-test="away">
      <span>
        <strong>{t('away.title')}.</strong> {what && `${t('unread.title', { what })}. `}
        {since ? t('away.since', { time: clockText(since, lang) }) : t('away.nothing')}
      </span>
      <Button variant="secondary" onClick={onRetry}>
        {t('away.retry')}
      </Button>
    </div>
  )
}
