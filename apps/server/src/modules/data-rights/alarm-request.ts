import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, fromHelsinki, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import { requestAlarmText } from '@luukku/i18n/notification/request-alarm'
import type { WriteTx } from '../../platform/db.ts'
import type { JobData } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { getCounty } from '../catalogue/index.ts'
import type { Outlets } from '../notification/index.ts'

/** Days before the last one when somebody is woken: time to ask the unit that wrote it and to answer in words. */
export const alarmDaysBefore = 7

/** Plans the first alarm of a request, in the transaction that made it. */
export async function planRequestAlarm(
  { jobs }: Pick<Services, 'jobs'>,
  tx: WriteTx,
  request: { id: string; dueOn: LocalDate },
): Promise<void> {
  await jobs.plan(
    tx,
    'alarm-data-request',
    { county: tx.actor.county, requestId: request.id },
    { at: morningOf(addDays(request.dueOn, -alarmDaysBefore)) },
  )
}

/**
 * Tells the county's address for data requests that one is running out, and again each morning until it is answered. The
 * message names the day and nobody. A county without an address has the list alone.
 *
 * @throws when the message was not taken: the queue tries again
 */
export async function alarmDataRequest(
  { jobsDb, jobs, clock, config }: Pick<Services, 'jobsDb' | 'jobs' | 'clock' | 'config'>,
  outlets: Pick<Outlets, 'sms'>,
  data: JobData,
): Promise<'sent' | 'no-address' | 'answered'> {
  const county = String(data['county'] ?? config.countyId)
  return jobsDb.write(
    {
      actor: { kind: 'system', county, task: 'alarm-data-request' },
      purpose: 'data-rights',
      requestId: randomUUID(),
      clock,
      action: 'alarmDataRequest',
      ground: '703/2023 § 11; 2016/679 art. 12: an answer in time',
    },
    async (tx) => {
      const id = String(data['requestId'])
      const open = await tx.first(sql<{ person_id: string; due_on: LocalDate }>`
        select person_id, due_on from data_request where id = ${id} and county_id = ${county} and answered_at is null`)
      if (!open) return 'answered'
      const today = toHelsinkiDate(toInstant(tx.at))
      await jobs.plan(tx, 'alarm-data-request', { county, requestId: id }, { at: morningOf(addDays(today, 1)) })
      tx.journal({ register: 'both', persons: [open.person_id], detail: { request: id, late: open.due_on < today } })
      const to = (await getCounty(tx)).settings.alarms?.dataRequests
      if (!to) return 'no-address'
      await outlets.sms.send({ channel: 'sms', to, ...requestAlarmText(open.due_on, open.due_on < today) })
      return 'sent'
    },
  )
}

export async function workDataRights(services: Services, outlets: Pick<Outlets, 'sms'>): Promise<void> {
  await services.jobs.work('alarm-data-request', async (data) => {
    await alarmDataRequest(services, outlets, data)
  })
}

const morningOf = (day: LocalDate) => new Date(fromHelsinki(day, '09:00'))
