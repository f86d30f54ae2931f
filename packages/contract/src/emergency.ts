import { z } from 'zod'
import { idSchema, instantSchema, localDateSchema, localTextSchema, registerSchema } from './common.ts'
import { defineRoute } from './route.ts'

const openingsSchema = z.object({
  at: instantSchema,
  openings: z.array(
    z.object({
      name: z.string(),
      age: z.number().int().optional(),
      lapsesAt: instantSchema,
      needs: z.array(
        z.object({
          needId: idSchema,
          register: registerSchema,
          title: localTextSchema,
          nextDate: localDateSchema,
        }),
      ),
    }),
  ),
})
export type Openings = z.infer<typeof openingsSchema>

export const emergencyRoutes = {
  breakGlass: defineRoute({
    id: 'breakGlass',
    method: 'POST',
    path: '/api/emergency',
    tag: 'emergency',
    command: true,
    summary:
      'Open somebody’s needs in my registers without a relationship: a written reason, four hours, told to them.',
    body: z.object({ identityCode: z.string().max(11), reason: z.string().max(2000) }),
    response: z.object({ lapsesAt: instantSchema }),
  }),
  readOpenings: defineRoute({
    id: 'readOpenings',
    method: 'GET',
    path: '/api/emergency',
    tag: 'emergency',
    summary: 'What I have opened and what is still open.',
    response: openingsSchema,
  }),
}
