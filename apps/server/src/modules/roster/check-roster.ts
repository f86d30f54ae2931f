import { randomUUID } from 'node:crypto'
import type { RosterWeek } from '@luukku/contract'
import { addMinutes, toInstant } from '@luukku/domain/time'
import type { TransactionOptions, WriteTx } from '../../platform/db.ts'
import type { JobData } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { lockCalendars, stepAfterBooking, withdrawMovesWith, withdrawOffersWith } from '../booking/index.ts'
import { appendEvents, lockContactRow, stepForCase } from '../contact/index.ts'
import { toLostTime } from './lost-time-view.ts'
import { hasOpenConflict, listLostTimesOf, listUntold, markTold, noteConflicts } from './roster-queries.ts'

/** A booking that began before the change and ended after it has seen the old roster: it is looked for a little later. */
const againMinutes = 2
/** Until a case whose time is further away than two days is looked at: tomorrow is soon enough. */
const [soonHours, calmMinutes] = [48, 24 * 60]

/** Plans what follows a change of a roster: cases come back to guidance, or go on as they were. */
export async function planCheck(
  tx: WriteTx,
  { jobs }: Pick<Services, 'jobs'>,
  staffId: string,
  contacts: readonly string[],
): Promise<void> {
  const data = { county: tx.actor.county, staffId }
  await jobs.plan(tx, 'check-roster', { ...data, contacts: contacts.join() })
  await jobs.plan(
    tx,
    'check-roster',
    { ...data, contacts: '' },
    { at: new Date(tx.at.getTime() + againMinutes * 60_000) },
  )
}

/**
 * Who a professional is has changed in the register of users: the booked times stay, and those that they give no more are
 * conflicts. @returns all that nobody carries, without whose they are
 */
export async function noteChangedUser(
  tx: WriteTx,
  services: Pick<Services, 'jobs'>,
  staffId: string,
): Promise<RosterWeek['conflicts']> {
  const contacts = await noteConflicts(tx, staffId, [])
  await planCheck(
    tx,
    services,
    staffId,
    contacts.map(({ contact_id }) => contact_id),
  )
  return (await listLostTimesOf(tx, staffId)).map(toLostTime)
}

/** Each case in a transaction of its own, then the offers and the asked moves of what nobody carries any more. Done twice it changes nothing more. */
export async function checkRoster(services: Pick<Services, 'clock' | 'jobs' | 'jobsDb'>, data: JobData): Promise<void> {
  const staffId = String(data['staffId'])
  const write = <T>(work: (tx: WriteTx) => Promise<T>) =>
    services.jobsDb.write(optionsOf(services, String(data['county'])), work)
  const found = await write(async (tx) => {
    // A change of this roster under way is waited for: noted from before it, a conflict would stand that it has ended.
    await lockCalendars(tx, [staffId])
    return [...(await noteConflicts(tx, staffId, [])), ...(await listUntold(tx, staffId))]
  })
  const given = String(data['contacts']).split(',').filter(Boolean)
  for (const contactId of new Set([...given, ...found.map(({ contact_id }) => contact_id)]))
    await write((tx) => settleCase(tx, contactId))
  await withdrawOffersWith(services, String(data['county']), staffId)
  await withdrawMovesWith(services, String(data['county']), staffId)
}

/**
 * A case with a time that nobody carries is guidance's again, with the finding of another time as its next step; the time
 * itself stands. Once the roster carries it, or it is kept all the same, the case goes on as booked.
 */
async function settleCase(tx: WriteTx, contactId: string): Promise<void> {
  const row = await lockContactRow(tx, contactId)
  if (!row || row.status === 'closed') return
  const isOpen = await hasOpenConflict(tx, contactId)
  await markTold(tx, contactId)
  if (isOpen && row.next_kind === 'appointment') {
    const isSoon = row.next_at.getTime() - tx.at.getTime() < soonHours * 3_600_000
    const nextStep = await stepForCase(tx, row, {
      kind: 'book',
      at: addMinutes(toInstant(tx.at), isSoon ? 0 : calmMinutes),
    })
    await appendEvents(tx, row, [{ change: { type: 'next-step', nextStep } }])
  } else if (!isOpen && row.status === 'booked' && row.next_kind === 'book') {
    await appendEvents(tx, row, [{ change: await stepAfterBooking(tx, row) }])
  } else return
  tx.journal({ register: row.register, persons: [row.person_id], detail: { contact: row.id, conflict: isOpen } })
}

const optionsOf = ({ clock }: Pick<Services, 'clock'>, county: string): TransactionOptions => ({
  actor: { kind: 'system', county, task: 'check-roster' },
  purpose: 'guidance',
  requestId: randomUUID(),
  clock,
  action: 'checkRoster',
  ground: '1326/2010 § 51 a, 1301/2014 § 36: a booked time that nobody carries is solved in time',
})
