import { z } from 'zod'
import { carveOutBounds, nestedBounds, type ParameterBounds } from '@luukku/domain/booking'
import {
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  serviceCodeSchema,
} from './common.ts'
import { defineRoute } from './route.ts'

const value = ({ least, most, isWhole }: ParameterBounds) => {
  const inside = z.number().min(least).max(most)
  return isWhole ? inside.int() : inside
}
/** How times are offered, with its parameters. */
export const policySettingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('firstFree') }),
  z.object({
    kind: z.literal('carveOut'),
    parameters: z.object({
      reserved: value(carveOutBounds.reserved),
      urgentLimitDays: value(carveOutBounds.urgentLimitDays),
      opensAtPartOfDay: value(carveOutBounds.opensAtPartOfDay),
    }),
  }),
  z.object({
    kind: z.literal('nestedLimits'),
    parameters: z.object({
      waitCostPerDay: value(nestedBounds.waitCostPerDay),
      lateCostPerDay: value(nestedBounds.lateCostPerDay),
      otherPoolCost: value(nestedBounds.otherPoolCost),
      longestLatenessDays: value(nestedBounds.longestLatenessDays),
      overloadShare: value(nestedBounds.overloadShare),
      forecastError: value(nestedBounds.forecastError),
    }),
  }),
])

/** How a policy would have done. Calendar days. */
export const pastMeasuresSchema = z.object({
  needs: z.number().int(),
  inTime: z.number().int(),
  meanWaitDays: z.number(),
  p95WaitDays: z.number(),
  maxLateDays: z.number(),
  /** By how long the needs could wait: up to so many days. */
  bands: z.array(z.object({ upToDays: z.number(), needs: z.number().int(), inTime: z.number().int() })),
})

/** Policies on the same past days. */
export const comparisonSchema = z.object({
  kind: z.literal('compare'),
  from: localDateSchema,
  to: localDateSchema,
  /** Too few needs to tell policies apart. */
  isLittle: z.boolean(),
  /** Days on which the roster is not known any more and was taken as its weekday. */
  guessedDays: z.number().int(),
  policies: z.array(
    z.object({
      name: z.enum(['inForce', 'firstFree', 'carveOut', 'nestedLimits', 'wanted']),
      setting: policySettingSchema,
      measures: pastMeasuresSchema,
    }),
  ),
})
const triedSchema = z.object({
  setting: policySettingSchema,
  chosenBy: pastMeasuresSchema,
  checkedOn: pastMeasuresSchema,
})
/** Whether other parameters would have done better: chosen on the first half of the days, checked on the second. */
export const retuningSchema = z.object({
  kind: z.literal('retune'),
  from: localDateSchema,
  checkedFrom: localDateSchema,
  to: localDateSchema,
  isLittle: z.boolean(),
  guessedDays: z.number().int(),
  current: triedSchema,
  tried: z.number().int(),
  proposed: triedSchema.optional(),
})
export const trialResultSchema = z.discriminatedUnion('kind', [comparisonSchema, retuningSchema])
export type TrialResult = z.infer<typeof trialResultSchema>
export type Comparison = z.infer<typeof comparisonSchema>
export type Retuning = z.infer<typeof retuningSchema>

export const policyTrialSchema = z.object({
  trialId: idSchema,
  kind: z.enum(['compare', 'retune']),
  askedAt: instantSchema,
  state: z.enum(['planned', 'running', 'done']),
  percent: z.number().int(),
  finishedAt: instantSchema.optional(),
  result: trialResultSchema.optional(),
  answer: z.enum(['accepted', 'declined']).optional(),
  /** A proposal that a manager may still take: it is about what is in force now. */
  isOpen: z.boolean(),
})
export type PolicyTrial = z.infer<typeof policyTrialSchema>

