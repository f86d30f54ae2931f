import type { LocalText, RouteBody, RouteResponse, routes } from '@luukku/contract'
import { toInstant } from '@luukku/domain/time'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { listMunicipalities } from '../catalogue/index.ts'
import { emergencyPowers, insertDecree, listDecrees, planDecree, readLaw } from '../law/index.ts'
import { mayRecordPublications } from './publication-queries.ts'
import { requireKeeper } from './require-keeper.ts'

/** Decrees by § 88 of the Emergency Powers Act that this county has put in force, and what such a decree does. No person's case. */
export async function readDecrees(tx: ReadTx): Promise<RouteResponse<typeof routes.readDecrees>> {
  const exception = (await readLaw(tx)).exceptions.get(emergencyPowers)
  return {
    canRecord: await mayRecordPublications(tx),
    ...(exception === undefined ? {} : { effect: exception.effect as LocalText, source: exception.source }),
    municipalities: (await listMunicipalities(tx)).map(({ code, name }) => ({ code, name })),
    decrees: (await listDecrees(tx)).map((row) => ({
      decreeId: row.id,
      decree: row.decree,
      from: row.from_day,
      to: row.to_day,
      municipalities: row.municipality_codes,
      recordedAt: toInstant(row.recorded_at),
      by: row.by,
    })),
  }
}

/** @throws AppError rule-violated: the asker does not record for the county, days in the wrong order, a municipality of another county */
export async function recordDecree(
  tx: WriteTx,
  jobs: Services['jobs'],
  by: string,
  { decree, from, to, municipalities }: RouteBody<typeof routes.recordDecree>,
): Promise<void> {
  await requireKeeper(tx)
  if (from > to) throw new AppError('rule-violated', { reason: 'decree-ends-before-it-begins' })
  const own = new Set((await listMunicipalities(tx)).map(({ code }) => code))
  if (municipalities.some((code) => !own.has(code)))
    throw new AppError('rule-violated', { reason: 'municipality-of-another-county' })
  await insertDecree(tx, { decree: decree.trim(), from, to, municipalities, by })
  await planDecree(tx, jobs, { from, to })
  tx.journal({ register: 'none', persons: [], detail: { decreeFrom: from, decreeTo: to } })
}

/**
 * Takes a decree back that was put in force by mistake, or that was repealed; both rows stay, and the limits of what is not
 * done count again as if it had not been recorded.
 *
 * @throws AppError not-found: none, or taken back; rule-violated: the asker does not record for the county
 */
export async function takeBackDecree(
  tx: WriteTx,
  jobs: Services['jobs'],
  by: string,
  id: string,
  reason: string,
): Promise<void> {
  await requireKeeper(tx)
  const row = (await listDecrees(tx)).find((one) => one.id === id)
  if (!row) throw notFound()
  const { decree, from_day: from, to_day: to, municipality_codes: municipalities } = row
  await insertDecree(tx, { decree, from, to, municipalities, by, takesBack: id, reason: reason.trim() })
  await planDecree(tx, jobs, { from, to })
  tx.journal({ register: 'none', persons: [], detail: { decreeTakenBack: id } })
}
