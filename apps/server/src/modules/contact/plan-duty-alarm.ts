import type { CaseClass, NextStep } from '@luukku/domain/contact'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'

/** An A or B that only a duty role can carry alarms that role, in the transaction that made it so. */
export async function planDutyAlarm(
  { jobs }: Pick<Services, 'jobs'>,
  tx: WriteTx,
  contact: { id: string; urgencyClass: CaseClass; nextStep: NextStep },
): Promise<void> {
  const { owner } = contact.nextStep
  if (owner.kind !== 'duty' || contact.urgencyClass > 'B') return
  await jobs.plan(tx, 'alarm-duty', { county: tx.actor.county, contactId: contact.id, role: owner.id })
}
