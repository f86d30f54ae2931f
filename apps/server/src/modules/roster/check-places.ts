import { randomUUID } from 'node:crypto'
import type { TransactionOptions, WriteTx } from '../../platform/db.ts'
import type { JobData } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { planCheck } from './check-roster.ts'
import { refitPlaces, type RefittedVisit } from './resource-queries.ts'

type Jobs = Pick<Services, 'jobs'>

/** A booking that began before the change and ended after it was taken by what the place had then: it is looked for a little later. */
const againMinutes = 2

/**
 * What a unit or its rooms have has changed: visits that ask for it get a room that has it, or come to guidance as a time that
 * nobody can give does.
 *
 * @returns how many have a place that fits again, and how many have none
 */
export async function fitPlaces(
  tx: WriteTx,
  services: Jobs,
  unitId: string,
  kind?: string,
): Promise<{ otherRoom: number; noRoom: number }> {
  const touched = await refitPlaces(tx, unitId, kind)
  await planChecks(tx, services, touched)
  const data = { county: tx.actor.county, unitId }
  await services.jobs.plan(tx, 'check-places', data, { at: new Date(tx.at.getTime() + againMinutes * 60_000) })
  const otherRoom = touched.filter(({ has_place }) => has_place).length
  return { otherRoom, noRoom: touched.length - otherRoom }
}

/** A check a professional, with the cases that are no conflicts any more or new ones. */
export async function planChecks(
  tx: WriteTx,
  services: Jobs,
  touched: readonly Pick<RefittedVisit, 'staff_id' | 'contact_id'>[],
): Promise<void> {
  for (const [staffId, rows] of Map.groupBy(touched, ({ staff_id }) => staff_id))
    await planCheck(tx, services, staffId, [...new Set(rows.map(({ contact_id }) => contact_id))])
}

/** The same by planned work: after a change, and where a resident says that a booked visit asks something of its place. */
export async function checkPlaces(services: Pick<Services, 'clock' | 'jobs' | 'jobsDb'>, data: JobData): Promise<void> {
  const options: TransactionOptions = {
    actor: { kind: 'system', county: String(data['county']), task: 'check-places' },
    purpose: 'guidance',
    requestId: randomUUID(),
    clock: services.clock,
    action: 'checkPlaces',
    ground: '1326/2010 § 51 a, 1301/2014 § 36: a booked time that its place makes impossible is solved in time',
  }
  await services.jobsDb.write(options, async (tx) => {
    const touched = await refitPlaces(tx, String(data['unitId']))
    await planChecks(tx, services, touched)
    tx.journal({ register: 'none', persons: [], detail: { unit: String(data['unitId']), visits: touched.length } })
  })
}
