import { z } from 'zod'
import {
  answersSchema,
  channelSchema,
  idSchema,
  instantSchema,
  languageSchema,
  localDateSchema,
  localTextSchema,
  needRegisterSchema,
  nextStepSchema,
  questionSchema,
  realLifeKindSchema,
  realLifeSchema,
  serviceCodeSchema,
  urgencyClassSchema,
} from './common.ts'
import { defineRoute } from './route.ts'

/** How this person can be reached without danger. Nothing is sent by a way that is not here. */
export const contactWaySchema = z.object({
  ways: z.array(z.enum(['call', 'sms', 'email', 'letter', 'inbox'])).max(5),
  phone: z.string().max(40).optional(),
  email: z.email().max(200).optional(),
  /** Somebody else may see or hear: no voice message, no text, no letter home unless chosen here. */
  onlySafe: z.boolean().default(false),
  /** When a call suits; any hour when empty. Local hours of the day, half-open. */
  hours: z
    .array(z.object({ from: z.number().int().min(0).max(23), to: z.number().int().min(1).max(24) }))
    .max(6)
    .optional(),
  note: z.string().max(500).optional(),
})
export type ContactWay = z.infer<typeof contactWaySchema>

export const personFieldsSchema = z.object({
  /** One letter to two hundred; a letter may be written with a mark of its own, which counts here as another. */
  givenName: z.string().max(400).optional(),
  familyName: z.string().max(400).optional(),
  identityCode: z.string().max(11).optional(),
  birthDate: localDateSchema.optional(),
  /** Whole years, when no birth date is known. */
  age: z.number().int().min(0).max(120).optional(),
  sex: z.enum(['f', 'm', 'x']).optional(),
  municipality: z.string().max(3).optional(),
  lang: z.string().max(20).optional(),
  status: z.string().max(80).optional(),
  household: z.string().max(200).optional(),
})
export type PersonFields = z.infer<typeof personFieldsSchema>

export const concerningSchema = z.object({
  who: z.enum(['self', 'child', 'other']),
  /** Who the person is to the one who tells, in their own words and language: mother, naapuri … */
  relation: z.string().max(80).optional(),
})

export const permissionAnswerSchema = z.object({
  /** May the social side see the named lines of the health side, and the other way round. */
  share: z.enum(['yes', 'no', 'not-asked']),
  /** Indexes of the understood needs that may be shared. */
  needs: z.array(z.number().int()).optional(),
  until: localDateSchema.optional(),
})

/** The wording of what was told of the national information-system services (703/2023 § 68), where the sender had it to read, or a professional said it. */
export const informedSchema = z.object({ version: z.string().max(20) })

/** A first contact, whole: what a form, a phone call, a walk-in or another system sends in one go. */
export const newContactSchema = z.object({
  channel: channelSchema,
  lang: languageSchema,
  text: z.string().max(100_000),
  answers: answersSchema.default({}),
  concerning: concerningSchema.default({ who: 'self' }),
  person: personFieldsSchema.default({}),
  reporter: z.object({ name: z.string().max(200).optional(), phone: z.string().max(40).optional() }).optional(),
  contactWay: contactWaySchema.optional(),
  permission: permissionAnswerSchema.optional(),
  /** A minor's own wish. Until a professional has decided, only «see» lets guardians see. */
  guardians: z.enum(['see', 'do-not-see']).optional(),
  informed: informedSchema.optional(),
  /** A date of the person's own life that help must come before. */
  realLife: realLifeSchema.optional(),
  /** Corrections of «this is how we understood you»: services taken away, and needs added in the resident's own words. */
  corrections: z
    .object({
      removed: z.array(serviceCodeSchema).max(20).default([]),
      added: z.array(z.string().max(2000)).max(10).default([]),
    })
    .optional(),
})
export type NewContact = z.infer<typeof newContactSchema>
export type NewContactInput = z.input<typeof newContactSchema>

export const understoodNeedSchema = z.object({
  service: serviceCodeSchema,
  register: needRegisterSchema,
  title: localTextSchema,
  /** The words of the message this need is about: what crosses the wall, when anything does. */
  extract: z.string(),
  whoSees: localTextSchema,
})

export const redFlagStopSchema = z.object({
  call112: z.boolean(),
  title: localTextSchema,
  text: localTextSchema,
  phones: z.array(z.object({ number: z.string(), label: localTextSchema })),
})

/** What happens next, in a form that can be shown and said aloud. */
export const promiseSchema = z.object({
  kind: z.enum(['call', 'message', 'emergency', 'read']),
  from: instantSchema,
  to: instantSchema,
  caller: localTextSchema,
  callsFrom: z.string().optional(),
  ifWorse: localTextSchema,
  law: z.object({ ruleId: z.string(), text: localTextSchema, dueDate: localDateSchema }).optional(),
})

export const receiptSchema = z.object({
  contactId: idSchema,
  /** Short, speakable, holds no personal data: for a phone call about this contact. */
  reference: z.string(),
  receivedAt: instantSchema,
  verified: z.boolean(),
  promise: promiseSchema,
  redFlagStop: redFlagStopSchema.optional(),
  /** Automatic advice on how soon help may be needed; only where the county shows it, and until a professional has decided. */
  advice: localTextSchema.optional(),
  nextStep: nextStepSchema,
  needs: z.array(understoodNeedSchema),
})
export type Receipt = z.infer<typeof receiptSchema>

