import { placeFeatures } from '@luukku/domain/booking'
import { z } from 'zod'
import {
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  modeSchema,
  noticeStateSchema,
  placeFeatureSchema,
  realLifeKindSchema,
} from './common.ts'
import { promiseSchema, redFlagStopSchema } from './contact.ts'
import { appointmentSchema, planSchema } from './plan.ts'
import { companionSchema } from './companion.ts'
import { defineRoute } from './route.ts'

export const timeChoiceSchema = z.object({
  /** Opaque: send it back to take this time. */
  choice: z.string(),
  start: instantSchema,
  end: instantSchema,
  mode: modeSchema,
  professional: z.object({ name: z.string(), role: localTextSchema }),
  place: z
    .object({ name: z.string(), nameText: localTextSchema.optional(), address: z.string().optional() })
    .optional(),
  insideLimit: z.boolean(),
  /** A place in a group: other clients are there. */
  isGroup: z.literal(true).optional(),
  /** Who sits in at the visit. */
  beside: z.array(z.object({ name: z.string(), role: localTextSchema })).optional(),
  /** Where the rest of the series goes with it. */
  later: z.array(z.object({ start: instantSchema, end: instantSchema })).optional(),
})
/** With the answer that what I was asked about is gone: times to choose from instead, of my booked time or of my need. */
export const otherTimesSchema = z.object({
  needId: idSchema,
  /** The booked time that stands; without it a first time that was left to me to choose. */
  appointmentId: idSchema.optional(),
  times: z.array(timeChoiceSchema),
})
export type OtherTimes = z.infer<typeof otherTimesSchema>
export const myContactSchema = z.object({
  contactId: idSchema,
  reference: z.string(),
  receivedAt: instantSchema,
  /** Whose matter it is, when it is not the reader's own. */
  of: z.string().optional(),
  /** May only be seen: the reader is a person of trust. */
  readOnly: z.boolean(),
  /**
   * For a minor's own matter: do guardians see it, and may the minor change that here. So too for an adult whom only safe ways
   * may reach: does whoever acts for them see it.
   */
  guardians: z.object({ now: z.enum(['see', 'do-not-see']), canChange: z.boolean(), ofAdult: z.boolean() }).optional(),
  status: z.enum(['received', 'being-handled', 'waiting-for-you', 'assessed', 'planned', 'closed']),
  promise: promiseSchema.optional(),
  /** How many people are before me in the queue; absent when I do not wait in it. */
  ahead: z.number().int().optional(),
  /** Something that was told is dangerous and nobody has phoned yet: shown before anything else. */
  redFlagStop: redFlagStopSchema.optional(),
  titles: z.array(localTextSchema),
  /** The worst of the messages to the reader that have not gone out. */
  unsent: noticeStateSchema.optional(),
  messages: z.array(
    z.object({
      at: instantSchema,
      /** `acting`: who acts for the reader, or did. */
      from: z.enum(['me', 'acting', 'staff']),
      by: z.string(),
      role: localTextSchema.optional(),
      /** The reason for which the unit moved or cancelled a time; of one that was cancelled by mistake and stands, none. */
      about: z.enum(['time-moved', 'time-cancelled', 'time-kept', 'time-put-back']).optional(),
      /** Written to the reader alone: nobody who told of them or acts for them reads it. */
      forMeAlone: z.literal(true).optional(),
      text: z.string(),
    }),
  ),
})
const appointmentAnswer = z.object({ appointment: appointmentSchema, plan: planSchema })

