import { z } from 'zod'
import {
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  modeSchema,
  serviceCodeSchema,
  urgencyClassSchema,
} from './common.ts'
import { myMoveSchema } from './moves.ts'
import { appointmentSchema } from './plan.ts'
import { defineRoute } from './route.ts'

/** A time that is held for one person who is asked. */
export const waitingOfferSchema = z.object({
  offerId: idSchema,
  needId: idSchema,
  service: serviceCodeSchema,
  title: localTextSchema,
  start: instantSchema,
  end: instantSchema,
  mode: modeSchema,
  /** A place in a group: other clients are there. */
  isGroup: z.literal(true).optional(),
  professional: z.object({ name: z.string(), role: localTextSchema }),
  place: z
    .object({ name: z.string(), nameText: localTextSchema.optional(), address: z.string().optional() })
    .optional(),
  /** Who sits in beside the professional, and who interprets: as with a booked time. */
  beside: appointmentSchema.shape.beside,
  interpreter: appointmentSchema.shape.interpreter,
  /** Whether somebody who comes along with the person can then; nothing where nobody does. */
  companion: z.enum(['can', 'cannot']).optional(),
  /** Until then nobody else gets it. */
  expiresAt: instantSchema,
})

/** How a need waits for an earlier time. */
export const myWaitingSchema = z.object({
  needId: idSchema,
  contactId: idSchema,
  title: localTextSchema,
  /** The time that stands now. */
  booked: instantSchema.optional(),
  /** Its appointment, whose page has other times. */
  bookedId: idSchema.optional(),
  /** The person may choose the first time of it themself. */
  canChoose: z.boolean(),
  /** The earlier of the legal and the person's own date: by then at the latest. */
  latest: localDateSchema.optional(),
  /** It is the person's own. */
  isOwnDay: z.literal(true).optional(),
  /** By when the county itself has promised it. */
  promised: localDateSchema.optional(),
  modesOfService: z.array(modeSchema),
  waits: z
    .object({
      since: instantSchema,
      /** 1: the next one who is asked about a time of this service. */
      place: z.number().int().min(1),
      modes: z.array(modeSchema),
      onlyHere: z.boolean(),
      noticeHours: z.number().int(),
      /** Asked with day and hour in a text message, where SMS is a way they chose. */
      bySms: z.boolean(),
      /** What of the person's own choice would bring it forward, if it were wider. */
      helps: z.array(z.enum(['more-ways', 'other-places', 'shorter-notice'])),
    })
    .optional(),
  offer: waitingOfferSchema.optional(),
  /** Asked: could the booked time be another one? */
  move: myMoveSchema.optional(),
  /** Of somebody whose matters one may see and not change: a person of trust answers nothing for them. */
  readOnly: z.boolean(),
})
export type MyWaiting = z.infer<typeof myWaitingSchema>

const settingSchema = z.object({
  needId: idSchema,
  waits: z.boolean(),
  /** Empty: every way that the service is given. */
  modes: z.array(modeSchema).max(4).default([]),
  onlyHere: z.boolean().default(false),
  noticeHours: z.number().int().min(1).max(336).default(24),
  bySms: z.boolean().default(false),
})
const answerSchema = z.object({ answer: z.enum(['accept', 'decline']) })
const mineSchema = z.object({ waiting: z.array(myWaitingSchema) })

