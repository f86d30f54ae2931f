import { sql } from 'kysely'
import type { OwnDataExport } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
import { professionText } from '@luukku/i18n/data/professions'
import { readMyJoint } from '../joint/index.ts'
import { readPermissions } from '../permission/index.ts'
import { openPayload } from '../person/index.ts'
import { readPlans } from '../plan/index.ts'
import { listMyContactRows, readMyLog, toMyContacts } from '../resident/index.ts'
import { readMyData, selfOf } from './my-data.ts'

interface DocumentRow {
  id: string
  register: 'health' | 'social' | 'both'
  kind: string
  created_at: Date
  reference: string
  sealed: Buffer
  given_name: string | null
  family_name: string | null
  professions: string[] | null
}

/**
 * Whose words go out at once: one's own, what a professional wrote to the person, the extracts they confirmed, and the notes
 * whose writer named no ground that holds them back. Notes from before that was asked, and of assessments, may hold what
 * others told; they are given on request, when somebody has looked (ADR 0055).
 */
const listDocuments = (tx: ReadTx, personId: string) =>
  tx.rows(sql<DocumentRow>`
    select p.id, p.register, p.kind, p.created_at, c.reference, p.sealed, m.given_name, m.family_name, m.professions
    from contact c join sealed_payload p on p.contact_id = c.id
      left join staff_member m on m.id = p.written_by and p.kind = 'own-note'
    where c.person_id = ${personId} and p.person_id = ${personId} and p.sealed is not null and (
      p.kind = 'need-extract'
      or (p.kind = 'own-note' and p.client_gets = 'yes')
      or (p.kind = 'contact-words' and (c.reporter_person_id is null or c.reporter_person_id = ${personId}))
      or (p.kind = 'message' and exists (select from case_event e where e.payload_id = p.id
        and (e.actor_kind = 'staff' or e.actor_id = ${personId} or e.actor_id = any ((select joined_into_me())::text[])))))
    order by p.created_at, p.id`)

/** The words alone: what lies beside them (numbers, answers of the form) is the plan's and the details'. */
function textOf(kind: string, content: string): string {
  if (kind !== 'contact-words') return content
  try {
    const { text } = JSON.parse(content) as { text?: unknown }
    return typeof text === 'string' ? text : content
  } catch {
    return content
  }
}

/** The person's own data of both registers, and nothing about anybody else: not of those they act for either. */
export async function exportMyData(tx: ReadTx, sealer: Sealer): Promise<OwnDataExport> {
  const personId = selfOf(tx)
  const mine = await readMyData(tx, sealer)
  const rows = (await listMyContactRows(tx)).filter((row) => row.person_id === personId)
  const contacts = await toMyContacts(tx, sealer, rows)
  const plans = await readPlans(
    tx,
    rows.map(({ id }) => id),
  )
  const documents = await listDocuments(tx, personId)
  const joint = (await readMyJoint(tx, sealer, [personId])).documents
  const permissions = await readPermissions(tx, sealer)
  const log = await readMyLog(tx, [personId])
  tx.journal({ register: 'both', persons: [personId], detail: { documents: documents.length + joint.length } })
  return {
    format: 'luukku-own-data-1',
    madeAt: formatHelsinki(toInstant(tx.at)),
    details: mine.details,
    contacts: contacts.map((contact) => ({ ...contact, messages: [] })),
    plans,
    documents: [
      ...documents.map((row) => ({
        at: formatHelsinki(toInstant(row.created_at)),
        register: row.register,
        kind: row.kind,
        reference: row.reference,
        text: textOf(row.kind, openPayload(sealer, row.id, row.sealed)),
        ...(row.given_name === null
          ? {}
          : {
              by: {
                who: `${row.given_name} ${row.family_name ?? ''}`,
                role: professionText(row.professions?.[0] ?? ''),
              },
            }),
      })),
      ...joint.map((one) => ({
        at: one.at,
        register: 'both' as const,
        kind: one.content.kind,
        reference: one.reference,
        text: Object.values(one.content.parts)
          .filter((part) => part !== '')
          .join('\n\n'),
        by: { who: one.by, role: one.role },
      })),
    ],
    permissions: permissions.permissions.map(({ reference, share, givenAt, state }) => ({
      reference,
      share,
      givenAt,
      state,
    })),
    denials: permissions.denials.map(({ target, madeAt, withdrawnAt, inEmergency }) => ({
      target,
      madeAt,
      ...(inEmergency === undefined ? {} : { inEmergency }),
      ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
    })),
    log: log.entries.map(({ at, who, role, what, why, times }) => ({ at, who, role, what, why, times })),
    requests: mine.requests,
  }
}
