import { z } from 'zod'
import { idParamsSchema, idSchema, instantSchema, serviceCodeSchema } from './common.ts'
import { defineRoute } from './route.ts'

/** A kind of room or device, in the county's own words: `hoitohuone`. */
export const resourceKindSchema = z.string().regex(/^\p{Ll}[\p{Ll}\d-]{1,40}$/u)
const resource = { kind: resourceKindSchema, name: z.string().trim().min(1).max(80), active: z.boolean() }

const tag = 'rosters'
export const resourceRoutes = {
  listResources: defineRoute({
    id: 'listResources',
    method: 'GET',
    path: '/api/resources',
    tag,
    summary: 'Rooms and devices of the units whose rosters the asker keeps, and the services that take some.',
    response: z.object({
      resources: z.array(z.object({ resourceId: idSchema, unitId: idSchema, ...resource })),
      services: z.array(z.object({ service: serviceCodeSchema, kinds: z.array(resourceKindSchema) })),
    }),
  }),
  addResource: defineRoute({
    id: 'addResource',
    method: 'POST',
    path: '/api/resources',
    tag,
    command: true,
    summary: 'A new room or device of a unit.',
    body: z.object({ unitId: idSchema, ...resource }),
    response: z.object({ resourceId: idSchema }),
  }),
  changeResource: defineRoute({
    id: 'changeResource',
    method: 'POST',
    path: '/api/resources/:id',
    tag,
    command: true,
    summary: 'Rename a room or device, or take it out of use. What is booked in it stays.',
    params: idParamsSchema,
    body: z.object(resource),
    response: z.object({ resourceId: idSchema }),
  }),
  closeResource: defineRoute({
    id: 'closeResource',
    method: 'POST',
    path: '/api/resources/:id/closures',
    tag,
    command: true,
    summary: 'Nobody has the room or device from one moment to another.',
    params: idParamsSchema,
    body: z.object({ from: instantSchema, to: instantSchema }),
    response: z.object({ resourceId: idSchema }),
  }),
  setServiceResources: defineRoute({
    id: 'setServiceResources',
    method: 'POST',
    path: '/api/resources/services',
    tag,
    command: true,
    summary: 'What a visit of a service takes beside its professional: one of each kind.',
    body: z.object({ service: serviceCodeSchema, kinds: z.array(resourceKindSchema).max(4) }),
    response: z.object({ service: serviceCodeSchema }),
  }),
}
