import { competences } from '@luukku/domain/booking'
import { z } from 'zod'
import {
  competenceSchema,
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  registerSchema,
} from './common.ts'
import { lostTimeSchema } from './roster.ts'
import { defineRoute } from './route.ts'

const roleSchema = z.enum(['triage', 'health', 'social', 'manager', 'data-protection', 'records'])
const rights = {
  unitId: idSchema,
  roles: z.array(roleSchema).min(1).max(6),
  /** Whose rows about people are open; none for a manager, a data-protection officer or a records keeper, who see figures, requests and counts. */
  registers: z.array(registerSchema).max(3),
  task: z.string().max(200).optional(),
  /** What they are trained in; not said: as it stands. */
  competences: z.array(competenceSchema).max(competences.length).optional(),
  /** Who they are; not said: as it stands. */
  givenName: z.string().min(1).max(100).optional(),
  familyName: z.string().min(1).max(100).optional(),
  professions: z.array(z.string().min(1).max(80)).min(1).max(3).optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .max(10)
    .optional(),
  licensed: z.boolean(),
  active: z.boolean(),
  /** First and last day of the rights; gone with the first minute after the last day. */
  validFrom: localDateSchema.optional(),
  validUntil: localDateSchema.optional(),
}
export const userRightsSchema = z.object(rights)
export type UserRights = z.infer<typeof userRightsSchema>

export const userSchema = z.object({
  userId: idSchema,
  subject: z.string(),
  name: z.string(),
  unit: localTextSchema,
  ...rights,
  professions: z.array(z.string()),
  /** Rights now: active and inside the days. */
  now: z.boolean(),
  covers: z.array(z.object({ coverId: idSchema, unit: localTextSchema, from: instantSchema, to: instantSchema })),
  changes: z.array(z.object({ at: instantSchema, by: z.string() })),
})
export type User = z.infer<typeof userSchema>
const listSchema = z.object({
  at: instantSchema,
  users: z.array(userSchema),
  units: z.array(z.object({ unitId: idSchema, name: localTextSchema })),
  /** The professions to choose from: those with words, and those that a service of the county asks for. */
  professions: z.array(z.string()),
  more: z.boolean(),
})
export type UserList = z.infer<typeof listSchema>

export const suspiciousKinds = [
  'break-glass',
  'break-glass-again-within-the-hour',
  'break-glass-many-persons',
  'refused',
  'own-or-family',
  'ground-of-the-act',
  'many-searches',
  'many-persons-opened',
  'persons-without-a-task',
  'outside-the-roster',
] as const

const tag = 'users and rights'
export const userRoutes = {
  // Names are sought in a body: nothing about a person may stand in a URL.
  findUsers: defineRoute({
    id: 'findUsers',
    method: 'POST',
    path: '/api/users/search',
    tag,
    summary: 'The register of users and rights, by name, unit or role.',
    body: z.object({ words: z.string().max(100).default(''), onlyWithoutRights: z.boolean().default(false) }),
    response: listSchema,
  }),
  addUser: defineRoute({
    id: 'addUser',
    method: 'POST',
    path: '/api/users',
    tag,
    command: true,
    summary: 'A new user: the identity provider’s subject and the rights.',
    body: z.object({
      ...rights,
      subject: z.string().min(1).max(200),
      givenName: z.string().min(1).max(100),
      familyName: z.string().min(1).max(100),
      professions: z.array(z.string().max(80)).min(1).max(3),
    }),
    response: z.object({ userId: idSchema }),
  }),
  changeUser: defineRoute({
    id: 'changeUser',
    method: 'POST',
    path: '/api/users/:id',
    tag,
    command: true,
    summary:
      'Change or end rights, name, profession or language; holds at the next click of every open session. Never one’s own. Booked times stay: those that they give no more are conflicts.',
    params: idParamsSchema,
    body: userRightsSchema,
    response: z.object({ userId: idSchema, conflicts: z.array(lostTimeSchema) }),
  }),
  coverUser: defineRoute({
    id: 'coverUser',
    method: 'POST',
    path: '/api/users/:id/cover',
    tag,
    command: true,
    summary: 'This user covers another unit for some days; ends by itself.',
    params: idParamsSchema,
    body: z.object({ unitId: idSchema, from: localDateSchema, to: localDateSchema }),
    response: z.object({ userId: idSchema }),
  }),
  endCover: defineRoute({
    id: 'endCover',
    method: 'POST',
    path: '/api/users/:id/cover/end',
    tag,
    command: true,
    summary: 'The cover ends now; one that has not begun is taken away.',
    params: idParamsSchema,
    body: z.object({ coverId: idSchema }),
    response: z.object({ userId: idSchema }),
  }),
  readSuspicious: defineRoute({
    id: 'readSuspicious',
    method: 'GET',
    path: '/api/users/suspicious',
    tag,
    summary: 'The day’s report of use that somebody should look into. Codes and counts; no client is named.',
    query: z.object({ day: localDateSchema.optional() }),
    response: z.object({
      day: localDateSchema,
      rows: z.array(
        z.object({
          userId: idSchema,
          name: z.string(),
          unit: localTextSchema,
          kind: z.enum(suspiciousKinds),
          times: z.number().int(),
          first: instantSchema,
          last: instantSchema,
        }),
      ),
    }),
  }),
}
