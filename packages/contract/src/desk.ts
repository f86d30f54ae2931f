import { placeFeatures } from '@luukku/domain/booking'
import { informedWays, nationalServicesVersions } from '@luukku/domain/contact'
import { z } from 'zod'
import { overrideKinds } from '@luukku/domain/operating-model'
import {
  answersSchema,
  limitCapacitySchema,
  channelSchema,
  heldBackSchema,
  clockSchema,
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  competenceSchema,
  placeFeatureSchema,
  needRegisterSchema,
  nextStepKinds,
  nextStepSchema,
  noticeStateSchema,
  ownerSchema,
  questionSchema,
  realLifeKindSchema,
  serviceCodeSchema,
  urgencyClassSchema,
} from './common.ts'
import { contactWaySchema, newContactSchema, promiseSchema, receiptSchema, stopAnswerSchema } from './contact.ts'
import { recordableSchema, recordedSchema } from './law.ts'
import { planSchema } from './plan.ts'
import { companionSchema } from './companion.ts'
import { defineRoute } from './route.ts'

export const caseStatuses = ['waiting', 'opened', 'no-answer', 'asked-back', 'assessed', 'booked', 'closed'] as const

/** The duty role that owns the step was not told: the alarm was not taken (it is tried again), or there is no address for one. */
const untoldDutySchema = z.enum(['failed', 'no-address']).optional()

/** On the client's side it was not the client who did it, but who acts for them or told of them. */
const notClientSchema = z.literal(true).optional()

const urgencySchema = z.object({ class: urgencyClassSchema, source: z.enum(['proposed', 'assessed', 'unread']) })

/** One person in the queue, whatever the number of contacts and channels. Sorted by risk, need, legal time left. */
export const deskRowSchema = z.object({
  contactId: idSchema,
  person: z.object({
    /** Initials; the full name is on the opened case only. */
    label: z.string(),
    age: z.number().int().optional(),
    verified: z.boolean(),
    safeContactOnly: z.boolean(),
  }),
  urgency: urgencySchema,
  needs: z.array(z.object({ service: serviceCodeSchema, register: needRegisterSchema, title: localTextSchema })),
  why: z.array(localTextSchema),
  missing: z.array(localTextSchema),
  /** The resident met the red-flag stop: what they answered to it. */
  stopAnswered: stopAnswerSchema.optional(),
  promise: z
    .object({ from: instantSchema, to: instantSchema, state: z.enum(['running', 'kept', 'broken']) })
    .optional(),
  legal: z.object({ ruleId: z.string(), dueDate: localDateSchema, dueAt: instantSchema.optional() }).optional(),
  realLife: z.object({ date: localDateSchema, kind: realLifeKindSchema }).optional(),
  /** Needs whose limit could not be kept with the capacity there was when they were assessed. */
  cannotKeep: z.number().int().optional(),
  channels: z.array(channelSchema),
  contacts: z.number().int(),
  attempts: z.number().int(),
  status: z.enum(caseStatuses),
  openedBy: z.string().optional(),
  nextStep: nextStepSchema,
  untoldDuty: untoldDutySchema,
  receivedAt: instantSchema,
  lang: z.string(),
  escalated: z.boolean(),
})
export type DeskRow = z.infer<typeof deskRowSchema>

export const deskListSchema = z.object({
  at: instantSchema,
  counts: z.object({ queue: z.number().int(), mine: z.number().int(), team: z.number().int() }),
  promisesKept: z.object({ kept: z.number().int(), of: z.number().int() }),
  /** Ways by which no message leaves the county at the moment, and how many wait for each. */
  waysDown: z.array(z.object({ channel: z.enum(['sms', 'email']), since: instantSchema, waiting: z.number().int() })),
  rows: z.array(deskRowSchema),
  nextCursor: z.string().optional(),
})

