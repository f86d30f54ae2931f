import { z } from 'zod'
import {
  clientGetsSchema,
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  registerSchema,
  serviceCodeSchema,
} from './common.ts'
import { jointKinds } from './joint.ts'
import { defineRoute } from './route.ts'

/** Until when, when nobody says otherwise: the end of the longest usual matter, never for ever. */
export const crossingGroundSchema = z.enum(['cannot-assess', 'social-authority'])

/** What a professional sees across the wall for one need of theirs, and how the wall stands. */
export const acrossSchema = z.object({
  /** Absent: closed. The same whether or not there is anything behind it. */
  openBy: z.enum(['permission', 'cannot-assess', 'social-authority']).optional(),
  until: localDateSchema.optional(),
  /** What the person last answered, when they have been asked. */
  answered: z.enum(['yes', 'no', 'not-asked']).optional(),
  /** What would be asked, to be read aloud: which data, with whom, until when. */
  ask: z.object({ what: localTextSchema, withWhom: z.string(), until: localDateSchema }),
  needs: z.array(
    z.object({
      needId: idSchema,
      register: registerSchema,
      service: serviceCodeSchema,
      title: localTextSchema,
      extract: z.string(),
      /** Of a specially protected service: the extract is empty until it is confirmed that it is needed (703/2023 § 26 (2)). */
      protected: z.boolean().optional(),
      status: z.enum(['open', 'booked', 'done', 'external']),
      nextDate: localDateSchema,
    }),
  ),
})
export type Across = z.infer<typeof acrossSchema>

export const denialTargetSchema = z.discriminatedUnion('target', [
  z.object({ target: z.literal('register'), register: z.enum(['health', 'social']) }),
  z.object({ target: z.literal('service'), service: serviceCodeSchema }),
  z.object({ target: z.literal('matter'), contactId: idSchema }),
  /** One event of service in health care. */
  z.object({ target: z.literal('event'), needId: idSchema }),
  /** One document of social care, or a joint one. */
  z.object({ target: z.literal('document'), documentId: idSchema }),
])
/** May what is denied be used in an emergency: asked with every denial, never assumed. */
const inEmergencySchema = z.boolean()
export type DenialTarget = z.infer<typeof denialTargetSchema>
export const denialTargets = ['register', 'service', 'matter', 'event', 'document'] as const
/** What kind of document can be denied: a joint one, or the extract of a need in social care. */
const deniableKindSchema = z.enum([...jointKinds, 'extract'])

/** What was heard, as a copy to print and give. */
const heardSchema = z.object({
  name: z.string(),
  says: z.enum(['deny', 'allow']),
  target: z.enum(denialTargets),
  register: z.enum(['health', 'social']).optional(),
  /** The matter or the event, by its name. */
  what: localTextSchema.optional(),
  at: instantSchema,
  by: z.string(),
  inEmergency: inEmergencySchema.optional(),
})
export type HeardDenial = z.infer<typeof heardSchema>
const saysSchema = z.enum(['deny', 'allow']).default('deny')
/** `inEmergency` is asked of whoever denies; taking back has no such question. */
const heard = { says: saysSchema, inEmergency: inEmergencySchema.optional() }
const ofRegister = z.object({ target: z.literal('register'), register: z.enum(['health', 'social']), ...heard })
const myPermissionsSchema = z.object({
  /** There are older ones that are over: ask with this. */
  before: instantSchema.optional(),
  name: z.string(),
  at: instantSchema,
  permissions: z.array(
    z.object({
      contactId: idSchema,
      reference: z.string(),
      /** The lines it names. */
      what: z.array(localTextSchema),
      share: z.enum(['yes', 'no']),
      askedBy: z.enum(['form', 'voice']),
      /** The professional who asked aloud. */
      by: z.string().optional(),
      givenAt: instantSchema,
      until: localDateSchema.optional(),
      state: z.enum(['valid', 'withdrawn', 'ended', 'replaced']),
    }),
  ),
  denials: z.array(
    z.object({
      denialId: idSchema,
      target: z.enum(denialTargets),
      register: registerSchema.optional(),
      /** Of a service, an event, or the extract of a need. */
      service: localTextSchema.optional(),
      document: deniableKindSchema.optional(),
      /** When the event began, or the document was written. */
      on: localDateSchema.optional(),
      reference: z.string().optional(),
      askedBy: z.enum(['form', 'voice']),
      madeAt: instantSchema,
      /** Absent: denied before this was asked; an emergency goes past it. */
      inEmergency: inEmergencySchema.optional(),
      withdrawnAt: instantSchema.optional(),
    }),
  ),
  /** What can be denied here: services and matters of this person. */
  choices: z.object({
    services: z.array(z.object({ code: serviceCodeSchema, name: localTextSchema })),
    matters: z.array(z.object({ contactId: idSchema, reference: z.string(), titles: z.array(localTextSchema) })),
    events: z.array(z.object({ needId: idSchema, name: localTextSchema, on: localDateSchema })),
    documents: z.array(
      z.object({
        documentId: idSchema,
        kind: deniableKindSchema,
        name: localTextSchema.optional(),
        on: localDateSchema,
      }),
    ),
  }),
})
export type MyPermissions = z.infer<typeof myPermissionsSchema>

