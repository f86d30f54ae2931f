import { z } from 'zod'
import {
  clockSchema,
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  monthSchema,
} from './common.ts'
import { defineRoute } from './route.ts'

const confidenceSchema = z.enum(['high', 'medium', 'low'])
export const lawRuleSchema = z.object({
  id: z.string(),
  kind: z.enum(['law', 'promise']),
  section: z.string(),
  title: localTextSchema,
  limit: localTextSchema,
  amendedBy: z.string().optional(),
  /** Absent: never in force. `to` absent: until further notice. */
  inForce: z.object({ from: localDateSchema, to: localDateSchema.optional() }).optional(),
  who: z.array(z.string()),
  starts: localTextSchema,
  /** Counted from the earliest of these, once it has started. */
  countsFrom: localTextSchema.optional(),
  /** Who answers for it, where that is not the county, in English. */
  answeredBy: z.string().optional(),
  stops: localTextSchema,
  /** What ends it without meeting it. */
  ends: localTextSchema.optional(),
  /** Obligations whose limits it takes. */
  lends: z.array(z.string()).optional(),
  /** What meets it starts it again. */
  recurs: z.boolean(),
  /** A right or a presumption: its last day ends it and breaks no duty. */
  lapses: z.boolean(),
  versionBy: localTextSchema,
  transition: z.string(),
  exceptions: z.array(z.string()),
  interpretations: z.array(z.string()),
  confidence: confidenceSchema,
  note: z.string().optional(),
  openQuestions: z.array(z.string()),
  sources: z.array(z.string()),
  textSeenIn: z.string().optional(),
})
export type LawRuleView = z.infer<typeof lawRuleSchema>
export const lawRegisterSchema = z.object({
  acts: z.array(z.object({ number: z.string(), name: localTextSchema, rules: z.array(lawRuleSchema) })),
  exceptions: z.array(
    z.object({
      id: z.string(),
      title: localTextSchema,
      effect: localTextSchema,
      needsGround: z.boolean(),
      confidence: confidenceSchema,
      source: z.string(),
    }),
  ),
  interpretations: z.array(
    z.object({
      name: z.string(),
      title: localTextSchema,
      usual: z.string(),
      /** What this county has chosen. */
      chosen: z.string(),
      choices: z.string(),
      touches: localTextSchema,
      why: localTextSchema,
      confidence: confidenceSchema,
    }),
  ),
  waysOut: z.array(
    z.object({
      id: z.string(),
      title: localTextSchema,
      act: z.string(),
      section: z.string(),
      source: z.string(),
      confidence: confidenceSchema,
      note: z.string().optional(),
    }),
  ),
})
export type LawRegister = z.infer<typeof lawRegisterSchema>

/** What a professional may record of a need: which exceptions its clocks name, which events meet, end or start them. */
export const recordableSchema = z.object({
  exceptions: z.array(z.object({ id: z.string(), title: localTextSchema, offered: z.boolean() })),
  events: z.array(z.object({ event: z.string(), title: localTextSchema })),
  /** Events that would start a clock the need does not have yet. */
  starts: z.array(z.object({ event: z.string(), title: localTextSchema })),
  /** What may be found at a visit. */
  findings: z.array(z.object({ id: z.string(), title: localTextSchema })),
  /** What may be found without a visit: it may put the need under another rule. */
  facts: z.array(
    z.object({
      id: z.string(),
      title: localTextSchema,
      /** The month that was applied for is told with it. */
      asksMonth: z.boolean(),
    }),
  ),
})

/** What professionals have recorded of a need by hand, the newest first: nothing of it goes away when it is taken back. */
export const recordedSchema = z.array(
  z.object({
    recordId: idSchema,
    kind: z.enum(['event', 'exception', 'finding']),
    title: localTextSchema,
    /** When it took place; absent of an exception, which has no moment of its own. */
    at: instantSchema.optional(),
    offeredDate: localDateSchema.optional(),
    recordedAt: instantSchema,
    by: z.string(),
    ground: z.string().optional(),
    takenBack: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).optional(),
  }),
)
export type Recorded = z.infer<typeof recordedSchema>

const recordedAnswer = z.object({
  clocks: z.array(clockSchema),
  recordable: recordableSchema,
  recorded: recordedSchema,
})

export const lawRoutes = {
  readLawRegister: defineRoute({
    id: 'readLawRegister',
    method: 'GET',
    path: '/api/law',
    tag: 'law',
    summary: 'Every statutory limit, exception and interpretation as this county reads them, with sources.',
    response: lawRegisterSchema,
  }),
  recordOnNeed: defineRoute({
    id: 'recordOnNeed',
    method: 'POST',
    path: '/api/needs/:id/clock-records',
    tag: 'law',
    command: true,
    summary:
      'Record an exception or a finding with its ground, or an event of the law. States may change and clocks may start; a finding may put the need under another rule.',
    params: idParamsSchema,
    body: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('exception'),
        exception: z.string().max(40),
        ground: z.string().min(1).max(4000),
        offeredDate: localDateSchema.optional(),
      }),
      z.object({
        kind: z.literal('event'),
        event: z.string().max(60),
        at: instantSchema,
        ground: z.string().max(4000).optional(),
      }),
      z.object({
        kind: z.literal('finding'),
        finding: z.string().max(60),
        at: instantSchema,
        ground: z.string().min(1).max(4000),
        /** YYYY-MM, of a finding that asks it. */
        month: monthSchema.optional(),
      }),
    ]),
    response: recordedAnswer,
  }),
  takeBackRecord: defineRoute({
    id: 'takeBackRecord',
    method: 'POST',
    path: '/api/needs/:id/clock-records/take-back',
    tag: 'law',
    command: true,
    summary:
      'Take back what a professional recorded by mistake, with the reason. Both stay on record; the clocks are counted as if it had not been recorded.',
    params: idParamsSchema,
    body: z.object({ recordId: idSchema, reason: z.string().min(1).max(4000) }),
    response: recordedAnswer,
  }),
}
