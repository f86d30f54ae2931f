import type { Session } from '@luukku/contract'
import { useEffect, useState, type ReactNode } from 'react'
import { Outlet } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { serverClock } from './server-clock.ts'
import { useLanguage } from './language.tsx'
import { Lockable } from './lock.tsx'
import { NewBuildNotice } from './new-build-notice.tsx'
import { NoticeProvider } from './notices.tsx'
import { SessionProvider, signInUrl, useSessionQuery } from './session.tsx'
import { ShortcutProvider } from './shortcuts.tsx'
import { StateMessage, Loading } from './state-message.tsx'
import { AwayNotice } from './away-notice.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

/** Everything around a screen: who is signed in, the top bar, shortcuts and notices. */
export function Shell() {
  useKeptFocus()
  return (
    <ShortcutProvider>
      <NoticeProvider>
        <SignedIn>
          <Lockable>
            <TopBar />
            <NewBuildNotice />
            <Outlet />
          </Lockable>
        </SignedIn>
      </NoticeProvider>
    </ShortcutProvider>
  )
}

/**
 * The screens of whoever is signed in. When the session ends in the middle of a form the screens are hidden, not left:
 * what was typed waits for the same person to come back, and nobody else at the desk reads it.
 */
function SignedIn({ children }: { children: ReactNode }) {
  const query = useSessionQuery()
  const session = query.data
  const current = session?.kind === 'staff' ? session : undefined
  const [last, setLast] = useState<Session>()
  useEffect(() => {
    if (!current) return
    if (last && last.staffId !== current.staffId) location.assign('/staff')
    else setLast(current)
  }, [current, last])
  const known = session !== undefined
  useEffect(() => {
    if (known && !current && !last) location.assign(signInUrl(location.pathname))
  }, [known, current, last])
  const shown = current ?? last
  if (!shown) return <NoSession error={query.error} onRetry={() => void query.refetch()} />
  const ended = known && !current
  return (
    <SessionProvider session={shown}>
      {ended && <SignedOut onRetry={() => void query.refetch()} />}
      {/* Half a form lives here: it is hidden, never taken down. */}
      <div hidden={ended}>{children}</div>
    </SessionProvider>
  )
}

function SignedOut({ onRetry }: { onRetry: () => void }) {
  const { t } = useLanguage()
  return (
    <main id="signed-out" className="page">
      <StateMessage title={t('signedOut.title')} test="signed-out" alone>
        <p>{t('signedOut.text')}</p>
        <p className="row">
          <a href={signInUrl('/staff')} target="_blank" rel="noreferrer" data-test="sign-in-again">
            {t('signedOut.link')}
          </a>
          <Button variant="secondary" onClick={onRetry} data-test="signed-in-again">
            {t('signedOut.done')}
          </Button>
        </p>
      </StateMessage>
    </main>
  )
}

function NoSession({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLanguage()
  return (
    <main id="content" className="page">
      {error ? (
        <>
          <AwayNotice error={error} onRetry={onRetry} />
          <StateMessage title={t('away.title')} alone>
            {t('away.nothing')}
          </StateMessage>
        </>
      ) : (
        <Loading text={t('app.loading')} />
      )}
    </main>
  )
}

export function learnTime<T extends { at: string }>(answer: T): T {
  serverClock.learn(answer.at)
  return answer
}
