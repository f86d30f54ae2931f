import { absenceReasons, rosterKinds } from '@luukku/domain/roster'
import { z } from 'zod'
import {
  idParamsSchema,
  idSchema,
  instantSchema,
  localDateSchema,
  localTextSchema,
  modeSchema,
  registerSchema,
  serviceCodeSchema,
} from './common.ts'
import { defineRoute } from './route.ts'

export const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const rosterKindSchema = z.enum(rosterKinds)
const absenceSchema = z.enum(absenceReasons)
export const conflictWhySchema = z.enum([
  'no-shift',
  'absent',
  'break',
  'no-room',
  'beside-away',
  'no-longer-gives',
  'place-lacks',
])

/** When an entry is, by the wall clock. Without hours: whole days. */
const timeOfEntry = {
  day: localDateSchema,
  lastDay: localDateSchema,
  hours: z.object({ from: wallTimeSchema, to: wallTimeSchema }).optional(),
}
const detailsOfEntry = {
  modes: z.array(modeSchema).min(1).max(4).optional(),
  services: z.array(serviceCodeSchema).max(30).optional(),
  /** Only of an absence. */
  absence: absenceSchema.optional(),
}

export const rosterEntrySchema = z.object({
  entryId: idSchema,
  kind: rosterKindSchema,
  unitId: idSchema,
  start: instantSchema,
  end: instantSchema,
  modes: z.array(modeSchema),
  services: z.array(serviceCodeSchema),
  dutyRole: z.string().optional(),
  absence: absenceSchema.optional(),
  /** Made as one of a weekly row. */
  isRepeated: z.boolean(),
})
export type RosterEntryView = z.infer<typeof rosterEntrySchema>

/** A booked time that the roster no longer carries, without whose it is. */
export const lostTimeSchema = z.object({
  staffId: idSchema,
  title: localTextSchema,
  start: instantSchema,
  end: instantSchema,
  why: conflictWhySchema,
})

export const rosterWeekSchema = z.object({
  at: instantSchema,
  monday: localDateSchema,
  unitId: idSchema,
  /** Units whose rosters the asker keeps. */
  units: z.array(z.object({ unitId: idSchema, name: localTextSchema })),
  people: z.array(
    z.object({
      staffId: idSchema,
      name: z.string(),
      role: localTextSchema,
      entries: z.array(rosterEntrySchema),
      /** Minutes of each day, Monday first. */
      openMinutes: z.array(z.number().int()).length(7),
      bookedMinutes: z.array(z.number().int()).length(7),
    }),
  ),
  /** Not solved yet, of all days to come. */
  conflicts: z.array(lostTimeSchema),
  changes: z.array(
    z.object({
      changeId: idSchema,
      at: instantSchema,
      by: z.string(),
      person: z.string(),
      did: z.enum(['added', 'altered', 'removed', 'undone']),
      kind: rosterKindSchema,
      start: instantSchema,
      end: instantSchema,
      many: z.number().int(),
      canUndo: z.boolean(),
    }),
  ),
})
export type RosterWeek = z.infer<typeof rosterWeekSchema>

const changedSchema = z.object({ changeId: idSchema, conflicts: z.array(lostTimeSchema) })

const ownPieceSchema = z.object({
  /** way: kept free for the way to a visit at home, or from one. */
  kind: z.enum(['booked', 'way', 'free', 'break', 'absence', 'guidance', 'duty']),
  start: instantSchema,
  end: instantSchema,
  /** Of a booked time that this professional may open; a booked time without it is of somebody they may not see. */
  booked: z
    .object({
      appointmentId: idSchema,
      needId: idSchema,
      person: z.string(),
      title: localTextSchema,
      mode: modeSchema,
      place: z.string().optional(),
      /** The same in every language. */
      placeText: localTextSchema.optional(),
      room: z.string().optional(),
      register: registerSchema,
      conflict: z.object({ why: conflictWhySchema, isKept: z.boolean() }).optional(),
      /** Another gives the visit and I sit in, or hold the group with them: their case is not mine to open. */
      beside: z.boolean().optional(),
      /** It was booked over another time, by somebody who had a reason. */
      over: z.boolean().optional(),
      /** The municipality of a visit at home; nothing where nobody knows it, or may. */
      homeIn: localTextSchema.optional(),
    })
    .optional(),
  /** Minutes that are kept free for the way to a home, or from one: from where I am before, and back after the last one. */
  way: z.object({ before: z.number().int().optional(), back: z.number().int().optional() }).optional(),
  /** A group that I hold then; who comes stands in the pieces beside it. */
  group: z.object({ title: localTextSchema, place: localTextSchema.optional() }).optional(),
  absence: absenceSchema.optional(),
  place: localTextSchema.optional(),
})
export const ownWeekSchema = z.object({
  at: instantSchema,
  monday: localDateSchema,
  days: z
    .array(
      z.object({
        day: localDateSchema,
        pieces: z.array(ownPieceSchema),
        openMinutes: z.number().int(),
        bookedMinutes: z.number().int(),
      }),
    )
    .length(7),
})
export type OwnWeek = z.infer<typeof ownWeekSchema>
export type OwnPiece = z.infer<typeof ownPieceSchema>

