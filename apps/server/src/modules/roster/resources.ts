import type { RouteBody, RouteQuery, RouteResponse, routes } from '@luukku/contract'
import { sql } from 'kysely'
import { spansOfEntry } from '@luukku/domain/roster'
import { formatHelsinki, toInstant, type LocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { serviceBook } from '../catalogue/index.ts'
import { fitPlaces, planChecks } from './check-places.ts'
import { serviceNameOf } from './lost-time-view.ts'
import {
  clearResource,
  isKept,
  listKeptResources,
  mayKeepServices,
  planVisits,
  rehouseVisits,
  unitOfResource,
} from './resource-queries.ts'
import { listKeptUnits } from './roster-queries.ts'

type Cleared = RouteResponse<typeof routes.closeResource>
type Jobs = Pick<Services, 'jobs'>

/** Rooms and devices of the units that the asker keeps, and the services that take some. */
export async function readResources(tx: ReadTx): Promise<RouteResponse<typeof routes.listResources>> {
  const [units, kept, may, book] = await Promise.all([
    listKeptUnits(tx),
    listKeptResources(tx),
    mayKeepServices(tx),
    serviceBook(tx),
  ])
  tx.journal({ register: 'none', persons: [], detail: { resources: kept.length } })
  const services = [...book.values()].filter((one) => one.resources.length + one.competences.length > 0)
  return {
    at: toInstant(tx.at),
    units: units.map(({ id, name, features }) => ({ unitId: id, name, features })),
    resources: kept.map((one) => ({
      ...one,
      closures: one.closures.map(({ closureId, fromMs, toMs }) => ({
        closureId,
        from: formatHelsinki(toInstant(fromMs)),
        to: formatHelsinki(toInstant(toMs)),
      })),
    })),
    services: services.map(({ code, resources: kinds, competences }) => ({ service: code, kinds, competences })),
    mayKeepServices: may,
  }
}

/**
 * What is booked in a room in a span, without whose it is, and the other room that each visit could have.
 * @throws AppError not-found: no such room, or one of a unit that the asker does not keep
 */
export async function readResourceVisits(
  tx: ReadTx,
  resourceId: string,
  { day, lastDay, from, to }: RouteQuery<typeof routes.listResourceVisits>,
): Promise<RouteResponse<typeof routes.listResourceVisits>> {
  if (!(await isKept(tx, resourceId))) throw notFound()
  const span = day && lastDay && from && to ? spanOf({ day, lastDay, from, to }) : { from: tx.at, to: undefined }
  const visits = await planVisits(tx, resourceId, span.from, span.to)
  tx.journal({ register: 'none', persons: [], detail: { resource: resourceId, visits: visits.length } })
  return {
    visits: visits.map((row) => ({
      title: serviceNameOf(row),
      start: formatHelsinki(toInstant(row.from)),
      end: formatHelsinki(toInstant(row.to)),
      ...(row.room === null ? {} : { otherRoom: row.room }),
    })),
  }
}

/** @throws AppError not-found: no such room, or one of a unit that the asker does not keep */
export async function saveResource(
  tx: WriteTx,
  services: Jobs,
  resourceId: string | undefined,
  body: RouteBody<typeof routes.changeResource> & { unitId?: string },
): Promise<Cleared> {
  const row = await tx.first(sql<{ id: string | null }>`
    select keep_resource(${resourceId ?? null}::uuid, ${body.unitId ?? null}::uuid, ${body.kind}, ${body.name}, ${body.active}, ${body.isPlace}, ${body.features ?? null}::text[]) as id`)
  if (!row?.id) throw notFound()
  if (!body.active) return clear(tx, services, row.id, tx.at, undefined)
  await rehouse(tx, services, row.id)
  const unitId = body.unitId ?? (await unitOfResource(tx, row.id))
  if (unitId === undefined) throw notFound()
  const fitted = await fitPlaces(tx, services, unitId, body.kind)
  tx.journal({ register: 'none', persons: [], detail: { resource: row.id, active: true, ...fitted } })
  return { resourceId: row.id, ...fitted }
}

/**
 * Nobody has it from one moment to another. What is booked in it gets another room of its kind at its own time; what gets none
 * is a time that cannot be given as it stands, and waits on the conflict list for a person.
 *
 * @throws AppError rule-violated when it ends before it starts, or has ended
 */
export async function closeResource(
  tx: WriteTx,
  services: Jobs,
  resourceId: string,
  body: RouteBody<typeof routes.closeResource>,
): Promise<Cleared> {
  const { from, to } = spanOf(body)
  if (to <= tx.at) throw new AppError('rule-violated', { reason: 'entry-in-the-past' })
  const row = await tx.first(
    sql<{ id: string | null }>`select close_resource(${resourceId}, tstzrange(${from}, ${to})) as id`,
  )
  if (!row?.id) throw notFound()
  return clear(tx, services, resourceId, from, to)
}

/** @throws AppError rule-violated: it ends before it starts, or at an hour that no clock shows */
function spanOf({ day, lastDay, from, to }: RouteBody<typeof routes.closeResource>): { from: Date; to: Date } {
  const spans = spansOfEntry({ day: day as LocalDate, lastDay: lastDay as LocalDate, hours: { from, to } })
  if (typeof spans === 'string') throw new AppError('rule-violated', { reason: spans })
  const [span] = spans
  if (!span) throw new Error('an entry that does not repeat has one span')
  return { from: new Date(span.fromMs), to: new Date(span.toMs) }
}

async function clear(
  tx: WriteTx,
  services: Jobs,
  resourceId: string,
  from: Date,
  to: Date | undefined,
): Promise<Cleared> {
  const touched = await clearResource(tx, resourceId, from, to)
  await planChecks(tx, services, touched)
  const otherRoom = touched.filter(({ has_room }) => has_room).length
  const noRoom = touched.length - otherRoom
  tx.journal({ register: 'none', persons: [], detail: { resource: resourceId, closed: true, otherRoom, noRoom } })
  return { resourceId, otherRoom, noRoom }
}

/** In use again, from now on. @throws AppError not-found: no such closure, over already, or not the asker's to end */
export async function openResource(
  tx: WriteTx,
  services: Jobs,
  closureId: string,
): Promise<RouteResponse<typeof routes.openResource>> {
  const row = await tx.first(sql<{ id: string | null }>`select open_resource(${closureId}) as id`)
  if (!row?.id) throw notFound()
  await rehouse(tx, services, row.id)
  tx.journal({ register: 'none', persons: [], detail: { resource: row.id, closed: false } })
  return { resourceId: row.id }
}

const rehouse = async (tx: WriteTx, services: Jobs, resourceId: string) =>
  planChecks(tx, services, await rehouseVisits(tx, resourceId))

/**
 * What everybody who comes to the unit finds there. What is booked there and asks for what is gone gets another room, or waits on the
 * conflict list.
 *
 * @throws AppError not-found: no such unit, or one that the asker does not keep
 */
export async function setUnitFeatures(
  tx: WriteTx,
  services: Jobs,
  { unitId, features }: RouteBody<typeof routes.setUnitFeatures>,
): Promise<RouteResponse<typeof routes.setUnitFeatures>> {
  const row = await tx.first(sql<{ id: string | null }>`
    select keep_unit_features(${unitId}, ${[...new Set(features)]}::text[]) as id`)
  if (!row?.id) throw notFound()
  const fitted = await fitPlaces(tx, services, unitId)
  tx.journal({ register: 'none', persons: [], detail: { unit: unitId, features, ...fitted } })
  return { unitId, ...fitted }
}

/** @throws AppError not-found: no such service, or the asker does not keep the whole county's */
export async function setServiceResources(
  tx: WriteTx,
  { service, kinds }: RouteBody<typeof routes.setServiceResources>,
): Promise<{ service: string }> {
  const row = await tx.first(sql<{ code: string | null }>`
    select keep_service_resources(${service}, ${[...new Set(kinds)]}::text[]) as code`)
  if (!row?.code) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { service, kinds } })
  return { service }
}

/** @throws AppError not-found: no such service, or the asker does not keep the whole county's */
export async function setServiceCompetences(
  tx: WriteTx,
  { service, competences }: RouteBody<typeof routes.setServiceCompetences>,
): Promise<{ service: string }> {
  const row = await tx.first(sql<{ code: string | null }>`
    select keep_service_competences(${service}, ${[...new Set(competences)]}::text[]) as code`)
  if (!row?.code) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { service, competences } })
  return { service }
}
