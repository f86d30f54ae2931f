import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { AppError } from '../../platform/errors.ts'
import { violatedConstraint } from '../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import { changeUser, coverUser, endCover, findUsers, readSuspicious, saveUser } from './keep-users.ts'

/** Rights are kept by managers; nobody keeps their own. */
const keeper: AccessRule = {
  roles: ['manager'],
  relation: 'none',
  purpose: 'user-register',
  ground: '703/2023 § 9 (3): register of users and their rights',
}

/** The day's report of use also belongs to the data-protection officer, who gives no rights to anybody. */
const overseer: AccessRule = { ...keeper, roles: ['manager', 'data-protection'] }

/** What the database refuses because it is there already, told by this. */
const standsAlready = (told: () => AppError) => ({
  refused: (error: unknown) => Promise.resolve(violatedConstraint(error) ? told() : error),
})

export function userEndpoints(services: Pick<Services, 'jobs'>): Endpoint[] {
  return [
    reads(routes.findUsers, keeper, ({ tx, body }) => findUsers(tx, body)),
    writes(
      routes.addUser,
      keeper,
      ({ tx, body }) => saveUser(tx, undefined, body),
      standsAlready(() => new AppError('rule-violated', { reason: 'subject-is-in-use' })),
    ),
    writes(routes.changeUser, keeper, ({ tx, params, body }) => changeUser(tx, services, params.id, body)),
    writes(
      routes.coverUser,
      keeper,
      ({ tx, params, body }) => coverUser(tx, params.id, body),
      standsAlready(() => new AppError('rule-violated', { reason: 'cover-stands-already' })),
    ),
    writes(routes.endCover, keeper, ({ tx, params, body }) => endCover(tx, params.id, body)),
    reads(routes.readSuspicious, overseer, ({ tx, query }) => readSuspicious(tx, query.day)),
  ]
}
