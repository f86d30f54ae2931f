import { routes } from '@luukku/contract'
import type { AccessRule, Actor, StaffActor } from '@luukku/domain/access'
import { AppError, violatedConstraint } from '../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { changeRoster, undoRosterChange } from './change-roster.ts'
import { keepTime } from './keep-time.ts'
import {
  closeResource,
  openResource,
  readResources,
  readResourceVisits,
  saveResource,
  setServiceCompetences,
  setServiceResources,
  setUnitFeatures,
} from './resources.ts'
import { readConflicts } from './read-conflicts.ts'
import { listAtWork, reportAbsence } from './report-absence.ts'
import { readOwnWeek } from './read-own-week.ts'
import { readRosterWeek } from './read-roster-week.ts'

/** Whose rosters a manager keeps is decided in the database (`may_keep_roster`). */
const keeper: AccessRule = {
  roles: ['manager'],
  relation: 'figures',
  purpose: 'management',
  ground: '741/2023 § 10 (from memory): staff enough for the services; no client is named',
}
const own: AccessRule = {
  roles: ['health', 'social'],
  relation: 'client-relationship',
  purpose: 'care',
  ground: '703/2023 § 9: care or client relationship',
}
const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 § 53 (1): joint guidance unit',
}

const staff = (actor: Actor): StaffActor => {
  if (actor.kind !== 'staff') throw new AppError('not-allowed')
  return actor
}

const nameInUse = (error: unknown) =>
  Promise.resolve(violatedConstraint(error) ? new AppError('rule-violated', { reason: 'resource-name-in-use' }) : error)

export function rosterEndpoints(services: Services): Endpoint[] {
  const { sealer } = services
  return [
    reads(routes.readRoster, keeper, ({ tx, query }) => readRosterWeek(tx, query)),
    writes(routes.changeRoster, keeper, ({ tx, params, body }) => changeRoster(tx, services, params.id, body)),
    writes(routes.undoRosterChange, keeper, ({ tx, params }) => undoRosterChange(tx, services, params.id)),
    reads(routes.listResources, keeper, ({ tx }) => readResources(tx)),
    reads(routes.listResourceVisits, keeper, ({ tx, params, query }) => readResourceVisits(tx, params.id, query)),
    writes(routes.addResource, keeper, ({ tx, body }) => saveResource(tx, services, undefined, body), {
      refused: nameInUse,
    }),
    writes(routes.changeResource, keeper, ({ tx, params, body }) => saveResource(tx, services, params.id, body), {
      refused: nameInUse,
    }),
    writes(routes.closeResource, keeper, ({ tx, params, body }) => closeResource(tx, services, params.id, body)),
    writes(routes.openResource, keeper, ({ tx, params }) => openResource(tx, services, params.id)),
    writes(routes.setUnitFeatures, keeper, ({ tx, body }) => setUnitFeatures(tx, services, body)),
    writes(routes.setServiceCompetences, keeper, ({ tx, body }) => setServiceCompetences(tx, body)),
    writes(routes.setServiceResources, keeper, ({ tx, body }) => setServiceResources(tx, body)),
    reads(routes.readOwnWeek, own, ({ tx, actor, query }) => readOwnWeek(tx, sealer, staff(actor), query)),
    writes(routes.keepOwnTime, own, ({ tx, actor, params }) =>
      keepTime(tx, services, staff(actor), params.id, staff(actor).staffId),
    ),
    reads(routes.readConflicts, guidance, ({ tx }) => readConflicts(tx, sealer)),
    reads(routes.listAtWork, guidance, ({ tx }) => listAtWork(tx)),
    writes(routes.reportAbsence, guidance, ({ tx, body }) => reportAbsence(tx, services, body.staffId)),
    writes(routes.undoAbsence, guidance, ({ tx, params }) => undoRosterChange(tx, services, params.id)),
    writes(routes.keepTime, guidance, ({ tx, actor, params }) => keepTime(tx, services, staff(actor), params.id)),
  ]
}
