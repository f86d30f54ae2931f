import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { breakGlass, readOpenings } from './break-glass.ts'

const emergency: AccessRule = {
  roles: ['triage', 'health', 'social'],
  relation: 'break-glass',
  purpose: 'emergency',
  ground: '703/2023 § 9: necessary data without a relationship, by a written reason',
}

export function emergencyEndpoints({ sealer }: Pick<Services, 'sealer'>): Endpoint[] {
  return [
    writes(routes.breakGlass, emergency, ({ tx, body }) => breakGlass(tx, sealer, body)),
    reads(routes.readOpenings, emergency, ({ tx }) => readOpenings(tx, sealer)),
  ]
}
