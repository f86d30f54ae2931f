import { routes } from '@luukku/contract'
import type { AccessRule, Actor, StaffActor } from '@luukku/domain/access'
import { AppError, notFound } from '../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { decideRequest } from '../data-request/index.ts'
import { readGoals, saveGoals } from './goals.ts'
import { findOwnNeed } from './own-list-queries.ts'
import { readOwnList, readOwnNeed } from './read-own.ts'
import { recordVisit } from './record-visit.ts'
import { writeNote } from './write-note.ts'

const ownClients: AccessRule = {
  roles: ['health', 'social'],
  relation: 'client-relationship',
  purpose: 'care',
  ground: '703/2023 § 9: care or client relationship',
}

const staff = (actor: Actor): StaffActor => {
  if (actor.kind !== 'staff') throw new AppError('not-allowed')
  return actor
}

export function ownListEndpoints(services: Pick<Services, 'sealer' | 'jobs'>): Endpoint[] {
  const { sealer } = services
  return [
    reads(routes.listOwn, ownClients, ({ tx, actor }) => readOwnList(tx, sealer, staff(actor))),
    reads(routes.readOwnNeed, ownClients, ({ tx, params }) => readOwnNeed(tx, sealer, params.id)),
    reads(routes.readGoals, ownClients, ({ tx, params }) => readGoals(tx, sealer, params.id)),
    writes(routes.saveGoals, ownClients, ({ tx, params, body }) => saveGoals(tx, sealer, params.id, body)),
    writes(routes.recordVisit, ownClients, async ({ tx, params, body }) => {
      await recordVisit(tx, services, params.id, body)
      return readOwnNeed(tx, sealer, params.id)
    }),
    writes(routes.writeOwnNote, ownClients, async ({ tx, params, body }) => {
      await writeNote(tx, sealer, params.id, body)
      return readOwnNeed(tx, sealer, params.id)
    }),
    writes(routes.answerOwnRequest, ownClients, async ({ tx, params, body }) => {
      const need = await findOwnNeed(tx, params.id)
      if (!need) throw notFound()
      await decideRequest(tx, sealer, need, body)
      return readOwnNeed(tx, sealer, params.id)
    }),
  ]
}
