import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { DataRequest } from '@luukku/contract'
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
  by: string | null
}
const columns = sql.raw(
  `r.id, r.person_id, r.kind, r.language, r.asked_sealed, r.asked_at, r.due_on, r.answer_sealed, r.answered_at, m.given_name || ' ' || m.family_name as by`,
)

/** One person's requests, the newest first. */
export const listRequestsOf = (tx: ReadTx, personId: string) =>
  tx.rows(sql<RequestRow>`
    select ${columns} from data_request r left join staff_member m on m.id = r.answered_by
    where r.person_id = ${personId} order by r.asked_at desc, r.id`)

/** What nobody has answered, the nearest day first; then the last ones answered. */
export const listRequestsToAnswer = (tx: ReadTx) =>
  tx.rows(sql<RequestRow>`
    select ${columns} from data_request r left join staff_member m on m.id = r.answered_by
    where r.county_id = ${tx.actor.county} order by r.answered_at is not null, case when r.answered_at is null then r.due_on end, r.answered_at desc, r.id limit 200`)

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
  },
): Promise<string> {
  const id = randomUUID()
  const asked = sealer.seal(JSON.stringify([r.about ?? '', r.text]), place('asked_sealed', id))
  await tx.run(sql`
    insert into data_request (id, county_id, person_id, kind, language, asked_sealed, asked_at, due_on)
    values (${id}, ${tx.actor.county}, ${r.personId}, ${r.kind}, ${r.language}, ${asked}, ${tx.at}, ${r.dueOn})`)
  return id
}

/** @returns the person, when it was open; each request is answered once */
export async function storeAnswer(
  tx: WriteTx,
  sealer: Sealer,
  a: { id: string; staffId: string; text: string },
): Promise<string | undefined> {
  const row = await tx.first(sql<{ person_id: string }>`
    update data_request set answer_sealed = ${sealer.seal(a.text, place('answer_sealed', a.id))}, answered_by = ${a.staffId}, answered_at = ${tx.at}
    where id = ${a.id} and answered_at is null returning person_id`)
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
          },
        }),
  }
}
