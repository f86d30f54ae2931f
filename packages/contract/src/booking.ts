import { longerReasons } from '@luukku/domain/booking'
import { z } from 'zod'
import {
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  modeSchema,
  serviceCodeSchema,
} from './common.ts'
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
  /** The same in every language. */
  placeText: localTextSchema.optional(),
  /** How far the person has to come, about, in kilometres; nothing when it is near, nobody travels, or where they live is not told. */
  awayKm: z.number().int().optional(),
  /** Who interprets, where the professional does not speak the person's language; `missing`: nobody yet, to be ordered. */
  interpreter: z.object({ language: z.string(), how: z.enum(['onsite', 'remote', 'missing']) }).optional(),
  /** What makes the visit longer than the service usually takes, with minutes. */
  longer: z.array(z.object({ why: z.enum(longerReasons), minutes: z.number().int() })).optional(),
  /** Who sits in beside the professional: their calendars are taken with the time. */
  beside: z.array(z.object({ staffId: idSchema, name: z.string(), role: localTextSchema })).optional(),
  /** Somebody who usually sits in is left out, as the person has denied that the other side is told: held without them. */
  withoutBeside: z.boolean().optional(),
  /** A place in a group's session. Who else comes is told to nobody. */
  group: z.boolean().optional(),
  start: instantSchema,
  end: instantSchema,
  insideLimit: z.boolean(),
  dueDate: localDateSchema.optional(),
})
export const offerSchema = z.object({ key: z.string(), items: z.array(offerItemSchema), why: z.array(localTextSchema) })
export type Offer = z.infer<typeof offerSchema>
export const offersSchema = z.object({
  offers: z.array(offerSchema),
  /** Where no time that the companion can come to is inside the limit: times without the companion. */
  withoutCompanion: z.array(offerSchema).optional(),
  /** Needs no offer covers, with the lawful ways out (other unit, purchased service, voucher, remote). */
  uncovered: z.array(
    z.object({ needId: idSchema, service: serviceCodeSchema, why: localTextSchema, waysOut: z.array(localTextSchema) }),
  ),
  /** Needs whose service the county lets be booked over a taken time, by a professional with a reason. */
  over: z.array(idSchema),
})

const seriesTimeSchema = z.object({ staffId: idSchema, mode: modeSchema, start: instantSchema, end: instantSchema })
const seriesSchema = z.object({
  professional: z.object({ name: z.string(), role: localTextSchema }),
  place: z.string().optional(),
  /** The same in every language. */
  placeText: localTextSchema.optional(),
  /** All lie inside the limit that the first one has to keep. */
  insideLimit: z.boolean(),
  /** Who interprets, where the professional does not speak the person's language: of its times the least, as `missing` of one. */
  interpreter: offerItemSchema.shape.interpreter,
  times: z.array(seriesTimeSchema),
})
export type OfferedSeries = z.infer<typeof seriesSchema>

