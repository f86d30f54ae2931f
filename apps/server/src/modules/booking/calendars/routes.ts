import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../../platform/http/handler.ts'
import { listTravel, setTravel } from '../travel/keep-travel.ts'

/** What is the whole county's is kept by the manager of the joint guidance unit, decided in the database. */
const keeper: AccessRule = {
  roles: ['manager'],
  relation: 'figures',
  purpose: 'management',
  ground: '741/2023 § 10 (from memory): staff enough for the services; no client is named',
}

export function calendarEndpoints(): Endpoint[] {
  return [
    reads(routes.listTravel, keeper, ({ tx, query }) => listTravel(tx, query)),
    writes(routes.setTravel, keeper, ({ tx, body }) => setTravel(tx, body)),
  ]
}