const professionalSchema = z.object({ name: z.string(), role: localTextSchema })
export const conflictListSchema = z.object({
  at: instantSchema,
  conflicts: z.array(
    z.object({
      appointmentId: idSchema,
      contactId: idSchema,
      needId: idSchema,
      person: z.string(),
      title: localTextSchema,
      start: instantSchema,
      end: instantSchema,
      mode: modeSchema,
      place: z.string().optional(),
      /** The same in every language. */
      placeText: localTextSchema.optional(),
      room: z.string().optional(),
      staffId: idSchema,
      professional: professionalSchema,
      why: conflictWhySchema,
      /** They said that they are here, and wait. */
      hasArrived: z.boolean().optional(),
      /** The earlier of the legal and the person's own date. */
      latest: localDateSchema.optional(),
      /** The best first. */
      proposals: z.array(
        z.object({
          staffId: idSchema,
          professional: professionalSchema,
          mode: modeSchema,
          place: z.string().optional(),
          /** The same in every language. */
          placeText: localTextSchema.optional(),
          start: instantSchema,
          end: instantSchema,
          insideLimit: z.boolean(),
        }),
      ),
    }),
  ),
  /** How many there are beside these. */
  more: z.number().int(),
})
export type ConflictList = z.infer<typeof conflictListSchema>

const tag = 'rosters'
export const rosterRoutes = {
  readRoster: defineRoute({
    id: 'readRoster',
    method: 'GET',
    path: '/api/roster',
    tag,
    summary: 'A week of a unit’s rosters, with the booked times that they no longer carry.',
    query: z.object({ unitId: idSchema.optional(), day: localDateSchema.optional() }),
    response: rosterWeekSchema,
  }),
  changeRoster: defineRoute({
    id: 'changeRoster',
    method: 'POST',
    path: '/api/roster/people/:id',
    tag,
    command: true,
    summary:
      'Add, alter or take away a shift, a break or an absence. What is booked stays booked; what no longer fits is listed.',
    params: idParamsSchema,
    body: z.discriminatedUnion('does', [
      z.object({
        does: z.literal('add'),
        kind: rosterKindSchema,
        unitId: idSchema.optional(),
        dutyRole: z.string().max(60).optional(),
        /** Every week; the last one begins on this day or before. */
        repeatsUntil: localDateSchema.optional(),
        ...timeOfEntry,
        ...detailsOfEntry,
      }),
      z.object({
        does: z.literal('alter'),
        entryId: idSchema,
        /** Also those of the same weekly row that come after. */
        following: z.boolean().default(false),
        ...timeOfEntry,
        ...detailsOfEntry,
      }),
      z.object({ does: z.literal('remove'), entryId: idSchema, following: z.boolean().default(false) }),
    ]),
    response: changedSchema,
  }),
  undoRosterChange: defineRoute({
    id: 'undoRosterChange',
    method: 'POST',
    path: '/api/roster/changes/:id/undo',
    tag,
    command: true,
    summary: 'Take a change of a roster back: what it put goes, what it took returns.',
    params: idParamsSchema,
    body: z.object({}),
    response: changedSchema,
  }),
  readOwnWeek: defineRoute({
    id: 'readOwnWeek',
    method: 'GET',
    path: '/api/own-week',
    tag,
    summary: 'My week: booked, free, breaks, absences and other work.',
    query: z.object({ day: localDateSchema.optional() }),
    response: ownWeekSchema,
  }),
  keepOwnTime: defineRoute({
    id: 'keepOwnTime',
    method: 'POST',
    path: '/api/own-week/:id/keep',
    tag,
    command: true,
    summary: 'I give this booked time all the same, although my roster says otherwise.',
    params: idParamsSchema,
    body: z.object({}),
    response: z.object({ appointmentId: idSchema }),
  }),
  readConflicts: defineRoute({
    id: 'readConflicts',
    method: 'GET',
    path: '/api/conflicts',
    tag,
    summary: 'Booked times that the roster no longer carries, each with times in its place.',
    response: conflictListSchema,
  }),
  listAtWork: defineRoute({
    id: 'listAtWork',
    method: 'GET',
    path: '/api/conflicts/at-work',
    tag,
    summary:
      'Who is at work from now until the evening, and how many booked times each has left today. Nobody’s clients.',
    response: z.object({
      at: instantSchema,
      people: z.array(
        z.object({
          staffId: idSchema,
          name: z.string(),
          role: localTextSchema,
          unit: localTextSchema,
          times: z.number().int(),
        }),
      ),
    }),
  }),
  reportAbsence: defineRoute({
    id: 'reportAbsence',
    method: 'POST',
    path: '/api/conflicts/absences',
    tag,
    command: true,
    summary:
      'Somebody is away from now until the evening, or until their night shift ends. Their booked times of today come to the list, each with times in its place.',
    body: z.object({ staffId: idSchema }),
    /** When the shift under way ends past midnight, and the absence with it. */
    response: changedSchema.extend({ shiftEnds: instantSchema.optional() }),
  }),
  undoAbsence: defineRoute({
    id: 'undoAbsence',
    method: 'POST',
    path: '/api/conflicts/absences/:id/undo',
    tag,
    command: true,
    summary: 'It was a slip: they are at work. Only one’s own.',
    params: idParamsSchema,
    body: z.object({}),
    response: changedSchema,
  }),
  keepTime: defineRoute({
    id: 'keepTime',
    method: 'POST',
    path: '/api/conflicts/:id/keep',
    tag,
    command: true,
    summary: 'The booked time is given all the same: agreed with the professional.',
    params: idParamsSchema,
    body: z.object({}),
    response: z.object({ appointmentId: idSchema }),
  }),
}
