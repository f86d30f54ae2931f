import { z } from 'zod'
import { orderedBy } from '@luukku/domain/booking'
import { instantSchema, localDateSchema, localTextSchema, urgencyClassSchema } from './common.ts'
import { defineRoute } from './route.ts'
import { waitingPlaceSchema } from './waiting.ts'

/** Somebody who was looked at: no name, no id, no place, no professional and no hour of the time. */
export const fairnessRowSchema = z.object({
  /** The same number in every round of one freed time; in the next time the numbers begin anew, so that nobody can be followed. */
  who: z.number().int().min(1),
  /** Left out where fewer than five people were looked at for the service in these days. */
  title: localTextSchema.optional(),
  urgencyClass: urgencyClassSchema,
  daysLeft: z.number().int().optional(),
  /**
   * How far they had to come, in the steps of the order: not at all, at most three quarters of an hour, an hour more, farther. No minutes:
   * those to a place in Lapland are a municipality. Nothing where nobody knows, or may.
   */
  journey: z.enum(['none', 'near', 'far', 'farther']).optional(),
  known: z.boolean(),
  waitedDays: z.number().int(),
  outcome: waitingPlaceSchema.shape.outcome,
  answer: waitingPlaceSchema.shape.answer,
  /** Why before the row that follows. */
  before: z.enum(orderedBy).optional(),
})
export const fairnessPageSchema = z.object({
  at: instantSchema,
  /** So many days are looked back. */
  days: z.number().int(),
  /** Of these days: times that came free, offers made, and what became of them. */
  sums: z.object({
    freed: z.number().int(),
    offered: z.number().int(),
    accepted: z.number().int(),
    declined: z.number().int(),
    /** No answer in time, or nobody was reached. */
    unanswered: z.number().int(),
    withdrawn: z.number().int(),
    open: z.number().int(),
  }),
  /** The youngest first. */
  freed: z.array(
    z.object({
      day: localDateSchema,
      rounds: z.array(
        z.object({ at: instantSchema, answeredAt: instantSchema.optional(), rows: z.array(fairnessRowSchema).min(1) }),
      ),
    }),
  ),
  /** Older freed times of these days that are not among them. */
  more: z.number().int(),
})
export type FairnessPage = z.infer<typeof fairnessPageSchema>

export const fairnessRoutes = {
  readFairness: defineRoute({
    id: 'readFairness',
    method: 'GET',
    path: '/api/manager/fairness',
    tag: 'manager',
    summary:
      'In which order those who wait were asked about freed times, why one before the other, and what they answered. Of nobody by name.',
    response: fairnessPageSchema,
  }),
}
