import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { NavLink } from 'react-router'
import { callApi } from './api.ts'
import { useLanguage } from './language.tsx'
import { useSession } from './session.tsx'

/** What waits for the records keeper; read anew when a list was confirmed. */
export const retentionWaitingKey = ['retention-waiting']
const everyMs = 30 * 60_000

/** The way to the lists of destruction; the keeper sees on every page how many documents wait for their word. */
export function RetentionLink() {
  const { t } = useLanguage()
  const { roles } = useSession()
  const waiting = useQuery({
    queryKey: retentionWaitingKey,
    queryFn: () => callApi(routes.readRetentionWaiting),
    enabled: roles.includes('records'),
    staleTime: everyMs,
    refetchInterval: everyMs,
  })
  const n = waiting.data?.documents ?? 0
  return (
    <NavLink to="/retention" data-test="nav-retention">
      {n > 0 ? t('nav.retentionWaiting', { n }) : t('nav.retention')}
    </NavLink>
  )
}
