import { sql } from 'kysely'
import type { TrialResult } from '@luukku/contract'
import type { PolicySetting } from '@luukku/domain/booking'
import type { LocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'

export interface TrialRow {
  id: string
  kind: 'compare' | 'retune'
  wanted: PolicySetting | null
  asked_at: Date
  state: 'planned' | 'running' | 'done'
  percent: number
  result: TrialResult | null
  finished_at: Date | null
  answer: 'accepted' | 'declined' | null
}
const columns = sql.raw('id, kind, wanted, asked_at, state, percent, result, finished_at, answer from policy_trial')

/** The youngest of each kind, first. Index: policy_trial_county. */
export const listTrials = (tx: ReadTx, ofEach: number) =>
  tx.rows(sql<TrialRow>`
    (select ${columns} where county_id = ${tx.actor.county} and kind = 'compare' order by asked_at desc, id desc limit ${ofEach})
    union all (select ${columns} where county_id = ${tx.actor.county} and kind = 'retune' order by asked_at desc, id desc limit ${ofEach})`)

export const findTrial = (tx: ReadTx, id: string) =>
  tx.first(sql<TrialRow>`select ${columns} where id = ${id} and county_id = ${tx.actor.county}`)

/** One that a manager asked for since a moment and that is not done. Index: policy_trial_county. */
export const findTrialUnderWay = (tx: ReadTx, since: Date) =>
  tx.first(sql<{ id: string }>`
    select id from policy_trial where county_id = ${tx.actor.county} and kind = 'compare' and state <> 'done' and asked_at > ${since} limit 1`)

export const insertComparison = (tx: WriteTx, row: { id: string; wanted: PolicySetting | null; askedBy: string }) =>
  tx.run(sql`
    insert into policy_trial (id, county_id, kind, wanted, asked_by, asked_at)
    values (${row.id}, ${tx.actor.county}, 'compare', ${row.wanted === null ? null : JSON.stringify(row.wanted)}, ${row.askedBy}, ${tx.at})`)

/** @returns 0 when that night has one already */
export const insertRetuning = (tx: WriteTx, row: { id: string; night: LocalDate }) =>
  tx.run(sql`
    insert into policy_trial (id, county_id, kind, night, asked_at) values (${row.id}, ${tx.actor.county}, 'retune', ${row.night}::date, ${tx.at})
    on conflict on constraint policy_trial_night do nothing`)

export const tellTrial = (tx: WriteTx, id: string, percent: number) =>
  tx.run(sql`update policy_trial set state = 'running', percent = ${percent} where id = ${id} and state <> 'done'`)

export const finishTrial = (tx: WriteTx, id: string, result: TrialResult) =>
  tx.run(sql`
    update policy_trial set state = 'done', percent = 100, result = ${JSON.stringify(result)}, finished_at = ${tx.at}
    where id = ${id} and state <> 'done'`)

/** @returns 0 when it was answered before */
export const answerTrial = (
  tx: WriteTx,
  row: { id: string; answer: 'accepted' | 'declined'; by: string; reason: string },
) =>
  tx.run(sql`
    update policy_trial set answer = ${row.answer}, answered_by = ${row.by}, answered_at = ${tx.at}, answer_reason = ${row.reason}
    where id = ${row.id} and kind = 'retune' and state = 'done' and answer is null`)
