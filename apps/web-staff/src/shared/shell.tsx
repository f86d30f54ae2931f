import { useEffect, type ReactNode } from 'react'
import { Outlet } from 'react-router'
import { serverClock } from './server-clock.ts'
import { useLanguage } from './language.tsx'
import { NoticeProvider } from './notices.tsx'
import { SessionProvider, signInUrl, useSessionQuery } from './session.tsx'
import { ShortcutProvider } from './shortcuts.tsx'
import { StateMessage, Loading } from './state-message.tsx'
import { AwayNotice } from './away-notice.tsx'
import { TopBar } from './top-bar.tsx'

/** Everything around a screen: who is signed in, the top bar, shortcuts and notices. */
export function Shell() {
  return (
    <ShortcutProvider>
      <NoticeProvider>
        <SignedIn>
          <TopBar />
          <Outlet />
        </SignedIn>
      </NoticeProvider>
    </ShortcutProvider>
  )
}

function SignedIn({ children }: { children: ReactNode }) {
  const { t } = useLanguage()
  const query = useSessionQuery()
  const session = query.data
  const signedIn = session?.kind === 'staff'
  const everSignedIn = signedIn || session === undefined
  useEffect(() => {
    if (!everSignedIn) location.assign(signInUrl(location.pathname))
  }, [everSignedIn])
  if (session && signedIn) return <SessionProvider session={session}>{children}</SessionProvider>
  if (query.error)
    return (
      <main id="content" className="page">
        <AwayNotice error={query.error} onRetry={() => void query.refetch()} />
        <StateMessage title={t('away.title')}>{t('away.nothing')}</StateMessage>
      </main>
    )
  return (
    <main id="content" className="page">
      <Loading text={t('app.loading')} />
    </main>
  )
}

export function learnTime<T extends { at: string }>(answer: T): T {
  serverClock.learn(answer.at)
  return answer
}