export const proposalNeedSchema = z.object({
  service: serviceCodeSchema,
  register: needRegisterSchema,
  title: localTextSchema,
  extract: z.string(),
  urgencyClass: urgencyClassSchema.optional(),
  serviceName: localTextSchema,
  /** Other services that could help with it. */
  alternatives: z.array(z.object({ service: serviceCodeSchema, name: localTextSchema })),
  /** Other ways to the same help, in the words the resident is told. */
  ways: z.array(z.object({ kind: z.enum(['selfCare', 'ngo', 'remote', 'onsite']), text: localTextSchema })),
  /** Professions that join. */
  joins: z.array(localTextSchema),
  /** A date of their own life that the person told, where help with this must come before it. */
  realLifeDate: localDateSchema.optional(),
  realLifeKind: realLifeKindSchema.optional(),
})

const reasonSchema = z.object({
  ruleId: z.string(),
  text: localTextSchema,
  words: z.array(z.string()),
  source: z.string(),
})
export const proposedElementKinds = [
  'urgency',
  'call112',
  'service',
  'alternative',
  'professional',
  'segment',
  'socialUrgency',
  'childProtection',
  'worryNotice',
  'ownWorker',
  'specialSupport',
  'permission',
  'safeContact',
  'interpreter',
  'proxy',
  'instrument',
  'ruleOut',
] as const
/** One thing that is proposed; a duty that is there or not has no value. */
const proposedElementSchema = z.object({ kind: z.enum(proposedElementKinds), value: localTextSchema.optional() })
export type ProposedElementView = z.infer<typeof proposedElementSchema>
const answerSchema = z.object({ label: localTextSchema, answer: z.enum(['yes', 'no']) })

/** What the rules propose, with reasons. A professional decides. */
export const proposalSchema = z.object({
  urgencyClass: urgencyClassSchema,
  languageRead: z.boolean(),
  call112: z.boolean(),
  needs: z.array(proposalNeedSchema),
  professionals: z.array(z.string()),
  segment: z.string().optional(),
  socialUrgency: z.string().optional(),
  childProtection: z.object({ consider: z.boolean(), section: z.string().optional(), why: z.array(localTextSchema) }),
  worryNotice: z.boolean(),
  ownWorker: z.boolean(),
  specialSupport: z.boolean(),
  interpreter: z.string().optional(),
  permissionNeeded: z.boolean(),
  redFlagsPresent: z.array(localTextSchema),
  redFlagsToRuleOut: z.array(localTextSchema),
  reasons: z.array(reasonSchema.extend({ element: z.string() })),
  whatWouldChange: z.array(localTextSchema),
  /** Each element of the proposal by itself: why it is there, and which answers would change it. */
  elements: z.array(
    proposedElementSchema.extend({
      reasons: z.array(reasonSchema),
      /** Where no rule asks for it: what it follows from. */
      follows: localTextSchema.optional(),
      /** Without `to` it falls away. */
      changes: z.array(answerSchema.extend({ to: localTextSchema.optional() })),
    }),
  ),
  /** What is not proposed now, and an answer would bring. */
  wouldCome: z.array(answerSchema.extend({ brings: z.array(proposedElementSchema) })),
  safetyNet: localTextSchema.optional(),
})
export type ProposalView = z.infer<typeof proposalSchema>

export const needSchema = z.object({
  needId: idSchema,
  service: serviceCodeSchema,
  register: needRegisterSchema,
  title: localTextSchema,
  extract: z.string(),
  urgencyClass: urgencyClassSchema,
  status: z.enum(['open', 'booked', 'done', 'external', 'closed']),
  clocks: z.array(clockSchema),
  realLifeDate: localDateSchema.optional(),
  realLifeKind: realLifeKindSchema.optional(),
  capacity: limitCapacitySchema.optional(),
  recordable: recordableSchema.optional(),
  recorded: recordedSchema.optional(),
  /** When it was left to the person to choose the first time themself. */
  choiceLeftAt: instantSchema.optional(),
  /** What those who help know how to do, in the words of the need's operating model. */
  competences: z.array(localTextSchema).optional(),
  /** What its visit asks beside the service: a language to be interpreted (ISO 639), more time. */
  visit: z
    .object({
      interpreter: z.string().optional(),
      moreTime: z.boolean(),
      companion: companionSchema.optional(),
      /** What the place has to have, where the person comes to one. */
      placeWishes: z.array(placeFeatureSchema).optional(),
      /** What the professional has to be trained in. */
      method: competenceSchema.optional(),
    })
    .optional(),
})
export type NeedView = z.infer<typeof needSchema>

