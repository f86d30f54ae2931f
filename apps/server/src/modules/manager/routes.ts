import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { addDays, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { reads, type Endpoint } from '../../platform/http/handler.ts'
import { readOwners } from '../staffing/index.ts'
import { listBreaking } from './manager-queries.ts'
import { readDay, toBreaking } from './read-day.ts'

const figures: AccessRule = {
  roles: ['manager'],
  relation: 'figures',
  purpose: 'management',
  ground: '612/2021 § 29: monitoring of access; counts without persons',
}

export function managerEndpoints(): Endpoint[] {
  return [
    reads(routes.readManagerDay, figures, async ({ tx, query }) => {
      tx.journal({ register: 'none', persons: [], detail: { days: query.days } })
      return readDay(tx, query)
    }),
    reads(routes.readFutureDates, figures, async ({ tx, query }) => {
      const today = toHelsinkiDate(toInstant(tx.at))
      const rows = await listBreaking(tx, {
        from: today,
        to: query.until ?? addDays(today, query.days),
        service: query.service,
        municipality: query.municipality,
        limit: 500,
      })
      const owners = await readOwners(
        tx,
        rows.map((b) => ({ kind: b.owner_kind, id: b.owner_id })),
      )
      tx.journal({ register: 'none', persons: [], detail: { rows: rows.length } })
      return { breaking: rows.map((row) => toBreaking(row, owners, today)) }
    }),
  ]
}