const onNeed = { tag: 'permission', params: idParamsSchema, response: acrossSchema } as const
const mine = { tag: 'permission', response: myPermissionsSchema } as const

export const permissionRoutes = {
  readAcross: defineRoute({
    ...onNeed,
    id: 'readAcross',
    method: 'GET',
    path: '/api/own/:id/across',
    summary:
      'What may be seen across the wall for this need of mine, and how to ask. Each look is in the person’s log.',
  }),
  recordPermission: defineRoute({
    ...onNeed,
    id: 'recordPermission',
    method: 'POST',
    path: '/api/own/:id/permission',
    command: true,
    summary: 'The person answered aloud: yes or no to what `ask` says.',
    body: z.object({ share: z.enum(['yes', 'no']), until: localDateSchema.optional() }),
  }),
  recordGround: defineRoute({
    ...onNeed,
    id: 'recordGround',
    method: 'POST',
    path: '/api/own/:id/ground',
    command: true,
    summary: 'Look across on a ground of the act, with the reason; for a day, for me alone.',
    body: z.object({
      ground: crossingGroundSchema,
      reason: z.string().min(20).max(2000),
      clientGets: clientGetsSchema.optional(),
    }),
  }),
  openProtected: defineRoute({
    ...onNeed,
    id: 'openProtected',
    method: 'POST',
    path: '/api/own/:id/across/protected',
    command: true,
    summary:
      'The extract of one specially protected line across the wall, after confirming that it is needed: this once, and in the person’s log as such.',
    body: z.object({ needId: idSchema, needed: z.literal(true) }),
  }),
  readPermissions: defineRoute({
    ...mine,
    id: 'readPermissions',
    method: 'GET',
    path: '/api/me/permissions',
    summary:
      'My permissions and denials, as a copy that can be printed: all that stand, and of those that are over the newest; older ones by the moment before which they are.',
    query: z.object({ before: instantSchema.optional() }),
  }),
  givePermission: defineRoute({
    ...mine,
    id: 'givePermission',
    method: 'POST',
    path: '/api/me/contacts/:id/permission',
    command: true,
    summary: 'Give the permission to share the named lines of one matter.',
    params: idParamsSchema,
    body: z.object({ until: localDateSchema.optional() }),
  }),
  deny: defineRoute({
    ...mine,
    id: 'deny',
    method: 'POST',
    path: '/api/me/denials',
    command: true,
    summary: 'Deny the use of my data across registers: a register, a service, a matter, one event or one document.',
    body: denialTargetSchema.and(z.object({ inEmergency: inEmergencySchema })),
  }),
  withdrawDenial: defineRoute({
    ...mine,
    id: 'withdrawDenial',
    method: 'POST',
    path: '/api/me/denials/:id/withdraw',
    command: true,
    summary: 'Take a denial back.',
    params: idParamsSchema,
    body: z.object({}),
  }),
  recordDenial: defineRoute({
    id: 'recordDenial',
    tag: 'permission',
    method: 'POST',
    path: '/api/desk/contacts/:id/denials',
    command: true,
    summary:
      'The person denied aloud, or took it back; the answer is the copy to print, and stands in their own pages.',
    params: idParamsSchema,
    body: z.discriminatedUnion('target', [ofRegister, z.object({ target: z.literal('matter'), ...heard })]),
    response: heardSchema,
  }),
  recordNeedDenial: defineRoute({
    id: 'recordNeedDenial',
    tag: 'permission',
    method: 'POST',
    path: '/api/own/:id/denials',
    command: true,
    summary: 'The same, heard by the professional of a need: a register, this event, or a joint document.',
    params: idParamsSchema,
    body: z.discriminatedUnion('target', [
      ofRegister,
      z.object({ target: z.literal('event'), ...heard }),
      z.object({ target: z.literal('document'), documentId: idSchema, ...heard }),
    ]),
    response: heardSchema,
  }),
}