export const caseActions = [
  'open',
  'answer',
  'assess',
  'call',
  'ask-back',
  'inform',
  'assign',
  'hand-over',
  'book',
  'guide-112',
  'join',
  'close',
  'reopen',
] as const

export const deskCaseSchema = z.object({
  contactId: idSchema,
  reference: z.string(),
  /** Send back as `basedOn`: a change made by somebody else in between answers version-conflict. */
  version: z.number().int(),
  status: z.enum(caseStatuses),
  allowedActions: z.array(z.enum(caseActions)),
  /** That the first times may be left to the client to choose (`leaveChoice`), as far as the case and the needs go. */
  mayLeaveChoice: z.boolean(),
  person: z.object({
    personId: idSchema,
    name: z.string(),
    age: z.number().int().optional(),
    birthDate: localDateSchema.optional(),
    identityCode: z.string().optional(),
    municipality: localTextSchema.optional(),
    lang: z.string(),
    verified: z.boolean(),
    nonDisclosure: z.boolean(),
    /** Nothing but the ways the person named is safe: said once, or heard by a rule. Also where no way is shown. */
    safeContactOnly: z.boolean(),
    contactWay: contactWaySchema.optional(),
    /**
     * A number or an address that a professional was told in this contact and that was not named as safe, of somebody whose safe
     * or hidden way stands: to ask about, never to call or write to.
     */
    saidNow: z.object({ phone: z.string().optional(), email: z.string().optional() }).optional(),
    /** The number that they left at the red-flag stop: to call in this matter, also where other ways were chosen before. */
    leftAtStop: z.string().optional(),
    /** Guardians and others who act for the person do not see this matter: said aloud before a call is answered by one. */
    hiddenFromRepresentatives: z.boolean(),
  }),
  /** Somebody else is telling: who, and whose matter it is to them. `relation` is their own word for the person. */
  reporter: z
    .object({
      name: z.string().optional(),
      phone: z.string().optional(),
      who: z.enum(['child', 'other']),
      relation: z.string().optional(),
      /** Other numbers and addresses of the teller, where the person told what makes none of them a way to the person. */
      reachedBy: z.array(z.string()).optional(),
      /** The ways that the teller named as the only safe ones to themself, where they stand nowhere else. */
      safeWays: contactWaySchema.shape.ways.optional(),
    })
    .optional(),
  /** Notes on the case go to the client only on request: somebody else told of them, or child protection was weighed. */
  notesOnRequest: z.boolean(),
  said: z.array(
    z.object({
      contactId: idSchema,
      channel: channelSchema,
      receivedAt: instantSchema,
      lang: z.string(),
      /** The words in order; `mark` names the rules a piece set off. */
      pieces: z.array(z.object({ text: z.string(), mark: z.array(z.string()).optional() })),
      answers: z.array(
        z.object({
          key: z.string(),
          label: localTextSchema.optional(),
          value: z.string(),
          /** The value in words, when it is one of a question's choices. */
          shown: localTextSchema.optional(),
          known: z.boolean(),
          /** Asked again, a professional may correct the answer; an alarming one only with a reason. */
          question: questionSchema.optional(),
          /** Why a professional corrected an alarming answer. */
          correctedBecause: z.string().optional(),
        }),
      ),
      resident: z.object({ removed: z.array(z.string()), added: z.array(z.string()) }),
      stopAnswered: stopAnswerSchema.optional(),
    }),
  ),
  timeline: z.array(
    z.object({
      at: instantSchema,
      type: z.string(),
      /** Empty where the name of who acts for the client is not known here. */
      by: z.string(),
      notClient: notClientSchema,
      text: localTextSchema,
      note: z.string().optional(),
    }),
  ),
  askNow: z.array(questionSchema),
  /** The class of the case, as in the queue: by which it waits, alarms and is called again. */
  urgency: urgencySchema,
  proposal: proposalSchema,
  needs: z.array(needSchema),
  /** Clocks of the contact itself (assessment of need the same day); those of a need stand with the need. */
  clocks: z.array(clockSchema).optional(),
  plan: planSchema.optional(),
  /** The worst of what has not gone out to the person or who told. */
  unsent: noticeStateSchema.optional(),
  messages: z.array(
    z.object({
      at: instantSchema,
      from: z.enum(['resident', 'staff']),
      by: z.string(),
      notClient: notClientSchema,
      /** Written to the client alone. */
      clientAlone: z.literal(true).optional(),
      /** It told why a time was moved or cancelled, and that was a slip and undone: the person's page does not give it. */
      takenBack: z.literal(true).optional(),
      text: z.string(),
    }),
  ),
  /** Somebody who acts for the client reads what is written to the client, unless it is to the client alone. */
  alsoReads: z
    .object({
      /** Who told of the client is one of them. */
      teller: z.boolean(),
      /** The client has written in a matter that another told, or said that only safe ways may reach them: to them alone by default. */
      careful: z.boolean(),
    })
    .optional(),
  opened: z.array(z.object({ by: z.string(), at: instantSchema, me: z.boolean() })),
  promise: promiseSchema.optional(),
  permission: z.object({
    share: z.enum(['yes', 'no', 'not-asked']),
    by: z.string().optional(),
    at: instantSchema.optional(),
    withdrawn: z.boolean(),
  }),
  /**
   * That the client was told of the national information-system services (703/2023 § 68), in this contact or before. Absent while
   * nobody recorded it, or an older wording was told.
   */
  informed: z.object({ at: instantSchema, how: z.enum(informedWays) }).optional(),
  callAttempts: z.array(z.object({ at: instantSchema, by: z.string(), outcome: z.enum(['answered', 'no-answer']) })),
  nextStep: nextStepSchema,
  untoldDuty: untoldDutySchema,
  /** Other open contacts that look like the same person: joined only by a person's decision. */
  maybeSame: z.array(
    z.object({ contactId: idSchema, why: localTextSchema, name: z.string(), receivedAt: instantSchema }),
  ),
})
export type DeskCase = z.infer<typeof deskCaseSchema>

