import type { ModelVersionView } from '@luukku/contract'
import { isApproved } from '@luukku/domain/operating-model'
import { toInstant } from '@luukku/domain/time'
import { toEvent, type KeptModel } from './life-of-models.ts'
import type { VersionRow } from './model-queries.ts'

export interface ViewRules {
  readonly production: boolean
  readonly commonHash: string
}

/** One version as the screens show it: where it stands, and who answers for it. */
export function toVersionView(kept: KeptModel, row: VersionRow, rules: ViewRules): ModelVersionView {
  const own = kept.events.filter(({ version_id }) => version_id === row.id)
  const approval = isApproved(row.id, kept.events.map(toEvent), rules.production)
    ? own.findLast(({ kind, demo }) => kind === 'approved' && !(rules.production && demo))
    : undefined
  const lastTakenBack = own.findLastIndex(({ kind }) => kind === 'publication-withdrawn')
  const publication = own.slice(lastTakenBack + 1).findLast(({ kind }) => kind === 'published')
  return {
    versionId: row.id,
    label: row.label,
    hash: row.hash,
    state: kept.life.stateOf.get(row.id) ?? 'draft',
    origin: row.origin,
    broughtAt: toInstant(row.brought_at),
    ...(row.copied_from === null ? {} : { copiedFrom: row.copied_from }),
    ...(row.brought_by_name === null ? {} : { broughtBy: row.brought_by_name }),
    ...(approval === undefined
      ? {}
      : {
          approval: {
            by: approval.staff_name,
            profession: approval.profession,
            at: toInstant(approval.at),
            statement: approval.statement ?? '',
            decisions: approval.decisions,
            demo: approval.demo,
            sharedWordsChanged: approval.common_hash !== null && approval.common_hash !== rules.commonHash,
          },
        }),
    ...(publication === undefined || publication.from_day === null
      ? {}
      : { publishedFrom: publication.from_day, publishedBy: publication.staff_name }),
  }
}