const changeSchema = {
  /** Whose wish it is: the unit's own change is told with its reason. */
  by: z.enum(['resident', 'unit']),
  /** In words the resident reads; needed when the unit changes the time. */
  reason: z.string().max(2000).optional(),
  /** The resident knows already: was on the telephone or at the counter. */
  told: z.boolean().default(false),
}
const moreThanOneSchema = {
  /** Why this person is given one more time of a service than the county allows: a professional's words, kept sealed. */
  moreThanOne: z.string().max(2000).optional(),
}
const restSchema = {
  /** Also those that come after it in its series. */
  rest: z.boolean().default(false),
}
/** A later time of the same series, and where it goes: with the professional and in the way of the first. */
const laterMoveSchema = z.object({ appointmentId: idSchema, start: instantSchema, end: instantSchema })
const bookedSchema = z.object({ appointments: z.array(appointmentSchema), plan: planSchema })

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
      /** The person's wish, the dearest first: each service in the first of these that it is given in, else in any of its own. */
      wishedModes: z.array(modeSchema).max(4).optional(),
      language: z.string().max(10).optional(),
      municipality: z.string().max(3).optional(),
      /** Not before this day. Without it, days beyond six weeks are looked at where nothing is free before. */
      from: localDateSchema.optional(),
      sameDay: z.boolean().optional(),
      /** The earliest times first, whoever gives them and whatever the policy would leave to others: the professional decides. */
      earliest: z.boolean().optional(),
      /** Another time for this appointment: its own time counts as free. */
      moving: idSchema.optional(),
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
            /** The very time that staff cancelled a moment ago by mistake: it is theirs again, and the mark of it goes. */
            takesBack: idSchema.optional(),
            /** Booked though nobody interprets: an interpreter is ordered elsewhere. */
            withoutInterpreter: z.boolean().default(false),
            /** Who sits in, as it was offered; whoever is free where nobody is named. */
            beside: z.array(idSchema).max(3).optional(),
            /** Over a time that is taken, where the county lets it: a professional's reason, kept sealed. */
            over: z.string().max(2000).optional(),
            /** A day inside the limit that was offered and the resident did not want: the offer is recorded. */
            declinedDay: localDateSchema.optional(),
          }),
        )
        .min(1)
        .max(6),
      ...moreThanOneSchema,
    }),
    response: bookedSchema,
  }),
  undoBooking: defineRoute({
    id: 'undoBooking',
    method: 'POST',
    path: '/api/booking/undo',
    tag: 'booking',
    command: true,
    summary: 'Take back what I booked a moment ago by mistake: the times are free as they were, and nobody is marked.',
    body: z.object({ contactId: idSchema, appointments: z.array(idSchema).min(1).max(20) }),
    /** Whether the resident had been told of the booking: then they are told that it is cancelled. */
    response: z.object({ told: z.boolean() }),
  }),
  moveForResident: defineRoute({
    id: 'moveForResident',
    method: 'POST',
    path: '/api/booking/appointments/:id/move',
    tag: 'booking',
    command: true,
    summary: 'Move a booked time, at the resident’s wish or the unit’s. The old time is freed only with the new one.',
    params: idParamsSchema,
    body: z.object({
      ...changeSchema,
      /** Not said of an interpreter: as the old time has it. */
      to: seriesTimeSchema.extend({ withoutInterpreter: z.boolean().optional() }),
      /** The rest of its series goes along: all of it, or none moves. */
      later: z.array(laterMoveSchema).max(20).default([]),
    }),
    response: bookedSchema,
  }),
  undoMove: defineRoute({
    id: 'undoMove',
    method: 'POST',
    path: '/api/booking/appointments/:id/undo-move',
    tag: 'booking',
    command: true,
    summary:
      'Take back the move that I made a moment ago by mistake: the old time stands again, as long as nobody else has it.',
    /** The appointment that the move made. */
    params: idParamsSchema,
    body: z.object({
      /** The person was told of the new time by word of mouth. */
      told: z.boolean().default(false),
    }),
    /** Whether the resident had been told of the move: then they are told that the time is another again. */
    response: z.object({ told: z.boolean() }),
  }),
  cancelForResident: defineRoute({
    id: 'cancelForResident',
    method: 'POST',
    path: '/api/booking/appointments/:id/cancel',
    tag: 'booking',
    command: true,
    summary: 'Cancel a booked time. The need waits for a time again, and somebody owns its next step.',
    params: idParamsSchema,
    body: z.object({ ...changeSchema, ...restSchema }),
    response: bookedSchema,
  }),
  searchRest: defineRoute({
    id: 'searchRest',
    method: 'GET',
    path: '/api/booking/appointments/:id/rest-times',
    tag: 'booking',
    summary: 'Other times for a booked time and the rest of its series: whole moves only.',
    params: idParamsSchema,
    query: z.object({
      /** The first day on which the first of them may be. */
      from: localDateSchema.optional(),
    }),
    response: z.object({
      moves: z.array(
        z.object({
          professional: z.object({ name: z.string(), role: localTextSchema }),
          place: z.string().optional(),
          /** The same in every language. */
          placeText: localTextSchema.optional(),
          insideLimit: z.boolean(),
          to: seriesTimeSchema,
          later: z.array(laterMoveSchema),
        }),
      ),
      /** The most in a row that could be found, where no whole move is. */
      longest: z.number().int(),
    }),
  }),
  searchSeries: defineRoute({
    id: 'searchSeries',
    method: 'POST',
    path: '/api/booking/series/search',
    tag: 'booking',
    summary: 'Series of times with one professional at an interval: whole ones only.',
    body: z.object({
      contactId: idSchema,
      needId: idSchema,
      count: z.number().int().min(2).max(20),
      everyDays: z.number().int().min(1).max(56),
      toleranceDays: z.number().int().min(0).max(7).default(1),
      from: localDateSchema.optional(),
      modes: z.array(modeSchema).optional(),
    }),
    response: z.object({
      series: z.array(seriesSchema),
      /** The most in a row that could be found, where no whole one is. */
      longest: z.number().int(),
      /** Not one time was found because nobody who interprets this language is free. */
      noInterpreter: z.string().optional(),
    }),
  }),
  bookSeries: defineRoute({
    id: 'bookSeries',
    method: 'POST',
    path: '/api/booking/series',
    tag: 'booking',
    command: true,
    summary: 'Book every time of a series, or none.',
    body: z.object({
      contactId: idSchema,
      needId: idSchema,
      times: z.array(seriesTimeSchema).min(2).max(20),
      ...moreThanOneSchema,
    }),
    response: bookedSchema,
  }),
}
