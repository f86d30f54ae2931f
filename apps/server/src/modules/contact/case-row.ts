import { isOwnChannel } from '@luukku/domain/contact'
import { sql } from 'kysely'
import type { StopAnswer, CaseState, ContactPromise, NextStepKind } from '@luukku/domain/contact'
import { toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

/** A contact's row as it lies in the database: the fold of its events and what never changes. */
export interface ContactRow {
  id: string
  register: 'health' | 'social' | 'both'
  person_id: string
  reporter_person_id: string | null
  reference: string
  channel: string
  language: string
  municipality_code: string | null
  verified: boolean
  received_at: Date
  version: number
  status: CaseState['status']
  urgency_class: CaseState['urgencyClass']
  urgency_source: CaseState['urgencySource']
  sort_key: string
  answered_at: Date | null
  assessed_at: Date | null
  opened_at: Date | null
  opened_by: string | null
  assigned_staff_id: string | null
  attempts: number
  escalated_at: Date | null
  promise_kind: ContactPromise['kind']
  promise_from: Date
  promise_to: Date
  promise_kept: boolean | null
  joined_into: string | null
  next_kind: NextStepKind
  next_at: Date
  next_owner_kind: 'staff' | 'duty'
  next_owner_id: string
  /** Whether the duty role that owns the step was told; null where none does, or none had to be. */
  duty_alarm: 'asked' | 'sent' | 'failed' | 'no-address' | null
  summary: CaseSummary
  /** Nobody who acts for the person sees it, nor anything that hangs on it. */
  hidden_from_representatives: boolean
}

/** Codes for the list: no words of the person. */
export interface CaseSummary {
  needs: {
    service: string
    model: string
    needId: string
    register: 'health' | 'social' | 'both' | 'external' | 'self'
  }[]
  /** The side of the most urgent need, for choosing a duty role. Absent on what came before this was kept. */
  side?: 'health' | 'social'
  /** Fact ids of what alarms or speaks, and of what must still be ruled out. */
  why: string[]
  missing: string[]
  legal?: { ruleId: string; dueDate: string; dueAt?: string }
  realLife?: { date: string; kind: 'discharge' | 'eviction' | 'move' | 'school-start' | 'other' }
  /** Needs whose limit could not be kept with the capacity there was when they were assessed. */
  cannotKeep?: number
  safeContactOnly?: boolean
  /** A professional lifted it after asking the person. */
  safeContactLifted?: boolean
  /** Who told it. Absent on what came before this was kept. */
  toldBy?: 'self' | 'child' | 'other'
  /** Whether to make a child-protection notice was weighed. */
  childProtection?: true
  stopAnswered?: StopAnswer
  answersPayloadId?: string
  share?: 'yes' | 'no' | 'not-asked'
}

export const contactColumns = sql.raw(
  `id, register, person_id, reporter_person_id, reference, channel, language, municipality_code, verified, received_at, version, status,
   urgency_class, urgency_source, sort_key, answered_at, assessed_at, opened_at, opened_by, assigned_staff_id, attempts, escalated_at,
   promise_kind, promise_from, promise_to, promise_kept, joined_into, next_kind, next_at, next_owner_kind, next_owner_id, duty_alarm, summary,
   hidden_from_representatives`,
)

/** Why a duty role that owns the step does not know of it: the alarm was not taken, or the role has no address for one. */
export const untoldDutyOf = ({ duty_alarm }: ContactRow): 'failed' | 'no-address' | undefined =>
  duty_alarm === 'failed' || duty_alarm === 'no-address' ? duty_alarm : undefined

export async function findContactRow(tx: ReadTx, contactId: string): Promise<ContactRow | undefined> {
  return tx.first(
    sql<ContactRow>`select ${contactColumns} from contact where id = ${contactId} and county_id = ${tx.actor.county}`,
  )
}

/** The row held for this transaction: of two who act at once the second waits, then sees what the first did. */
export async function lockContactRow(tx: WriteTx, contactId: string): Promise<ContactRow | undefined> {
  return tx.first(
    sql<ContactRow>`select ${contactColumns} from contact where id = ${contactId} and county_id = ${tx.actor.county} for update`,
  )
}

/** Somebody else told of the person; of an old contact that staff wrote down nobody knows, and that is not the same as no. */
export function isToldByAnother(row: ContactRow): boolean {
  if (row.reporter_person_id !== null) return row.reporter_person_id !== row.person_id
  const { toldBy } = row.summary
  return toldBy === undefined ? !isOwnChannel(row.channel) : toldBy !== 'self'
}

/** Whose duty role carries the case where nobody of guidance is at work; health's where nothing is summed up of it (the column's `{}`). */
export function sideOfCase({ summary: { needs = [], side } }: Pick<ContactRow, 'summary'>): 'health' | 'social' {
  return side ?? (needs.length > 0 && needs.every(({ register }) => register === 'social') ? 'social' : 'health')
}

const optional = <K extends string, V>(key: K, value: V | null): { [P in K]?: V } =>
  (value === null ? {} : { [key]: value }) as { [P in K]?: V }
const optionalInstant = <K extends string>(key: K, value: Date | null) =>
  optional(key, value === null ? null : toInstant(value))

/** The row read back as the domain's state. */
export function toCaseState(row: ContactRow): CaseState {
  return {
    version: row.version,
    status: row.status,
    urgencyClass: row.urgency_class,
    urgencySource: row.urgency_source,
    sortKey: row.sort_key,
    receivedAt: toInstant(row.received_at),
    attempts: row.attempts,
    promise: { kind: row.promise_kind, from: toInstant(row.promise_from), to: toInstant(row.promise_to) },
    nextStep: {
      kind: row.next_kind,
      at: toInstant(row.next_at),
      owner: { kind: row.next_owner_kind, id: row.next_owner_id },
    },
    ...optionalInstant('openedAt', row.opened_at),
    ...optional('openedBy', row.opened_by),
    ...optionalInstant('answeredAt', row.answered_at),
    ...optionalInstant('assessedAt', row.assessed_at),
    ...optional('assignedStaffId', row.assigned_staff_id),
    ...optionalInstant('escalatedAt', row.escalated_at),
    ...optional('promiseKept', row.promise_kept),
    ...optional('joinedInto', row.joined_into),
  }
}
