import { sql } from 'kysely'
import type { LocalText } from '@luukku/contract'
import type { PlaceFeature } from '@luukku/domain/booking'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface KeptResource {
  resourceId: string
  unitId: string
  kind: string
  name: string
  active: boolean
  isPlace: boolean
  features: PlaceFeature[]
  closures: { closureId: string; fromMs: number; toMs: number }[]
  noRoom: number
}

/** Rooms and devices of the units that the asker keeps. Index: resource_kind, resource_closure_during. */
export const listKeptResources = (tx: ReadTx) =>
  tx.rows(sql<KeptResource>`
    select r.id as "resourceId", r.unit_id as "unitId", r.kind, r.name, r.active, r.is_place as "isPlace", r.features, coalesce((
        select jsonb_agg(jsonb_build_object('closureId', c.id, 'fromMs', extract(epoch from lower(c.during)) * 1000, 'toMs', extract(epoch from upper(c.during)) * 1000) order by lower(c.during))
        from resource_closure c where c.resource_id = r.id and upper(c.during) > ${tx.at}), '[]') as closures,
      (select count(*)::int from roster_conflict k join appointment_resource t on t.appointment_id = k.appointment_id
        where t.resource_id = r.id and k.why = 'no-room' and k.kept_at is null and lower(t.during) > ${tx.at}) as "noRoom"
    from resource r where r.county_id = ${tx.actor.county} and may_keep_roster(r.unit_id) order by r.unit_id, r.kind, r.name`)

/** @returns whether there is such a room, and the asker keeps it */
export const isKept = async (tx: ReadTx, resourceId: string): Promise<boolean> =>
  (await tx.first(sql<{ kept: boolean }>`select is_kept_resource(${resourceId}) as kept`))?.kept === true

export const mayKeepServices = async (tx: ReadTx): Promise<boolean> =>
  (await tx.first(sql<{ may: boolean }>`select keeps_county_calendars() as may`))?.may === true

/** @param to  without, for good */
const spanOf = (from: Date, to: Date | undefined) => sql`tstzrange(${from}, ${to ?? null})`

export interface ResourceVisit {
  service: string
  service_name: LocalText | null
  from: Date
  to: Date
  room: string | null
}
/** What is booked in it, and the other room that each could have. */
export const planVisits = (tx: ReadTx, resourceId: string, from: Date, to: Date | undefined) =>
  tx.rows(sql<ResourceVisit>`
    select p.service, v.name as service_name, lower(p.during) as from, upper(p.during) as to, p.room
    from resource_visit_plan(${resourceId}, ${spanOf(from, to)}) p left join service v on v.county_id = ${tx.actor.county} and v.code = p.service
    order by lower(p.during) limit 500`)

export interface TouchedCase {
  staff_id: string
  contact_id: string
  has_room: boolean
}
/** Gives what is booked in it another room; what gets none is noted for guidance. */
export const clearResource = (tx: WriteTx, resourceId: string, from: Date, to: Date | undefined) =>
  tx.rows(sql<TouchedCase>`
    select staff_id, contact_id, has_room from clear_resource(${resourceId}, ${spanOf(from, to)})`)

/** Visits that had no room get this or another of its kind. */
export const rehouseVisits = (tx: WriteTx, resourceId: string) =>
  tx.rows(sql<Omit<TouchedCase, 'has_room'>>`select staff_id, contact_id from rehouse_visits(${resourceId})`)

export interface RefittedVisit {
  staff_id: string
  contact_id: string
  has_place: boolean
}
/**
 * The place of each visit here that asks for something it has not: another room where one has it, or a note for guidance.
 * @param kind  rooms of this kind alone have changed
 */
export const refitPlaces = (tx: WriteTx, unitId: string, kind?: string) =>
  tx.rows(sql<RefittedVisit>`
    select staff_id, contact_id, has_place from refit_places(${unitId}, ${kind ?? null})`)

export const unitOfResource = async (tx: ReadTx, resourceId: string): Promise<string | undefined> =>
  (await tx.first(sql<{ unit_id: string }>`select unit_id from resource where id = ${resourceId}`))?.unit_id
