import type { Receipt } from '@luukku/contract'
import type { CareSettings } from './county-settings.ts'
import { sideOfCase, type ContactRow } from './case-row.ts'
import { redFlagStop } from './red-flag-stop.ts'

/**
 * What somebody in danger reads on their own pages for as long as nobody has phoned them: 112 for class A, and for class B
 * while only a duty role is there to call.
 */
export function stopOfCase(row: ContactRow, { phones }: Pick<CareSettings, 'phones'>): Receipt['redFlagStop'] {
  if (row.status === 'closed') return undefined
  const isEmergency = row.urgency_class === 'A' && row.next_kind === 'emergency-call'
  const waitsForDuty =
    row.urgency_class === 'B' && ['call', 'read'].includes(row.next_kind) && row.next_owner_kind === 'duty'
  if (!isEmergency && !waitsForDuty) return undefined
  return redFlagStop(isEmergency, phones, sideOfCase(row) === 'social')
}
