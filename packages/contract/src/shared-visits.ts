import { z } from 'zod'
import {
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  modeSchema,
  serviceCodeSchema,
} from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'calendars'
const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** One who sits in beside the professional: any of these professions, with a register of their own. */
const besideSchema = z.object({
  professions: z.array(z.string().min(1).max(60)).min(1).max(8),
  register: z.enum(['health', 'social']),
})
const placesSchema = z.number().int().min(2).max(60)
export const sessionCancelReasons = ['leader-away', 'too-few', 'place-closed', 'other'] as const

const sessionSchema = z.object({
  sessionId: idSchema,
  service: serviceCodeSchema,
  title: localTextSchema,
  staff: z.array(z.string()),
  place: localTextSchema,
  mode: z.enum(['onsite', 'remote']),
  start: instantSchema,
  end: instantSchema,
  places: z.number().int(),
  taken: z.number().int(),
  /** Somebody who holds it is away, or its room is closed: nobody is given a place. */
  lost: z.boolean().optional(),
})
export type GroupSessionView = z.infer<typeof sessionSchema>

const sharedSchema = z.object({
  /** What a service shares is decided for the whole county; sessions are made by who keeps the unit's rosters. */
  canChange: z.boolean(),
  services: z.array(
    z.object({
      service: serviceCodeSchema,
      title: localTextSchema,
      isGroup: z.boolean(),
      together: z.array(besideSchema),
    }),
  ),
  overbooking: z.array(
    z.object({
      service: serviceCodeSchema,
      title: localTextSchema,
      unitId: idSchema.optional(),
      place: localTextSchema.optional(),
      extra: z.number().int(),
    }),
  ),
  professions: z.array(z.object({ profession: z.string(), title: localTextSchema })),
  units: z.array(z.object({ unitId: idSchema, name: localTextSchema })),
  /** Who may hold a group, with where they work. */
  staff: z.array(
    z.object({ staffId: idSchema, name: z.string(), role: localTextSchema, services: z.array(z.string()) }),
  ),
  sessions: z.array(sessionSchema),
})
export type SharedVisits = z.infer<typeof sharedSchema>

const overTimeSchema = z.object({
  staffId: idSchema,
  professional: z.object({ name: z.string(), role: localTextSchema }),
  mode: modeSchema,
  place: z.string().optional(),
  /** The same in every language. */
  placeText: localTextSchema.optional(),
  start: instantSchema,
  end: instantSchema,
  /** How many times lie there already. */
  taken: z.number().int(),
})
export type OverTime = z.infer<typeof overTimeSchema>

/** Visits that are shared: groups, several professionals at once, times over one another. */
export const sharedVisitRoutes = {
  listSharedVisits: defineRoute({
    id: 'listSharedVisits',
    method: 'GET',
    path: '/api/calendars/shared',
    tag,
    summary:
      'Groups and their coming sessions, who sits in at which service, and where times may lie over one another.',
    response: sharedSchema,
  }),
  setSharedVisits: defineRoute({
    id: 'setSharedVisits',
    method: 'POST',
    path: '/api/calendars/shared',
    tag,
    command: true,
    summary: 'Whether a service is given to groups, and who sits in beside the one who gives it.',
    body: z.object({ service: serviceCodeSchema, isGroup: z.boolean(), together: z.array(besideSchema).max(3) }),
    response: z.object({ service: serviceCodeSchema }),
  }),
  setOverbooking: defineRoute({
    id: 'setOverbooking',
    method: 'POST',
    path: '/api/calendars/overbooking',
    tag,
    command: true,
    summary: 'How many times of a service may lie over one another beside the first, in one unit or in all; 0: none.',
    body: z.object({ service: serviceCodeSchema, unitId: idSchema.optional(), extra: z.number().int().min(0).max(4) }),
    response: z.object({ saved: z.boolean() }),
  }),
  addSessions: defineRoute({
    id: 'addSessions',
    method: 'POST',
    path: '/api/calendars/sessions',
    tag,
    command: true,
    summary: 'Sessions of a group, all or none: whose time they take, where, and how many places there are.',
    body: z.object({
      service: serviceCodeSchema,
      /** The first holds it. */
      staffIds: z.array(idSchema).min(1).max(4),
      unitId: idSchema,
      mode: z.enum(['onsite', 'remote']),
      day: localDateSchema,
      /** Wall clock in Finland. */
      from: clockTimeSchema,
      to: clockTimeSchema,
      /** So many weeks, the first is that of the day. */
      weeks: z.number().int().min(1).max(26).default(1),
      places: placesSchema,
    }),
    response: z.object({ sessions: z.array(idSchema) }),
  }),
  setSessionPlaces: defineRoute({
    id: 'setSessionPlaces',
    method: 'POST',
    path: '/api/calendars/sessions/:id/places',
    tag,
    command: true,
    summary: 'More or fewer places. What is booked stays.',
    params: idParamsSchema,
    body: z.object({ places: placesSchema }),
    response: z.object({ sessionId: idSchema }),
  }),
  cancelSession: defineRoute({
    id: 'cancelSession',
    method: 'POST',
    path: '/api/calendars/sessions/:id/cancel',
    tag,
    command: true,
    summary: 'A session is not held. Everybody who had a place is told why, and their case waits for another time.',
    params: idParamsSchema,
    body: z.object({ reason: z.enum(sessionCancelReasons) }),
    response: z.object({ sessionId: idSchema }),
  }),
  searchOver: defineRoute({
    id: 'searchOver',
    method: 'POST',
    path: '/api/booking/over',
    tag: 'booking',
    summary: 'Taken times of a day that the county lets another lie over: for a professional who has a reason.',
    body: z.object({ contactId: idSchema, needId: idSchema, day: localDateSchema }),
    response: z.object({
      /** Whether the county allows it anywhere for this service. */
      allowed: z.boolean(),
      times: z.array(overTimeSchema),
    }),
  }),
}
