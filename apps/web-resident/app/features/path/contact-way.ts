import type { ContactWay } from '@luukku/contract'
import type { Sent } from '../../shared/form.ts'

/** When a call suits, as the form offers it. */
export const callHours = {
  '8-10': { from: 8, to: 10 },
  '10-12': { from: 10, to: 12 },
  '12-16': { from: 12, to: 16 },
  '16-20': { from: 16, to: 20 },
} as const

/** A number somebody can be called at: six digits or more, at most an international prefix before them. */
export function isPhone(text: string): boolean {
  return /^\+?[\d\s()-]{6,39}$/.test(text) && text.replaceAll(/\D/g, '').length >= 6
}

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text)
}

/** Fields to look at, with the text that says what to do; empty when the answer can be used. */
export function problemsOfContactWay(sent: Sent): Record<string, string> {
  const ways = sent.all('tapa')
  const problems: Record<string, string> = {}
  if (ways.length === 0) problems['tapa'] = 'reach.chooseOne'
  if ((ways.includes('call') || ways.includes('sms')) && !isPhone(sent.one('puhelin').trim()))
    problems['puhelin'] = 'reach.phoneMissing'
  if (ways.includes('email') && !isEmail(sent.one('sahkoposti').trim())) problems['sahkoposti'] = 'reach.emailMissing'
  return problems
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
