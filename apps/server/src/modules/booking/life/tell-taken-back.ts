import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TakenBack } from '@luukku/domain/contact'
import { toInstant, type Instant } from '@luukku/domain/time'
import type { ReadTx, TransactionOptions, WriteTx } from '../../../platform/db.ts'
import type { JobData } from '../../../platform/jobs.ts'
import type { Services } from '../../../platform/services.ts'
import { appendEvents, lockContactRow, type ContactRow, type NewEvent } from '../../contact/index.ts'

interface Taking {
  needId: string
  how: TakenBack
  /** The appointment or the record. */
  of: string
  takenAt: Instant
}

/**
 * What a professional recorded was taken back: the history of the case, which they do not see, says so. A missed time that was
 * none takes the next attempt with it: the professional whose time it is says what took place. Done twice it changes nothing
 * more.
 */
export async function tellTakenBack(services: Services, data: JobData): Promise<void> {
  const options: TransactionOptions = {
    actor: { kind: 'system', county: String(data['county']), task: 'tell-taken-back' },
    purpose: 'guidance',
    requestId: randomUUID(),
    clock: services.clock,
    action: 'tellTakenBack',
    ground: '703/2023 § 19: what is recorded is right, and a correction stays to be seen',
  }
  const taking: Taking = {
    needId: String(data['needId']),
    how: String(data['how']) as TakenBack,
    of: String(data['of']),
    takenAt: toInstant(String(data['takenAt'])),
  }
  await services.jobsDb.write(options, async (tx) => {
    const need = await tx.first(sql<{ contact_id: string; register: ContactRow['register'] }>`
      select contact_id, register from need where id = ${taking.needId} and county_id = ${tx.actor.county}`)
    const row = need && (await lockContactRow(tx, need.contact_id))
    if (!row || (await isTold(tx, row.id, taking))) return
    const { needId, ...change } = taking
    await appendEvents(tx, row, [
      { change: { type: 'taken-back', ...change }, needId },
      ...(taking.how === 'missed' && row.status === 'assessed' ? await backToItsTime(tx, row, taking) : []),
    ])
    tx.journal({
      register: need.register,
      persons: [row.person_id],
      detail: { contact: row.id, need: needId, takenBack: taking.how },
    })
  })
}

async function isTold(tx: ReadTx, contactId: string, { of, takenAt }: Taking): Promise<boolean> {
  const told = await tx.first(sql`
    select 1 from case_event where contact_id = ${contactId} and type = 'taken-back' and data ->> 'of' = ${of}
      and data ->> 'takenAt' = ${takenAt}`)
  return told !== undefined
}

/** Nobody has to try again: the time was kept, or what became of it is found by the professional who gave it. */
async function backToItsTime(tx: WriteTx, row: ContactRow, { of, takenAt }: Taking): Promise<NewEvent[]> {
  const open = await tx.first(sql`select 1 from need where contact_id = ${row.id} and status = 'open'`)
  const mine = await tx.first(sql<{ staff_id: string }>`
    select staff_id from appointment where id = ${of} and status in ('booked', 'done') and contact_id = ${row.id}`)
  if (open || !mine) return []
  const owner = { kind: 'staff', id: mine.staff_id } as const
  return [{ change: { type: 'booked', nextStep: { kind: 'follow-up', at: takenAt, owner } } }]
}
