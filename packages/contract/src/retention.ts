import { z } from 'zod'
import { idParamsSchema, idSchema, instantSchema, localDateSchema } from './common.ts'
import { defineRoute } from './route.ts'

export const holdReasons = ['court', 'authority', 'complaint', 'claim'] as const
export type HoldReason = (typeof holdReasons)[number]

const lineSchema = z.object({
  /** The class of the county's plan of retention: `correspondence`, `patient-note` … */
  retentionClass: z.string(),
  years: z.number().int(),
  from: z.enum(['stored', 'changed', 'closed', 'last-closed', 'birth']),
  /** What is due, by kind of document. */
  kinds: z.record(z.string(), z.number().int()),
  kept: z.number().int(),
  /** Absent: counted from birth, and not counted yet. */
  due: z.number().int().optional(),
  since: localDateSchema.optional(),
  /** Past their time and kept: an open matter, a hold, a question of the person that waits for an answer. */
  held: z.number().int(),
  counting: z.boolean(),
  confirmed: z.boolean(),
  destroyed: z.number().int(),
})
const proposalSchema = z.object({
  id: idSchema,
  night: localDateSchema,
  lines: z.array(lineSchema),
  confirmed: z.object({ by: z.string(), at: instantSchema }).optional(),
  finishedAt: instantSchema.optional(),
})
export type RetentionProposal = z.infer<typeof proposalSchema>
const pageSchema = z.object({
  today: localDateSchema,
  /** May the reader confirm, or only look. */
  mayConfirm: z.boolean(),
  /** The night's newest list; absent before the first night. */
  proposal: proposalSchema.optional(),
  /** Lists that were confirmed before, the newest first. */
  earlier: z.array(proposalSchema),
  holds: z.array(z.object({ reference: z.string(), reason: z.enum(holdReasons), by: z.string(), at: instantSchema })),
})
export type RetentionPage = z.infer<typeof pageSchema>

const tag = 'retention'
export const retentionRoutes = {
  readRetention: defineRoute({
    id: 'readRetention',
    method: 'GET',
    path: '/api/retention',
    tag,
    summary:
      'What is past its time by document type, what was confirmed and how far it has come. Counts; nobody is read.',
    response: pageSchema,
  }),
  readRetentionWaiting: defineRoute({
    id: 'readRetentionWaiting',
    method: 'GET',
    path: '/api/retention/waiting',
    tag,
    summary: 'How many documents of the newest list wait for a person’s word. A number; nobody is read.',
    response: z.object({ documents: z.number().int() }),
  }),
  countRetention: defineRoute({
    id: 'countRetention',
    method: 'POST',
    path: '/api/retention/:id/count',
    tag,
    command: true,
    summary: 'Count a class whose time runs from birth: opens days of birth as planned work, each in the journal.',
    params: idParamsSchema,
    body: z.object({ retentionClass: z.string().max(40) }),
    response: pageSchema,
  }),
  confirmRetention: defineRoute({
    id: 'confirmRetention',
    method: 'POST',
    path: '/api/retention/:id/confirm',
    tag,
    command: true,
    summary: 'Confirm the destruction of these classes, with the numbers that were seen. It runs as planned work.',
    params: idParamsSchema,
    body: z.object({
      lines: z
        .array(z.object({ retentionClass: z.string().max(40), due: z.number().int().min(1) }))
        .min(1)
        .max(20),
    }),
    response: pageSchema,
  }),
  holdMatter: defineRoute({
    id: 'holdMatter',
    method: 'POST',
    path: '/api/retention/holds',
    tag,
    command: true,
    summary: 'Keep a matter from destruction, or let it go again.',
    body: z.object({ reference: z.string().min(1).max(40), reason: z.enum(holdReasons), stands: z.boolean() }),
    response: pageSchema,
  }),
}
