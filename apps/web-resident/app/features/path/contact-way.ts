import type { ContactWay } from '@luukku/contract'
import { callHours, isEmail, missingOfWay, type WayPart } from '@luukku/domain/contact'
import type { Sent } from '../../shared/form.ts'

/** Fields to look at, with the text that says what to do; empty when the answer can be used. */
export function problemsOfContactWay(sent: Sent): Record<string, string> {
  const way = { ways: sent.all('tapa'), phone: sent.one('puhelin').trim(), email: sent.one('sahkoposti').trim() }
  return Object.fromEntries(missingOfWay(way).map((part) => problemOf[part]))
}

/** Each part's field, and the text that says what to do. */
const problemOf: Readonly<Record<WayPart, readonly [string, string]>> = {
  ways: ['tapa', 'reach.chooseOne'],
  phone: ['puhelin', 'reach.phoneMissing'],
  email: ['sahkoposti', 'reach.emailMissing'],
}

/** What the form says of reaching this person. Fields that do not hold water are left out. */
export function contactWayOf(sent: Sent): ContactWay {
  const phone = sent.one('puhelin').trim()
  const email = sent.one('sahkoposti').trim()
  const hours = sent.all('aika').flatMap((one) => (one in callHours ? [callHours[one as keyof typeof callHours]] : []))
  const note = sent.one('huomio').trim().slice(0, 500)
  return {
    ways: sent.all('tapa').filter(isWay),
    onlySafe: sent.one('varo') === 'kylla',
    ...(phone && { phone: phone.slice(0, 40) }),
    ...(isEmail(email) && { email }),
    ...(hours.length > 0 && { hours }),
    ...(note && { note }),
  }
}

function isWay(text: string): text is ContactWay['ways'][number] {
  return ['call', 'sms', 'email', 'letter', 'inbox'].includes(text)
}
