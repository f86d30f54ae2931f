import { randomUUID } from 'node:crypto'
import { destroyOn, retentionRules } from '@luukku/domain/retention'
import { addMonths, fromHelsinki, toHelsinkiDate, toInstant, toLocalDate } from '@luukku/domain/time'
import type { TransactionOptions } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { readIdentities } from '../person/index.ts'
import { destroyPayloads, listKeptBefore, type StoredDocument } from './retention-queries.ts'

const batchSize = 500

export interface RetentionReport {
  dryRun: boolean
  looked: number
  /** Documents whose time has ended, by class, with the oldest day of destruction among them. */
  due: Record<string, { documents: number; since: string }>
  destroyed: number
}

/**
 * Finds every document whose time has ended and, unless it is a dry run, destroys its words: batch by batch, each in one
 * transaction with its journal entry. What was not destroyed when it is cut off is found by the next run.
 */
export async function endRetention(
  services: Pick<Services, 'jobsDb' | 'clock' | 'sealer' | 'config'>,
  options: { dryRun: boolean },
): Promise<RetentionReport> {
  const { jobsDb, clock, sealer, config } = services
  const report: RetentionReport = { dryRun: options.dryRun, looked: 0, due: {}, destroyed: 0 }
  const today = toHelsinkiDate(toInstant(clock.now()))
  // Nothing is due before the shortest time after it was stored: younger documents are not read at all.
  const shortest = Math.min(...Object.values(retentionRules).map(({ years }) => years))
  const before = new Date(fromHelsinki(addMonths(today, -shortest * 12), '23:59'))
  let after: string | undefined
  for (;;) {
    const batch = await jobsDb.write(transaction(), async (tx) => {
      const documents = await listKeptBefore(tx, before, after, batchSize)
      const noted = documents.filter(({ retention_class }) => retentionRules[retention_class]?.from === 'birth')
      const identities = await readIdentities(
        tx,
        sealer,
        noted.map(({ person_id }) => person_id),
      )
      const due = documents.flatMap((document) => {
        const day = dayOf(document, identities.get(document.person_id)?.birthDate)
        return day !== undefined && day <= today ? [{ document, day }] : []
      })
      for (const { document, day } of due) {
        const known = report.due[document.retention_class]
        report.due[document.retention_class] = {
          documents: (known?.documents ?? 0) + 1,
          since: known && known.since < day ? known.since : day,
        }
      }
      if (!options.dryRun && due.length > 0) {
        report.destroyed += await destroyPayloads(
          tx,
          due.map(({ document }) => document.id),
        )
      }
      const persons = [...new Set(documents.map(({ person_id }) => person_id))]
      if (persons.length > 0)
        tx.journal({
          register: 'both',
          persons: options.dryRun ? persons : [...new Set(due.map(({ document }) => document.person_id))],
          detail: options.dryRun ? { looked: documents.length } : { destroyed: due.map(({ document }) => document.id) },
        })
      return documents
    })
    report.looked += batch.length
    after = batch.at(-1)?.id
    if (batch.length < batchSize) return report
  }

  function transaction(): TransactionOptions {
    return {
      actor: { kind: 'system', county: config.countyId, task: 'end-retention' },
      purpose: 'retention',
      requestId: randomUUID(),
      clock,
      action: 'endRetention',
      ground: '703/2023 § 24 and annex: destruction when the time ends',
    }
  }
}

const dayOf = (document: StoredDocument, birthDate: string | undefined) =>
  destroyOn({
    retentionClass: document.retention_class,
    storedOn: toHelsinkiDate(toInstant(document.created_at)),
    closedOn: document.closed_at === null ? undefined : toHelsinkiDate(toInstant(document.closed_at)),
    bornOn: birthDate === undefined ? undefined : toLocalDate(birthDate),
  })
