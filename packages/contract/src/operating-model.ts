import { z } from 'zod'
import { overrideKinds, triedOn, trialKinds } from '@luukku/domain/operating-model'
import {
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  urgencyClassSchema,
} from './common.ts'
import { defineRoute } from './route.ts'

const nameSchema = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)
export const versionStates = ['draft', 'approved', 'coming', 'running', 'past'] as const

/** Where a mistake is and what it is: file, line and reason. */
export const modelFaultSchema = z.object({ file: z.string(), line: z.number().int(), reason: z.string() })
export type ModelFaultView = z.infer<typeof modelFaultSchema>

export const modelVersionSchema = z.object({
  versionId: idSchema,
  label: z.string(),
  /** The digest of the content, which is what is approved. */
  hash: z.string(),
  state: z.enum(versionStates),
  origin: z.enum(['installed', 'brought']),
  copiedFrom: z.string().optional(),
  broughtAt: instantSchema,
  broughtBy: z.string().optional(),
  approval: z
    .object({
      by: z.string(),
      profession: z.string(),
      at: instantSchema,
      statement: z.string(),
      decisions: z.array(z.string()),
      demo: z.boolean(),
      /** The words that all models share are not those the approver read. */
      sharedWordsChanged: z.boolean(),
    })
    .optional(),
  publishedFrom: localDateSchema.optional(),
  publishedBy: z.string().optional(),
})
export type ModelVersionView = z.infer<typeof modelVersionSchema>

const modelRowSchema = z.object({
  name: nameSchema,
  title: localTextSchema,
  who: localTextSchema,
  /** Every part a whole model must have is there. */
  whole: z.boolean(),
  needs: z.number().int(),
  testContacts: z.number().int(),
  running: z.object({ label: z.string(), hash: z.string(), approved: z.boolean(), demo: z.boolean() }).optional(),
  coming: z.object({ label: z.string(), from: localDateSchema }).optional(),
  drafts: z.number().int(),
  /** A mistake keeps a version of it from being used; what spoke before goes on, and the others all the same. */
  fault: modelFaultSchema.optional(),
  units: z.object({ following: z.number().int(), behind: z.number().int() }),
})
export type ModelRow = z.infer<typeof modelRowSchema>
export const modelListSchema = z.object({
  at: instantSchema,
  /** Only what is approved proposes anything here. */
  production: z.boolean(),
  models: z.array(modelRowSchema),
  faults: z.array(modelFaultSchema),
})
export type ModelList = z.infer<typeof modelListSchema>

const namedSchema = z.object({ code: z.string(), name: localTextSchema })
const planLineSchema = z.object({
  service: namedSchema,
  what: localTextSchema,
  meanwhile: localTextSchema,
  watchFor: localTextSchema,
  steps: z.array(localTextSchema).optional(),
  /** The county's setting that says under which age it is free. */
  freeUnder: z.string().optional(),
  followUpDays: z.number().int(),
  stepUp: localTextSchema.optional(),
})
const modelNeedSchema = z.object({
  id: z.string(),
  title: localTextSchema,
  when: localTextSchema,
  /** What, told as so, keeps the need away. */
  unless: z.array(localTextSchema),
  class: urgencyClassSchema,
  cleared: z.object({ class: urgencyClassSchema, by: z.array(localTextSchema) }).optional(),
  services: z.array(
    namedSchema.extend({
      condition: localTextSchema.optional(),
      /** What, told as so, makes of it another way. */
      unless: z.array(localTextSchema),
      alternative: z.boolean(),
    }),
  ),
  alternatives: z.array(namedSchema),
  ways: z.array(z.object({ kind: z.enum(['selfCare', 'ngo', 'remote', 'onsite']), text: localTextSchema })),
  professionals: z.array(localTextSchema),
  questions: z.array(z.object({ id: z.string(), text: localTextSchema, redFlag: z.boolean() })),
  ruleOut: z.array(localTextSchema),
  instruments: z.array(z.string()),
  limits: z.array(z.object({ id: z.string(), title: localTextSchema.optional() })),
  segment: z.string().optional(),
  safetyNet: localTextSchema.optional(),
  goals: z.array(localTextSchema),
  plan: z.array(planLineSchema),
  outcomes: z.array(
    z.object({ measure: localTextSchema, instrument: z.string().optional(), atDays: z.array(z.number().int()) }),
  ),
  competences: z.array(localTextSchema),
  source: z.string(),
})
export type ModelNeedView = z.infer<typeof modelNeedSchema>

