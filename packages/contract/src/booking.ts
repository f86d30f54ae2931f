import { z } from 'zod'
import { idSchema, instantSchema, localDateSchema, localTextSchema, modeSchema, serviceCodeSchema } from './common.ts'
import { appointmentSchema, planSchema } from './plan.ts'
import { defineRoute } from './route.ts'

export const offerItemSchema = z.object({
  needId: idSchema,
  service: serviceCodeSchema,
  title: localTextSchema,
  staffId: idSchema,
  professional: z.object({ name: z.string(), role: localTextSchema }),
  mode: modeSchema,
  placeId: idSchema.optional(),
  place: z.string().optional(),
  start: instantSchema,
  end: instantSchema,
  insideLimit: z.boolean(),
  dueDate: localDateSchema.optional(),
})
export const offerSchema = z.object({ key: z.string(), items: z.array(offerItemSchema), why: z.array(localTextSchema) })
export type Offer = z.infer<typeof offerSchema>
export const offersSchema = z.object({
  offers: z.array(offerSchema),
  /** Needs no offer covers, with the lawful ways out (other unit, purchased service, voucher, remote). */
  uncovered: z.array(
    z.object({ needId: idSchema, service: serviceCodeSchema, why: localTextSchema, waysOut: z.array(localTextSchema) }),
  ),
})

export const bookingRoutes = {
  searchTimes: defineRoute({
    id: 'searchTimes',
    method: 'POST',
    path: '/api/booking/search',
    tag: 'booking',
    summary: 'One search over all needs of a contact: combinations by day, health and social in one go.',
    body: z.object({
      contactId: idSchema,
      needIds: z.array(idSchema).max(6).optional(),
      modes: z.array(modeSchema).optional(),
      language: z.string().max(10).optional(),
      municipality: z.string().max(3).optional(),
      from: localDateSchema.optional(),
      sameDay: z.boolean().optional(),
      /** The earliest times first, whatever the county's policy would leave to others: the professional decides. */
      earliest: z.boolean().optional(),
      limit: z.number().int().min(1).max(50).default(6),
    }),
    response: offersSchema,
  }),
  bookTimes: defineRoute({
    id: 'bookTimes',
    method: 'POST',
    path: '/api/booking/appointments',
    tag: 'booking',
    command: true,
    summary: 'Book all the times of one offer, or none.',
    body: z.object({
      contactId: idSchema,
      items: z
        .array(
          z.object({
            needId: idSchema,
            staffId: idSchema,
            service: serviceCodeSchema,
            mode: modeSchema,
            placeId: idSchema.optional(),
            start: instantSchema,
            end: instantSchema,
            /** A day inside the limit that was offered and the resident did not want: the offer is recorded. */
            declinedDay: localDateSchema.optional(),
          }),
        )
        .min(1)
        .max(6),
    }),
    response: z.object({ appointments: z.array(appointmentSchema), plan: planSchema }),
  }),
}
