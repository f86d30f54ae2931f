import type { CompanionTimes } from '@luukku/contract'
import { hiddenFields, type Sent } from '../../shared/form.ts'
import { usePage, useRefused } from '../../shared/use-page.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const problemField = 'saattaja'

/** What the form says; undefined where a weekday is missing, or the end is not after the start. */
export function companionOf(sent: Sent): CompanionTimes | undefined {
  const days = sent
    .all('viikonpaiva')
    .map(Number)
    .filter((day) => weekdays.some((one) => one === day))
  const [from, to] = [sent.one('alku'), sent.one('loppu')].map((clock) => /^(\d{1,2})[.:](\d{2})$/.exec(clock.trim()))
  if (days.length === 0 || !from || !to) return undefined
  const [start = '', end = ''] = [from, to].map(([, hour = '', minute = '']) => `${hour.padStart(2, '0')}:${minute}`)
  const isClock = (clock: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(clock)
  if (!isClock(start) || !isClock(end) || end <= start) return undefined
  return { windows: [{ weekdays: days, from: start, to: end }] }
}

/** When somebody who comes along can; without scripts. What several windows say at the desk is replaced by the one told here. */
export function CompanionForm({ id, companion }: { id: string; companion: CompanionTimes | undefined }) {
  const { t, session, key } = usePage()
  const refused = useRefused()
  const isRefused = refused?.fieldProblems[problemField] !== undefined
  const [window] = companion?.windows ?? []
  const typed = (name: string) => (isRefused ? refused.typed[name]?.at(-1) : undefined)
  const chosen = isRefused ? (refused.typed['viikonpaiva'] ?? []).map(Number) : (window?.weekdays ?? [])
  return (
    <details className="rs-details" open={isRefused} data-test="companion">
      <summary>{t('companion.heading')}</summary>
      <form method="post" action={`/oma/aika/${id}`}>
        <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
        <input type="hidden" name={hiddenFields.key} value={key} />
        <p>{t('companion.lead')}</p>
        {isRefused && (
          <p className="rs-late" data-test="companion-problem">
            {t('companion.problem')}
          </p>
        )}
        <fieldset id={problemField} className="rs-checks" tabIndex={-1}>
          <legend>{t('companion.days')}</legend>
          {weekdays.map((day) => (
            <label key={day}>
              <input type="checkbox" name="viikonpaiva" value={day} defaultChecked={chosen.includes(day)} />{' '}
              {t(`companion.day.${day}`)}
            </label>
          ))}
        </fieldset>
        <p className="rs-field">
          <label htmlFor="saattaja-alku">{t('companion.from')}</label>
          <input
            id="saattaja-alku"
            name="alku"
            type="time"
            autoComplete="off"
            defaultValue={typed('alku') ?? window?.from ?? '08:00'}
          />
        </p>
        <p className="rs-field">
          <label htmlFor="saattaja-loppu">{t('companion.to')}</label>
          <input
            id="saattaja-loppu"
            name="loppu"
            type="time"
            autoComplete="off"
            defaultValue={typed('loppu') ?? window?.to ?? '16:00'}
          />
        </p>
        <div className="rs-buttons">
          <button
            type="submit"
            name={hiddenFields.way}
            value="saattaja"
            className="rs-second"
            data-test="companion-save"
          >
            {t('companion.save')}
          </button>
          {companion && (
            <button
              type="submit"
              name={hiddenFields.way}
              value="ei-saattajaa"
              className="rs-second"
              data-test="companion-none"
            >
              {t('companion.clear')}
            </button>
          )}
        </div>
      </form>
    </details>
  )
}