export const modelViewSchema = z.object({
  name: nameSchema,
  title: localTextSchema,
  who: localTextSchema,
  intendedPurpose: localTextSchema.optional(),
  /** The version that is shown. */
  version: modelVersionSchema,
  says: z.array(z.object({ lang: z.enum(['fi', 'sv', 'en', 'se']), sentences: z.array(z.string()) })),
  dangers: z.array(z.object({ label: localTextSchema, question: localTextSchema.optional() })),
  needs: z.array(modelNeedSchema),
  rules: z.array(
    z.object({
      id: z.string(),
      condition: localTextSchema,
      unless: z.array(localTextSchema),
      why: localTextSchema.optional(),
      class: urgencyClassSchema.optional(),
      call112: z.boolean(),
      services: z.array(namedSchema),
      duties: z.array(z.string()),
      source: z.string(),
    }),
  ),
  openQuestions: z.array(localTextSchema),
  sources: z.array(z.object({ id: z.string(), title: z.string(), url: z.string().optional(), read: z.boolean() })),
})
export type ModelView = z.infer<typeof modelViewSchema>

export const modelPageSchema = z.object({
  at: instantSchema,
  production: z.boolean(),
  model: modelViewSchema,
  versions: z.array(modelVersionSchema),
  /** The last trials of the version that is shown, by the shared words as they are; publishing asks for one of each kind. */
  tried: z.array(
    z.object({
      kind: z.enum(triedOn),
      at: instantSchema,
      by: z.string(),
      looked: z.number().int(),
      changed: z.number().int(),
    }),
  ),
  units: z.array(
    z.object({
      unitId: idSchema,
      name: localTextSchema,
      /** The unit has professionals that the model names. */
      concerned: z.boolean(),
      now: z.object({ versionId: idSchema, label: z.string(), from: localDateSchema }).optional(),
      later: z.object({ versionId: idSchema, label: z.string(), from: localDateSchema }).optional(),
    }),
  ),
  history: z.array(
    z.object({
      at: instantSchema,
      kind: z.enum(['approved', 'approval-withdrawn', 'published', 'publication-withdrawn', 'adopted']),
      label: z.string(),
      hash: z.string(),
      by: z.string(),
      from: localDateSchema.optional(),
      unit: localTextSchema.optional(),
      statement: z.string().optional(),
      demo: z.boolean(),
    }),
  ),
  faults: z.array(modelFaultSchema),
})
export type ModelPage = z.infer<typeof modelPageSchema>

/** A code in words; what is the same in every language, as it is. */
const wordSchema = z.union([z.string(), localTextSchema])
const changedField = {
  field: z.string(),
  /** The same, step by step: a service's name for its code; the name of a field stays for the screen to say. */
  steps: z.array(wordSchema),
}
const fieldChangeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    ...changedField,
    before: wordSchema.optional(),
    after: wordSchema.optional(),
  }),
  z.object({ kind: z.literal('list'), ...changedField, added: z.array(wordSchema), removed: z.array(wordSchema) }),
  z.object({
    kind: z.literal('text'),
    ...changedField,
    before: localTextSchema.optional(),
    after: localTextSchema.optional(),
  }),
])
export const partChangeSchema = z.object({
  part: z.enum(['model', 'need', 'fact', 'rule']),
  id: z.string(),
  title: localTextSchema.optional(),
  what: z.enum(['added', 'removed', 'changed']),
  fields: z.array(fieldChangeSchema),
  touchesUrgency: z.boolean(),
})
export type PartChangeView = z.infer<typeof partChangeSchema>

