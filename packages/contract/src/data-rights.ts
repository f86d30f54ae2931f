import { informedWays } from '@luukku/domain/contact'
import { z } from 'zod'
import { capacitySchema, guardiansSchema, minorBasisSchema } from './acting.ts'
import {
  idParamsSchema,
  idSchema,
  instantSchema,
  languageSchema,
  localDateSchema,
  localTextSchema,
  registerSchema,
} from './common.ts'
import { redFlagStopSchema } from './contact.ts'
import { scaledGoalSchema } from './goals.ts'
import { crossingGroundSchema } from './permission.ts'
import { myContactSchema } from './resident.ts'
import { planSchema } from './plan.ts'
import { defineRoute } from './route.ts'

export const dataRequestKinds = ['log-entry', 'correction', 'other', 'child-protection'] as const
/** Documents that were asked for: given whole, in part, or refused; the answer says why. */
export const requestDecisions = ['whole', 'part', 'refused'] as const
export const dataRequestSchema = z.object({
  requestId: idSchema,
  kind: z.enum(dataRequestKinds),
  /** The entry of the log it is about, as the person saw it. */
  about: z.string().optional(),
  text: z.string(),
  askedAt: instantSchema,
  dueOn: localDateSchema,
  answer: z
    .object({ text: z.string(), by: z.string(), at: instantSchema, decision: z.enum(requestDecisions).optional() })
    .optional(),
})
export type DataRequest = z.infer<typeof dataRequestSchema>

export const myDetailsSchema = z.object({
  name: z.string(),
  identityCode: z.string().optional(),
  birthDate: localDateSchema.optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  lang: z.string(),
  nonDisclosure: z.boolean(),
})
const mineSchema = z.object({
  details: myDetailsSchema,
  requests: z.array(dataRequestSchema),
  /** What was just asked alarms: it was taken in as a contact too, and this is shown before anything else. */
  redFlagStop: redFlagStopSchema.optional(),
})
export type MyDataPage = z.infer<typeof mineSchema>

/** Everything of the person's own in both registers, readable by a person and by a program. Nothing about anybody else. */
export const exportSchema = z.object({
  format: z.literal('luukku-own-data-1'),
  madeAt: instantSchema,
  details: myDetailsSchema,
  contacts: z.array(myContactSchema),
  plans: z.array(planSchema),
  /** What was written: the person's own words, extracts and notes, each with its register. */
  documents: z.array(
    z.object({
      at: instantSchema,
      register: z.enum(['health', 'social', 'both']),
      kind: z.string(),
      reference: z.string(),
      text: z.string(),
      /** Of a professional's note or a joint document: who wrote it, as the log names them. */
      by: z.object({ who: z.string(), role: localTextSchema }).optional(),
    }),
  ),
  /** What was filled for the person, by themself or with a professional: questions and answers in words. */
  questionnaires: z.array(
    z.object({
      at: instantSchema,
      reference: z.string(),
      title: localTextSchema,
      how: z.enum(['self', 'interview', 'measured']),
      status: z.enum(['asked', 'in-progress', 'completed', 'stopped']),
      answers: z.array(z.object({ question: localTextSchema, answer: localTextSchema })),
      results: z.array(z.object({ name: localTextSchema, score: z.number(), band: localTextSchema.optional() })),
    }),
  ),
  /** Goals set with the person, each saving of them, with the T score that was reached by then. */
  goals: z.array(
    z.object({
      at: instantSchema,
      register: z.enum(['health', 'social', 'both']),
      reference: z.string(),
      by: z.object({ who: z.string(), role: localTextSchema }).optional(),
      goals: z.array(scaledGoalSchema),
      attained: z.number().optional(),
    }),
  ),
  permissions: z.array(
    z.object({ reference: z.string(), share: z.string(), givenAt: instantSchema, state: z.string() }),
  ),
  /** When a professional looked across the registers on a ground of the act: who, on which, until when. Their reason is a document. */
  crossings: z.array(
    z.object({
      at: instantSchema,
      reference: z.string(),
      ground: crossingGroundSchema,
      until: instantSchema,
      by: z.object({ who: z.string(), role: localTextSchema }).optional(),
    }),
  ),
  /** When the person, or who acts for them, was told of the national information-system services (703/2023 § 68), and how. */
  informed: z.array(
    z.object({
      at: instantSchema,
      reference: z.string(),
      version: z.string(),
      how: z.enum(informedWays),
      to: z.enum(['client', 'representative']),
      by: z.object({ who: z.string(), role: localTextSchema }).optional(),
    }),
  ),
  /** What was decided of a minor's own say: may guardians see the matter. The reason is a document. */
  minorDecisions: z.array(
    z.object({
      at: instantSchema,
      reference: z.string(),
      capacity: capacitySchema,
      guardians: guardiansSchema,
      basis: z.enum([...minorBasisSchema.options, 'own-wish']),
      /** Absent: the minor themself. */
      by: z.object({ who: z.string(), role: localTextSchema }).optional(),
    }),
  ),
  /** What the file leaves out whether or not there is any, and why; the same for everybody. */
  onRequest: z.array(z.object({ what: localTextSchema, why: localTextSchema })),
  howToAsk: localTextSchema,
  denials: z.array(
    z.object({
      target: z.string(),
      register: registerSchema.optional(),
      service: localTextSchema.optional(),
      reference: z.string().optional(),
      madeAt: instantSchema,
      inEmergency: z.boolean().optional(),
      withdrawnAt: instantSchema.optional(),
    }),
  ),
  log: z.array(
    z.object({
      at: instantSchema,
      who: z.string(),
      role: localTextSchema,
      what: localTextSchema,
      why: localTextSchema,
      times: z.number().int(),
    }),
  ),
  requests: z.array(dataRequestSchema),
})
export type OwnDataExport = z.infer<typeof exportSchema>

