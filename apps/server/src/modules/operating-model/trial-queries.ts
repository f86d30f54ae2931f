import { sql } from 'kysely'
import type { TriedOn } from '@luukku/domain/operating-model'
import type { ReadTx, WriteTx } from '../../platform/db.ts'

export interface TriedContact {
  id: string
  reference: string
  person_id: string
  received_at: Date
}

/** The newest contacts since a day that the wall lets this actor see whole. Index: contact_received. */
export const listRecentContacts = (tx: ReadTx, since: string, limit: number) =>
  tx.rows(sql<TriedContact>`
    select id, reference, person_id, received_at from contact
    where county_id = ${tx.actor.county} and received_at >= ${since}::date order by received_at desc, id limit ${limit}`)

export interface TrialRow {
  kind: TriedOn
  at: Date
  by: string
  looked: number
  changed: number
}

/** The last trial of each kind of a version, by the shared words as they are now. Index: model_trial_version. */
export const listTrials = (tx: ReadTx, versionId: string, commonHash: string) =>
  tx.rows(sql<TrialRow>`
    select distinct on (t.kind) t.kind, t.at, m.given_name || ' ' || m.family_name as by, t.looked, t.changed
    from model_trial t join staff_member m on m.id = t.staff_id
    where t.county_id = ${tx.actor.county} and t.version_id = ${versionId} and t.common_hash = ${commonHash}
    order by t.kind, t.id desc`)

export interface NewTrial {
  versionId: string
  kind: TriedOn
  staffId: string
  looked: number
  changed: number
  commonHash: string
}

export const insertTrial = (tx: WriteTx, trial: NewTrial) =>
  tx.run(sql`
    insert into model_trial (county_id, version_id, kind, staff_id, at, looked, changed, common_hash)
    values (${tx.actor.county}, ${trial.versionId}, ${trial.kind}, ${trial.staffId}, ${tx.at}, ${trial.looked}, ${trial.changed}, ${trial.commonHash})`)
