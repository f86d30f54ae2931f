import { z } from 'zod'
import { localDateSchema } from './common.ts'

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When the person's companion (support person, guardian, escort) can come along; who it is is not asked. */
export const companionSchema = z.object({
  /** Any of these, by weekday (1 is Monday); none: at any hour. */
  windows: z
    .array(
      z.object({ weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7), from: clockSchema, to: clockSchema }),
    )
    .max(7),
  notBefore: localDateSchema.optional(),
  notAfter: localDateSchema.optional(),
})
export type CompanionTimes = z.infer<typeof companionSchema>
