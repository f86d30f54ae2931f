import type { Identity, StoredContactWay } from './identity.ts'
import { normaliseEmail, normalisePhone } from './normalise.ts'

/**
 * The way somebody is reached, after they corrected their own number and address. One that was the old number follows it; another
 * that they gave as the safe one stays. Who has taken both away is reached by what is left.
 */
export function followDetails(
  way: StoredContactWay,
  old: Pick<Identity, 'phone' | 'email'>,
  now: { phone: string; email: string },
): StoredContactWay {
  const { phone: _phone, email: _email, ...rest } = way
  const isOldPhone = way.phone === undefined || normalisePhone(way.phone) === normalisePhone(old.phone ?? '')
  const isOldEmail = way.email === undefined || normaliseEmail(way.email) === normaliseEmail(old.email ?? '')
  const phone = isOldPhone ? now.phone : (way.phone ?? '')
  const email = isOldEmail ? now.email : (way.email ?? '')
  const ways = way.ways.filter((one) =>
    one === 'sms' || one === 'call' ? phone !== '' : one !== 'email' || email !== '',
  )
  return {
    ...rest,
    ways: ways.length === 0 ? ['inbox'] : ways,
    ...(phone === '' ? {} : { phone }),
    ...(email === '' ? {} : { email }),
  }
}
