import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { AppError, violatedConstraint } from '../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { addPerson, identifyPerson, joinPersons, unjoinPersons } from './keep-persons.ts'
import { findPersons, readPersonCard } from './person-card.ts'

const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 §§ 8, 53 (1): the client identified reliably, by the joint guidance unit',
}

export function registryEndpoints({ sealer }: Pick<Services, 'sealer'>): Endpoint[] {
  return [
    reads(routes.findPersons, guidance, ({ tx, body }) => findPersons(tx, sealer, body.words)),
    reads(routes.readPerson, guidance, ({ tx, params }) => readPersonCard(tx, sealer, params.id)),
    writes(routes.addPerson, guidance, async ({ tx, body }) =>
      readPersonCard(tx, sealer, await addPerson(tx, sealer, body)),
    ),
    writes(
      routes.identifyPerson,
      guidance,
      async ({ tx, params, body }) => {
        await identifyPerson(tx, sealer, params.id, body)
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
        await joinPersons(tx, sealer, params.id, body)
        return readPersonCard(tx, sealer, params.id)
      },
      {
        refused: (error) =>
          Promise.resolve(
            violatedConstraint(error) ? new AppError('rule-violated', { reason: 'times-overlap' }) : error,
          ),
      },
    ),
    writes(routes.unjoinPersons, guidance, async ({ tx, params, body }) => {
      await unjoinPersons(tx, sealer, params.id, body)
      return readPersonCard(tx, sealer, params.id)
    }),
  ]
}
