import type { RouteBody, RouteResponse, routes } from '@luukku/contract'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { serviceBook } from '../catalogue/index.ts'

/** Rooms and devices of the units that the asker keeps, and the services that take some. */
export async function readResources(tx: ReadTx): Promise<RouteResponse<typeof routes.listResources>> {
  const resources = await tx.rows(sql<{
    resourceId: string
    unitId: string
    kind: string
    name: string
    active: boolean
  }>`
    select id as "resourceId", unit_id as "unitId", kind, name, active from resource
    where county_id = ${tx.actor.county} and may_keep_roster(unit_id) order by unit_id, kind, name`)
  tx.journal({ register: 'none', persons: [], detail: { resources: resources.length } })
  const services = [...(await serviceBook(tx)).values()].filter((one) => one.resources.length > 0)
  return { resources, services: services.map(({ code, resources: kinds }) => ({ service: code, kinds })) }
}

/** @throws AppError not-found: no such room, or one of a unit that the asker does not keep */
export async function saveResource(
  tx: WriteTx,
  resourceId: string | undefined,
  body: RouteBody<typeof routes.changeResource> & { unitId?: string },
): Promise<{ resourceId: string }> {
  const row = await tx.first(sql<{ id: string | null }>`
    select keep_resource(${resourceId ?? null}::uuid, ${body.unitId ?? null}::uuid, ${body.kind}, ${body.name}, ${body.active}) as id`)
  if (!row?.id) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { resource: row.id, active: body.active } })
  return { resourceId: row.id }
}

/** What is booked in it stays; nothing new is given. @throws AppError rule-violated when it ends before it starts */
export async function closeResource(
  tx: WriteTx,
  resourceId: string,
  { from, to }: RouteBody<typeof routes.closeResource>,
): Promise<{ resourceId: string }> {
  if (Date.parse(to) <= Date.parse(from)) throw new AppError('rule-violated', { reason: 'end-before-start' })
  const row = await tx.first(
    sql<{ id: string | null }>`select close_resource(${resourceId}, tstzrange(${from}, ${to})) as id`,
  )
  if (!row?.id) throw notFound()
  tx.journal({ register: 'none', persons: [], detail: { resource: resourceId, closed: row.id } })
  return { resourceId }
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
