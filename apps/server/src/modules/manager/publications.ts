import type { LocalText, RouteBody, RouteResponse, routes } from '@luukku/contract'
import { isMonthlyDuty, publicationDuties } from '@luukku/domain/law'
import { toHelsinkiDate, toInstant, toLocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { readLaw, toClockView } from '../law/index.ts'
import { insertPublication, listPublications, mayRecordPublications } from './publication-queries.ts'
import { requireKeeper } from './require-keeper.ts'

/** What the county must publish and by when, with what has been published. No person's case. */
export async function readPublications(tx: ReadTx): Promise<RouteResponse<typeof routes.readPublications>> {
  const law = await readLaw(tx)
  const rows = await listPublications(tx)
  const published = Map.groupBy(rows, ({ rule_id }) => rule_id)
  const known = new Map(
    [...published].map(([id, own]) => [
      id,
      own.map(({ published_on, of_month }) => ({
        on: toLocalDate(published_on),
        month: of_month === null ? undefined : toLocalDate(of_month),
      })),
    ]),
  )
  return {
    canRecord: await mayRecordPublications(tx),
    duties: publicationDuties(law, known, toHelsinkiDate(toInstant(tx.at))).map(({ rule, clock, month }) => ({
      ruleId: rule.id,
      title: rule.title as LocalText,
      law: `${rule.act.name.fi} ${rule.act.number}`,
      lawName: rule.act.name as LocalText,
      section: rule.section,
      url: rule.source,
      ...(clock === undefined ? {} : { clock: toClockView(clock, law) }),
      ...(month === undefined ? {} : { month: month.slice(0, 7) }),
      published: (published.get(rule.id) ?? []).slice(0, 6).map(({ id, published_on, of_month, recorded_at, by }) => ({
        recordId: id,
        on: published_on,
        ...(of_month === null ? {} : { month: of_month.slice(0, 7) }),
        recordedAt: toInstant(recorded_at),
        by,
      })),
    })),
  }
}

/** @throws AppError rule-violated: the asker does not record for the county, a rule that is no duty to publish, a day that has not come, a month that was not over */
export async function recordPublication(
  tx: WriteTx,
  by: string,
  { ruleId, on, month }: RouteBody<typeof routes.recordPublication>,
): Promise<void> {
  await requireKeeper(tx)
  const rule = (await readLaw(tx)).ruleById.get(ruleId)
  if (rule?.area !== 'publication') throw new AppError('rule-violated', { reason: 'no-duty-to-publish' })
  if (on > toHelsinkiDate(toInstant(tx.at))) throw new AppError('rule-violated', { reason: 'event-in-the-future' })
  const ofMonth = month === undefined || !isMonthlyDuty(rule) ? undefined : `${month}-01`
  if (ofMonth !== undefined && month !== undefined && month >= on.slice(0, 7))
    throw new AppError('rule-violated', { reason: 'month-not-over' })
  await insertPublication(tx, { ruleId, publishedOn: on, ofMonth, by })
  tx.journal({ register: 'none', persons: [], detail: { published: ruleId } })
}

/**
 * Takes back a wrong record; both stay, and the duty is counted from the one before.
 *
 * @throws AppError not-found: none, or taken back; rule-violated: the asker does not record for the county
 */
export async function takeBackPublication(tx: WriteTx, by: string, id: string, reason: string): Promise<void> {
  await requireKeeper(tx)
  const row = (await listPublications(tx)).find((one) => one.id === id)
  if (!row) throw notFound()
  await insertPublication(tx, {
    ruleId: row.rule_id,
    publishedOn: row.published_on,
    ofMonth: row.of_month,
    by,
    takesBack: id,
    reason,
  })
  tx.journal({ register: 'none', persons: [], detail: { publicationTakenBack: row.rule_id } })
}
