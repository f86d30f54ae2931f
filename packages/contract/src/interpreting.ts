import { z } from 'zod'
import { idParamsSchema, idSchema, instantSchema, localDateSchema, localTextSchema, modeSchema } from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'booking'
const howSchema = z.enum(['onsite', 'remote'])
const professionalSchema = z.object({ name: z.string(), role: localTextSchema })

const visitSchema = z.object({
  appointmentId: idSchema,
  contactId: idSchema,
  person: z.string(),
  title: localTextSchema,
  language: z.string(),
  start: instantSchema,
  end: instantSchema,
  mode: modeSchema,
  place: z.string().optional(),
  /** The same in every language. */
  placeText: localTextSchema.optional(),
  staffId: idSchema,
  professional: professionalSchema,
  group: z.boolean().optional(),
  /** Who was to interpret, and is not at work then any more. */
  away: z.string().optional(),
  latest: localDateSchema.optional(),
})
const missingVisitSchema = visitSchema.extend({
  /** Who is free for this very time, the best first: at most one on the spot and one over a connection. */
  free: z.array(z.object({ name: z.string(), how: howSchema })),
  /** Times with an interpreter, the best first. */
  proposals: z.array(
    z.object({
      staffId: idSchema,
      professional: professionalSchema,
      mode: modeSchema,
      place: z.string().optional(),
      /** The same in every language. */
      placeText: localTextSchema.optional(),
      start: instantSchema,
      end: instantSchema,
      /** Somebody interprets; otherwise the professional speaks the language. */
      interpreter: howSchema.optional(),
      insideLimit: z.boolean(),
    }),
  ),
})
export type MissingInterpreterVisit = z.infer<typeof missingVisitSchema>

const interpretingSchema = z.object({
  at: instantSchema,
  /** The nearest first. */
  missing: z.array(missingVisitSchema),
  more: z.number().int(),
  /** Ordered outside the county's calendars. */
  ordered: z.array(visitSchema),
  interpreters: z.array(
    z.object({
      interpreterId: idSchema,
      name: z.string(),
      languages: z.array(z.string()),
      phone: z.string().optional(),
      /** Coming visits. */
      visits: z.number().int(),
      /** Said to be away, and it can be taken back. */
      away: z.object({ absenceId: idSchema, until: instantSchema }).optional(),
    }),
  ),
})
export type Interpreting = z.infer<typeof interpretingSchema>

/** What an interpreter needs to come, or to be there over a connection: nothing says who the client is or why they come. */
const interpreterDaysSchema = z.object({
  at: instantSchema,
  interpreterId: idSchema,
  name: z.string(),
  days: z.array(
    z.object({
      day: localDateSchema,
      hours: z.array(z.object({ from: instantSchema, to: instantSchema })),
      visits: z.array(
        z.object({
          start: instantSchema,
          end: instantSchema,
          language: z.string(),
          how: howSchema,
          /** Where to come; nothing over a connection. */
          place: z
            .object({ name: localTextSchema, address: z.string().optional(), room: z.string().optional() })
            .optional(),
          /** An order of non-disclosure: the place is told from twelve hours before. */
          placeHeld: z.boolean().optional(),
          professional: z.string(),
          /** The hours of this visit were taken away: somebody else is looked for. */
          lost: z.boolean().optional(),
        }),
      ),
    }),
  ),
})
export type InterpreterDays = z.infer<typeof interpreterDaysSchema>

export const interpretingRoutes = {
  readInterpreting: defineRoute({
    id: 'readInterpreting',
    method: 'GET',
    path: '/api/interpreting',
    tag,
    summary: 'Coming visits whose interpreter is missing, the nearest first, with what can be done about each.',
    response: interpretingSchema,
  }),
  readInterpreterDays: defineRoute({
    id: 'readInterpreterDays',
    method: 'GET',
    path: '/api/interpreting/interpreters/:id',
    tag,
    summary: 'The days of one interpreter: when, where and in which language, nothing of the client.',
    params: idParamsSchema,
    query: z.object({ day: localDateSchema.optional() }),
    response: interpreterDaysSchema,
  }),
  giveInterpreter: defineRoute({
    id: 'giveInterpreter',
    method: 'POST',
    path: '/api/interpreting/:id/give',
    tag,
    command: true,
    summary: 'Take another interpreter who is free for this booked time, on the spot before over a connection.',
    params: idParamsSchema,
    body: z.object({ how: howSchema.optional() }),
    response: z.object({ how: howSchema }),
  }),
  orderInterpreter: defineRoute({
    id: 'orderInterpreter',
    method: 'POST',
    path: '/api/interpreting/:id/order',
    tag,
    command: true,
    summary: 'An interpreter was ordered outside the county’s calendars, or was not after all.',
    params: idParamsSchema,
    body: z.object({ ordered: z.boolean() }),
    response: z.object({ ordered: z.boolean() }),
  }),
  reportInterpreterAway: defineRoute({
    id: 'reportInterpreterAway',
    method: 'POST',
    path: '/api/interpreting/absences',
    tag,
    command: true,
    summary: 'An interpreter is away from now on: their visits come to the list. What is booked stays booked.',
    /** Whole days, this one counted. */
    body: z.object({ interpreterId: idSchema, days: z.number().int().min(1).max(30).default(1) }),
    response: z.object({ absenceId: idSchema, visits: z.number().int() }),
  }),
  undoInterpreterAway: defineRoute({
    id: 'undoInterpreterAway',
    method: 'POST',
    path: '/api/interpreting/absences/:id/undo',
    tag,
    command: true,
    summary: 'The interpreter is not away after all: their hours, and the visits that are still theirs, are as before.',
    params: idParamsSchema,
    body: z.object({}),
    response: z.object({ undone: z.boolean() }),
  }),
}
