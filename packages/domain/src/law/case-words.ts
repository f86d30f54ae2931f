/** The words of a name: `autumnBreak`, `non_school_days`. */
const wordsOf = (name: string): readonly string[] => name.split(/(?=[A-Z])|[\s_-]+/).map((word) => word.toLowerCase())

const closing = [
  ...['closed', 'closure', 'closures', 'holiday', 'holidays', 'break', 'breaks', 'vacation', 'vacations'],
  ...['off', 'free'],
]
const notAtWork = ['non', 'not', 'no', 'calendar']
const atWork = ['working', 'teaching', 'open', 'term']
const around = [
  ...['school', 'schools', 'institution', 'institutions', 'autumn', 'winter', 'christmas', 'spring', 'summer', 'ski'],
  ...['day', 'days', 'date', 'dates', 'week', 'weeks', 'period', 'periods'],
]

/**
 * Whether a fact is called what a school's days without work are called: `autumnBreak`, `schoolClosedDates`, `non_school_days`.
 * Every word has to belong there, and one has to say that nobody is at work: `schoolWorkingDays` are the others.
 */
export function namesClosedSchoolDays(name: string): boolean {
  const words = wordsOf(name)
  const says = [...closing, ...notAtWork]
  const belongs = [...says, ...around, ...atWork]
  return words.some((word) => says.includes(word)) && words.every((word) => belongs.includes(word))
}

/** Whether a fact is called what the days are called on which a school is at work: `schoolWorkingDays`, `teaching_days`. */
export function namesSchoolWorkingDays(name: string): boolean {
  const words = wordsOf(name)
  const saysSo = words.includes('working') || words.includes('teaching')
  return saysSo && words.every((word) => word === 'working' || word === 'teaching' || around.includes(word))
}

/** Whether a name of closed days is of one stretch: two days under it are its ends. */
export const namesOneStretch = (name: string): boolean =>
  ['break', 'vacation', 'holiday', 'week', 'period'].includes(wordsOf(name).at(-1) ?? '')

const residents = ['resident', 'client', 'patient', 'customer', 'person']
const visits = ['appointment', 'appointments', 'visit', 'visits', 'time', 'meeting']
/** What may stand in the name of who did not come, beside that they did not. */
const ofNoShow = [...residents, ...visits, 'did', 'not', 'has', 'was', 'to', 'the', 'an', 'at', 'by', 'missed']
const coming = ['attend', 'attended', 'come', 'arrive', 'arrived']
const providers = ['provider', 'unit', 'clinic', 'hospital', 'county', 'professional', 'staff']

/**
 * The exception that a name tells, whichever way it is said: `residentCancels`, `cancelledByUnit`, `missedAppointment`. Who
 * cancelled has to be in it, and what somebody else did or did not do is none of it; undefined for any other name.
 */
export function exceptionInWords(name: string): string | undefined {
  const words = wordsOf(name)
  const some = (...wanted: readonly string[]) => words.some((word) => wanted.includes(word))
  const begins = (stem: string) => words.some((word) => word.startsWith(stem))
  // A clinic where somebody was to come has done nothing.
  const byProvider = words.some((word, at) => providers.includes(word) && !['at', 'in'].includes(words[at - 1] ?? ''))
  if (begins('cancel')) return byProvider ? 'PROVIDER-CANCELS' : some(...residents) ? 'NO-SHOW' : undefined
  // A county's own fault, or a letter that did not arrive, is never shown as the resident's.
  if (byProvider) return undefined
  if (some('noshow', 'noshows') || (some('no') && some('show', 'shows'))) return 'NO-SHOW'
  const isOfComing = words.every((word) => ofNoShow.includes(word) || coming.includes(word))
  if (isOfComing && (some('missed') || (some('not') && some(...coming)))) return 'NO-SHOW'
  if ((begins('declin') || begins('refus')) && some('elsewhere', ...residents)) return 'DECLINES-ELSEWHERE'
  if (some('chose', 'chosen', 'chooses', 'choice') && some('later', 'date', ...residents)) return 'RESIDENT-CHOICE'
  return undefined
}

/** Whether a name tells how many times something happened: `noShows`, `missedAppointments`, `noShowCount`. */
export const namesACount = (name: string): boolean =>
  ['shows', 'noshows', 'appointments', 'visits', 'cancellations', 'count'].includes(wordsOf(name).at(-1) ?? '')

const placing = ['emergency', 'placement']
const deciding = ['decision', 'decided', 'ordered', 'order']
const between = ['date', 'day', 'made', 'on', 'of', 'for', 'the']

/** Whether a name tells the day on which an emergency placement was decided. */
export function namesPlacementDecision(name: string): boolean {
  const words = wordsOf(name)
  const belongs = [...placing, ...deciding, ...between]
  const has = (wanted: readonly string[]) => words.some((word) => wanted.includes(word))
  return has(placing) && has(deciding) && words.every((word) => belongs.includes(word))
}

/** What is published, of any name that says it; the name itself where none does. */
export function publishedIn(name: string): string {
  const words = wordsOf(name)
  const has = (...wanted: readonly string[]) => words.some((word) => wanted.includes(word))
  if (has('older', 'elderly', 'old')) return 'older-waiting-times'
  if (has('self', 'monitoring', 'selfmonitoring')) return 'self-monitoring'
  return has('specialised', 'specialized', 'specialist', 'access') ? 'specialised-access' : name
}

/** Who decides on income support: the county or Kela in their names; of anybody else the name itself. */
export function payerIn(name: string): string {
  if (/\b(county|municipality|hyvinvointialue|välfärdsområde|wellbeing|kunta|kommun)/i.test(name)) return 'county'
  return /^(kela|fpa|kansaneläkelaitos|folkpensionsanstalten)\b/i.test(name.trim()) ? 'Kela' : name
}
