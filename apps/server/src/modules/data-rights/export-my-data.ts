import { sql } from 'kysely'
import type { OwnDataExport } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import type { Sealer } from '../../platform/seal.ts'
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
}

/**
 * Whose words go out at once: one's own, what a professional wrote to the person, and the extracts they confirmed. Notes of
 * professionals may hold what others told; they are given on request, when somebody has looked (ADR 0055).
 */
const listDocuments = (tx: ReadTx, personId: string) =>
  tx.rows(sql<DocumentRow>`
    select p.id, p.register, p.kind, p.created_at, c.reference, p.sealed
    from sealed_payload p join contact c on c.id = p.contact_id
    where p.person_id = ${personId} and p.sealed is not null and (
      p.kind = 'need-extract'
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
  const permissions = await readPermissions(tx, sealer)
  const log = await readMyLog(tx, [personId])
  tx.journal({ register: 'both', persons: [personId], detail: { documents: documents.length } })
  return {
    format: 'luukku-own-data-1',
    madeAt: formatHelsinki(toInstant(tx.at)),
    details: mine.details,
    contacts: contacts.map((contact) => ({ ...contact, messages: [] })),
    plans,
    documents: documents.map((row) => ({
      at: formatHelsinki(toInstant(row.created_at)),
      register: row.register,
      kind: row.kind,
      reference: row.reference,
      text: textOf(row.kind, openPayload(sealer, row.id, row.sealed)),
    })),
    permissions: permissions.permissions.map(({ reference, share, givenAt, state }) => ({
      reference,
      share,
      givenAt,
      state,
    })),
    denials: permissions.denials.map(({ target, madeAt, withdrawnAt }) => ({
      target,
      madeAt,
      ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
    })),
    log: log.entries.map(({ at, who, role, what, why, times }) => ({ at, who, role, what, why, times })),
    requests: mine.requests,
  }
}
