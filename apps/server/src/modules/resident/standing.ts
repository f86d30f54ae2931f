import type { RouteResponse, routes } from '@luukku/contract'
import { sql } from 'kysely'
import type { ReadTx } from '../../platform/db.ts'
import { readShownStates, type ContactRow } from '../contact/index.ts'

type MyContact = RouteResponse<typeof routes.replyMessage>

const statusOf: Record<ContactRow['status'], MyContact['status']> = {
  waiting: 'received',
  opened: 'being-handled',
  'no-answer': 'being-handled',
  'asked-back': 'waiting-for-you',
  assessed: 'assessed',
  booked: 'planned',
  closed: 'closed',
}
const inQueue: readonly ContactRow['status'][] = ['waiting', 'opened', 'no-answer']

export interface Standing {
  shown: Pick<MyContact, 'status' | 'ahead'>
  isAnswered: boolean
}

/**
 * How contacts stand to the reader. To who acts for the client as that one may know of it: what was asked of the client alone, and
 * what the client wrote, leaves no trace.
 *
 * @param others  those of somebody else than the reader
 */
export async function readStanding(
  tx: ReadTx,
  rows: readonly ContactRow[],
  others: readonly ContactRow[],
): Promise<(row: ContactRow) => Standing> {
  const ids = rows.map(({ id }) => id)
  const places = await tx.rows(
    sql<{ id: string; ahead: number | null }>`select id, queue_ahead(id) as ahead from unnest(${ids}::uuid[]) as id`,
  )
  const shown = await readShownStates(
    tx,
    others.map(({ id }) => id),
  )
  return (row) => {
    const state = shown.get(row.id)
    const status = state?.status ?? row.status
    const ahead = inQueue.includes(status) ? places.find(({ id }) => id === row.id)?.ahead : undefined
    return {
      shown: { status: statusOf[status], ...(typeof ahead === 'number' ? { ahead } : {}) },
      isAnswered: (state === undefined ? row.answered_at : (state.answeredAt ?? null)) !== null,
    }
  }
}
