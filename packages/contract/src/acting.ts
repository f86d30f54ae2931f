import { z } from 'zod'
import { clientGetsSchema, idParamsSchema, idSchema, instantSchema, localDateSchema } from './common.ts'
import { defineRoute } from './route.ts'

export const relationKindSchema = z.enum(['guardian', 'mandate', 'trusted'])
export const guardiansSchema = z.enum(['see', 'do-not-see'])
export const capacitySchema = z.enum(['capable', 'not-capable', 'not-assessed'])
export const minorBasisSchema = z.enum([
  'capable-and-denies', // 785/1992 § 9 (2)
  'weighty-reason', // 703/2023 § 51 (2): social care, with the reason
  'against-own-interest', // the denial is overridden, with the grounds
  'not-capable', // 785/1992 § 7 (2): in agreement with the guardian
  'agrees', // the minor lets the guardians see
])

/** Who acts for the person of this case, and what was decided of a minor's own say. */
export const representativesSchema = z.object({
  minor: z
    .object({
      age: z.number().int(),
      guardians: guardiansSchema,
      /** Absent until a professional has decided. */
      decided: z.object({ capacity: capacitySchema, basis: z.string(), by: z.string(), at: instantSchema }).optional(),
    })
    .optional(),
  guardiansApart: z.boolean(),
  nonDisclosure: z.object({ until: localDateSchema.optional() }).optional(),
  relations: z.array(
    z.object({
      relationId: idSchema,
      kind: relationKindSchema,
      name: z.string(),
      until: localDateSchema.optional(),
      barred: z.boolean(),
      now: z.boolean(),
    }),
  ),
})
export type Representatives = z.infer<typeof representativesSchema>

const onCase = { tag: 'acting for others', params: idParamsSchema, response: representativesSchema } as const

export const actingRoutes = {
  readRepresentatives: defineRoute({
    ...onCase,
    id: 'readRepresentatives',
    method: 'GET',
    path: '/api/desk/contacts/:id/representatives',
    summary: 'Who acts for this person, and what a minor lets guardians see.',
  }),
  decideMinor: defineRoute({
    ...onCase,
    id: 'decideMinor',
    method: 'POST',
    path: '/api/desk/contacts/:id/minor',
    command: true,
    summary: 'Record a minor’s capacity for this matter and what guardians see of it.',
    body: z.object({
      capacity: capacitySchema,
      guardians: guardiansSchema,
      basis: minorBasisSchema,
      reason: z.string().max(2000).optional(),
      clientGets: clientGetsSchema.optional(),
    }),
  }),
  recordRelation: defineRoute({
    ...onCase,
    id: 'recordRelation',
    method: 'POST',
    path: '/api/desk/contacts/:id/representatives',
    command: true,
    summary: 'Record somebody who may act for this person, at the counter or by voice. Identified by identity code.',
    body: z.object({
      kind: relationKindSchema,
      identityCode: z.string().max(11),
      heard: z.enum(['counter', 'voice']),
      until: localDateSchema.optional(),
    }),
  }),
  changeRelation: defineRoute({
    ...onCase,
    id: 'changeRelation',
    method: 'POST',
    path: '/api/desk/contacts/:id/representatives/change',
    command: true,
    summary: 'End a relation, or bar and open acting online. Why is not stored.',
    body: z.object({ relationId: idSchema, to: z.enum(['ended', 'barred', 'open']) }),
  }),
  keepGuardiansApart: defineRoute({
    ...onCase,
    id: 'keepGuardiansApart',
    method: 'POST',
    path: '/api/desk/contacts/:id/guardians-apart',
    command: true,
    summary: 'Two guardians who must not learn of each other: each sees what they sent themself.',
    body: z.object({ apart: z.boolean() }),
  }),
  setNonDisclosure: defineRoute({
    ...onCase,
    id: 'setNonDisclosure',
    method: 'POST',
    path: '/api/desk/contacts/:id/non-disclosure',
    command: true,
    summary: 'An order of non-disclosure begins or ends: every place and number is moved behind it at once, or back.',
    body: z.object({ ordered: z.boolean(), until: localDateSchema.optional() }),
  }),
  readActing: defineRoute({
    id: 'readActing',
    method: 'GET',
    path: '/api/me/acting',
    tag: 'acting for others',
    summary: 'For whom I may act, and who may act for me.',
    response: z.object({
      iActFor: z.array(z.object({ name: z.string(), kind: relationKindSchema, until: localDateSchema.optional() })),
      actForMe: z.array(
        z.object({
          relationId: idSchema,
          name: z.string(),
          kind: relationKindSchema,
          until: localDateSchema.optional(),
        }),
      ),
    }),
  }),
  endActing: defineRoute({
    id: 'endActing',
    method: 'POST',
    path: '/api/me/acting/:id/end',
    tag: 'acting for others',
    command: true,
    summary: 'Nobody I chose acts for me any longer, from this moment, also in sessions that are open.',
    params: idParamsSchema,
    body: z.object({}),
    response: z.object({ ended: z.literal(true) }),
  }),
  chooseGuardians: defineRoute({
    id: 'chooseGuardians',
    method: 'POST',
    path: '/api/me/contacts/:id/guardians',
    tag: 'acting for others',
    command: true,
    summary: 'A minor says whether guardians see this matter of theirs.',
    params: idParamsSchema,
    body: z.object({ guardians: guardiansSchema }),
    response: z.object({ guardians: guardiansSchema }),
  }),
}
