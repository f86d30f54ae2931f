import type { PersonFields } from '@luukku/contract'
import { readIdentityCode } from '@luukku/domain/access'
import { isBirthDay } from '@luukku/domain/contact'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'

type Told = { readonly [Field in keyof PersonFields]?: PersonFields[Field] | null }

/**
 * Refuses what cannot be of anybody who gets in touch today: rules read the age, and a code with one slip would make a new person
 * who never sees this contact.
 *
 * @throws AppError rule-violated: not-an-identity-code, not-a-birth-date
 */
export function checkPersonTold(tx: ReadTx, { identityCode, birthDate }: Told): void {
  const today = toHelsinkiDate(toInstant(tx.at))
  if (identityCode && !isBirthDay(readIdentityCode(identityCode)?.birthDate ?? '', today))
    throw new AppError('rule-violated', { reason: 'not-an-identity-code' })
  if (birthDate && !isBirthDay(birthDate, today)) throw new AppError('rule-violated', { reason: 'not-a-birth-date' })
}
