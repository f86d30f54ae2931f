import { randomUUID } from 'node:crypto'
import { findDutyOwner, isOwnerThere, type NextStep } from '@luukku/domain/contact'
import { addMinutes, toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import { readRoster } from '../staffing/index.ts'
import { appendEvents } from './append-events.ts'
import { findContactRow, toCaseState, type ContactRow } from './case-row.ts'

type JobNeeds = Pick<Services, 'jobs' | 'jobsDb' | 'clock' | 'config'>

export async function workContactJobs(services: JobNeeds): Promise<void> {
  await services.jobs.work('escalate-contact', ({ contactId }) => escalateContact(services, String(contactId)))
  await services.jobs.work('next-step-due', ({ contactId }) => remindNextStep(services, String(contactId)))
}

/** A contact that nobody has opened in its class's time: the duty role gets it. Done twice it changes nothing. */
export function escalateContact(services: JobNeeds, contactId: string): Promise<void> {
  return asSystem(services, 'escalate-contact', contactId, (tx, row) =>
    row.opened_at === null && row.answered_at === null && row.escalated_at === null
      ? escalate(tx, row)
      : Promise.resolve(),
  )
}

/** A next step whose time has passed with nobody there to do it moves to a duty role that is staffed. */
export function remindNextStep(services: JobNeeds, contactId: string): Promise<void> {
  return asSystem(services, 'next-step-due', contactId, async (tx, row) => {
    const now = toInstant(tx.at)
    const { nextStep } = toCaseState(row)
    const waits = row.status !== 'booked' && nextStep.at < now
    if (waits && !isOwnerThere(await readRoster(tx), nextStep.owner, now)) await escalate(tx, row)
    else if (waits)
      // Looked at again: a step that stays undone is never forgotten.
      await services.jobs.plan(
        tx,
        'next-step-due',
        { county: tx.actor.county, contactId },
        { at: new Date(addMinutes(now, 60)) },
      )
  })
}

async function escalate(tx: WriteTx, row: ContactRow): Promise<void> {
  const at = toInstant(tx.at)
  const { nextStep } = toCaseState(row)
  const social = row.summary.needs.length > 0 && row.summary.needs.every(({ register }) => register === 'social')
  const owner = findDutyOwner(await readRoster(tx), at, {
    emergency: row.urgency_class === 'A',
    register: social ? 'social' : 'health',
  })
  const step: NextStep = {
    kind: row.urgency_class === 'A' ? 'emergency-call' : nextStep.kind,
    at,
    owner: owner ?? nextStep.owner,
  }
  await appendEvents(tx, row, [{ change: { type: 'escalated', nextStep: step } }])
}

function asSystem(
  { jobsDb, clock, config }: JobNeeds,
  task: string,
  contactId: string,
  work: (tx: WriteTx, row: ContactRow) => Promise<void>,
): Promise<void> {
  return jobsDb.write(
    {
      actor: { kind: 'system', county: config.countyId, task },
      purpose: 'guidance',
      requestId: randomUUID(),
      clock,
      action: task,
      ground: '1326/2010 § 51: contact in time',
    },
    async (tx) => {
      const row = await findContactRow(tx, contactId)
      if (!row || row.status === 'closed' || row.joined_into !== null) return
      tx.journal({ register: 'both', persons: [row.person_id], detail: { contact: contactId } })
      await work(tx, row)
    },
  )
}