const basedOn = { basedOn: z.number().int() }
/** Absent: the client gets the words with their own data, unless somebody else told of them or child protection was weighed. */
const heldBack = { heldBack: heldBackSchema.optional() }
export const assessmentSchema = z.object({
  ...basedOn,
  decision: z.enum(['accept', 'override']),
  overrideReason: z.string().max(2000).optional(),
  /** What kind of reason, for the quality of the models: counted, never with the person. */
  overrideKind: z.enum(overrideKinds).optional(),
  urgencyClass: urgencyClassSchema,
  needs: z
    .array(
      z.object({
        service: serviceCodeSchema,
        extract: z.string().max(4000),
        urgencyClass: urgencyClassSchema.optional(),
        realLifeDate: localDateSchema.optional(),
        realLifeKind: realLifeKindSchema.optional(),
        /** At a new assessment: the need as it stands that this one goes on from, so that what was recorded goes with it. */
        continues: idSchema.optional(),
        /** At a new assessment: a need of its own that counts from now, and why. Without it the first assessment counts. */
        newNeedBecause: z.string().max(2000).optional(),
      }),
    )
    .max(6),
  note: z.string().max(8000),
  ...heldBack,
  childProtection: z.object({ decision: z.enum(['notify', 'no-notice']), why: z.string().max(2000) }).optional(),
  permission: z.object({ share: z.enum(['yes', 'no', 'not-asked']), asked: z.enum(['voice', 'form']) }).optional(),
})
export type Assessment = z.infer<typeof assessmentSchema>

