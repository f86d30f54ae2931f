import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import type { ReadTx } from '../../platform/db.ts'
import { AppError, notFound, violatedConstraint } from '../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { addPerson, identifyPerson, joinPersons, liftSafeContact, unjoinPersons } from './keep-persons.ts'
import { findPersons, readPersonCard } from './person-card.ts'

const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 §§ 8, 53 (1): the client identified reliably, by the joint guidance unit',
}

/** A triage nurse who does not work in the guidance unit now finds nobody here, by no way. */
function inGuidance<T>(tx: ReadTx, work: () => Promise<T>): Promise<T> {
  if (tx.actor.kind !== 'staff' || !tx.actor.guidance) throw notFound()
  return work()
}

export function registryEndpoints({ sealer }: Pick<Services, 'sealer'>): Endpoint[] {
  return [
    reads(routes.findPersons, guidance, ({ tx, body }) => inGuidance(tx, () => findPersons(tx, sealer, body.words))),
    reads(routes.readPerson, guidance, ({ tx, params }) => inGuidance(tx, () => readPersonCard(tx, sealer, params.id))),
    writes(routes.addPerson, guidance, ({ tx, body }) =>
      inGuidance(tx, async () => readPersonCard(tx, sealer, await addPerson(tx, sealer, body))),
    ),
    writes(
      routes.identifyPerson,
      guidance,
      async ({ tx, params, body }) => {
        await inGuidance(tx, () => identifyPerson(tx, sealer, params.id, body))
        return readPersonCard(tx, sealer, params.id)
      },
      {
        refused: (error) =>
          Promise.resolve(
            violatedConstraint(error) ? new AppError('rule-violated', { reason: 'code-is-somebodys' }) : error,
          ),
      },
    ),
    writes(
      routes.joinPersons,
      guidance,
      async ({ tx, params, body }) => {
        await inGuidance(tx, () => joinPersons(tx, sealer, params.id, body))
        return readPersonCard(tx, sealer, params.id)
      },
      {
        refused: (error) =>
          Promise.resolve(
            violatedConstraint(error) ? new AppError('rule-violated', { reason: 'times-overlap' }) : error,
          ),
      },
    ),
    writes(routes.liftSafeContact, guidance, async ({ tx, params, body }) => {
      await inGuidance(tx, () => liftSafeContact(tx, sealer, params.id, body))
      return readPersonCard(tx, sealer, params.id)
    }),
    writes(routes.unjoinPersons, guidance, async ({ tx, params, body }) => {
      await inGuidance(tx, () => unjoinPersons(tx, sealer, params.id, body))
      return readPersonCard(tx, sealer, params.id)
    }),
  ]
}
