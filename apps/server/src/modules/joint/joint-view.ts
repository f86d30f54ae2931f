import { jointKinds, type JointContent, type JointDocument } from '@luukku/contract'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { professionText } from '@luukku/i18n/data/professions'
import type { ReadTx } from '../../platform/db.ts'
import { sealerOfKey } from '../../platform/document-key.ts'
import type { Sealer } from '../../platform/seal.ts'
import { listServices } from '../catalogue/index.ts'
import type { JointRow } from './joint-queries.ts'

/** Where a document's content and an entry's key are bound to. */
export const contentPlace = (id: string) => ({ table: 'joint_document', column: 'content', row: id })
export const keyPlace = (id: string, register: string) => ({
  table: 'joint_entry',
  column: 'key_sealed',
  row: `${id}/${register}`,
})

/**
 * The documents of one matter as people read them: of each kind what stands, with the earlier savings named beside it.
 * @param rows  savings, the newest first; several rows of one saving are its entries in several registers
 */
export async function jointDocumentsOf(
  tx: ReadTx,
  sealer: Sealer,
  rows: readonly JointRow[],
): Promise<JointDocument[]> {
  if (rows.length === 0) return []
  const services = new Map((await listServices(tx)).map((service) => [service.code, service]))
  return jointKinds.flatMap((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind)
    return standingOf(ofKind).map((row) => ({
      ...savingOf(row),
      content: openContent(sealer, row),
      entries: ofKind
        .filter(({ id }) => id === row.id)
        .map(({ register, controller, retention_class: retentionClass }) => ({ register, controller, retentionClass })),
      about: row.services.flatMap((code) => {
        const service = services.get(code)
        return service && service.register !== 'external' && service.register !== 'self'
          ? [{ register: service.register, service: code, title: service.name }]
          : []
      }),
      earlier: earlierOf(ofKind, row).map(savingOf),
    }))
  })
}

/** Savings of one kind that none of the others replaces; each once. Usually one. */
export function standingOf(rows: readonly JointRow[]): JointRow[] {
  const replaced = new Set(rows.flatMap((row) => row.based_on))
  const once = new Map(rows.toReversed().map((row) => [row.id, row]))
  return [...once.values()].filter((row) => !replaced.has(row.id)).toReversed()
}

/** What this one was written upon, and what those were written upon, the newest first. */
function earlierOf(rows: readonly JointRow[], of: JointRow): JointRow[] {
  const wanted = new Set(of.based_on)
  const found = new Map<string, JointRow>()
  for (const row of rows)
    if (wanted.has(row.id)) {
      found.set(row.id, row)
      for (const one of row.based_on) wanted.add(one)
    }
  return [...found.values()]
}

const savingOf = (row: JointRow) => ({
  documentId: row.id,
  origin: row.origin,
  at: formatHelsinki(toInstant(row.written_at)),
  by: `${row.given_name} ${row.family_name}`,
  role: professionText(row.professions[0] ?? ''),
})

function openContent(sealer: Sealer, row: JointRow): JointContent {
  const key = sealer.open(row.key_sealed, keyPlace(row.id, row.register))
  return JSON.parse(sealerOfKey(key).open(row.content, contentPlace(row.id))) as JointContent
}
