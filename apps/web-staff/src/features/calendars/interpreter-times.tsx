import { routes, type VisitSettings } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'

type One = VisitSettings['interpreters'][number]
/** Hours that are shown at once; the rest are behind their number. */
const shownFirst = 6

/** Coming hours of one interpreter, each with the key that takes it away. */
export function InterpreterTimes({
  one,
  canChange,
  onDropped,
}: {
  one: One
  canChange: boolean
  onDropped: () => void
}) {
  const { t, lang } = useLanguage()
  const { run, busy } = useCommand()
  const today = localDay(serverClock.now())
  const drop = async (id: string) => {
    if (await run(routes.dropInterpreterTime, { params: { id }, body: {} })) onDropped()
  }
  const list = (times: One['times']) => (
    <ul className="row small">
      {times.map(({ timeId, from, to }) => {
        const text = `${dateText(localDay(from), lang, today)} ${clockText(from, lang)}–${clockText(to, lang)}`
        return (
          <li key={timeId} data-test="interpreter-time">
            {text}{' '}
            {canChange && (
              <button
                type="button"
                className="plain"
                disabled={busy}
                aria-label={`${t('interpreters.drop')}: ${text}, ${one.name}`}
                data-test="time-drop"
                onClick={() => void drop(timeId)}
              >
                {t('interpreters.drop')}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
  const rest = one.times.slice(shownFirst)
  if (one.times.length === 0) return <p className="small quiet">{t('interpreters.noHours')}</p>
  return (
    <div data-test="interpreter-times">
      {list(one.times.slice(0, shownFirst))}
      {rest.length > 0 && (
        <details className="small">
          <summary>{t('interpreters.more', { n: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </div>
  )
}
