import { competences, placeFeatures } from '@luukku/domain/booking'
import { z } from 'zod'

export const languages = ['fi', 'sv', 'en', 'se'] as const
export const languageSchema = z.enum(languages)
export type Language = z.infer<typeof languageSchema>

/** Bytes of a request the server takes at most. */
export const largestBody = 2 * 1024 * 1024

/** A text in every language the county serves; `se` where one exists. `unchecked` names languages no speaker has read. */
export const localTextSchema = z.object({
  fi: z.string(),
  sv: z.string(),
  en: z.string(),
  se: z.string().optional(),
  unchecked: z.array(languageSchema).optional(),
})
export type LocalText = z.infer<typeof localTextSchema>

/** What a place may have, and a visit ask of it. */
export const placeFeatureSchema = z.enum(placeFeatures)
/** What a professional may be trained in. */
export const competenceSchema = z.enum(competences)

export const idSchema = z.uuid()
/** A calendar month, YYYY-MM. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const localDateSchema = z.iso.date()
/** An instant with its offset, RFC 3339. */
export const instantSchema = z.iso.datetime({ offset: true })
export const urgencyClassSchema = z.enum(['A', 'B', 'C', 'D', 'E'])
export type UrgencyClass = z.infer<typeof urgencyClassSchema>
/** Grounds that hold a note back from the client's own data: another's words, a child's interest, danger to health. */
export const heldBackGrounds = ['third-party', 'child', 'harm'] as const
export const heldBackSchema = z.enum(heldBackGrounds)
export type HeldBack = z.infer<typeof heldBackSchema>
/** Does the client get the words with their own data, or which ground holds them back. Absent: not asked, and not given unasked. */
export const clientGetsSchema = z.enum(['yes', ...heldBackGrounds])
export const registerSchema = z.enum(['health', 'social', 'both'])
/** `external` and `self`: help that no register of the county holds (an NGO, guided self-care). */
export const needRegisterSchema = z.enum(['health', 'social', 'both', 'external', 'self'])
export const serviceCodeSchema = z.string().regex(/^[A-Z][A-Z0-9_]{1,30}$/)
export const modeSchema = z.enum(['onsite', 'remote', 'phone', 'home'])
export type Mode = z.infer<typeof modeSchema>
/** The channels of a first contact; the first three are the resident's own. */
export const channelSchema = z.enum([
  'web_form',
  'chat',
  'callback',
  'phone',
  'walk_in',
  'professional_app',
  'professional_referral',
])
export const answerValueSchema = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(200)).max(50),
])
/** Answers to structured questions by key; unknown keys are kept and never lower urgency. */
export const answersSchema = z.record(z.string().max(80), answerValueSchema)
export type Answers = z.infer<typeof answersSchema>

/** A message to the person that has not gone out: on its way, late because the way takes none, or given up. */
export const noticeStateSchema = z.object({
  state: z.enum(['on-its-way', 'late', 'given-up']),
  channel: z.enum(['sms', 'email']),
  /** When it should have gone. */
  since: instantSchema,
})
export type NoticeState = z.infer<typeof noticeStateSchema>

export const idParamsSchema = z.object({ id: idSchema })

/** Who carries a next step: a named person on shift, or a duty role that the roster shows staffed at that moment. */
export const ownerSchema = z.object({
  kind: z.enum(['staff', 'duty']),
  id: z.string(),
  name: z.string(),
  role: localTextSchema,
  phone: z.string().optional(),
})
export type OwnerView = z.infer<typeof ownerSchema>

/** A date of a person's own life that help must come before. */
export const realLifeKinds = ['discharge', 'eviction', 'move', 'school-start', 'other'] as const
export const realLifeKindSchema = z.enum(realLifeKinds)
export const realLifeSchema = z.object({ date: localDateSchema, kind: realLifeKindSchema })

/** Whether a limit could be kept with the capacity there was when it was assessed (1326/2010 § 54 2 mom.). */
export const limitCapacitySchema = z.object({
  can: z.boolean(),
  checkedAt: z.iso.datetime({ offset: true }),
  dueDate: localDateSchema,
  /** Lawful ways out, with the act and section of each; only where the limit cannot be kept. */
  waysOut: z.array(
    z.object({ id: z.string(), title: localTextSchema, act: z.string(), section: z.string(), url: z.string() }),
  ),
})

export const nextStepKinds = [
  'emergency-call', // somebody phones at once; class A and B
  'call', // a professional phones inside the promise
  'read', // a person reads it (a language the rules do not read, a message back)
  'await-answer', // asked back; comes up again at `at` whether answered or not
  'book', // assessed, times not booked yet
  'appointment', // the first booked time
  'follow-up', // after the appointments, or with self-care
  'external', // passed to somebody outside, checked at `at`
] as const
export const nextStepSchema = z.object({
  kind: z.enum(nextStepKinds),
  at: instantSchema,
  owner: ownerSchema,
})
export type NextStepView = z.infer<typeof nextStepSchema>

/** A statutory clock as people see it. `explanation` is a row of plain sentences in the asked language. */
export const clockSchema = z.object({
  ruleId: z.string(),
  version: z.string().optional(),
  /** A county's own tighter promise stands beside the law and is never called one. */
  kind: z.enum(['law', 'promise']).optional(),
  title: localTextSchema,
  law: z.string(),
  /** Name of the act, or of the county's book of promises, without its number. */
  lawName: localTextSchema.optional(),
  section: z.string(),
  url: z.string().optional(),
  startedAt: z.string(),
  /** Null: a duty without a counted limit (without delay, plan-based care). */
  dueDate: localDateSchema.nullable(),
  dueAt: instantSchema.optional(),
  dueDateIfRolled: localDateSchema.optional(),
  /** The earlier date of «A or B»: a target beside the maximum. */
  target: localDateSchema.optional(),
  /** What is not known and would make the date another: said beside it. */
  unsure: localTextSchema.optional(),
  state: z.enum(['running', 'met', 'metByOffer', 'notApplied', 'breached', 'ended']),
  status: z.string().optional(),
  /** The exception behind the status. */
  exception: z.object({ id: z.string(), title: localTextSchema, confidence: z.string() }).optional(),
  /** Another body answers for it: it breaks no duty of the county. */
  elsewhere: z.boolean().optional(),
  confidence: z.string().optional(),
  /** Interpretations that touch the date: what it was counted by, and the documented default. */
  interpretations: z
    .array(
      z.object({
        name: z.string(),
        title: localTextSchema,
        /** Absent of a date that was counted before the reading was kept with it. */
        chosen: z.string().optional(),
        usual: z.string(),
      }),
    )
    .optional(),
  /** For the resident: what has been promised, by when, on what ground. */
  plain: localTextSchema.optional(),
  explanation: z.array(localTextSchema),
})
export type ClockView = z.infer<typeof clockSchema>

export const questionSchema = z.object({
  id: z.string(),
  text: localTextSchema,
  why: localTextSchema.optional(),
  kind: z.enum(['yesNoUnknown', 'choice', 'scale', 'number', 'text']),
  options: z.array(z.object({ value: z.string(), text: localTextSchema })).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  redFlag: z.boolean(),
  /** On a page that it shares: a statement that a person ticks. */
  among: localTextSchema.optional(),
  /** The time by which this must be asked, when it could still change the class to A-C. */
  askBy: instantSchema.optional(),
})
export type QuestionView = z.infer<typeof questionSchema>
