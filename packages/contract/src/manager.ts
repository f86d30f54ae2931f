import { z } from 'zod'
import {
  clockSchema,
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  monthSchema,
  ownerSchema,
  serviceCodeSchema,
} from './common.ts'
import { defineRoute } from './route.ts'

/** The figures of the manager's day, each with a definition to read. */
export const managerFigures = [
  'contactsToday',
  'answeredSameDay',
  'promisesKept',
  'breaking',
  'clocks',
  'cannotKeep',
  'byService',
] as const
export type ManagerFigure = (typeof managerFigures)[number]

/** A share shown only when the group is large enough: `n` absent means hidden because it is under five. */
const share = z.object({ n: z.number().int().optional(), of: z.number().int().optional(), hidden: z.boolean() })
const group = z.object({
  code: z.string(),
  name: localTextSchema,
  contacts: z.number().int().optional(),
  sameDay: share,
  promises: share,
  breaking: z.number().int().optional(),
  hidden: z.boolean(),
})
export const managerDaySchema = z.object({
  at: instantSchema,
  contactsToday: z.number().int(),
  answeredSameDay: share,
  promisesKept: share,
  waitingNow: z.number().int(),
  withoutNextStep: z.number().int(),
  byHour: z.array(z.object({ hour: z.number().int(), contacts: z.number().int(), staff: z.number().int() })),
  byChannel: z.array(z.object({ channel: z.string(), contacts: z.number().int() })),
  breaking: z.array(
    z.object({
      /** Absent of a contact that nobody has assessed yet. */
      needId: idSchema.optional(),
      ruleId: z.string(),
      title: localTextSchema,
      dueDate: localDateSchema,
      daysLeft: z.number().int(),
      service: serviceCodeSchema,
      serviceName: localTextSchema,
      municipality: localTextSchema.optional(),
      owner: ownerSchema.optional(),
      realLifeDate: localDateSchema.optional(),
      booked: z.boolean(),
    }),
  ),
  /** All of them, also those beyond the rows above. */
  breakingTotal: z.number().int(),
  /** The same, by the days left; what is past its day together as -1. */
  breakingByDay: z.array(z.object({ daysLeft: z.number().int(), n: z.number().int() })),
  /** Statutory clocks started in the last 28 days, each state and status counted apart. */
  clocks: z.array(
    z.object({
      state: z.enum(['running', 'overdue', 'met', 'metByOffer', 'notApplied', 'breached', 'ended']),
      status: z.string().optional(),
      n: z.number().int().optional(),
      hidden: z.boolean(),
    }),
  ),
  /** Open needs whose limit could not be kept with the capacity there was when they were assessed (1326/2010 § 54). */
  cannotKeep: z.number().int(),
  byService: z.array(group),
  byMunicipality: z.array(group),
  alarms: z.array(z.object({ kind: z.string(), text: localTextSchema, owner: ownerSchema.optional() })),
  definitions: z.array(z.object({ figure: z.enum(managerFigures), text: localTextSchema })),
})
export type ManagerDay = z.infer<typeof managerDaySchema>
/** What the county must publish by law, the next last day of each, and when it was published. No person's case. */
export const publicationsSchema = z.object({
  /** Whether the asker records it: the manager of the joint unit, for the whole county. */
  canRecord: z.boolean(),
  duties: z.array(
    z.object({
      ruleId: z.string(),
      title: localTextSchema,
      law: z.string(),
      /** Name of the act without its number. */
      lawName: localTextSchema,
      section: z.string(),
      url: z.string(),
      /** Absent where nobody has recorded when it was last published, and the law counts from that. */
      clock: clockSchema.optional(),
      /** Of a monthly duty: the month whose figures come next, the first that lacks them. */
      month: monthSchema.optional(),
      published: z.array(
        z.object({
          recordId: idSchema,
          on: localDateSchema,
          month: monthSchema.optional(),
          recordedAt: instantSchema,
          by: z.string(),
        }),
      ),
    }),
  ),
})
export type Publications = z.infer<typeof publicationsSchema>
/** Decrees that put limits of non-urgent care out of use for a time, as this county has recorded them. No person's case. */
export const decreesSchema = z.object({
  /** Whether the asker records them: the manager of the joint unit, for the whole county. */
  canRecord: z.boolean(),
  /** What such a decree does to a limit, and where that stands. */
  effect: localTextSchema.optional(),
  source: z.string().optional(),
  municipalities: z.array(z.object({ code: z.string(), name: localTextSchema })),
  decrees: z.array(
    z.object({
      decreeId: idSchema,
      decree: z.string(),
      from: localDateSchema,
      to: localDateSchema,
      /** Codes; none: the whole county. */
      municipalities: z.array(z.string()),
      recordedAt: instantSchema,
      by: z.string(),
    }),
  ),
})
export type Decrees = z.infer<typeof decreesSchema>
export const managerRoutes = {
  readPublications: defineRoute({
    id: 'readPublications',
    method: 'GET',
    path: '/api/manager/publications',
    tag: 'manager',
    summary: 'What the county must publish by law, by when, and when it was published.',
    response: publicationsSchema,
  }),
  recordPublication: defineRoute({
    id: 'recordPublication',
    method: 'POST',
    path: '/api/manager/publications',
    tag: 'manager',
    command: true,
    summary: 'Record that something was published: the next last day is counted from it.',
    // Of a monthly duty `month` says whose figures they were; without it, those of the month before `on`.
    body: z.object({ ruleId: z.string().max(40), on: localDateSchema, month: monthSchema.optional() }),
    response: publicationsSchema,
  }),
  takeBackPublication: defineRoute({
    id: 'takeBackPublication',
    method: 'POST',
    path: '/api/manager/publications/:id/take-back',
    tag: 'manager',
    command: true,
    summary: 'Take back a publication that was recorded by mistake, with the reason. Both stay.',
    params: idParamsSchema,
    body: z.object({ reason: z.string().min(1).max(1000) }),
    response: publicationsSchema,
  }),
  readDecrees: defineRoute({
    id: 'readDecrees',
    method: 'GET',
    path: '/api/manager/decrees',
    tag: 'manager',
    summary: 'Decrees by § 88 of the Emergency Powers Act that this county has put in force.',
    response: decreesSchema,
  }),
  recordDecree: defineRoute({
    id: 'recordDecree',
    method: 'POST',
    path: '/api/manager/decrees',
    tag: 'manager',
    command: true,
    summary: 'Put a decree in force: the limits it concerns are not applied on its days. No date of a clock moves.',
    body: z.object({
      decree: z.string().max(200).regex(/\S/),
      from: localDateSchema,
      to: localDateSchema,
      municipalities: z.array(z.string().max(3)).max(400),
    }),
    response: decreesSchema,
  }),
  takeBackDecree: defineRoute({
    id: 'takeBackDecree',
    method: 'POST',
    path: '/api/manager/decrees/:id/take-back',
    tag: 'manager',
    command: true,
    summary: 'Take back a decree that was recorded by mistake or was repealed, with the reason. Both stay.',
    params: idParamsSchema,
    body: z.object({ reason: z.string().max(1000).regex(/\S/) }),
    response: decreesSchema,
  }),
  readManagerDay: defineRoute({
    id: 'readManagerDay',
    method: 'GET',
    path: '/api/manager/today',
    tag: 'manager',
    summary: 'Today: contacts, answered the same day, promises kept, clocks that break within 14 days.',
    query: z.object({
      days: z.coerce.number().int().min(1).max(60).default(14),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: managerDaySchema,
  }),
  readFutureDates: defineRoute({
    id: 'readBreaking',
    method: 'GET',
    path: '/api/manager/breaking',
    tag: 'manager',
    summary: 'The list behind the figure: needs whose clock breaks within the days asked.',
    query: z.object({
      days: z.coerce.number().int().min(1).max(60).default(14),
      service: serviceCodeSchema.optional(),
      municipality: z.string().max(3).optional(),
      until: localDateSchema.optional(),
    }),
    // `hidden`: the municipality asked for is one whose group the table hides.
    response: z.object({ breaking: managerDaySchema.shape.breaking, hidden: z.boolean() }),
  }),
}