const outcomeSchema = z.object({
  urgencyClass: urgencyClassSchema,
  call112: z.boolean(),
  services: z.array(z.string()),
  childProtection: z.boolean(),
})
const kindCountSchema = z.object({ kind: z.enum(trialKinds), count: z.number().int() })
export const modelTrialSchema = z.object({
  fault: modelFaultSchema.optional(),
  /** Against the expected answers of the test contacts of every model. */
  contacts: z.number().int(),
  before: z.object({ right: z.number().int(), tooLow: z.number().int(), missed112: z.number().int() }),
  after: z.object({ right: z.number().int(), tooLow: z.number().int(), missed112: z.number().int() }),
  kinds: z.array(kindCountSchema),
  changes: z.array(
    z.object({
      id: z.string(),
      model: z.string(),
      text: z.string(),
      kinds: z.array(z.enum(trialKinds)),
      before: outcomeSchema,
      after: outcomeSchema,
      expected: z.array(z.string()),
      better: z.enum(['better', 'worse', 'neither']),
    }),
  ),
})
export type ModelTrial = z.infer<typeof modelTrialSchema>

export const contactTrialSchema = z.object({
  fault: modelFaultSchema.optional(),
  since: localDateSchema,
  looked: z.number().int(),
  changed: z.number().int(),
  kinds: z.array(kindCountSchema),
  contacts: z.array(
    z.object({
      contactId: idSchema,
      reference: z.string(),
      kinds: z.array(z.enum(trialKinds)),
      before: outcomeSchema,
      after: outcomeSchema,
    }),
  ),
})
export type ContactTrial = z.infer<typeof contactTrialSchema>

const shownCountSchema = z.discriminatedUnion('hidden', [
  z.object({ hidden: z.literal(false), count: z.number().int() }),
  z.object({ hidden: z.literal(true) }),
])
export const qualityFiguresSchema = z.object({
  assessed: shownCountSchema,
  figures: z
    .object({
      sameClass: shownCountSchema,
      underTriage: shownCountSchema,
      overTriage: shownCountSchema,
      sameServices: shownCountSchema,
      overrides: z.array(z.object({ kind: z.enum(overrideKinds), count: shownCountSchema })),
    })
    .optional(),
})
export const modelQualitySchema = z.object({
  since: localDateSchema,
  all: qualityFiguresSchema,
  versions: z.array(z.object({ hash: z.string(), label: z.string(), quality: qualityFiguresSchema })),
})
export type ModelQualityView = z.infer<typeof modelQualitySchema>

/** A model as one county gives it to another: what it is, never who approved it there. */
export const modelCopySchema = z.object({
  format: z.literal('luukku-operating-model/1'),
  county: z.string().max(60),
  name: nameSchema,
  label: z.string().max(40),
  hash: z.string(),
  approvedThere: z.boolean(),
  content: z.string().min(2).max(900_000),
  contacts: z.string().max(1_200_000).optional(),
})
export type ModelCopy = z.infer<typeof modelCopySchema>

const named = { params: z.object({ name: nameSchema }), tag: 'operating models' } as const
const onVersion = { params: idParamsSchema, tag: 'operating models' } as const
const done = z.object({ versionId: idSchema })
const statement = z.string().trim().min(3).max(4000)

