import { competences, placeFeatures } from '@luukku/domain/booking'
import { z } from 'zod'
import {
  competenceSchema,
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  placeFeatureSchema,
  serviceCodeSchema,
} from './common.ts'
import { wallTimeSchema } from './roster.ts'
import { defineRoute } from './route.ts'

/** A kind of room or device, in the county's own words: `hoitohuone`. */
export const resourceKindSchema = z.string().regex(/^\p{Ll}[\p{Ll}\d-]{1,40}$/u)
const resource = {
  kind: resourceKindSchema,
  name: z.string().trim().min(1).max(80),
  active: z.boolean(),
  /** Where the client goes; a device is taken along and is not told to them. */
  isPlace: z.boolean().default(true),
}
/** What who gives a visit is trained in. */
const skills = z.array(competenceSchema).max(competences.length)
const features = z.array(placeFeatureSchema).max(placeFeatures.length)
/** From one moment to another, by the wall clock. */
const closureTime = { day: localDateSchema, lastDay: localDateSchema, from: wallTimeSchema, to: wallTimeSchema }
/** Visits that lost the room: how many have another one, and how many came to guidance for another time. */
const fittedSchema = { otherRoom: z.number().int(), noRoom: z.number().int() }
const clearedSchema = z.object({ resourceId: idSchema, ...fittedSchema })

const tag = 'rosters'
export const resourceRoutes = {
  listResources: defineRoute({
    id: 'listResources',
    method: 'GET',
    path: '/api/resources',
    tag,
    summary: 'Rooms and devices of the units whose rosters the asker keeps, and the services that take some.',
    response: z.object({
      at: instantSchema,
      units: z.array(z.object({ unitId: idSchema, name: localTextSchema, features })),
      resources: z.array(
        z.object({
          resourceId: idSchema,
          unitId: idSchema,
          ...resource,
          features,
          /** Not over yet. */
          closures: z.array(z.object({ closureId: idSchema, from: instantSchema, to: instantSchema })),
          /** Booked times in it that nobody has given another room or time. */
          noRoom: z.number().int(),
        }),
      ),
      services: z.array(
        z.object({ service: serviceCodeSchema, kinds: z.array(resourceKindSchema), competences: skills }),
      ),
      /** Whether the asker may say what services take. */
      mayKeepServices: z.boolean(),
    }),
  }),
  listResourceVisits: defineRoute({
    id: 'listResourceVisits',
    method: 'GET',
    path: '/api/resources/:id/visits',
    tag,
    summary: 'What is booked in a room or device in a span, without whose it is, and which other room each could have.',
    params: idParamsSchema,
    /** Without a time: from now on, for good. */
    query: z.object(closureTime).partial(),
    response: z.object({
      visits: z.array(
        z.object({
          title: localTextSchema,
          start: instantSchema,
          end: instantSchema,
          otherRoom: z.string().optional(),
        }),
      ),
    }),
  }),
  addResource: defineRoute({
    id: 'addResource',
    method: 'POST',
    path: '/api/resources',
    tag,
    command: true,
    summary: 'A new room or device of a unit.',
    body: z.object({ unitId: idSchema, ...resource, features: features.default([]) }),
    response: clearedSchema,
  }),
  changeResource: defineRoute({
    id: 'changeResource',
    method: 'POST',
    path: '/api/resources/:id',
    tag,
    command: true,
    summary:
      'Rename a room or device, or take it out of use or back. What is booked in it gets another of its kind, or comes to guidance.',
    params: idParamsSchema,
    /** Features that are not said stay as they stand. */
    body: z.object({ ...resource, features: features.optional() }),
    response: clearedSchema,
  }),
  closeResource: defineRoute({
    id: 'closeResource',
    method: 'POST',
    path: '/api/resources/:id/closures',
    tag,
    command: true,
    summary:
      'Nobody has the room or device from one moment to another. What is booked in it gets another of its kind, or comes to guidance.',
    params: idParamsSchema,
    body: z.object(closureTime),
    response: clearedSchema,
  }),
  openResource: defineRoute({
    id: 'openResource',
    method: 'POST',
    path: '/api/resources/closures/:id/end',
    tag,
    command: true,
    summary: 'A closed room or device is in use again.',
    params: idParamsSchema,
    body: z.object({}),
    response: z.object({ resourceId: idSchema }),
  }),
  setUnitFeatures: defineRoute({
    id: 'setUnitFeatures',
    method: 'POST',
    path: '/api/resources/units',
    tag,
    command: true,
    summary:
      'What everybody who comes to the unit finds there: step-free, an accessible toilet. Visits that ask for it are offered here.',
    body: z.object({ unitId: idSchema, features }),
    response: z.object({ unitId: idSchema, ...fittedSchema }),
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
  setServiceCompetences: defineRoute({
    id: 'setServiceCompetences',
    method: 'POST',
    path: '/api/resources/competences',
    tag,
    command: true,
    summary:
      'What who gives a visit of a service is trained in: one of these is enough. Nobody else’s times are offered.',
    body: z.object({ service: serviceCodeSchema, competences: skills }),
    response: z.object({ service: serviceCodeSchema }),
  }),
}
