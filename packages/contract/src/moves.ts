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
import { appointmentSchema } from './plan.ts'
import { defineRoute } from './route.ts'

/** What somebody is asked: could you come at another time? The booked one stands until they say yes. */
export const myMoveSchema = z.object({
  moveId: idSchema,
  now: instantSchema,
  start: instantSchema,
  end: instantSchema,
  mode: modeSchema,
  professional: z.object({ name: z.string(), role: localTextSchema }),
  place: z
    .object({ name: z.string(), nameText: localTextSchema.optional(), address: z.string().optional() })
    .optional(),
  /** Who sits in at the other time, and who interprets: as with a booked one. */
  beside: appointmentSchema.shape.beside,
  interpreter: appointmentSchema.shape.interpreter,
  /** Whether somebody who comes along with the person can then; nothing where nobody does. */
  companion: z.enum(['can', 'cannot']).optional(),
  answerBy: instantSchema,
})
export type MyMove = z.infer<typeof myMoveSchema>

/** A proposed move with whom it helps, for who may see both. */
export const moveSchema = z.object({
  moveId: idSchema,
  contactId: idSchema,
  person: z.string(),
  phone: z.string().optional(),
  service: serviceCodeSchema,
  title: localTextSchema,
  now: instantSchema,
  start: instantSchema,
  professional: z.object({ name: z.string(), role: localTextSchema }),
  /** By when the one who moves must be seen. */
  latest: localDateSchema.optional(),
  helps: z.object({
    contactId: idSchema,
    person: z.string(),
    latest: localDateSchema,
    booked: instantSchema.optional(),
  }),
  status: z.enum(['proposed', 'asked']),
  channel: z.enum(['sms', 'email', 'desk']).optional(),
  answerBy: instantSchema.optional(),
})
export type Move = z.infer<typeof moveSchema>
const movesSchema = z.object({ moves: z.array(moveSchema) })

export const moveRoutes = {
  readMoves: defineRoute({
    id: 'readMoves',
    method: 'GET',
    path: '/api/booking/moves',
    tag: 'booking',
    summary: 'Booked times that could move so that somebody else is seen in time, and those who are asked.',
    response: movesSchema,
  }),
  decideMove: defineRoute({
    id: 'decideMove',
    method: 'POST',
    path: '/api/booking/moves/:id',
    tag: 'booking',
    command: true,
    summary:
      'Ask the person about a proposed move (the new time is held, the booked one stands), leave it, or record what they said on the telephone.',
    params: idParamsSchema,
    body: z.object({ decision: z.enum(['ask', 'leave', 'yes', 'no']) }),
    response: movesSchema,
  }),
  answerMyMove: defineRoute({
    id: 'answerMyMove',
    method: 'POST',
    path: '/api/me/moves/:id',
    tag: 'resident',
    command: true,
    summary: 'Come at the other time that is asked of me, or keep my own.',
    params: idParamsSchema,
    body: z.object({ answer: z.enum(['yes', 'no']) }),
    response: z.object({ done: z.literal(true) }),
  }),
}
