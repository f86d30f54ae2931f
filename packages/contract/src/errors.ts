import { z } from 'zod'

/**
 * Every code the API can answer with. Stable: a client may branch on it. The text beside it is made in the person's
 * language at the screen (packages/i18n has one text for each code); nothing about a person is ever in it.
 */
export const errorCodes = [
  'invalid-request', // 400: the body, query or header does not fit; `fields` says where. 408, 417: `reason` says what
  'sign-in-required', // 401: nobody is signed in, or the session ended
  'not-found', // 404: also when it exists but the caller may not know: the same answer, byte by byte
  'forbidden-origin', // 403: the request came from another site, or without its form token
  'not-allowed', // 403: this role has no such action at all (says nothing about any row)
  'version-conflict', // 409: somebody changed the case since it was read
  'slot-taken', // 409: the time went to somebody else; `alternatives` has the next ones
  'idempotency-mismatch', // 409: this key was used with another content
  'action-not-possible', // 409: the case is in a state where this cannot be done
  'draft-expired', // 410: the draft is gone; nothing of it is left
  'too-large', // 413; 431: the headers
  'too-many-requests', // 429
  'rule-violated', // 422: understood, but against a rule; `reason` names it
  'temporarily-unavailable', // 503: the database or another part is away; nothing was stored, try again
  'unexpected', // 500
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** RFC 9457 problem document. `requestId` finds the log line; no field carries personal data. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(errorCodes),
  reason: z.string().optional(),
  requestId: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
  alternatives: z.unknown().optional(),
})
export type Problem = z.infer<typeof problemSchema>
