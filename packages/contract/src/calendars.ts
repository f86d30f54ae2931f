import { z } from 'zod'
import { localTextSchema } from './common.ts'
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
}
