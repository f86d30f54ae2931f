import { routes } from '@luukku/contract'
import type { AccessRule } from '@luukku/domain/access'
import { AppError, violatedConstraint } from '../../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../../platform/http/handler.ts'
import {
  addInterpreterTimes,
  dropInterpreterTime,
  listVisitSettings,
  saveInterpreter,
  setExtraMinutes,
  timesOverlap,
} from '../visits/keep-interpreters.ts'
import type { Services } from '../../../platform/services.ts'
import { addSessions, cancelSession, sessionRefused, setSessionPlaces } from '../groups/keep-sessions.ts'
import { listSharedVisits, setOverbooking, setSharedVisits } from '../groups/list-shared-visits.ts'
import { listTravel, setHomeTravel, setTravel } from '../travel/keep-travel.ts'

/** What is the whole county's is kept by the manager of the joint guidance unit, decided in the database. */
const keeper: AccessRule = {
  roles: ['manager'],
  relation: 'figures',
  purpose: 'management',
  ground: '741/2023 § 10 (from memory): staff enough for the services; no client is named',
}

const nameInUse = (error: unknown) =>
  Promise.resolve(
    violatedConstraint(error) ? new AppError('rule-violated', { reason: 'interpreter-name-in-use' }) : error,
  )

export function calendarEndpoints(services: Services): Endpoint[] {
  return [
    reads(routes.listTravel, keeper, ({ tx, query }) => listTravel(tx, query)),
    writes(routes.setTravel, keeper, ({ tx, body }) => setTravel(tx, body)),
    writes(routes.setHomeTravel, keeper, ({ tx, body }) => setHomeTravel(tx, body)),
    reads(routes.listVisitSettings, keeper, ({ tx }) => listVisitSettings(tx)),
    writes(routes.addInterpreter, keeper, ({ tx, body }) => saveInterpreter(tx, undefined, body), {
      refused: nameInUse,
    }),
    writes(routes.changeInterpreter, keeper, ({ tx, params, body }) => saveInterpreter(tx, params.id, body), {
      refused: nameInUse,
    }),
    writes(routes.addInterpreterTimes, keeper, ({ tx, params, body }) => addInterpreterTimes(tx, params.id, body), {
      refused: (error) => Promise.resolve(timesOverlap(error)),
    }),
    writes(routes.dropInterpreterTime, keeper, ({ tx, params }) => dropInterpreterTime(tx, params.id)),
    writes(routes.setExtraMinutes, keeper, ({ tx, body }) => setExtraMinutes(tx, body)),
    reads(routes.listSharedVisits, keeper, ({ tx }) => listSharedVisits(tx)),
    writes(routes.setSharedVisits, keeper, ({ tx, body }) => setSharedVisits(tx, body)),
    writes(routes.setOverbooking, keeper, ({ tx, body }) => setOverbooking(tx, body)),
    writes(routes.addSessions, keeper, ({ tx, body }) => addSessions(tx, body), { refused: sessionRefused }),
    writes(routes.setSessionPlaces, keeper, ({ tx, params, body }) => setSessionPlaces(tx, params.id, body), {
      refused: sessionRefused,
    }),
    writes(routes.cancelSession, keeper, ({ tx, params, body }) => cancelSession(tx, services, params.id, body)),
  ]
}
