import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useLanguage } from './language.tsx'
import { sessionKey, signInUrl, useFormToken, useSession, useSessionQuery } from './session.tsx'
import { StateMessage } from './state-message.tsx'

const LockContext = createContext<() => void>(() => undefined)
/** One tap: the session ends at the server, and nothing of a client stays on the screen. */
export const useLock = () => useContext(LockContext)

/**
 * While locked no screen is drawn; what was being written waits in memory for the same person. Somebody else who signs in
 * here starts clean.
 */
export function Lockable({ children }: { children: ReactNode }) {
  const session = useSession()
  const [lockedFor, setLockedFor] = useState<string>()
  const formToken = useFormToken()
  const client = useQueryClient()
  const lock = () => {
    setLockedFor(session.staffId ?? '')
    const token = formToken()
    void fetch('/auth/sign-out', {
      method: 'POST',
      headers: { accept: 'application/json', ...(token ? { 'x-luukku-form': token } : {}) },
    }).finally(() => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] })
    })
  }
  if (lockedFor !== undefined)
    return (
      <Locked
        staffId={lockedFor}
        onBack={() => {
          setLockedFor(undefined)
        }}
      />
    )
  return <LockContext.Provider value={lock}>{children}</LockContext.Provider>
}

function Locked({ staffId, onBack }: { staffId: string; onBack: () => void }) {
  const { t } = useLanguage()
  const { data, refetch, dataUpdatedAt } = useSessionQuery()
  const [lockedAt] = useState(() => performance.timeOrigin + performance.now())
  useEffect(() => {
    if (data?.kind !== 'staff' || dataUpdatedAt < lockedAt + 1000) return
    if (data.staffId === staffId) onBack()
    else location.reload()
  }, [data, dataUpdatedAt, lockedAt, onBack, staffId])
  return (
    <main id="content" className="page" data-test="locked">
      <StateMessage title={t('lock.title')} alone>
        <p>{t('lock.text')}</p>
        <p>
          <a className="choice-button" href={signInUrl('/staff')} target="_blank" rel="noreferrer" data-test="unlock">
            {t('lock.signIn')}
          </a>{' '}
          <button type="button" className="plain" onClick={() => void refetch()}>
            {t('away.retry')}
          </button>
        </p>
      </StateMessage>
    </main>
  )
}
