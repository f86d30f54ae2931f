import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { DataRequest, requestDecisions } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'

const place = (column: 'asked_sealed' | 'answer_sealed', id: string) => ({ table: 'data_request', column, row: id })

export interface RequestRow {
  id: string
  person_id: string
  kind: DataRequest['kind']
  language: 'fi' | 'sv' | 'en' | 'se'
  asked_sealed: Buffer
  asked_at: Date
  due_on: string
  answer_sealed: Buffer | null
  answered_at: Date | null
  decision: (typeof requestDecisions)[number] | null
  by: string | null
}
const columns = sql.raw(
  `r.id, r.person_id, r.kind, r.language, r.asked_sealed, r.asked_at, r.due_on, r.answer_sealed, r.answered_at, r.decision, m.given_name || ' ' || m.family_name as by`,
)

/** One person's requests, the newest first. */
export const listRequestsOf = (tx: ReadTx, personId: string) =>
  tx.rows(sql<RequestRow>`
    select ${columns} from data_request r left join staff_member m on m.id = r.answered_by
    where r.person_id = ${personId} order by r.asked_at desc, r.id`)

/** What nobody has answered, the nearest day first; then the last ones answered. */
export const listRequestsToAnswer = (tx: ReadTx) =>
  tx.rows(sql<RequestRow & { of_unit: boolean }>`
    select ${columns}, unit_answers(r.need_id) as of_unit from data_request r left join staff_member m on m.id = r.answered_by
    where r.county_id = ${tx.actor.county} order by r.answered_at is not null, case when r.answered_at is null then r.due_on end, r.answered_at desc, r.id limit 200`)

/** What was asked of the documents of a need that this professional has in hand, the newest first. Index: data_request_need. */
export const listRequestsOfNeed = (tx: ReadTx, needId: string) =>
  tx.rows(sql<RequestRow>`
    select ${columns} from data_request r left join staff_member m on m.id = r.answered_by
    where r.need_id = ${needId} order by r.asked_at desc, r.id`)

/** The last day of what is still to be answered, by need. Index: data_request_need. */
export async function listRequestDays(tx: ReadTx, needIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows(sql<{ need_id: string; due_on: string }>`
    select need_id, min(due_on)::text as due_on from data_request
    where need_id = any (${[...needIds]}::uuid[]) and answered_at is null group by need_id`)
  return new Map(rows.map(({ need_id, due_on }) => [need_id, due_on]))
}

/** The person's open need of child protection that was established last: whose unit answers. Index: need_person. */
export async function findProtectionNeed(tx: ReadTx, personId: string): Promise<string | undefined> {
  const row = await tx.first(sql<{ id: string }>`
    select id from need where person_id = ${personId} and register = 'social' and status in ('open', 'booked')
      and child_protection_service(county_id, service) order by established_at desc, id limit 1`)
  return row?.id
}

export async function insertRequest(
  tx: WriteTx,
  sealer: Sealer,
  r: {
    personId: string
    kind: DataRequest['kind']
    language: string
    about: string | undefined
    text: string
    dueOn: string
    needId?: string | undefined
  },
): Promise<string> {
  const id = randomUUID()
  const asked = sealer.seal(JSON.stringify([r.about ?? '', r.text]), place('asked_sealed', id))
  await tx.run(sql`
    insert into data_request (id, county_id, person_id, kind, language, asked_sealed, asked_at, due_on, need_id)
    values (${id}, ${tx.actor.county}, ${r.personId}, ${r.kind}, ${r.language}, ${asked}, ${tx.at}, ${r.dueOn}, ${r.needId ?? null})`)
  return id
}

/**
 * By the officer what no unit carries, by a unit what is asked of its own need.
 * @returns the person, when it was open; each request is answered once
 */
export async function storeAnswer(
  tx: WriteTx,
  sealer: Sealer,
  a: { id: string; staffId: string; text: string; ofNeed?: string; decision?: RequestRow['decision'] },
): Promise<string | undefined> {
  const row = await tx.first(sql<{ person_id: string }>`
    update data_request set decision = ${a.decision ?? null}, answer_sealed = ${sealer.seal(a.text, place('answer_sealed', a.id))}, answered_by = ${a.staffId}, answered_at = ${tx.at}
    where id = ${a.id} and answered_at is null
      and case when ${a.ofNeed ?? null}::uuid is null then not coalesce(unit_answers(need_id), false) else need_id = ${a.ofNeed ?? null}::uuid end
    returning person_id`)
  return row?.person_id
}

export function toRequest(sealer: Sealer, row: RequestRow): DataRequest {
  const [about = '', text = ''] = JSON.parse(sealer.open(row.asked_sealed, place('asked_sealed', row.id))) as string[]
  const moment = (at: Date) => formatHelsinki(toInstant(at))
  return {
    requestId: row.id,
    kind: row.kind,
    ...(about === '' ? {} : { about }),
    text,
    askedAt: moment(row.asked_at),
    dueOn: row.due_on,
    ...(row.answer_sealed === null || row.answered_at === null
      ? {}
      : {
          answer: {
            text: sealer.open(row.answer_sealed, place('answer_sealed', row.id)),
            by: row.by ?? '',
            at: moment(row.answered_at),
            ...(row.decision === null ? {} : { decision: row.decision }),
          },
        }),
  }
}
