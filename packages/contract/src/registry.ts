import { z } from 'zod'
import { idParamsSchema, idSchema, instantSchema, languageSchema, localDateSchema } from './common.ts'
import { defineRoute } from './route.ts'

/** How sure one can be that two records are one person: seen with own eyes, or asked where it is known. */
export const joinEvidence = ['identity-document', 'told-and-checked', 'population-register'] as const
export const joinEvidenceSchema = z.enum(joinEvidence)

const personLineSchema = z.object({
  personId: idSchema,
  name: z.string(),
  birthDate: localDateSchema.optional(),
  /** Known by an identity code or a document; otherwise as they told themself. */
  verified: z.boolean(),
  hasCode: z.boolean(),
  temporaryCode: z.string().optional(),
  nonDisclosure: z.boolean(),
  safeContactOnly: z.boolean(),
  openContacts: z.number().int(),
})
export type PersonLine = z.infer<typeof personLineSchema>

export const maybeSameReasons = ['claimed-code', 'same-phone', 'same-name-and-birth-date'] as const
export const personCardSchema = z.object({
  person: personLineSchema,
  contacts: z.array(
    z.object({ contactId: idSchema, reference: z.string(), receivedAt: instantSchema, closed: z.boolean() }),
  ),
  /** Records that were joined into this one, also those that were separated again. */
  joins: z.array(
    z.object({
      joinId: idSchema,
      name: z.string(),
      contacts: z.number().int(),
      at: instantSchema,
      by: z.string(),
      evidence: joinEvidenceSchema,
      reason: z.string(),
      undone: z.object({ at: instantSchema, by: z.string() }).optional(),
    }),
  ),
  /** Other records that may be the same person: for a professional to ask about, never joined by themselves. */
  maybeSame: z.array(personLineSchema.extend({ why: z.array(z.enum(maybeSameReasons)) })),
})
export type PersonCard = z.infer<typeof personCardSchema>

const tag = 'persons'
const onPerson = { tag, params: idParamsSchema, method: 'POST', command: true, response: personCardSchema } as const
const reason = z.string().min(10).max(2000)

export const registryRoutes = {
  // In a body: nothing about a person may stand in a URL.
  findPersons: defineRoute({
    id: 'findPersons',
    method: 'POST',
    path: '/api/persons/search',
    tag,
    summary:
      'Find persons by name (accents and one slip a word do not matter), identity code, temporary code or phone.',
    body: z.object({ words: z.string().min(1).max(900) }),
    response: z.object({ persons: z.array(personLineSchema), more: z.boolean() }),
  }),
  readPerson: defineRoute({
    id: 'readPerson',
    method: 'GET',
    path: '/api/persons/:id',
    tag,
    summary: 'One person: contacts, records joined, and records that may be the same.',
    params: idParamsSchema,
    response: personCardSchema,
  }),
  addPerson: defineRoute({
    id: 'addPerson',
    method: 'POST',
    path: '/api/persons',
    tag,
    command: true,
    summary: 'Somebody without a Finnish identity code: a temporary code of this county is given.',
    body: z.object({
      givenName: z.string().max(400),
      familyName: z.string().min(1).max(400),
      birthDate: localDateSchema.optional(),
      lang: languageSchema,
    }),
    response: personCardSchema,
  }),
  identifyPerson: defineRoute({
    ...onPerson,
    id: 'identifyPerson',
    path: '/api/persons/:id/identity',
    summary: 'The identity was checked: the code is the person’s from now on, and signing in finds them.',
    body: z.object({ identityCode: z.string().max(11), evidence: joinEvidenceSchema }),
  }),
  joinPersons: defineRoute({
    ...onPerson,
    id: 'joinPersons',
    path: '/api/persons/:id/join',
    summary: 'The other record is the same person: its contacts become this one’s. Who wrote what stays as it was.',
    body: z.object({ otherId: idSchema, evidence: joinEvidenceSchema, reason }),
  }),
  liftSafeContact: defineRoute({
    ...onPerson,
    id: 'liftSafeContact',
    path: '/api/persons/:id/safe-contact/lift',
    summary: 'The person was asked: ordinary ways are safe again. What is told of danger after this sets it again.',
    body: z.object({ reason }),
  }),
  unjoinPersons: defineRoute({
    ...onPerson,
    id: 'unjoinPersons',
    path: '/api/persons/:id/unjoin',
    summary: 'They were two after all: what came with the other record goes back to it, with what hangs on it now.',
    body: z.object({ joinId: idSchema, reason }),
  }),
}
