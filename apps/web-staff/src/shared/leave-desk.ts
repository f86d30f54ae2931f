import type { DeskCase, RouteResponse, routes } from '@luukku/contract'
import type { QueryClient } from '@tanstack/react-query'

type DeskList = RouteResponse<typeof routes.listDesk>

/**
 * Takes a case that is done off the lists kept in memory, before they are read again: who goes back to the list and presses
 * Enter at once opens the next person, not the one just finished. The server's own list comes a moment later and decides.
 */
export function leaveDesk(client: QueryClient, done: Pick<DeskCase, 'contactId' | 'status' | 'nextStep'>): void {
  const isOffDesk = done.status === 'closed' || (done.status === 'booked' && done.nextStep.kind === 'appointment')
  if (isOffDesk)
    client.setQueriesData<DeskList>(
      { queryKey: ['desk'] },
      (list) => list && { ...list, rows: list.rows.filter((row) => row.contactId !== done.contactId) },
    )
  void client.invalidateQueries({ queryKey: ['desk'] })
}
