import { sql } from 'kysely'
import type { PlaceFeature, Span } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'

/** A room or a device of a unit. */
export interface ResourceRow {
  readonly id: string
  readonly unitId: string
  readonly kind: string
  readonly name: string
  /** Where the person goes; false of a device. */
  readonly isPlace: boolean
  readonly features: readonly PlaceFeature[]
  /** When nobody has it. */
  readonly closed: readonly Span[]
}

/** Rooms and devices in use, from the county's copy. Closures of the past are left out. */
export const listResources = (tx: ReadTx): Promise<readonly ResourceRow[]> =>
  tx.copyOf('resources', () =>
    tx.rows(sql<ResourceRow>`
      select r.id, r.unit_id as "unitId", r.kind, r.name, r.is_place as "isPlace", r.features, coalesce((
        select jsonb_agg(jsonb_build_object('fromMs', extract(epoch from lower(c.during)) * 1000, 'toMs', extract(epoch from upper(c.during)) * 1000) order by lower(c.during))
        from resource_closure c where c.resource_id = r.id and upper(c.during) > ${tx.at}::timestamptz - interval '8 days'), '[]') as closed
      from resource r where r.county_id = ${tx.actor.county} and r.active order by r.unit_id, r.name`),
  )
