import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { askFrom } from '@luukku/domain/booking'
import type { WriteTx } from '../../../platform/db.ts'
import type { Services } from '../../../platform/services.ts'
import type { FreedTime } from '../insert-appointment.ts'

/** A time was given up: those who wait are asked by planned work, in the order of their need. It is free to all until then. */
export async function noteFreedTime(tx: WriteTx, services: Pick<Services, 'jobs'>, freed: FreedTime): Promise<void> {
  const id = randomUUID()
  await tx.send(sql`
    insert into freed_time (id, county_id, staff_id, during, freed_at, status)
    values (${id}, ${tx.actor.county}, ${freed.staffId}, tstzrange(${freed.from}, ${freed.to}), ${tx.at}, 'open')`)
  await planAsking(tx, services, id)
}

/** By day at once; at night in the morning. */
export async function planAsking(tx: WriteTx, { jobs }: Pick<Services, 'jobs'>, freedId: string): Promise<void> {
  const at = askFrom(tx.at.getTime())
  await jobs.plan(
    tx,
    'offer-freed-time',
    { county: tx.actor.county, freedId },
    at > tx.at.getTime() ? { at: new Date(at) } : {},
  )
}
