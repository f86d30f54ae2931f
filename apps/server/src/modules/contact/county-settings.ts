import { defaultMinutesPerContact } from '@luukku/domain/contact'
import type { LawInForce } from '@luukku/domain/law'
import { defaultOfficeHours, type OfficeHours } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { getCounty, type CountySettings } from '../catalogue/index.ts'
import { lawOf } from '../law/index.ts'
import type { CountyPhones } from './red-flag-stop.ts'

export interface CareSettings {
  hours: OfficeHours
  /** The law as this county reads it. */
  law: LawInForce
  phones: CountyPhones
  personPhone: string
  escalateAfterMinutes: NonNullable<CountySettings['escalateAfterMinutes']>
  minutesPerContact: number
  urgencyAdvice: boolean
}

export async function readCareSettings(tx: ReadTx): Promise<CareSettings> {
  const county = await getCounty(tx)
  const { settings } = county
  return {
    law: lawOf(county),
    hours: settings.officeHours ?? defaultOfficeHours,
    phones: {
      emergency: settings.phones?.emergency ?? '112',
      urgentAdvice: settings.phones?.urgentAdvice ?? '116 117',
      socialEmergency: settings.phones?.socialEmergency ?? '',
      crisis: settings.phones?.crisis ?? '09 2525 0111',
    },
    personPhone: settings.phones?.person ?? '',
    escalateAfterMinutes: settings.escalateAfterMinutes ?? {},
    minutesPerContact: settings.minutesPerContact ?? defaultMinutesPerContact,
    // Nothing but a plain yes: what is written askew shows nothing.
    urgencyAdvice: settings.urgencyAdviceToResidents === true,
  }
}
