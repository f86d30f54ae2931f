import type { ClockView } from '@luukku/contract'
import { sql } from 'kysely'
import type { Clock, LawInForce } from '@luukku/domain/law'
import { toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { isOneOf } from '../../platform/is-one-of.ts'
import { clockStateAt, isDuty, stands, toDatedClockView, type DatedClockView } from '../law/index.ts'

export interface ClockRow {
  need_id: string | null
  rule_id: string
  rule_version: string
  started_at: Date
  due_date: string
  due_date_if_rolled: string | null
  state: ClockView['state']
  /** What the law's exceptions made of it: `suspended` by a decree. */
  status: string | null
  detail: Partial<Clock>
}

/** Statutory clocks of these needs, the earliest first; a limit without a number has no row with a day, and a right or a presumption is no duty of the county's. */
export async function listNeedClocks(tx: ReadTx, needIds: readonly string[]): Promise<ClockRow[]> {
  return tx.rows(sql<ClockRow>`
    select need_id, rule_id, rule_version, started_at, due_date, due_date_if_rolled, ${clockStateAt(tx.at)} as state, status, detail from clock k
    where ${isOneOf('need_id', needIds)} and due_date is not null and ${stands} and ${isDuty} order by detail ->> 'kind' = 'promise', due_date, rule_id`)
}

/** The row decides the state: a booking after the clock was counted may have met it. */
export function clockRowView(row: ClockRow, law?: LawInForce): DatedClockView {
  const told = isWhole(row.detail) ? toDatedClockView({ ...row.detail, state: row.state }, law) : undefined
  return told === undefined
    ? {
        ruleId: row.rule_id,
        version: row.rule_version,
        title: { fi: row.rule_id, sv: row.rule_id, en: row.rule_id },
        law: '',
        section: '',
        startedAt: toInstant(row.started_at),
        dueDate: row.due_date,
        ...(row.due_date_if_rolled === null ? {} : { dueDateIfRolled: row.due_date_if_rolled }),
        state: row.state,
        explanation: [],
      }
    : told
}

const isWhole = (detail: Partial<Clock>): detail is Clock =>
  Array.isArray(detail.explanation) && detail.title !== undefined && typeof detail.dueDate === 'string'
