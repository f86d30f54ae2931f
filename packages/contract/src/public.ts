import { z } from 'zod'
import { languageSchema, localTextSchema, needRegisterSchema, serviceCodeSchema } from './common.ts'
import { defineRoute } from './route.ts'

export const countySchema = z.object({
  id: z.string(),
  name: localTextSchema,
  languages: z.array(languageSchema),
  phones: z.object({
    /** «I want to talk to a person»: the county's own number. */
    person: z.string(),
    emergency: z.string(),
    urgentAdvice: z.string(),
    socialEmergency: z.string(),
    crisis: z.string(),
  }),
  openNow: z.boolean(),
  officeHours: z.object({ from: z.string(), to: z.string() }),
  development: z.boolean(),
})
export type County = z.infer<typeof countySchema>

export const sessionSchema = z.object({
  kind: z.enum(['anonymous', 'visitor', 'resident', 'staff']),
  /** Shown to the person themself only. */
  name: z.string().optional(),
  staffId: z.uuid().optional(),
  roles: z.array(z.string()),
  unit: localTextSchema.optional(),
  lang: languageSchema.optional(),
  /** Send as header `x-luukku-form` (or the hidden field `form`) with every change. */
  formToken: z.string(),
  hasDraft: z.boolean(),
})
export type Session = z.infer<typeof sessionSchema>

export const serviceSchema = z.object({
  code: serviceCodeSchema,
  register: needRegisterSchema,
  name: localTextSchema,
  bookable: z.boolean(),
  modes: z.array(z.string()),
})

export const publicRoutes = {
  readCounty: defineRoute({
    id: 'readCounty',
    method: 'GET',
    path: '/api/county',
    tag: 'county',
    summary: 'Name, languages, phone numbers and opening of the county.',
    response: countySchema,
  }),
  readSession: defineRoute({
    id: 'readSession',
    method: 'GET',
    path: '/api/session',
    tag: 'session',
    summary: 'Who this browser is to us, and its form token.',
    response: sessionSchema,
  }),
  listServices: defineRoute({
    id: 'listServices',
    method: 'GET',
    path: '/api/services',
    tag: 'county',
    summary: 'The service catalogue.',
    response: z.object({ services: z.array(serviceSchema) }),
  }),
  listMunicipalities: defineRoute({
    id: 'listMunicipalities',
    method: 'GET',
    path: '/api/municipalities',
    tag: 'county',
    summary: 'Municipalities of the county.',
    response: z.object({ municipalities: z.array(z.object({ code: z.string(), name: localTextSchema })) }),
  }),
}
