import type { RouteResponse, routes } from '@luukku/contract'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { fullName, openName, readIdentities } from '../person/index.ts'
import { endMyRelation, listMyRelations, listMyRepresentatives } from './acting-queries.ts'
import { lastDay } from './last-day.ts'

/** For whom I may act now, and who may act for me by my own choice. */
export async function readActing(tx: ReadTx, sealer: Sealer): Promise<RouteResponse<typeof routes.readActing>> {
  const { actor } = tx
  if (actor.kind !== 'resident') throw notFound()
  // The session's own list: what may not be seen at this moment is not in it, whatever the reason.
  const persons = actor.persons.filter((id) => id !== actor.personId)
  const names = await readIdentities(tx, sealer, persons)
  const relations = await listMyRelations(tx, actor.personId)
  const mine = await listMyRepresentatives(tx)
  tx.journal({ register: 'both', persons: [actor.personId, ...persons] })
  return {
    iActFor: persons.flatMap((id) => {
      const relation = relations.find((r) => r.person_id === id && (r.valid_until === null || r.valid_until > tx.at))
      const name = names.get(id)
      if (!relation || !name) return []
      return [
        {
          name: fullName(name),
          kind: relation.kind,
          ...(relation.valid_until === null ? {} : { until: lastDay(relation.valid_until) }),
        },
      ]
    }),
    actForMe: mine.map((r) => ({
      relationId: r.id,
      name: fullName(openName(sealer, r.actor_person_id, r.name_sealed)),
      kind: r.kind,
      ...(r.valid_until === null ? {} : { until: lastDay(r.valid_until) }),
    })),
  }
}

export async function endActing(tx: WriteTx, relationId: string): Promise<{ ended: true }> {
  const { actor } = tx
  if (actor.kind !== 'resident' || (await endMyRelation(tx, relationId, actor.personId)) === 0) throw notFound()
  tx.journal({ register: 'both', persons: [actor.personId], detail: { relation: relationId, to: 'ended' } })
  return { ended: true }
}
