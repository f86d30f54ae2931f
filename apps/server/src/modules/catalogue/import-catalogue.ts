import { createHash } from 'node:crypto'
import type { RouteResponse, routes } from '@luukku/contract'
import { isDropped, planImport, readRegisterFile, type CatalogueEntry, type EntryKind } from '@luukku/domain/catalogue'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { endEntries, listEntries, lockCatalogue, writeEntries } from './entry-queries.ts'
import { serviceClasses } from './service-classes.ts'
import { toLocalName } from './local-name.ts'

export type ImportReport = RouteResponse<typeof routes.importCatalogue>

const mostNamed = 200

/**
 * Takes a file of the national service register (PTV V10/V11) into the county's catalogue; the same file again changes
 * nothing. With `dryRun` nothing is written and the report is the same.
 *
 * @param o.whole the file is the county's whole register: what is not in it ends
 * @throws AppError rule-violated `file-not-whole` for a file that cannot be the whole register: nothing was read of it, it is
 *   some pages of more, or an item has no id, so that nobody knows what is in it. Otherwise a wrong file would end everything
 */
export async function importCatalogue(
  tx: WriteTx,
  content: unknown,
  o: { whole: boolean; dryRun: boolean },
): Promise<ImportReport> {
  await lockCatalogue(tx)
  const { items, strange, isPart } = readRegisterFile(content, new Set(serviceClasses().keys()))
  const dropped = strange.filter(isDropped)
  if (o.whole && (items.length === 0 || isPart || dropped.some(({ why }) => why === 'no-id')))
    throw new AppError('rule-violated', { reason: 'file-not-whole' })
  const read = items.map(({ entry, source }) => ({ entry, source, sourceDigest: digestOf(source) }))
  const unread = dropped.map(({ id }) => id)
  const plan = planImport(await listEntries(tx), read, o.whole, unread)
  if (!o.dryRun) {
    const touched = new Set([...plan.added, ...plan.changed].map(({ id }) => id))
    await writeEntries(
      tx,
      read.filter(({ entry }) => touched.has(entry.id)),
    )
    await endEntries(
      tx,
      plan.ended.map(({ id }) => id),
    )
  }
  const counts = {
    read: items.length,
    added: plan.added.length,
    changed: plan.changed.length,
    same: plan.same,
    missing: plan.missing.length,
    ended: plan.ended.length,
    dropped: dropped.length,
    strange: strange.length - dropped.length,
  }
  tx.journal({ register: 'none', persons: [], detail: { ...counts, dryRun: o.dryRun } })
  return {
    dryRun: o.dryRun,
    counts,
    added: plan.added.slice(0, mostNamed).map(toNamed),
    changed: plan.changed.slice(0, mostNamed).map((one) => ({ ...toNamed(one), fields: [...one.fields] })),
    missing: plan.missing.slice(0, mostNamed).map(toNamed),
    strange: [...dropped, ...strange.filter((one) => !isDropped(one))].slice(0, mostNamed).map((one) => ({ ...one })),
  }
}

const toNamed = ({ id, kind, name }: { id: string; kind: EntryKind; name: CatalogueEntry['name'] }) => ({
  id,
  kind,
  name: toLocalName(name),
})

const digestOf = (source: object) => createHash('sha256').update(JSON.stringify(source)).digest('hex')