export const operatingModelRoutes = {
  listModels: defineRoute({
    id: 'listModels',
    method: 'GET',
    path: '/api/models',
    tag: 'operating models',
    summary: 'The county’s operating models: which version speaks, who approved it, which units follow it.',
    response: modelListSchema,
  }),
  readModel: defineRoute({
    ...named,
    id: 'readModel',
    method: 'GET',
    path: '/api/models/:name',
    summary: 'One model whole, in one version, with its versions, history and units.',
    query: z.object({ version: idSchema.optional() }),
    response: modelPageSchema,
  }),
  compareModel: defineRoute({
    ...named,
    id: 'compareModel',
    method: 'GET',
    path: '/api/models/:name/compare',
    summary: 'What differs between two versions, part by part; what touches urgency first.',
    query: z.object({ from: idSchema, to: idSchema }),
    response: z.object({ from: modelVersionSchema, to: modelVersionSchema, changes: z.array(partChangeSchema) }),
  }),
  readModelQuality: defineRoute({
    ...named,
    id: 'readModelQuality',
    method: 'GET',
    path: '/api/models/:name/quality',
    summary: 'Proposals against decisions since a day, by version. Small counts are hidden.',
    query: z.object({ days: z.coerce.number().int().min(1).max(366).default(90) }),
    response: modelQualitySchema,
  }),
  bringModel: defineRoute({
    id: 'bringModel',
    method: 'POST',
    path: '/api/model-versions',
    tag: 'operating models',
    command: true,
    summary: 'Bring a changed or copied model as a draft. With dryRun nothing is kept and the changes are told.',
    body: z.object({ copy: modelCopySchema, dryRun: z.boolean() }),
    response: z.object({
      fault: modelFaultSchema.optional(),
      /** Absent when it is a dry run, at fault, or the county has this content already. */
      versionId: idSchema.optional(),
      name: z.string().optional(),
      alreadyHere: z.boolean(),
      comparedWith: z.string().optional(),
      changes: z.array(partChangeSchema),
    }),
  }),
  exportModel: defineRoute({
    ...onVersion,
    id: 'exportModel',
    method: 'GET',
    path: '/api/model-versions/:id/copy',
    summary: 'One version as a file for another county.',
    response: modelCopySchema,
  }),
  tryModel: defineRoute({
    ...onVersion,
    id: 'tryModel',
    method: 'POST',
    path: '/api/model-versions/:id/trial',
    slow: true,
    summary:
      'This version in the place of the running one, against the made-up test contacts of every model. That it was tried is kept.',
    response: modelTrialSchema,
  }),
  tryModelOnContacts: defineRoute({
    ...onVersion,
    id: 'tryModelOnContacts',
    method: 'POST',
    path: '/api/model-versions/:id/contact-trial',
    slow: true,
    summary:
      'The same against the contacts the county has received; every contact read is journaled. That it was tried is kept, in counts.',
    response: contactTrialSchema,
  }),
  approveModel: defineRoute({
    ...onVersion,
    id: 'approveModel',
    method: 'POST',
    path: '/api/model-versions/:id/approve',
    command: true,
    summary:
      'A named licensed professional answers for this content, with the county’s decision on each open question.',
    body: z.object({ statement, decisions: z.array(statement).max(40) }),
    response: done,
  }),
  withdrawModelApproval: defineRoute({
    ...onVersion,
    id: 'withdrawModelApproval',
    method: 'POST',
    path: '/api/model-versions/:id/withdraw-approval',
    command: true,
    summary: 'The approval no longer stands; what ran before runs again at once.',
    body: z.object({ statement }),
    response: done,
  }),
  publishModel: defineRoute({
    ...onVersion,
    id: 'publishModel',
    method: 'POST',
    path: '/api/model-versions/:id/publish',
    command: true,
    summary:
      'The front door speaks by this version from a day on, once it was tried on made-up and on received contacts.',
    body: z.object({ from: localDateSchema }),
    response: done,
  }),
  withdrawModelPublication: defineRoute({
    ...onVersion,
    id: 'withdrawModelPublication',
    method: 'POST',
    path: '/api/model-versions/:id/withdraw-publication',
    command: true,
    summary: 'Take a publication back; what ran before runs again at once.',
    body: z.object({ statement }),
    response: done,
  }),
  adoptModel: defineRoute({
    ...onVersion,
    id: 'adoptModel',
    method: 'POST',
    path: '/api/model-versions/:id/adopt',
    command: true,
    summary: 'Units take this version into use from a day on.',
    body: z.object({ unitIds: z.array(idSchema).min(1).max(200), from: localDateSchema }),
    response: done,
  }),
}
