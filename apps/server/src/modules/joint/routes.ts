import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { notFound } from '../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { readJoint, readMyJoint } from './read-joint.ts'
import { saveJoint } from './save-joint.ts'

const joint: AccessRule = {
  roles: ['health', 'social'],
  relation: 'client-relationship',
  purpose: 'care',
  ground: '703/2023 §§ 9, 46-47, 53: a joint document, by the need in hand',
}
const own: AccessRule = {
  roles: ['resident'],
  relation: 'own',
  purpose: 'own-matter',
  ground: '2016/679 art. 15: access of the person themself',
}

export function jointEndpoints({ sealer }: Pick<Services, 'sealer'>): Endpoint[] {
  return [
    reads(routes.readJoint, joint, ({ tx, params }) => readJoint(tx, sealer, params.id)),
    writes(
      routes.saveJoint,
      joint,
      async ({ tx, params, body }) => {
        await saveJoint(tx, sealer, params.id, body)
        return readJoint(tx, sealer, params.id)
      },
      { again: ({ tx, params }) => readJoint(tx, sealer, params.id) },
    ),
    reads(routes.readMyJoint, own, ({ tx, actor }) => {
      if (actor.kind !== 'resident') throw notFound()
      return readMyJoint(tx, sealer, actor.persons)
    }),
  ]
}
