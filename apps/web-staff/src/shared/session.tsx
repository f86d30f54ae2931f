import { routes, type Session } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, type ReactNode } from 'react'
import { callApi } from './api.ts'

const SessionContext = createContext<Session | undefined>(undefined)
export const sessionKey = ['session'] as const

export function useSessionQuery() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: () => callApi(routes.readSession),
    staleTime: 60_000,
    // After signing in again in another tab the new form token is read as this tab gets the focus.
    refetchOnWindowFocus: 'always',
  })
}

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('SessionProvider is missing')
  return session
}

/** Reads the form token at the moment of the call: it may have changed since the screen was drawn. */
export function useFormToken(): () => string | undefined {
  const client = useQueryClient()
  return () => client.getQueryData<Session>(sessionKey)?.formToken
}

export function signInUrl(path: string): string {
  return `/auth/sign-in?as=staff&to=${encodeURIComponent(path)}`
}
