import { z } from 'zod'
import {
  idParamsSchema,
  idSchema,
  instantSchema,
  localTextSchema,
  registerSchema,
  serviceCodeSchema,
} from './common.ts'
import { defineRoute } from './route.ts'

/**
 * What a joint document holds, by kind: the assessment after 1301/2014 § 37 and 703/2023 § 42, the plan after 1301/2014 § 39
 * and 703/2023 § 43 (goals, services, who does what, how often we meet, how it is followed).
 */
export const jointParts = {
  'needs-assessment': ['situation', 'ownView', 'needs', 'conclusion'],
  'client-plan': ['goals', 'services', 'duties', 'meetings', 'followUp'],
} as const
export const jointKinds = ['needs-assessment', 'client-plan'] as const
export const jointKindSchema = z.enum(jointKinds)
export type JointKind = z.infer<typeof jointKindSchema>

const partSchema = z.string().trim().max(4000)
const assessmentPartsSchema = z.object({
  situation: partSchema,
  ownView: partSchema,
  needs: partSchema,
  conclusion: partSchema,
})
const planPartsSchema = z.object({
  goals: partSchema,
  services: partSchema,
  duties: partSchema,
  meetings: partSchema,
  followUp: partSchema,
})
/** One content of a kind: the parts that kind has, and no others. */
const contentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('needs-assessment'), parts: assessmentPartsSchema }),
  z.object({ kind: z.literal('client-plan'), parts: planPartsSchema }),
])
export type JointContent = z.infer<typeof contentSchema>

/** Retention classes a joint document can have: 703/2023, annex. */
const jointRetentionSchema = z.enum([
  'patient-note',
  'social-adult',
  'social-disability',
  'social-family',
  'child-protection',
])
export type JointRetention = z.infer<typeof jointRetentionSchema>

const savingSchema = z.object({
  documentId: idSchema,
  /** The register it was written in. */
  origin: z.enum(['health', 'social']),
  at: instantSchema,
  by: z.string(),
  role: localTextSchema,
})
const documentSchema = savingSchema.extend({
  content: contentSchema,
  /** Where it stands: each register with its controller and how long it keeps it. */
  entries: z.array(
    z.object({
      register: z.enum(['health', 'social']),
      controller: localTextSchema,
      retentionClass: jointRetentionSchema,
    }),
  ),
  /** What it is about, on both sides. */
  about: z.array(z.object({ register: registerSchema, service: serviceCodeSchema, title: localTextSchema })),
  earlier: z.array(savingSchema),
})
export type JointDocument = z.infer<typeof documentSchema>

export const jointViewSchema = z.object({
  /** On what ground the registers meet now; absent: they do not, or there is nothing to join, and the asker is not told which. */
  meet: z.enum(['joint-unit', 'permission']).optional(),
  documents: z.array(documentSchema),
})
export type JointView = z.infer<typeof jointViewSchema>

export const jointRoutes = {
  readJoint: defineRoute({
    id: 'readJoint',
    method: 'GET',
    path: '/api/own/:id/joint',
    tag: 'joint documents',
    summary: 'The joint assessment and plan that this need of mine is part of.',
    params: idParamsSchema,
    response: jointViewSchema,
  }),
  saveJoint: defineRoute({
    id: 'saveJoint',
    method: 'POST',
    path: '/api/own/:id/joint',
    tag: 'joint documents',
    command: true,
    summary:
      'Write a joint document: it stands in both registers. What I tell besides (`narrative`) stands in mine alone.',
    params: idParamsSchema,
    body: z.object({
      content: contentSchema,
      /** The savings of its kind that were seen, and that it replaces; none for the first. */
      basedOn: z.array(idSchema).max(20).default([]),
      narrative: z.string().trim().max(8000).optional(),
    }),
    response: jointViewSchema,
  }),
  readMyJoint: defineRoute({
    id: 'readMyJoint',
    method: 'GET',
    path: '/api/me/joint',
    tag: 'me',
    summary: 'The joint assessments and plans about me, with who sees them.',
    response: z.object({ documents: z.array(documentSchema.extend({ contactId: idSchema, reference: z.string() })) }),
  }),
}
