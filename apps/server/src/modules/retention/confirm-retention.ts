import type { HoldReason, RetentionPage, RetentionProposal, RouteBody, RouteResponse, routes } from '@luukku/contract'
import { retentionRules } from '@luukku/domain/retention'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Jobs } from '../../platform/jobs.ts'
import {
  askCount,
  confirm,
  countWaiting,
  findProposal,
  holdMatterRow,
  listHolds,
  listProposals,
  type ProposalRow,
} from './proposal-queries.ts'

export async function readRetention(tx: ReadTx): Promise<RetentionPage> {
  const [rows, holds] = [await listProposals(tx), await listHolds(tx)]
  const [newest] = rows
  tx.journal({
    register: 'none',
    persons: [...new Set(holds.map(({ person_id }) => person_id))],
    detail: { lists: rows.length, holds: holds.length },
  })
  return {
    today: toHelsinkiDate(toInstant(tx.at)),
    mayConfirm: tx.actor.kind === 'staff' && tx.actor.roles.includes('records'),
    ...(newest ? { proposal: toProposal(newest) } : {}),
    earlier: rows.slice(1).map(toProposal),
    holds: holds.map(({ reference, reason, by, made_at }) => ({ reference, reason, by, at: toInstant(made_at) })),
  }
}

/** What waits for the keeper: told wherever they are, so that a list is not missed. */
export async function readRetentionWaiting(tx: ReadTx): Promise<RouteResponse<typeof routes.readRetentionWaiting>> {
  const documents = (await countWaiting(tx))?.documents ?? 0
  tx.journal({ register: 'none', persons: [], detail: { waiting: documents } })
  return { documents }
}

/**
 * A person says yes to what they saw: the newest list, with the numbers that stood there. The destruction is planned in the
 * same transaction.
 *
 * @throws AppError rule-violated: a newer list, confirmed before, or other numbers than were seen
 */
export async function confirmRetention(
  tx: WriteTx,
  jobs: Pick<Jobs, 'plan'>,
  id: string,
  { lines }: RouteBody<typeof routes.confirmRetention>,
): Promise<RetentionPage> {
  const newest = await newestOf(tx, id)
  const seen = (retentionClass: string) => newest.lines.find((line) => line.retention_class === retentionClass)?.due
  if (lines.some((line) => seen(line.retentionClass) !== line.due))
    throw new AppError('rule-violated', { reason: 'retention-counts-differ' })
  const classes = [...new Set(lines.map((line) => line.retentionClass))]
  if (tx.actor.kind !== 'staff' || (await confirm(tx, id, tx.actor.staffId, classes)) !== 1) throw outOfDate()
  await jobs.plan(tx, 'end-retention', { county: tx.actor.county, proposal: id })
  tx.journal({
    register: 'none',
    persons: [],
    detail: { proposal: id, confirmed: classes, documents: lines.reduce((sum, { due }) => sum + due, 0) },
  })
  return readRetention(tx)
}

/** @throws AppError rule-violated for an older list; action-not-possible for what is counted without opening anybody */
export async function countRetention(
  tx: WriteTx,
  jobs: Pick<Jobs, 'plan'>,
  id: string,
  retentionClass: string,
): Promise<RetentionPage> {
  await newestOf(tx, id)
  if ((await askCount(tx, id, retentionClass)) !== 1) throw new AppError('action-not-possible')
  await jobs.plan(tx, 'count-retention', { county: tx.actor.county, proposal: id, class: retentionClass })
  tx.journal({ register: 'none', persons: [], detail: { proposal: id, countAsked: retentionClass } })
  return readRetention(tx)
}

/** @throws not-found: no such matter */
export async function holdMatter(
  tx: WriteTx,
  hold: { reference: string; reason: HoldReason; stands: boolean },
): Promise<RetentionPage> {
  const personId = await holdMatterRow(tx, { ...hold, reference: hold.reference.trim().toUpperCase() })
  if (personId === undefined) throw notFound()
  tx.journal({
    register: 'both',
    persons: [personId],
    detail: { hold: hold.stands ? 'set' : 'lifted', why: hold.reason },
  })
  return readRetention(tx)
}

const outOfDate = () => new AppError('rule-violated', { reason: 'retention-list-is-old' })

async function newestOf(tx: ReadTx, id: string): Promise<ProposalRow> {
  if (!(await findProposal(tx, id))) throw notFound()
  const [newest] = await listProposals(tx)
  if (newest?.id !== id || newest.confirmed_at !== null) throw outOfDate()
  return newest
}

const toProposal = (row: ProposalRow): RetentionProposal => ({
  id: row.id,
  night: row.night,
  lines: row.lines.flatMap((line) => {
    const rule = retentionRules[line.retention_class]
    if (!rule) return []
    const { kept, held, kinds, counting, confirmed, destroyed } = line
    return [
      {
        retentionClass: line.retention_class,
        ...rule,
        ...{ kept, held, kinds, counting, confirmed, destroyed },
        ...(line.due === null ? {} : { due: line.due }),
        ...(line.since === null ? {} : { since: line.since }),
      },
    ]
  }),
  ...(row.confirmed_at === null ? {} : { confirmed: { by: row.by ?? '', at: toInstant(row.confirmed_at) } }),
  ...(row.finished_at === null ? {} : { finishedAt: toInstant(row.finished_at) }),
})
