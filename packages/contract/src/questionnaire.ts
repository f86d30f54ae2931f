import { z } from 'zod'
import { idParamsSchema, idSchema, instantSchema, localTextSchema } from './common.ts'
import { defineRoute } from './route.ts'

const itemBase = {
  id: z.string(),
  text: localTextSchema,
  help: localTextSchema.optional(),
  /** Asked only when these earlier answers are among the codes. */
  when: z.record(z.string(), z.array(z.string())).optional(),
}
export const instrumentItemSchema = z.discriminatedUnion('kind', [
  z.object({
    ...itemBase,
    kind: z.literal('choice'),
    options: z.array(z.object({ code: z.string(), text: localTextSchema })),
  }),
  z.object({
    ...itemBase,
    kind: z.literal('measure'),
    unit: z.string(),
    min: z.number(),
    max: z.number(),
    /** The answer `unable` is possible. */
    canBeUnable: z.boolean(),
  }),
])
export type InstrumentItemView = z.infer<typeof instrumentItemSchema>

export const instrumentSchema = z.object({
  id: z.string(),
  version: z.string(),
  title: localTextSchema,
  intro: localTextSchema,
  filledBy: z.enum(['self', 'professional']),
  /** Rights holder, shown under the form. */
  holder: z.string(),
  items: z.array(instrumentItemSchema),
})
export type InstrumentView = z.infer<typeof instrumentSchema>

/** Option code, measured number, or `unable`. */
export const itemAnswersSchema = z.record(z.string().max(40), z.union([z.string().max(40), z.number()]))

/** One filling of an instrument (FHIR QuestionnaireResponse). */
export const questionnaireResponseSchema = z.object({
  responseId: idSchema,
  contactId: idSchema,
  instrument: z.string(),
  version: z.string(),
  /** `stopped`: an answer alarmed; help comes instead of further questions. */
  status: z.enum(['asked', 'in-progress', 'completed', 'stopped']),
  how: z.enum(['self', 'interview', 'measured']),
  /** Filled by who acts for the person: another who does is not shown it. */
  byRepresentative: z.boolean(),
  changedAt: instantSchema,
  answers: itemAnswersSchema,
  nextItem: z.string().optional(),
  asked: z.array(z.string()),
  results: z.array(
    z.object({
      scale: z.string(),
      name: localTextSchema,
      score: z.number(),
      band: localTextSchema.optional(),
      source: z.string().optional(),
    }),
  ),
  /** Scales that have no sum yet, with how many of their items are unanswered. */
  unscored: z.array(z.object({ scale: z.string(), name: localTextSchema, unanswered: z.number().int() })),
  alarms: z.array(z.object({ level: z.enum(['now', 'today']), text: localTextSchema, source: z.string() })),
})
export type QuestionnaireResponseView = z.infer<typeof questionnaireResponseSchema>

/** Shown to the resident instead of the next question. */
export const helpNowSchema = z.object({
  title: localTextSchema,
  text: localTextSchema,
  phones: z.array(z.object({ number: z.string(), label: localTextSchema })),
})

export const questionnaireRoutes = {
  listInstruments: defineRoute({
    id: 'listInstruments',
    method: 'GET',
    path: '/api/instruments',
    tag: 'questionnaires',
    summary: 'The questionnaires and tests that may be used here, with their items and rights holders.',
    response: z.object({ instruments: z.array(instrumentSchema) }),
  }),
  listQuestionnaires: defineRoute({
    id: 'listQuestionnaires',
    method: 'GET',
    path: '/api/desk/contacts/:id/questionnaires',
    tag: 'questionnaires',
    summary: 'Questionnaires of a case: answers, sums, meaning and alarms.',
    params: idParamsSchema,
    response: z.object({ responses: z.array(questionnaireResponseSchema) }),
  }),
  startQuestionnaire: defineRoute({
    id: 'startQuestionnaire',
    method: 'POST',
    path: '/api/desk/contacts/:id/questionnaires',
    tag: 'questionnaires',
    command: true,
    summary: 'Start a questionnaire with the person on the phone or at the counter, or ask them to fill it themself.',
    params: idParamsSchema,
    body: z.object({ instrument: z.string().max(40), how: z.enum(['self', 'interview', 'measured']) }),
    response: questionnaireResponseSchema,
  }),
  saveQuestionnaire: defineRoute({
    id: 'saveQuestionnaire',
    method: 'POST',
    path: '/api/desk/questionnaires/:id',
    tag: 'questionnaires',
    command: true,
    summary: 'Save answers as they are given. An alarming answer raises the case at once.',
    params: idParamsSchema,
    body: z.object({ answers: itemAnswersSchema }),
    response: questionnaireResponseSchema,
  }),
  listMyQuestionnaires: defineRoute({
    id: 'listMyQuestionnaires',
    method: 'GET',
    path: '/api/me/questionnaires',
    tag: 'me',
    summary: 'Questionnaires I was asked to fill, and my answers so far.',
    response: z.object({
      responses: z.array(questionnaireResponseSchema),
      help: helpNowSchema,
      /** Those that an alarming answer stopped, and about which the call is still to come. */
      awaited: z.array(z.uuid()),
    }),
  }),
  saveMyQuestionnaire: defineRoute({
    id: 'saveMyQuestionnaire',
    method: 'POST',
    path: '/api/me/questionnaires/:id',
    tag: 'me',
    command: true,
    summary: 'Save my answer. Each one is kept as it is given.',
    params: idParamsSchema,
    body: z.object({ answers: itemAnswersSchema }),
    response: questionnaireResponseSchema,
  }),
}
