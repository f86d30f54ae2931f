import { z } from 'zod'
import type { longerReasons } from '@luukku/domain/booking'
import {
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  serviceCodeSchema,
} from './common.ts'
import { defineRoute } from './route.ts'

const municipalityCode = z.string().regex(/^\d{3}$/)
const tag = 'calendars'

const journeySchema = z.object({
  municipality: municipalityCode,
  name: localTextSchema,
  /** Whether people are received there. */
  hasUnit: z.boolean(),
  minutes: z.number().int(),
  km: z.number().int().optional(),
  /** Said by the county; otherwise reckoned, or the usual where nothing is known. */
  source: z.enum(['said', 'reckoned', 'unknown']),
})
export type TravelRow = z.infer<typeof journeySchema>

/** ISO 639: `ar`, `fse`. */
export const interpretedLanguageSchema = z.string().regex(/^[a-z]{2,3}$/)
const interpreterFields = {
  name: z.string().trim().min(1).max(80),
  languages: z.array(interpretedLanguageSchema).min(1).max(10),
  /** Comes to units of this municipality. */
  municipality: municipalityCode.optional(),
  /** Over a connection, wherever the visit is. */
  remote: z.boolean(),
  phone: z.string().max(40).optional(),
  active: z.boolean(),
}
const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const minutes = z.number().int().min(0).max(120).multipleOf(5)
const extraSchema = z.object({ interpreter: minutes, 'first-visit': minutes, 'more-time': minutes } satisfies Record<
  (typeof longerReasons)[number],
  z.ZodType
>)
const visitSettingsSchema = z.object({
  canChange: z.boolean(),
  interpreters: z.array(
    z.object({
      interpreterId: idSchema,
      ...interpreterFields,
      times: z.array(z.object({ timeId: idSchema, from: instantSchema, to: instantSchema })),
    }),
  ),
  services: z.array(
    z.object({ service: serviceCodeSchema, title: localTextSchema, minutes: z.number().int(), extra: extraSchema }),
  ),
})
export type VisitSettings = z.infer<typeof visitSettingsSchema>

/** What a county says of its calendars beside rosters and rooms. */
export const calendarRoutes = {
  listTravel: defineRoute({
    id: 'listTravel',
    method: 'GET',
    path: '/api/calendars/travel',
    tag,
    summary: 'Journeys from one municipality to the others: how long the way is that the search keeps free.',
    query: z.object({ from: municipalityCode.optional() }),
    response: z.object({
      from: municipalityCode,
      name: localTextSchema,
      /** Between two places of one municipality. */
      insideMinutes: z.number().int(),
      /** To a home of this municipality from its middle, and from one home there to the next. */
      homeMinutes: z.number().int(),
      /** Whether the county has said so. */
      homeIsSaid: z.boolean(),
      canChange: z.boolean(),
      journeys: z.array(journeySchema),
    }),
  }),
  setTravel: defineRoute({
    id: 'setTravel',
    method: 'POST',
    path: '/api/calendars/travel',
    tag,
    command: true,
    summary:
      'Say how long the way between two municipalities is, in both directions; without minutes it is reckoned again.',
    body: z.object({
      from: municipalityCode,
      to: municipalityCode,
      said: z.object({ minutes: z.number().int().min(1).max(720), km: z.number().int().min(1).max(1500) }).optional(),
    }),
    response: z.object({ saved: z.boolean() }),
  }),
  setHomeTravel: defineRoute({
    id: 'setHomeTravel',
    method: 'POST',
    path: '/api/calendars/home-travel',
    tag,
    command: true,
    summary: 'Say how long the way to a home of a municipality is; without minutes it is as usual.',
    body: z.object({ municipality: municipalityCode, minutes: z.number().int().min(1).max(240).optional() }),
    response: z.object({ saved: z.boolean() }),
  }),
  listVisitSettings: defineRoute({
    id: 'listVisitSettings',
    method: 'GET',
    path: '/api/calendars/visits',
    tag,
    summary: 'Who interprets and when, and what makes a visit of each service longer.',
    response: visitSettingsSchema,
  }),
  addInterpreter: defineRoute({
    id: 'addInterpreter',
    method: 'POST',
    path: '/api/calendars/interpreters',
    tag,
    command: true,
    summary: 'Somebody who interprets: languages, where they come to, and whether over a connection.',
    body: z.object(interpreterFields),
    response: z.object({ interpreterId: idSchema }),
  }),
  changeInterpreter: defineRoute({
    id: 'changeInterpreter',
    method: 'POST',
    path: '/api/calendars/interpreters/:id',
    tag,
    command: true,
    summary: 'Change an interpreter, or take them out of use. What is booked stays.',
    params: idParamsSchema,
    body: z.object(interpreterFields),
    response: z.object({ interpreterId: idSchema }),
  }),
  addInterpreterTimes: defineRoute({
    id: 'addInterpreterTimes',
    method: 'POST',
    path: '/api/calendars/interpreters/:id/times',
    tag,
    command: true,
    summary: 'Hours in which an interpreter can be booked, all or none.',
    params: idParamsSchema,
    body: z.object({
      day: localDateSchema,
      /** Wall clock in Finland. */
      from: clockTimeSchema,
      to: clockTimeSchema,
      /** So many weeks, the first is that of the day. */
      weeks: z.number().int().min(1).max(26).default(1),
    }),
    response: z.object({ added: z.number().int() }),
  }),
  dropInterpreterTime: defineRoute({
    id: 'dropInterpreterTime',
    method: 'POST',
    path: '/api/calendars/interpreter-times/:id/drop',
    tag,
    command: true,
    summary: 'Take hours of an interpreter away. What is booked in them stays.',
    params: idParamsSchema,
    body: z.object({}),
    response: z.object({ dropped: z.boolean() }),
  }),
  setExtraMinutes: defineRoute({
    id: 'setExtraMinutes',
    method: 'POST',
    path: '/api/calendars/extra-minutes',
    tag,
    command: true,
    summary:
      'How much longer a visit of a service takes with an interpreter, the first time, or for who needs more time.',
    body: z.object({ service: serviceCodeSchema, extra: extraSchema }),
    response: z.object({ service: serviceCodeSchema }),
  }),
}