const answeringSchema = z.object({
  today: localDateSchema,
  requests: z.array(
    dataRequestSchema.extend({
      lang: languageSchema,
      /** A unit carries the matter and answers by itself. */
      ofUnit: z.boolean(),
    }),
  ),
})
export type DataRequestList = z.infer<typeof answeringSchema>

export const dataRightsRoutes = {
  readMyData: defineRoute({
    id: 'readMyData',
    method: 'GET',
    path: '/api/me/data',
    tag: 'me',
    summary: 'What is known of me, and what I have asked about it.',
    response: mineSchema,
  }),
  changeMyDetails: defineRoute({
    id: 'changeMyDetails',
    method: 'POST',
    path: '/api/me/data/details',
    tag: 'me',
    command: true,
    summary: 'Correct what is mine to correct: phone, e-mail and language. The rest is asked for as a correction.',
    body: z.object({
      phone: z.string().max(40),
      email: z.union([z.literal(''), z.email().max(200)]),
      lang: languageSchema,
    }),
    response: mineSchema,
  }),
  askAboutMyData: defineRoute({
    id: 'askAboutMyData',
    method: 'POST',
    path: '/api/me/data/requests',
    tag: 'me',
    command: true,
    summary: 'Ask about an entry of the log, or for a correction. Somebody answers by the day that is told.',
    body: z.object({
      kind: z.enum(dataRequestKinds),
      about: z.string().max(400).optional(),
      text: z.string().trim().min(1).max(8000),
    }),
    response: mineSchema,
  }),
  exportMyData: defineRoute({
    id: 'exportMyData',
    method: 'GET',
    path: '/api/me/data/export',
    tag: 'me',
    summary: 'My own data of both registers in one file.',
    response: exportSchema,
  }),
  listDataRequests: defineRoute({
    id: 'listDataRequests',
    method: 'GET',
    path: '/api/data-requests',
    tag: 'data rights',
    summary:
      'What residents asked about their data and nobody has answered, the nearest day first; then the last answered.',
    response: answeringSchema,
  }),
  answerDataRequest: defineRoute({
    id: 'answerDataRequest',
    method: 'POST',
    path: '/api/data-requests/:id/answer',
    tag: 'data rights',
    command: true,
    summary: 'Answer in the person’s own pages.',
    params: idParamsSchema,
    body: z.object({ text: z.string().trim().min(1).max(8000) }),
    response: answeringSchema,
  }),
}
