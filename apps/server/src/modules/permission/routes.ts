import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { readAcross, recordGround, recordPermission } from './across.ts'
import { deny, withdrawDenial } from './deny.ts'
import { recordDenial, recordNeedDenial } from './hear-denial.ts'
import { givePermission, readPermissions } from './my-permissions.ts'

const across: AccessRule = {
  roles: ['health', 'social'],
  relation: 'client-relationship',
  purpose: 'care',
  ground: '703/2023 § 53: permission or statutory ground',
}
const own: AccessRule = {
  roles: ['resident'],
  relation: 'own',
  purpose: 'own-matter',
  ground: '703/2023 § 58: permission and denial are the person’s own',
}
const heard: AccessRule = { ...across, ground: '703/2023 § 58: a denial heard' }
const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 § 58: a denial heard',
}

export function permissionEndpoints({ sealer }: Pick<Services, 'sealer'>): Endpoint[] {
  return [
    reads(routes.readAcross, across, ({ tx, params }) => readAcross(tx, sealer, params.id)),
    writes(
      routes.recordPermission,
      across,
      async ({ tx, params, body }) => {
        await recordPermission(tx, params.id, body)
        return readAcross(tx, sealer, params.id)
      },
      { again: ({ tx, params }) => readAcross(tx, sealer, params.id) },
    ),
    writes(
      routes.recordGround,
      across,
      async ({ tx, params, body }) => {
        await recordGround(tx, sealer, params.id, body)
        return readAcross(tx, sealer, params.id)
      },
      { again: ({ tx, params }) => readAcross(tx, sealer, params.id) },
    ),
    writes(routes.openProtected, across, ({ tx, params, body }) => readAcross(tx, sealer, params.id, body.needId), {
      again: ({ tx, params, body }) => readAcross(tx, sealer, params.id, body.needId),
    }),
    reads(routes.readPermissions, own, ({ tx, query }) => readPermissions(tx, sealer, query)),
    writes(routes.givePermission, own, async ({ tx, params, body }) => {
      await givePermission(tx, params.id, body)
      return readPermissions(tx, sealer)
    }),
    writes(routes.deny, own, async ({ tx, body }) => {
      await deny(tx, body)
      return readPermissions(tx, sealer)
    }),
    writes(routes.withdrawDenial, own, async ({ tx, params }) => {
      await withdrawDenial(tx, params.id)
      return readPermissions(tx, sealer)
    }),
    writes(routes.recordDenial, guidance, ({ tx, params, body }) => recordDenial(tx, sealer, params.id, body)),
    writes(routes.recordNeedDenial, heard, ({ tx, params, body }) => recordNeedDenial(tx, sealer, params.id, body)),
  ]
}
