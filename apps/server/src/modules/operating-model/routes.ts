import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { bringModel, exportModel } from './bring-model.ts'
import type { ModelFollower } from './follow-models.ts'
import { readComparison, readModel, readModels, readQuality, type ModelPowers } from './read-models.ts'
import { adoptModel, approveModel, publishModel, withdrawApproval, withdrawPublication } from './step-model.ts'
import { tryModel, tryModelOnContacts } from './try-model.ts'

/** How a pathway works is no secret inside the county, and no row of it is about a client. */
const everyStaff: AccessRule = {
  roles: ['triage', 'health', 'social', 'manager'],
  relation: 'none',
  purpose: 'technical',
  ground: 'operating models of the county; figures without persons',
}

/** Who answers for a model is a licensed professional of the county (1326/2010 § 51: the assessment is a professional's). */
const professionals: AccessRule = { ...everyStaff, roles: ['triage', 'health', 'social'] }

const managers: AccessRule = { ...everyStaff, roles: ['manager'] }

/** Reads what people told, by the unit that received it; counted for the county's own management (552/2019 § 41, from memory). */
const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 § 53: joint guidance unit tries a changed operating model on what it received',
}

export function operatingModelEndpoints({ sealer, config }: Services, follower: ModelFollower): Endpoint[] {
  const powers: ModelPowers = { follower, production: config.production }
  return [
    reads(routes.listModels, everyStaff, ({ tx }) => readModels(tx, powers)),
    reads(routes.readModel, everyStaff, ({ tx, params, query }) => readModel(tx, powers, params.name, query.version)),
    reads(routes.compareModel, everyStaff, ({ tx, params, query }) => readComparison(tx, powers, params.name, query)),
    reads(routes.readModelQuality, everyStaff, ({ tx, params, query }) =>
      readQuality(tx, powers, params.name, query.days),
    ),
    writes(routes.bringModel, everyStaff, ({ tx, body }) => bringModel(tx, powers, body)),
    reads(routes.exportModel, everyStaff, ({ tx, params }) => exportModel(tx, powers, params.id)),
    writes(routes.tryModel, everyStaff, ({ tx, params }) => tryModel(tx, powers, params.id)),
    writes(routes.tryModelOnContacts, guidance, ({ tx, params }) => tryModelOnContacts(tx, sealer, powers, params.id)),
    writes(routes.approveModel, professionals, ({ tx, params, body }) => approveModel(tx, powers, params.id, body)),
    writes(routes.withdrawModelApproval, professionals, ({ tx, params, body }) =>
      withdrawApproval(tx, powers, params.id, body),
    ),
    writes(routes.publishModel, managers, ({ tx, params, body }) => publishModel(tx, powers, params.id, body)),
    writes(routes.withdrawModelPublication, managers, ({ tx, params, body }) =>
      withdrawPublication(tx, powers, params.id, body),
    ),
    writes(routes.adoptModel, managers, ({ tx, params, body }) => adoptModel(tx, powers, params.id, body)),
  ]
}
