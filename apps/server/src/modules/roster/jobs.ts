import type { Services } from '../../platform/services.ts'
import { checkPlaces } from './check-places.ts'
import { checkRoster } from './check-roster.ts'

/** Planned work of rosters and places. */
export async function workRosters(services: Services): Promise<void> {
  await services.jobs.work('check-roster', (data) => checkRoster(services, data))
  await services.jobs.work('check-places', (data) => checkPlaces(services, data))
}