export const draftSteps = ['tell', 'question', 'reach', 'understood', 'permission', 'send', 'stop'] as const
export const draftSchema = z.object({
  step: z.enum(draftSteps),
  /** Pages done and the guess of pages in all. */
  position: z.object({ at: z.number().int(), about: z.number().int() }),
  expiresAt: instantSchema,
  verified: z.boolean(),
  lang: languageSchema,
  text: z.string(),
  answers: answersSchema,
  concerning: concerningSchema,
  /** Told as one's own, and the text speaks of a child or somebody else near: whose matter it is, is asked once more. */
  speaksOf: z.enum(['child', 'other']).optional(),
  person: personFieldsSchema,
  reporter: newContactSchema.shape.reporter,
  contactWay: contactWaySchema.optional(),
  stopPhone: z.string().optional(),
  question: questionSchema.optional(),
  /** The other questions of this page; each of them and the first has `among`. */
  together: z.array(questionSchema).optional(),
  previousQuestion: z.string().optional(),
  understood: z.array(understoodNeedSchema),
  removed: z.array(serviceCodeSchema),
  added: z.array(z.string()),
  permissionNeeded: z.boolean(),
  permission: permissionAnswerSchema.optional(),
  /** The sender is a minor on their own: asked who may see. */
  minorAlone: z.boolean(),
  guardians: newContactSchema.shape.guardians,
  /** The text speaks of such a date: asked, and a day that it names is offered. */
  realLifeAsked: z.object({ kind: realLifeKindSchema, guess: localDateSchema.optional() }).optional(),
  realLife: realLifeSchema.optional(),
  redFlagStop: redFlagStopSchema.optional(),
})
export type Draft = z.infer<typeof draftSchema>

/**
 * At the red-flag stop: phones 112 themself, cannot phone and asks us to phone at once, or says that it is not so.
 * None of them lowers the class.
 */
export const stopAnswerSchema = z.enum(['calling-112', 'call-me', 'not-so'])
export type StopAnswer = z.infer<typeof stopAnswerSchema>

/** What the page about the person asks. Null takes away what was told; what is not named stays. */
const personPatchSchema = personFieldsSchema.extend({
  givenName: personFieldsSchema.shape.givenName.nullable(),
  familyName: personFieldsSchema.shape.familyName.nullable(),
  identityCode: personFieldsSchema.shape.identityCode.nullable(),
  birthDate: personFieldsSchema.shape.birthDate.nullable(),
  municipality: personFieldsSchema.shape.municipality.nullable(),
})

export const draftPatchSchema = z.object({
  lang: languageSchema.optional(),
  text: z.string().max(100_000).optional(),
  concerning: concerningSchema.optional(),
  /** Merged into what is there; null takes an answer away. */
  answers: answersSchema.optional(),
  person: personPatchSchema.optional(),
  /** Null takes the one who tells away. */
  reporter: newContactSchema.shape.reporter.nullable(),
  contactWay: contactWaySchema.optional(),
  guardians: newContactSchema.shape.guardians,
  /** Null takes the day away. */
  realLife: realLifeSchema.nullable().optional(),
  removed: z.array(serviceCodeSchema).max(20).optional(),
  added: z.array(z.string().max(2000)).max(10).optional(),
  understoodConfirmed: z.boolean().optional(),
  permission: permissionAnswerSchema.optional(),
  /** What the resident answered to the red-flag stop; a professional sees it. */
  stopAnswered: stopAnswerSchema.optional(),
  /** A number left at the stop, for this danger alone: ways of being reached that were chosen stand beside it. Empty takes it away. */
  stopPhone: z.string().max(40).optional(),
  /** Go to an earlier page: `back` works without losing anything. */
  goTo: z.enum(draftSteps).optional(),
  goToQuestion: z.string().max(80).optional(),
})

export const contactRoutes = {
  createContact: defineRoute({
    id: 'createContact',
    method: 'POST',
    path: '/api/contacts',
    tag: 'contact',
    command: true,
    summary:
      'Send a first contact whole. Without signing in it is stored as unverified and the answer starts a session for this contact only.',
    body: newContactSchema,
    response: receiptSchema,
  }),
  startDraft: defineRoute({
    id: 'startDraft',
    method: 'POST',
    path: '/api/draft',
    tag: 'contact',
    summary: 'Start a sealed draft; the opaque key is set as a cookie.',
    body: z.object({
      lang: languageSchema,
      text: z.string().max(100_000).default(''),
      concerning: concerningSchema.optional(),
      channel: channelSchema.default('web_form'),
    }),
    response: draftSchema,
  }),
  readDraft: defineRoute({
    id: 'readDraft',
    method: 'GET',
    path: '/api/draft',
    tag: 'contact',
    summary: 'The draft of this browser, with its next page.',
    response: draftSchema,
  }),
  changeDraft: defineRoute({
    id: 'changeDraft',
    method: 'PATCH',
    path: '/api/draft',
    tag: 'contact',
    summary: 'Save one page of the draft.',
    body: draftPatchSchema,
    response: draftSchema,
  }),
  clearDraft: defineRoute({
    id: 'clearDraft',
    method: 'DELETE',
    path: '/api/draft',
    tag: 'contact',
    summary: 'Clear and leave: the draft is destroyed.',
    response: z.object({ cleared: z.literal(true) }),
  }),
  sendDraft: defineRoute({
    id: 'sendDraft',
    method: 'POST',
    path: '/api/draft/send',
    tag: 'contact',
    command: true,
    summary: 'Send the draft as a contact.',
    body: z.object({ informed: informedSchema.optional() }),
    response: receiptSchema,
  }),
  readReceipt: defineRoute({
    id: 'readReceipt',
    method: 'GET',
    path: '/api/receipt',
    tag: 'contact',
    summary: 'The receipt of the contact this session has just sent.',
    response: receiptSchema,
  }),
}
export const proposalClassSchema = urgencyClassSchema