export const residentRoutes = {
  readMine: defineRoute({
    id: 'readMine',
    method: 'GET',
    path: '/api/me',
    tag: 'me',
    summary: 'My contacts and my plan.',
    response: z.object({
      /** The day by the server's clock: what «today» means on the page. */
      today: localDateSchema,
      name: z.string(),
      contacts: z.array(myContactSchema),
      plans: z.array(planSchema),
      /** Break-glass looks at the reader's own data, the newest first: told without being asked. */
      exceptional: z.array(z.object({ at: instantSchema, who: z.string() })),
    }),
  }),
  listTimes: defineRoute({
    id: 'listTimes',
    method: 'GET',
    path: '/api/me/appointments/:id/times',
    tag: 'me',
    summary: 'Other times for my appointment: few at first, more on request.',
    params: idParamsSchema,
    query: z.object({
      from: localDateSchema.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(5),
      /** With the rest of its series: whole moves only. */
      rest: z.enum(['yes', 'no']).default('no'),
    }),
    response: z.object({
      appointment: appointmentSchema,
      needId: idSchema,
      times: z.array(timeChoiceSchema),
      /** What I cannot come without: on site `times` are only where it is. None of a service that nobody comes to. */
      placeWishes: z.array(placeFeatureSchema).optional(),
      /** There are others beside these. */
      hasMore: z.boolean(),
      /** When my companion can come: `times` are only those. */
      companion: companionSchema.optional(),
      /** Where none of them is inside the limit: times without the companion. */
      withoutCompanion: z.array(timeChoiceSchema).optional(),
    }),
  }),
  listFirstTimes: defineRoute({
    id: 'listFirstTimes',
    method: 'GET',
    path: '/api/me/needs/:id/times',
    tag: 'me',
    summary: 'First times for my need, where a professional left the choice to me: few at first, more on request.',
    params: idParamsSchema,
    query: z.object({
      from: localDateSchema.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(5),
    }),
    response: z.object({
      need: z.object({ needId: idSchema, title: localTextSchema, dueDate: localDateSchema.optional() }),
      times: z.array(timeChoiceSchema),
      /** What I cannot come without: on site `times` are only where it is. None of a service that nobody comes to. */
      placeWishes: z.array(placeFeatureSchema).optional(),
      /** There are others beside these. */
      hasMore: z.boolean(),
      /** When my companion can come: `times` are only those. */
      companion: companionSchema.optional(),
      /** Where none of them is inside the limit: times without the companion. */
      withoutCompanion: z.array(timeChoiceSchema).optional(),
    }),
  }),
  chooseTime: defineRoute({
    id: 'chooseTime',
    method: 'POST',
    path: '/api/me/needs/:id/time',
    tag: 'me',
    command: true,
    summary: 'Choose the first time for my need.',
    params: idParamsSchema,
    body: z.object({ choice: z.string().max(3000) }),
    response: appointmentAnswer,
  }),
  setMyCompanion: defineRoute({
    id: 'setMyCompanion',
    method: 'POST',
    path: '/api/me/appointments/:id/companion',
    tag: 'me',
    command: true,
    summary: 'When my companion can come along; null: nobody comes. Other times are looked for by it.',
    params: idParamsSchema,
    body: z.object({ companion: companionSchema.nullable() }),
    response: z.object({ saved: z.boolean() }),
  }),
  moveAppointment: defineRoute({
    id: 'moveAppointment',
    method: 'POST',
    path: '/api/me/appointments/:id/move',
    tag: 'me',
    command: true,
    summary: 'Move my appointment. The old time is freed only when the new one is mine.',
    params: idParamsSchema,
    body: z.object({ choice: z.string().max(3000) }),
    response: appointmentAnswer,
  }),
  cancelAppointment: defineRoute({
    id: 'cancelAppointment',
    method: 'POST',
    path: '/api/me/appointments/:id/cancel',
    tag: 'me',
    command: true,
    summary:
      'Cancel my appointment, or it and the rest of its series. The need stays open and somebody owns its next step.',
    params: idParamsSchema,
    body: z.object({ rest: z.boolean().default(false) }),
    response: appointmentAnswer,
  }),
  readMyCalendar: defineRoute({
    id: 'readMyCalendar',
    method: 'GET',
    path: '/api/me/calendar',
    tag: 'me',
    summary: 'My coming times, or one of them, as a calendar file. It says no service unless asked to.',
    query: z.object({
      appointment: idSchema.optional(),
      /** `service`: the name of the service and the place by name; else a neutral line and the address alone. */
      names: z.enum(['neutral', 'service']).default('neutral'),
      lang: z.enum(['fi', 'sv', 'en', 'se']).default('fi'),
    }),
    response: z.object({ file: z.string(), times: z.number().int() }),
  }),
  arriveAtAppointment: defineRoute({
    id: 'arriveAtAppointment',
    method: 'POST',
    path: '/api/me/appointments/:id/arrival',
    tag: 'me',
    command: true,
    summary:
      'Say that I have come to the place, on the day from an hour before; or that I have not, when it was a slip.',
    params: idParamsSchema,
    body: z.object({ here: z.boolean() }),
    response: appointmentAnswer,
  }),
  replyMessage: defineRoute({
    id: 'replyMessage',
    method: 'POST',
    path: '/api/me/contacts/:id/messages',
    tag: 'me',
    command: true,
    summary: 'Answer or add something to my contact.',
    params: idParamsSchema,
    body: z.object({ text: z.string().min(1).max(100_000) }),
    response: myContactSchema,
  }),
  withdrawPermission: defineRoute({
    id: 'withdrawPermission',
    method: 'POST',
    path: '/api/me/contacts/:id/withdraw-permission',
    tag: 'me',
    command: true,
    summary: 'Take back the permission to share between health and social care.',
    params: idParamsSchema,
    body: z.object({}),
    response: myContactSchema,
  }),
  setMyPlace: defineRoute({
    id: 'setMyPlace',
    method: 'POST',
    path: '/api/me/needs/:id/place',
    tag: 'me',
    command: true,
    summary: 'What I cannot come without: a step-free way, a hearing loop. Only places that have it are offered to me.',
    params: idParamsSchema,
    body: z.object({ wishes: z.array(placeFeatureSchema).max(placeFeatures.length) }),
    response: z.object({ plan: planSchema }),
  }),
  setMyDate: defineRoute({
    id: 'setMyDate',
    method: 'POST',
    path: '/api/me/needs/:id/date',
    tag: 'me',
    command: true,
    summary: 'A date of my own life that help must come before: coming home, eviction, moving, start of school.',
    params: idParamsSchema,
    body: z.object({ date: localDateSchema, kind: realLifeKindSchema }),
    response: z.object({ plan: planSchema }),
  }),
  readMyLog: defineRoute({
    id: 'readMyLog',
    method: 'GET',
    path: '/api/me/log',
    tag: 'me',
    summary:
      'Who has looked at my data, when and why: the newest whole days first, older ones by the day before which they are.',
    query: z.object({ before: localDateSchema.optional() }),
    response: z.object({
      entries: z.array(
        z.object({
          at: instantSchema,
          who: z.string(),
          role: localTextSchema,
          what: localTextSchema,
          why: localTextSchema,
          /** Whose use this was: a professional's, the system's planned work, the person's own, or of one who acts or acted for them. */
          by: z.enum(['staff', 'system', 'me', 'representative']),
          /** How many times on that day, the last of them at `at`. */
          times: z.number().int().min(1),
        }),
      ),
      /** There is use older than this day's: ask again with it. Absent: this is all. */
      before: localDateSchema.optional(),
    }),
  }),
}
