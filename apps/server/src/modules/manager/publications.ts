import type { LocalText, RouteBody, RouteResponse, routes } from '@luukku/contract'
import { publicationDuties } from '@luukku/domain/law'
import { toHelsinkiDate, toInstant, toLocalDate } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import { readLaw, toClockView } from '../law/index.ts'
import { insertPublication, listPublications } from './publication-queries.ts'

/** What the county must publish and by when, with what has been published. No person's case. */
export async function readPublications(tx: ReadTx): Promise<RouteResponse<typeof routes.readPublications>> {
  const law = await readLaw(tx)
  const rows = await listPublications(tx)
  const last = new Map([...rows].reverse().map((row) => [row.rule_id, toLocalDate(row.published_on)]))
  return {
    duties: publicationDuties(law, last, toHelsinkiDate(toInstant(tx.at))).map(({ rule, clock }) => ({
      ruleId: rule.id,
      title: rule.title as LocalText,
      law: `${rule.act.name.fi} ${rule.act.number}`,
      section: rule.section,
      url: rule.source,
      ...(clock === undefined ? {} : { clock: toClockView(clock, law) }),
      published: rows
        .filter(({ rule_id }) => rule_id === rule.id)
        .slice(0, 6)
        .map(({ id, published_on, recorded_at, by }) => ({
          recordId: id,
          on: published_on,
          recordedAt: toInstant(recorded_at),
          by,
        })),
    })),
  }
}

/** @throws AppError rule-violated: a rule that is no duty to publish, or a day that has not come */
export async function recordPublication(
  tx: WriteTx,
  by: string,
  { ruleId, on }: RouteBody<typeof routes.recordPublication>,
): Promise<void> {
  const rule = (await readLaw(tx)).ruleById.get(ruleId)
  if (rule?.area !== 'publication') throw new AppError('rule-violated', { reason: 'no-duty-to-publish' })
  if (on > toHelsinkiDate(toInstant(tx.at))) throw new AppError('rule-violated', { reason: 'event-in-the-future' })
  await insertPublication(tx, { ruleId, publishedOn: on, by })
  tx.journal({ register: 'none', persons: [], detail: { published: ruleId } })
}

/** Takes back a wrong record; both stay, and the duty is counted from the one before. @throws not-found: none, or taken back */
export async function takeBackPublication(tx: WriteTx, by: string, id: string, reason: string): Promise<void> {
  const row = (await listPublications(tx)).find((one) => one.id === id)
  if (!row) throw notFound()
  await insertPublication(tx, { ruleId: row.rule_id, publishedOn: row.published_on, by, takesBack: id, reason })
  tx.journal({ register: 'none', persons: [], detail: { publicationTakenBack: row.rule_id } })
}
