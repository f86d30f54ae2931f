import { randomUUID } from 'node:crypto'
import { destroyOn, retentionRules } from '@luukku/domain/retention'
import { addMonths, fromHelsinki, toHelsinkiDate, toInstant, toLocalDate, type LocalDate } from '@luukku/domain/time'
import type { TransactionOptions } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { readIdentities } from '../person/index.ts'
import { countByClass, destroyKept, listKeptBefore, type Kept, type StoredDocument } from './retention-queries.ts'

const batchSize = 500
const places: readonly Kept[] = ['payload', 'joint-health', 'joint-social']

export interface RetentionReport {
  dryRun: boolean
  /** Documents kept, of every class. */
  looked: number
  /** Documents whose time has ended, by class, with the oldest day of destruction among them. */
  due: Record<string, { documents: number; since: string }>
  /** Documents kept whose day cannot be told without reading the person, by class: counted from birth. */
  undated: Record<string, number>
  destroyed: number
}
type Needs = Pick<Services, 'jobsDb' | 'clock' | 'sealer' | 'config'>

/**
 * A dry run counts by class and reads nobody. Otherwise every document whose time has ended is found and its words
 * destroyed, each in its register alone: batch by batch, each in one transaction with its journal entry. What was not
 * destroyed when it is cut off is found by the next run.
 */
export async function endRetention(services: Needs, options: { dryRun: boolean }): Promise<RetentionReport> {
  const today = toHelsinkiDate(toInstant(services.clock.now()))
  const report = await countDue(services, today)
  if (options.dryRun) return report
  const done: RetentionReport = { ...report, dryRun: false, due: {} }
  for (const kept of places) await destroyIn(services, kept, today, done)
  return done
}

async function countDue(services: Needs, today: LocalDate): Promise<RetentionReport> {
  const counts = await services.jobsDb.read(transaction(services), async (tx) => {
    const rows = await countByClass(tx, today)
    tx.journal({ register: 'both', persons: [], detail: { counted: rows.length } })
    return rows
  })
  return {
    dryRun: true,
    looked: counts.reduce((sum, { kept }) => sum + kept, 0),
    due: Object.fromEntries(
      counts.flatMap(({ retention_class, due, since }) =>
        since === null ? [] : [[retention_class, { documents: due, since }]],
      ),
    ),
    undated: Object.fromEntries(
      counts.flatMap(({ retention_class, kept }) =>
        retentionRules[retention_class]?.from === 'birth' ? [[retention_class, kept]] : [],
      ),
    ),
    destroyed: 0,
  }
}

async function destroyIn(services: Needs, kept: Kept, today: LocalDate, report: RetentionReport): Promise<void> {
  const { jobsDb, sealer } = services
  // Nothing is due before the shortest time after it was stored: younger documents are not read at all.
  const shortest = Math.min(...Object.values(retentionRules).map(({ years }) => years))
  const before = new Date(fromHelsinki(addMonths(today, -shortest * 12), '23:59'))
  let after: string | undefined
  for (;;) {
    const batch = await jobsDb.write(transaction(services), async (tx) => {
      const documents = await listKeptBefore(tx, kept, before, after, batchSize)
      const fromBirth = documents.filter(({ retention_class }) => retentionRules[retention_class]?.from === 'birth')
      const born = await readIdentities(
        tx,
        sealer,
        fromBirth.map(({ person_id }) => person_id),
      )
      const due = documents.flatMap((document) => {
        const day = dayOf(document, born.get(document.person_id)?.birthDate)
        return day !== undefined && day <= today ? [{ document, day }] : []
      })
      for (const { document, day } of due) {
        const known = report.due[document.retention_class]
        report.due[document.retention_class] = {
          documents: (known?.documents ?? 0) + 1,
          since: known && known.since < day ? known.since : day,
        }
      }
      const ids = due.map(({ document }) => document.id)
      if (ids.length > 0) report.destroyed += await destroyKept(tx, kept, ids)
      // Whose day of birth was opened was read, too.
      const persons = [...new Set([...due.map(({ document }) => document), ...fromBirth].map((one) => one.person_id))]
      if (persons.length > 0) tx.journal({ register: registerOf[kept], persons, detail: { destroyed: ids, kept } })
      return documents
    })
    after = batch.at(-1)?.id
    if (batch.length < batchSize) return
  }
}

const registerOf = { payload: 'both', 'joint-health': 'health', 'joint-social': 'social' } as const

function transaction({ config, clock }: Needs): TransactionOptions {
  return {
    actor: { kind: 'system', county: config.countyId, task: 'end-retention' },
    purpose: 'retention',
    requestId: randomUUID(),
    clock,
    action: 'endRetention',
    ground: '703/2023 § 24 and annex: destruction when the time ends',
  }
}

const dayOf = (document: StoredDocument, birthDate: string | undefined) =>
  destroyOn({
    retentionClass: document.retention_class,
    storedOn: toHelsinkiDate(toInstant(document.created_at)),
    closedOn: document.closed_at === null ? undefined : toHelsinkiDate(toInstant(document.closed_at)),
    bornOn: birthDate === undefined ? undefined : toLocalDate(birthDate),
  })
