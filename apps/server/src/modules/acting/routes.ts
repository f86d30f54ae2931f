import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { changeRelation, keepGuardiansApart, orderNonDisclosure, recordRelation } from './change-relations.ts'
import { chooseGuardians, decideMinor } from './decide-minor.ts'
import { endActing, readActing } from './my-acting.ts'
import { readRepresentatives } from './read-representatives.ts'

const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 §§ 50, 51: acting for another; 785/1992 §§ 7, 9: a minor',
}
const own: AccessRule = {
  roles: ['resident'],
  relation: 'own',
  purpose: 'own-matter',
  ground: '703/2023 §§ 50, 51: acting for another',
}

export function actingEndpoints({ sealer }: Pick<Services, 'sealer'>): Endpoint[] {
  return [
    reads(routes.readRepresentatives, guidance, ({ tx, params }) => readRepresentatives(tx, sealer, params.id)),
    writes(routes.decideMinor, guidance, async ({ tx, params, body }) => {
      await decideMinor(tx, sealer, params.id, body)
      return readRepresentatives(tx, sealer, params.id)
    }),
    writes(routes.recordRelation, guidance, async ({ tx, params, body }) => {
      await recordRelation(tx, sealer, params.id, body)
      return readRepresentatives(tx, sealer, params.id)
    }),
    writes(routes.changeRelation, guidance, async ({ tx, params, body }) => {
      await changeRelation(tx, params.id, body)
      return readRepresentatives(tx, sealer, params.id)
    }),
    writes(routes.keepGuardiansApart, guidance, async ({ tx, params, body }) => {
      await keepGuardiansApart(tx, params.id, body.apart)
      return readRepresentatives(tx, sealer, params.id)
    }),
    writes(routes.setNonDisclosure, guidance, async ({ tx, params, body }) => {
      await orderNonDisclosure(tx, params.id, body)
      return readRepresentatives(tx, sealer, params.id)
    }),
    reads(routes.readActing, own, ({ tx }) => readActing(tx, sealer)),
    writes(routes.endActing, own, ({ tx, params }) => endActing(tx, params.id)),
    writes(routes.chooseGuardians, own, ({ tx, params, body }) =>
      chooseGuardians(tx, sealer, params.id, body.guardians),
    ),
  ]
}