export const waitingRowSchema = z.object({
  needId: idSchema,
  contactId: idSchema,
  service: serviceCodeSchema,
  title: localTextSchema,
  urgencyClass: urgencyClassSchema,
  person: z.string(),
  since: instantSchema,
  latest: localDateSchema.optional(),
  booked: instantSchema.optional(),
  modes: z.array(modeSchema),
  noticeHours: z.number().int(),
})
/** An offer of the desk: whom to call, and until when. */
export const deskOfferSchema = waitingOfferSchema.extend({
  contactId: idSchema,
  person: z.string(),
  phone: z.string().optional(),
  channel: z.enum(['sms', 'email', 'desk']),
  /** No message got through: this is why somebody phones. */
  undelivered: z.boolean(),
})
/** Somebody whom a message did not reach: what it was about, and the call to make. */
export const unreachedSchema = z.object({
  noticeId: idSchema,
  contactId: idSchema,
  person: z.string(),
  template: z.enum([
    'contact-received',
    'message',
    'appointment-booked',
    'appointment-moved',
    'appointment-cancelled',
    'appointment-reminder',
  ]),
  /** The ways it was tried by. */
  tried: z.array(z.enum(['sms', 'email'])),
  at: instantSchema,
  /** The time it is about. */
  start: instantSchema.optional(),
  /** call: by this number; look: no call is safe, or there is no number. */
  how: z.enum(['call', 'look']),
  phone: z.string().optional(),
})
export type Unreached = z.infer<typeof unreachedSchema>
/** A line of the log of fairness. */
export const waitingPlaceSchema = z.object({
  freedId: idSchema,
  start: instantSchema,
  decidedAt: instantSchema,
  place: z.number().int(),
  needId: idSchema,
  service: serviceCodeSchema,
  title: localTextSchema,
  urgencyClass: urgencyClassSchema,
  daysLeft: z.number().int().optional(),
  /** One way to the time, 0 where it needs no journey. Nothing where the way is unknown, of who hides, and of rows from before. */
  journeyMinutes: z.number().int().min(0).optional(),
  /** All that rows from before say of the way: it was in their own municipality, or needed no journey. */
  samePlace: z.boolean(),
  known: z.boolean(),
  since: instantSchema,
  outcome: z.enum([
    'offered',
    'asked-before',
    'asked-now',
    'notice',
    'not-earlier',
    'no-time',
    'holds-full',
    'has-time',
  ]),
  answer: z.enum(['offered', 'accepted', 'declined', 'expired', 'unreached', 'withdrawn']).optional(),
})
const deskSchema = z.object({
  waiting: z.array(waitingRowSchema),
  offers: z.array(deskOfferSchema),
  unreached: z.array(unreachedSchema),
  log: z.array(waitingPlaceSchema),
})
export type WaitingDesk = z.infer<typeof deskSchema>

export const waitingRoutes = {
  readMyWaiting: defineRoute({
    id: 'readMyWaiting',
    method: 'GET',
    path: '/api/me/waiting',
    tag: 'resident',
    summary:
      'How my needs wait for an earlier time: place, promise, what would bring it forward, and a time held for me.',
    response: mineSchema,
  }),
  setMyWaiting: defineRoute({
    id: 'setMyWaiting',
    method: 'POST',
    path: '/api/me/waiting',
    tag: 'resident',
    command: true,
    summary: 'Wait for an earlier time, change what suits, or stop waiting.',
    body: settingSchema,
    response: mineSchema,
  }),
  answerMyOffer: defineRoute({
    id: 'answerMyOffer',
    method: 'POST',
    path: '/api/me/waiting/offers/:id',
    tag: 'resident',
    command: true,
    summary: 'Take the time that is held for me, or leave it to the next one.',
    params: idParamsSchema,
    body: answerSchema,
    response: mineSchema,
  }),
  readWaitingDesk: defineRoute({
    id: 'readWaitingDesk',
    method: 'GET',
    path: '/api/booking/waiting',
    tag: 'booking',
    summary:
      'Who waits for which service, whom to call about a held time, and the log of who was asked in which order.',
    response: deskSchema,
  }),
  setWaiting: defineRoute({
    id: 'setWaiting',
    method: 'POST',
    path: '/api/booking/waiting',
    tag: 'booking',
    command: true,
    summary: 'Put a need on the waiting list, or take it off, as the person asked.',
    body: settingSchema.extend({ contactId: idSchema }),
    response: mineSchema,
  }),
  settleUnreached: defineRoute({
    id: 'settleUnreached',
    method: 'POST',
    path: '/api/booking/unreached/:id',
    tag: 'booking',
    command: true,
    summary: 'Somebody whom a message did not reach was told otherwise.',
    params: idParamsSchema,
    response: deskSchema,
  }),
  answerOffer: defineRoute({
    id: 'answerOffer',
    method: 'POST',
    path: '/api/booking/waiting/offers/:id',
    tag: 'booking',
    command: true,
    summary: 'What the person said on the telephone about a held time.',
    params: idParamsSchema,
    body: answerSchema,
    response: deskSchema,
  }),
}
