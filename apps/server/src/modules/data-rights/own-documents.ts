import { sql } from 'kysely'
import type { OwnDataExport } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { professionText } from '@luukku/i18n/data/professions'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { openPayload } from '../person/index.ts'

export interface OwnDocument {
  contactId: string
  at: string
  register: 'health' | 'social' | 'both'
  kind: string
  reference: string
  content: string
  by?: NonNullable<OwnDataExport['documents'][number]['by']>
}

interface DocumentRow {
  id: string
  contact_id: string
  register: 'health' | 'social' | 'both'
  kind: string
  created_at: Date
  reference: string
  sealed: Buffer
  given_name: string | null
  family_name: string | null
  professions: string[] | null
}

/** Kinds of a professional's notes: each is the client's unless its writer named a ground, or nobody has looked yet. */
const noteKinds = ['own-note', 'assessment-note', 'hand-over', 'crossing-reason', 'minor-decision'] as const
/** Of these nobody was told on the page that another’s words or child protection keep them back: kept back here. */
const reasonKinds = ['crossing-reason', 'minor-decision'] as const

/**
 * Whose words go out at once: one's own, what a professional wrote to the person, the extracts they confirmed, the goals that
 * were set with them, and the notes whose writer named no ground that holds them back (ADR 0092, 0105).
 */
const listRows = (tx: ReadTx, personId: string) =>
  tx.rows(sql<DocumentRow>`
    select p.id, p.contact_id, p.register, p.kind, p.created_at, c.reference, p.sealed, m.given_name, m.family_name, m.professions
    from contact c join sealed_payload p on p.contact_id = c.id
      left join staff_member m on m.id = p.written_by and (p.kind = 'goals' or p.kind = any (${[...noteKinds]}))
    where c.person_id = ${personId} and p.person_id = ${personId} and p.sealed is not null and (
      p.kind in ('need-extract', 'goals')
      or (p.kind = any (${[...noteKinds]}) and p.client_gets = 'yes' and not (p.kind = any (${[...reasonKinds]})
        and (p.retention_class = 'child-protection' or c.summary ->> 'childProtection' is not distinct from 'true' or told_by_another(c)
          or exists (select from need n where n.contact_id = c.id and child_protection_service(n.county_id, n.service)))))
      or (p.kind = 'contact-words' and (c.reporter_person_id is null or c.reporter_person_id = ${personId}))
      or (p.kind = 'message' and exists (select from case_event e where e.payload_id = p.id
        and (e.actor_kind = 'staff' or e.actor_id = ${personId} or e.actor_id = any ((select joined_into_me())::text[])))))
    order by p.created_at, p.id`)

interface ToldWords {
  text?: unknown
  concerning?: { who?: string }
}

/**
 * The person's own documents, opened. What somebody else told of them, by phone or signed in, is left out with its extracts:
 * the words may be a neighbour's, and are given on request.
 */
export async function readOwnDocuments(tx: ReadTx, sealer: Sealer, personId: string): Promise<OwnDocument[]> {
  const opened = (await listRows(tx, personId)).map((row) => ({
    row,
    content: openPayload(sealer, row.id, row.sealed),
  }))
  const toldByMe = new Set(
    opened.flatMap(({ row, content }) =>
      row.kind === 'contact-words' && isMyTelling(content) ? [row.contact_id] : [],
    ),
  )
  return opened
    .filter(({ row }) => (row.kind !== 'contact-words' && row.kind !== 'need-extract') || toldByMe.has(row.contact_id))
    .filter(({ content }) => content.trim() !== '')
    .map(({ row, content }) => ({
      contactId: row.contact_id,
      at: formatHelsinki(toInstant(row.created_at)),
      register: row.register,
      kind: row.kind,
      reference: row.reference,
      content: row.kind === 'contact-words' ? textOf(content) : content,
      ...(row.given_name === null
        ? {}
        : {
            by: {
              who: `${row.given_name} ${row.family_name ?? ''}`,
              role: professionText(row.professions?.[0] ?? ''),
            },
          }),
    }))
}

const isMyTelling = (content: string): boolean => readTold(content)?.concerning?.who === 'self'

function readTold(content: string): ToldWords | undefined {
  try {
    return JSON.parse(content) as ToldWords
  } catch {
    return undefined
  }
}

/** The words alone: what lies beside them (numbers, answers of the form) is the plan's and the details'. */
function textOf(content: string): string {
  const text = readTold(content)?.text
  return typeof text === 'string' ? text : content
}
