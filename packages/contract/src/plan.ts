import { z } from 'zod'
import {
  clockSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  modeSchema,
  needRegisterSchema,
  ownerSchema,
  placeFeatureSchema,
  realLifeKindSchema,
  serviceCodeSchema,
} from './common.ts'

export const appointmentSchema = z.object({
  appointmentId: idSchema,
  service: serviceCodeSchema,
  title: localTextSchema,
  start: instantSchema,
  end: instantSchema,
  mode: modeSchema,
  professional: z.object({ name: z.string(), role: localTextSchema }),
  /** Told to staff only. */
  staffId: idSchema.optional(),
  /** Absent when the place may not be shown. */
  place: z
    .object({
      name: z.string(),
      nameText: localTextSchema.optional(),
      address: z.string().optional(),
      room: z.string().optional(),
    })
    .optional(),
  status: z.enum(['booked', 'arrived', 'started', 'cancelled', 'moved', 'done', 'no-show']),
  /** The same in FHIR R4 (Appointment.status) and in the Finnish code set 1.2.246.537.6.881 (Ajanvarauksen tila). */
  official: z.object({ fhir: z.string(), code: z.string(), display: z.string() }).optional(),
  /** Who interprets; `ordered` is one from outside the county's calendars, `missing` tells staff that one is to be found. */
  interpreter: z.object({ language: z.string(), how: z.enum(['onsite', 'remote', 'ordered', 'missing']) }).optional(),
  /** Who sits in beside the professional. */
  beside: z.array(z.object({ name: z.string(), role: localTextSchema })).optional(),
  /** Told to staff only: somebody who usually sits in is left out, as the person has denied that the other side is told. */
  withoutBeside: z.boolean().optional(),
  /** A place in a group's session. */
  group: z.boolean().optional(),
  /** Which of how many, where the time is one of a series. */
  series: z.object({ number: z.number().int(), size: z.number().int() }).optional(),
  canChange: z.boolean(),
  /** Told to the own list: the last step was a moment ago and can be taken back. */
  canCorrect: z.boolean().optional(),
  /** Told to the own list: what was recorded of the time can be taken back, with the reason. */
  canTakeBack: z.boolean().optional(),
  /** Told to the own list: the last taking back, by whom and why. */
  takenBack: z.object({ at: instantSchema, by: z.string(), reason: z.string() }).optional(),
  /** The resident can say now that they have come to the place. */
  canArrive: z.boolean().optional(),
})
export type AppointmentView = z.infer<typeof appointmentSchema>

export const planLineSchema = z.object({
  lineId: idSchema,
  needId: idSchema,
  service: serviceCodeSchema,
  register: needRegisterSchema,
  title: localTextSchema,
  what: localTextSchema,
  meanwhile: localTextSchema,
  watchFor: localTextSchema,
  /** The way through it, one thing after another. */
  steps: z.array(localTextSchema).optional(),
  /** What it costs this person, where the county has decided up to which age it is free. */
  cost: localTextSchema.optional(),
  owner: z.object({ name: z.string(), role: localTextSchema, phone: z.string().optional() }),
  nextDate: localDateSchema,
  nextText: localTextSchema,
  appointment: appointmentSchema.optional(),
  /** It has no time, and the person may choose one on their own page. */
  canChoose: z.boolean().optional(),
  /** Those that come after it: the rest of a series. */
  later: z.array(appointmentSchema).optional(),
  /** Until when the law promises help, with the reasoning. */
  legal: clockSchema.extend({ dueDate: localDateSchema }).optional(),
  /** The county's own promise, where it is tighter than the law. */
  promise: clockSchema.extend({ dueDate: localDateSchema }).optional(),
  /** What the visit asks of its place; there where the person may come to one. */
  placeWishes: z.array(placeFeatureSchema).optional(),
  realLife: z.object({ date: localDateSchema, kind: realLifeKindSchema }).optional(),
  whoSees: localTextSchema,
})
export const planSchema = z.object({
  planId: idSchema,
  contactId: idSchema,
  madeAt: instantSchema,
  coordinator: ownerSchema.optional(),
  lines: z.array(planLineSchema),
})
export type PlanView = z.infer<typeof planSchema>
