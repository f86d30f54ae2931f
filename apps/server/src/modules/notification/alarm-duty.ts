import { randomUUID } from 'node:crypto'
import { dutyAlarmText } from '@luukku/i18n/notification/duty-alarm'
import type { TransactionOptions } from '../../platform/db.ts'
import type { JobData } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { findDutyAlarm, isAlarmPlanned, markDutyAlarm } from './duty-alarm-queries.ts'
import type { Outlets } from './send-notification.ts'

/** Between two attempts, however long it takes: an alarm that was not taken is not given up while its step stands. */
const tryAgainMinutes = 2

/**
 * Tells a duty role of a step it owns, unless somebody else owns it by now or the role has been told. What was answered before
 * is told all the same: the step came to the role after that. A role without an address for alarms (112, 116117) is phoned by
 * the resident, who was told so; the row says that nobody told it.
 *
 * What the gateway does not take is tried again every other minute for as long as the step is the role's; meanwhile the desk
 * and the manager see that nobody was told. However many events asked for it there is one row of attempts. A crash between
 * sending and marking sends the same words once more.
 */
export async function alarmDuty(
  services: Pick<Services, 'jobsDb' | 'jobs' | 'clock' | 'config' | 'log'>,
  outlets: Pick<Outlets, 'sms'>,
  data: JobData,
): Promise<'sent' | 'no-address' | 'not-theirs' | 'failed'> {
  const { jobsDb, clock, config } = services
  const county = String(data['county'] ?? config.countyId)
  const [contactId, role] = [String(data['contactId']), String(data['role'])]
  const options = (): TransactionOptions => ({
    actor: { kind: 'system', county, task: 'alarm-duty' },
    purpose: 'guidance',
    requestId: randomUUID(),
    clock,
    action: 'alarmDuty',
    ground: '1326/2010 § 51, 1301/2014 § 12: urgent help',
  })
  const found = await jobsDb.read(options(), (tx) => findDutyAlarm(tx, contactId, role))
  if (!found) return 'not-theirs'
  const outcome = await trySending(services, outlets, found)
  await jobsDb.write(options(), async (tx) => {
    const isTheirs = await markDutyAlarm(tx, contactId, role, found.version, outcome)
    if (outcome === 'failed' && isTheirs && !(await isAlarmPlanned(tx, contactId, role)))
      await services.jobs.plan(tx, 'alarm-duty', data, {
        at: new Date(tx.at.getTime() + tryAgainMinutes * 60_000),
      })
    // Of a way that is away all night the journal says so once.
    if (outcome !== found.before)
      tx.journal({
        register: 'both',
        persons: [found.person_id],
        detail: {
          ...{ contact: contactId, alarm: outcome },
          ...(data['clientAlone'] === 1 ? { clientAlone: true } : {}),
        },
      })
  })
  return outcome
}

async function trySending(
  { log }: Pick<Services, 'log'>,
  { sms }: Pick<Outlets, 'sms'>,
  found: { to: string | null; urgency_class: string; reference: string },
): Promise<'sent' | 'no-address' | 'failed'> {
  if (found.to === null) return 'no-address'
  try {
    await sms.send({ channel: 'sms', to: found.to, ...dutyAlarmText(found.urgency_class, found.reference) })
    return 'sent'
  } catch (error) {
    log.warn({ err: error, part: 'duty-alarm' }, 'a duty role could not be told and is tried again')
    return 'failed'
  }
}
