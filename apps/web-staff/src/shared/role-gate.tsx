import type { ReactNode } from 'react'
import { Link, Navigate } from 'react-router'
import { useLanguage } from './language.tsx'
import { useSession } from './session.tsx'
import { StateMessage } from './state-message.tsx'

/** Which roles a view is for. The server decides; this only spares a person a view that would stay empty. */
export const homeOf = {
  desk: ['triage'],
  own: ['health', 'social'],
  emergency: ['health', 'social', 'triage'],
  week: ['health', 'social'],
  manager: ['manager'],
  dataProtection: ['data-protection'],
  retention: ['records', 'data-protection'],
  law: ['triage', 'health', 'social', 'manager'],
} as const

export function homePath(roles: readonly string[]): string {
  if (roles.includes('triage')) return '/'
  if (roles.includes('manager')) return '/manager'
  if (roles.includes('data-protection')) return '/data-requests'
  if (roles.includes('records')) return '/retention'
  return '/own'
}

export function RoleGate({ roles, children }: { roles: readonly string[]; children: ReactNode }) {
  const session = useSession()
  const { t } = useLanguage()
  if (session.roles.some((role) => roles.includes(role))) return children
  return (
    <main id="content" className="page">
      <StateMessage title={t('denied.title')} test="denied" alone>
        <p>{t('denied.text')}</p>
        <Link to={homePath(session.roles)}>{t('denied.home')}</Link>
      </StateMessage>
    </main>
  )
}

/** The first view of this person's work. */
export function Home({ desk }: { desk: ReactNode }) {
  const { roles } = useSession()
  const home = homePath(roles)
  return home === '/' ? desk : <Navigate to={home} replace />
}