const onCase = { params: idParamsSchema, response: deskCaseSchema, tag: 'desk', method: 'POST' } as const
export const deskRoutes = {
  listDesk: defineRoute({
    id: 'listDesk',
    method: 'GET',
    path: '/api/desk',
    tag: 'desk',
    summary: 'The queue: people sorted by risk, need and legal time left.',
    query: z.object({
      view: z.enum(['queue', 'mine', 'team']).default('queue'),
      class: urgencyClassSchema.optional(),
      service: serviceCodeSchema.optional(),
      status: z.enum(caseStatuses).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(5000).default(100),
    }),
    response: deskListSchema,
  }),
  // Names and codes are sought in a body: nothing about a person may stand in a URL.
  searchDesk: defineRoute({
    id: 'searchDesk',
    method: 'POST',
    path: '/api/desk/search',
    tag: 'desk',
    summary: 'Find cases by name, identity code, phone or reference: open, booked, and closed lately.',
    body: z.object({ words: z.string().min(1).max(900) }),
    response: z.object({ rows: z.array(deskRowSchema) }),
  }),
  readCase: defineRoute({
    id: 'readCase',
    method: 'GET',
    path: '/api/desk/contacts/:id',
    tag: 'desk',
    summary: 'One opened contact with everything the assessment needs.',
    params: idParamsSchema,
    response: deskCaseSchema,
  }),
  recordContact: defineRoute({
    id: 'recordContact',
    method: 'POST',
    path: '/api/desk/contacts',
    tag: 'desk',
    command: true,
    summary: 'Staff fill the same form for somebody who phones or walks in.',
    body: newContactSchema,
    response: receiptSchema,
  }),
  openCase: defineRoute({
    ...onCase,
    id: 'openCase',
    path: '/api/desk/contacts/:id/open',
    summary: 'I am looking at this now; others see it.',
    body: z.object({}),
  }),
  recordAnswers: defineRoute({
    ...onCase,
    id: 'recordAnswers',
    path: '/api/desk/contacts/:id/answers',
    summary: 'Record answers to the questions still missing; the proposal is made again.',
    body: z.object({ ...basedOn, answers: answersSchema, correctsAlarm: z.string().max(2000).optional() }),
  }),
  assessCase: defineRoute({
    ...onCase,
    id: 'assessCase',
    path: '/api/desk/contacts/:id/assessment',
    command: true,
    summary: 'Accept the proposal or override it with a reason; needs, clocks and the plan are made.',
    body: assessmentSchema,
  }),
  recordCall: defineRoute({
    ...onCase,
    id: 'recordCall',
    path: '/api/desk/contacts/:id/calls',
    command: true,
    summary:
      'Called: answered, or no answer with the next attempt at another hour; within the quarter for class A and B, whatever is asked for.',
    body: z.object({ ...basedOn, outcome: z.enum(['answered', 'no-answer']), nextAttemptAt: instantSchema.optional() }),
  }),
  askBack: defineRoute({
    ...onCase,
    id: 'askBack',
    path: '/api/desk/contacts/:id/messages',
    command: true,
    summary: 'Ask the resident back by message.',
    body: z.object({
      ...basedOn,
      text: z.string().min(1).max(8000),
      /** The client alone, or also who told of them and who acts for them. Not said: as `alsoReads.careful` says. */
      to: z.enum(['client', 'all']).optional(),
    }),
  }),
  recordInformed: defineRoute({
    ...onCase,
    id: 'recordInformed',
    path: '/api/desk/contacts/:id/informed',
    command: true,
    summary:
      'The client was told of the national information-system services (703/2023 § 68): by which words, and how.',
    body: z.object({ ...basedOn, version: z.enum(nationalServicesVersions), how: z.enum(['phone', 'counter']) }),
  }),
  leaveChoice: defineRoute({
    ...onCase,
    id: 'leaveChoice',
    path: '/api/desk/contacts/:id/choice',
    command: true,
    summary: 'Leave it to the resident to choose the first times on their own page; the case comes up again next day.',
    body: z.object({ ...basedOn }),
  }),
  assignCase: defineRoute({
    ...onCase,
    id: 'assignCase',
    path: '/api/desk/contacts/:id/owner',
    command: true,
    summary: 'Take, assign or hand over, with one line for the next one.',
    body: z.object({
      ...basedOn,
      to: z.union([
        z.object({ kind: z.literal('me') }),
        z.object({ kind: z.literal('staff'), staffId: idSchema }),
        z.object({ kind: z.literal('duty'), dutyRole: z.string().max(60) }),
      ]),
      line: z.string().max(500).optional(),
      ...heldBack,
    }),
  }),
  setNextStep: defineRoute({
    ...onCase,
    id: 'setNextStep',
    path: '/api/desk/contacts/:id/next-step',
    command: true,
    summary: 'Set the next step and its time; the owner must be on shift then.',
    body: z.object({ ...basedOn, kind: z.enum(nextStepKinds), at: instantSchema }),
  }),
  guide112: defineRoute({
    ...onCase,
    id: 'guide112',
    path: '/api/desk/contacts/:id/guide-112',
    command: true,
    summary: 'The person was guided to 112, or the emergency centre was called for them.',
    body: z.object({
      ...basedOn,
      how: z.enum(['guided', 'called-for', 'not-needed']),
      note: z.string().max(2000),
      ...heldBack,
    }),
  }),
  joinCases: defineRoute({
    ...onCase,
    id: 'joinCases',
    path: '/api/desk/contacts/:id/join',
    command: true,
    summary: 'These two contacts are the same matter of the same person.',
    body: z.object({ ...basedOn, otherContactId: idSchema }),
  }),
  closeCase: defineRoute({
    ...onCase,
    id: 'closeCase',
    path: '/api/desk/contacts/:id/close',
    command: true,
    summary: 'Everything promised is done or passed on.',
    body: z.object({ ...basedOn, reason: z.string().min(1).max(2000), ...heldBack }),
  }),
  reopenCase: defineRoute({
    ...onCase,
    id: 'reopenCase',
    path: '/api/desk/contacts/:id/reopen',
    command: true,
    summary: 'Open a closed case again: its clocks go on from their first start.',
    body: z.object({ ...basedOn, reason: z.string().min(1).max(2000), ...heldBack }),
  }),
  reopenNeed: defineRoute({
    ...onCase,
    id: 'reopenNeed',
    path: '/api/desk/needs/:id/reopen',
    command: true,
    summary: 'A need that was said to be met is not: it goes on from its first dates.',
    body: z.object({ reason: z.string().min(1).max(2000) }),
  }),
  setVisit: defineRoute({
    ...onCase,
    id: 'setVisit',
    path: '/api/desk/needs/:id/visit',
    command: true,
    summary:
      'What the visit of a need asks: a language to be interpreted, more time, a companion, what the place has to have, a method. What is not said stays as it stands. Times are searched by it.',
    body: z.object({
      interpreter: z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .nullable()
        .optional(),
      moreTime: z.boolean().optional(),
      placeWishes: z.array(placeFeatureSchema).max(placeFeatures.length).optional(),
      /** What the professional has to be trained in; null: whoever gives the service. */
      method: competenceSchema.nullable().optional(),
      /** When a companion can come along; null: nobody comes. */
      companion: companionSchema.nullable().optional(),
    }),
  }),
  listColleagues: defineRoute({
    id: 'listColleagues',
    method: 'GET',
    path: '/api/desk/colleagues',
    tag: 'desk',
    summary: 'Who can carry a step at its time, or now: people on shift then, and the duty roles that are staffed.',
    query: z.object({ at: instantSchema.optional() }),
    response: z.object({
      at: instantSchema,
      /** The moment that they are there at. */
      there: instantSchema,
      /** Who asks is at work now, whatever their work is. */
      mine: z.object({ unit: localTextSchema, until: instantSchema }).optional(),
      owners: z.array(ownerSchema.extend({ unit: localTextSchema, until: instantSchema.optional() })),
    }),
  }),
}
