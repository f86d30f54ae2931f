import { z } from 'zod'
import {
  clockSchema,
  clientGetsSchema,
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  modeSchema,
  needRegisterSchema,
  placeFeatureSchema,
  realLifeKindSchema,
  serviceCodeSchema,
  urgencyClassSchema,
} from './common.ts'
import { requestDecisions, dataRequestSchema } from './data-rights.ts'
import { recordableSchema, recordedSchema } from './law.ts'
import { appointmentSchema, planLineSchema } from './plan.ts'
import { defineRoute } from './route.ts'

export const ownCardSchema = z.object({
  needId: idSchema,
  person: z.object({ name: z.string(), age: z.number().int().optional() }),
  service: serviceCodeSchema,
  register: needRegisterSchema,
  title: localTextSchema,
  urgencyClass: urgencyClassSchema,
  nextDate: localDateSchema,
  legal: z.object({ ruleId: z.string(), title: localTextSchema, dueDate: localDateSchema }).optional(),
  realLifeDate: localDateSchema.optional(),
  realLifeKind: realLifeKindSchema.optional(),
  status: z.enum(['open', 'booked', 'done', 'external', 'closed']),
  /** What the person cannot come without, where they come to a place. */
  placeWishes: z.array(placeFeatureSchema).optional(),
  /** The last day on which the client's own request for documents of this need is answered. */
  requestDueOn: localDateSchema.optional(),
  /** Only the ways that the person named as safe may be used; why is not told here. */
  safeContactOnly: z.boolean(),
  /** The reader's own time with this client today. */
  today: z
    .object({
      appointmentId: idSchema,
      start: instantSchema,
      end: instantSchema,
      mode: modeSchema,
      /** Room and devices of the visit. */
      room: z.string().optional(),
      status: appointmentSchema.shape.status,
      canCorrect: z.boolean(),
    })
    .optional(),
})
/** What this worker may see of the person: the extract of the own need, and no more. */
export const ownNeedSchema = z.object({
  card: ownCardSchema,
  extract: z.string(),
  municipality: localTextSchema.optional(),
  nonDisclosure: z.boolean(),
  /** Of a person with an order of non-disclosure: only for the one who meets them, only while they meet; a number where a call is safe. */
  whereabouts: z.object({ address: z.string().optional(), phone: z.string().optional() }).optional(),
  clocks: z.array(clockSchema),
  recordable: recordableSchema,
  recorded: recordedSchema,
  line: planLineSchema.optional(),
  appointments: z.array(appointmentSchema),
  permission: z.object({ share: z.enum(['yes', 'no', 'not-asked']), text: localTextSchema }),
  notes: z.array(z.object({ at: instantSchema, by: z.string(), text: z.string() })),
  /** What the client asked of the documents of this need, the newest first. */
  requests: z.array(dataRequestSchema),
})
export const ownListRoutes = {
  recordVisit: defineRoute({
    id: 'recordVisit',
    method: 'POST',
    path: '/api/own/:id/visits',
    tag: 'own list',
    command: true,
    summary:
      'What becomes of a booked time: came, began, took place, did not come, cancelled by the unit, a slip, or recorded by mistake.',
    params: idParamsSchema,
    body: z.object({
      appointmentId: idSchema,
      /**
       * `corrected`: the last of came, began, took place and did not come was a slip, a moment ago. `taken-back`: it was recorded
       * by mistake, however long ago; the time is as it was booked, and what really took place is recorded anew.
       */
      outcome: z.enum(['arrived', 'started', 'held', 'no-show', 'unit-cancelled', 'corrected', 'taken-back']),
      findings: z.array(z.string().max(60)).max(5).optional(),
      /** Needed when the unit cancels: it is told to the client at once (785/1992 § 4). Needed to take back: why it was wrong. */
      reason: z.string().max(2000).optional(),
    }),
    response: ownNeedSchema,
  }),
  listOwn: defineRoute({
    id: 'listOwn',
    method: 'GET',
    path: '/api/own',
    tag: 'own list',
    summary: 'My clients, by the earlier of the legal and the real-life date.',
    response: z.object({
      at: instantSchema,
      caseload: z.object({ now: z.number().int(), limit: z.number().int().optional() }),
      cards: z.array(ownCardSchema),
    }),
  }),
  readOwnNeed: defineRoute({
    id: 'readOwnNeed',
    method: 'GET',
    path: '/api/own/:id',
    tag: 'own list',
    summary: 'One need of my client: its extract, clocks and times.',
    params: idParamsSchema,
    response: ownNeedSchema,
  }),
  writeOwnNote: defineRoute({
    id: 'writeOwnNote',
    method: 'POST',
    path: '/api/own/:id/notes',
    tag: 'own list',
    command: true,
    summary: 'A short note to the need, in its register.',
    params: idParamsSchema,
    body: z.object({
      text: z.string().min(1).max(8000),
      realLifeDate: localDateSchema.optional(),
      realLifeKind: realLifeKindSchema.optional(),
      done: z.boolean().optional(),
      clientGets: clientGetsSchema.optional(),
    }),
    response: ownNeedSchema,
  }),
  answerOwnRequest: defineRoute({
    id: 'answerOwnRequest',
    method: 'POST',
    path: '/api/own/:id/requests',
    tag: 'own list',
    command: true,
    summary:
      'Decide what a client asked of the documents of this need: given whole, in part, or refused; the answer stands on their own pages.',
    params: idParamsSchema,
    body: z.object({
      requestId: idSchema,
      decision: z.enum(requestDecisions),
      /** What is given and how; of what is not, why. */
      text: z.string().trim().min(1).max(8000),
    }),
    response: ownNeedSchema,
  }),
}
