import { z } from 'zod'
import { idParamsSchema, idSchema, instantSchema } from './common.ts'
import { defineRoute } from './route.ts'

const words = z.string().trim().min(1).max(600)
const levelSchema = z.union([z.literal(-2), z.literal(-1), z.literal(0), z.literal(1), z.literal(2)])
/** One goal with its five levels, -2 to +2 (Goal Attainment Scaling). */
export const scaledGoalSchema = z.object({
  goal: words,
  levels: z.tuple([words, words, words, words, words]),
  weight: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  baseline: z.union([z.literal(-2), z.literal(-1)]),
  attained: levelSchema.optional(),
})
export type ScaledGoalView = z.infer<typeof scaledGoalSchema>

export const goalPlanSchema = z.object({
  /** Which saving this is; absent when no goals were set yet. */
  goalsId: idSchema.optional(),
  savedAt: instantSchema.optional(),
  goals: z.array(scaledGoalSchema),
  scores: z.object({
    baseline: z.number().optional(),
    attained: z.number().optional(),
    change: z.number().optional(),
  }),
  /** Earlier savings with their T score, the newest first. */
  history: z.array(z.object({ at: instantSchema, attained: z.number().optional() })),
})
export type GoalPlan = z.infer<typeof goalPlanSchema>

export const goalRoutes = {
  readGoals: defineRoute({
    id: 'readGoals',
    method: 'GET',
    path: '/api/own/:id/goals',
    tag: 'own list',
    summary: 'The client’s goals of one need, with their levels and T scores.',
    params: idParamsSchema,
    response: goalPlanSchema,
  }),
  saveGoals: defineRoute({
    id: 'saveGoals',
    method: 'POST',
    path: '/api/own/:id/goals',
    tag: 'own list',
    command: true,
    summary: 'Set goals with the client, or measure what was reached. Every saving is kept.',
    params: idParamsSchema,
    body: z.object({
      /** The saving that was seen; absent for the first one. */
      basedOn: idSchema.optional(),
      goals: z.array(scaledGoalSchema).min(1).max(5),
    }),
    response: goalPlanSchema,
  }),
}
