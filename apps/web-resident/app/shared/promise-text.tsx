import type { Receipt } from '@luukku/contract'
import { dateText, dayOfInstant, nearDayText, spanText, timeText } from '@luukku/i18n'
import { SafeWords } from '@luukku/ui'
import { usePage } from './use-page.ts'

interface PromiseTextProps {
  readonly promise: Pick<Receipt['promise'], 'kind' | 'from' | 'to'>
  /** The day that «today» is said of, `YYYY-MM-DD`. */
  readonly today: string
  /** They are in danger and phone 112 themself. */
  readonly call112: boolean
}

/** «Soitamme sinulle tänään 24.11.2026 klo 10–12.»: the one sentence that a promise is told by, wherever it stands. */
export function PromiseText({ promise: { kind, from, to }, today, call112 }: PromiseTextProps) {
  const { t, language } = usePage()
  if (kind === 'message' && call112) return <SafeWords shown={t.shownSafely('promise.callYourself')} />
  if (kind === 'emergency') return <SafeWords shown={t.shownSafely('promise.emergency')} />
  const day = dayOfInstant(from)
  const near = nearDayText(day, today, language)
  const when = near.includes(dateText(day, language)) ? near : `${near} ${dateText(day, language)}`
  if (kind === 'call' && day === dayOfInstant(to))
    return t('promise.call', { day: when, span: spanText(from, to, language) })
  const until = { day: nearDayText(dayOfInstant(to), today, language), time: timeText(to, language) }
  if (kind === 'call') return t('promise.callBy', until)
  return t(kind === 'read' ? 'promise.read' : 'promise.message', until)
}
