import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import {
  confirmRetention,
  countRetention,
  holdMatter,
  readRetention,
  readRetentionWaiting,
} from './confirm-retention.ts'

/** A records keeper decides on counts alone: no row of care opens for the purpose. */
const keeper: AccessRule = {
  roles: ['records'],
  relation: 'none',
  purpose: 'retention',
  ground: '703/2023 § 24: destruction when the time ends',
}
/** The data-protection officer looks on. */
const onlooker: AccessRule = { ...keeper, roles: ['data-protection', 'records'] }

export function retentionEndpoints({ jobs }: Pick<Services, 'jobs'>): Endpoint[] {
  return [
    reads(routes.readRetention, onlooker, ({ tx }) => readRetention(tx)),
    reads(routes.readRetentionWaiting, keeper, ({ tx }) => readRetentionWaiting(tx)),
    writes(routes.countRetention, keeper, ({ tx, params, body }) =>
      countRetention(tx, jobs, params.id, body.retentionClass),
    ),
    writes(routes.confirmRetention, keeper, ({ tx, params, body }) => confirmRetention(tx, jobs, params.id, body)),
    writes(routes.holdMatter, keeper, ({ tx, body }) => holdMatter(tx, body)),
  ]
}
