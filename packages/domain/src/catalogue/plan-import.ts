import type { CatalogueEntry, GivenText } from './catalogue-entry.ts'

export interface ChangedEntry {
  readonly id: string
  readonly kind: CatalogueEntry['kind']
  readonly name: GivenText
  /** Fields of the entry that differ; `source` alone when only what is not read has changed. */
  readonly fields: readonly string[]
}

/** What an import would do, entry by entry. */
export interface ImportPlan {
  readonly added: readonly CatalogueEntry[]
  readonly changed: readonly ChangedEntry[]
  /** In the catalogue and not in the file. Ended only where the file is whole, and of the kinds that are in it. */
  readonly missing: readonly CatalogueEntry[]
  readonly ended: readonly CatalogueEntry[]
  readonly same: number
}

/** One entry as it is kept: what was read, and a digest of the whole item. */
export interface KeptEntry {
  readonly entry: CatalogueEntry
  readonly sourceDigest: string
  readonly ended: boolean
}

/**
 * Compares a file with the catalogue. The same file again changes nothing.
 *
 * @param isWhole the file holds everything of its kinds that the county has in the register: what is not there has ended
 * @param unread  ids that stand in the file on items that could not be placed: they are not missing
 */
export function planImport(
  kept: readonly KeptEntry[],
  read: readonly Omit<KeptEntry, 'ended'>[],
  isWhole: boolean,
  unread: readonly string[] = [],
): ImportPlan {
  const before = new Map(kept.map((one) => [one.entry.id, one]))
  const inFile = new Set([...read.map(({ entry }) => entry.id), ...unread])
  const added: CatalogueEntry[] = []
  const changed: ChangedEntry[] = []
  let same = 0
  for (const { entry, sourceDigest } of read) {
    const old = before.get(entry.id)
    if (old === undefined) {
      added.push(entry)
      continue
    }
    const fields = changedFields(old.entry, entry)
    if (old.ended) fields.push('returned')
    if (fields.length === 0 && old.sourceDigest !== sourceDigest) fields.push('source')
    if (fields.length === 0) same++
    else changed.push({ id: entry.id, kind: entry.kind, name: entry.name, fields })
  }
  const missing = kept.filter(({ entry, ended }) => !ended && !inFile.has(entry.id)).map(({ entry }) => entry)
  // The register gives services, channels and organisations as lists of their own: one whole list ends nothing of the others.
  const kinds = new Set(read.map(({ entry }) => entry.kind))
  const ended = isWhole ? missing.filter(({ kind }) => kinds.has(kind)) : []
  return { added, changed, missing, ended, same }
}

function changedFields(before: CatalogueEntry, after: CatalogueEntry): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof CatalogueEntry)[]
  return names.filter((name) => stable(before[name]) !== stable(after[name]))
}

/** As text, whatever order the keys were kept in. */
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  )
}
