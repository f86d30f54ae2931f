// The one door of the contract: schemas, types, routes, client.
import { actingRoutes } from './acting.ts'
import { bookingRoutes } from './booking.ts'
import { calendarRoutes } from './calendars.ts'
import { catalogueRoutes } from './catalogue.ts'
import { contactRoutes } from './contact.ts'
import { dataRightsRoutes } from './data-rights.ts'
import { deskRoutes } from './desk.ts'
import { emergencyRoutes } from './emergency.ts'
import { goalRoutes } from './goals.ts'
import { interpretingRoutes } from './interpreting.ts'
import { jointRoutes } from './joint.ts'
import { lawRoutes } from './law.ts'
import { managerRoutes } from './manager.ts'
import { moveRoutes } from './moves.ts'
import { operatingModelRoutes } from './operating-model.ts'
import { ownListRoutes } from './own-list.ts'
import { permissionRoutes } from './permission.ts'
import { policyRoutes } from './policy.ts'
import { publicRoutes } from './public.ts'
import { questionnaireRoutes } from './questionnaire.ts'
import { registryRoutes } from './registry.ts'
import { residentRoutes } from './resident.ts'
import { resourceRoutes } from './resources.ts'
import { retentionRoutes } from './retention.ts'
import { rosterRoutes } from './roster.ts'
import { sharedVisitRoutes } from './shared-visits.ts'
import { userRoutes } from './users.ts'
import { fairnessRoutes } from './fairness.ts'
import { waitingRoutes } from './waiting.ts'

export * from './acting.ts'
export * from './booking.ts'
export * from './calendars.ts'
export * from './catalogue.ts'
export * from './client.ts'
export * from './common.ts'
export * from './companion.ts'
export * from './contact.ts'
export * from './data-rights.ts'
export * from './desk.ts'
export * from './emergency.ts'
export * from './errors.ts'
export * from './goals.ts'
export * from './interpreting.ts'
export * from './joint.ts'
export * from './law.ts'
export * from './manager.ts'
export * from './moves.ts'
export * from './openapi.ts'
export * from './operating-model.ts'
export * from './own-list.ts'
export * from './permission.ts'
export * from './plan.ts'
export * from './public.ts'
export * from './questionnaire.ts'
export * from './registry.ts'
export * from './resident.ts'
export * from './resources.ts'
export * from './retention.ts'
export * from './roster.ts'
export * from './route.ts'
export * from './shared-visits.ts'
export * from './users.ts'
export * from './policy.ts'
export * from './fairness.ts'
export * from './waiting.ts'

export const routes = {
  ...publicRoutes,
  ...catalogueRoutes,
  ...contactRoutes,
  ...residentRoutes,
  ...actingRoutes,
  ...permissionRoutes,
  ...emergencyRoutes,
  ...userRoutes,
  ...waitingRoutes,
  ...fairnessRoutes,
  ...policyRoutes,
  ...moveRoutes,
  ...calendarRoutes,
  ...sharedVisitRoutes,
  ...interpretingRoutes,
  ...deskRoutes,
  ...bookingRoutes,
  ...ownListRoutes,
  ...goalRoutes,
  ...jointRoutes,
  ...managerRoutes,
  ...questionnaireRoutes,
  ...registryRoutes,
  ...dataRightsRoutes,
  ...retentionRoutes,
  ...lawRoutes,
  ...operatingModelRoutes,
  ...rosterRoutes,
  ...resourceRoutes,
}