/** One profession on one coming day, in half hours. `kept` by band of how long people can wait, `open` to everybody. */
const keptDaySchema = z.object({
  date: localDateSchema,
  capacity: z.number(),
  free: z.number(),
  kept: z.array(z.number()),
  open: z.number(),
  short: z.number(),
  /** The chance that somebody who cannot wait misses a time like this: 0 to about 1. */
  price: z.number(),
})
export const policyPageSchema = z.object({
  at: instantSchema,
  setting: policySettingSchema,
  /** Services with a choice of their own. */
  ofServices: z.array(z.object({ service: serviceCodeSchema, title: localTextSchema, setting: policySettingSchema })),
  /** Units whose people have a choice of their own: it comes before a service's. */
  ofUnits: z.array(z.object({ unitId: idSchema, name: localTextSchema, setting: policySettingSchema })),
  /** Units for which the asker may choose. */
  units: z.array(z.object({ unitId: idSchema, name: localTextSchema })),
  services: z.array(z.object({ service: serviceCodeSchema, title: localTextSchema })),
  /** Days of the county's own contacts that the forecast has learned from. */
  historyDays: z.number().int(),
  /** Up to how many days the people of each band can wait. */
  bands: z.array(z.number().int()),
  professions: z.array(
    z.object({
      profession: z.string(),
      name: localTextSchema,
      days: z.array(keptDaySchema),
      /** Monday to Sunday over the coming four weeks, half hours a day. */
      weekdays: z.array(z.object({ capacity: z.number(), expected: z.number() })),
      byService: z.array(
        z.object({ service: serviceCodeSchema, title: localTextSchema, weekdays: z.array(z.number()) }),
      ),
    }),
  ),
  history: z.array(
    z.object({
      setAt: instantSchema,
      setBy: z.string().optional(),
      reason: z.string(),
      kind: z.enum(['firstFree', 'carveOut', 'nestedLimits', 'asCounty']),
      service: localTextSchema.optional(),
      unit: localTextSchema.optional(),
      isProposed: z.boolean(),
    }),
  ),
  trials: z.array(policyTrialSchema),
})
export type PolicyPage = z.infer<typeof policyPageSchema>
/** The page is read anew: what a choice changes is known once it stands. */
const doneSchema = z.object({ done: z.literal(true) })
const reason = z.string().trim().min(3).max(500)

export const policyRoutes = {
  readPolicy: defineRoute({
    id: 'readPolicy',
    method: 'GET',
    path: '/api/manager/policy',
    tag: 'manager',
    summary:
      'How times are offered: the policy in force, for whom the coming days are kept, expected demand against capacity, trials and proposals.',
    response: policyPageSchema,
  }),
  setPolicy: defineRoute({
    id: 'setPolicy',
    method: 'POST',
    path: '/api/manager/policy',
    tag: 'manager',
    command: true,
    summary:
      'Choose how times are offered, in the county, for one service or for the people of one unit, with a reason. In force at once.',
    body: z.object({
      service: serviceCodeSchema.optional(),
      unitId: idSchema.optional(),
      /** Nothing: the service or the unit follows the county again. */
      setting: policySettingSchema.optional(),
      reason,
    }),
    response: doneSchema,
  }),
  tryPolicies: defineRoute({
    id: 'tryPolicies',
    method: 'POST',
    path: '/api/manager/policy/trials',
    tag: 'manager',
    command: true,
    summary:
      "Play first free, carve-out and nested limits on the county's own last weeks; one more setting when given.",
    body: z.object({ setting: policySettingSchema.optional() }),
    response: doneSchema,
  }),
  answerRetuning: defineRoute({
    id: 'answerRetuning',
    method: 'POST',
    path: '/api/manager/policy/trials/:id',
    tag: 'manager',
    command: true,
    summary: 'Take the parameters that a night of re-tuning proposes, or leave them, with a reason.',
    params: idParamsSchema,
    body: z.object({ answer: z.enum(['accept', 'decline']), reason }),
    response: doneSchema,
  }),
}
