import { routes, type OverTime } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useFormToken } from '../../shared/session.tsx'
import { clockText } from '../../shared/time-text.ts'
import { placeName } from '../../shared/place-name.ts'

interface Props {
  contactId: string
  version: number
  needId: string
  day: string
  busy: boolean
  why: string
  onWhy: (why: string) => void
  onBook: (time: OverTime) => void
}

/** Times of one day that lie over taken ones: none can be booked before its reason is written. */
export function OverTimes({ contactId, version, needId, day, busy, why, onWhy, onBook }: Props) {
  const { t, lang, local } = useLanguage()
  const formToken = useFormToken()
  const query = useQuery({
    queryKey: ['over', contactId, version, needId, day],
    queryFn: () => callApi(routes.searchOver, { body: { contactId, needId, day }, formToken: formToken() }),
    gcTime: 0,
  })
  const times = query.data?.times ?? []
  return (
    <>
      <ReadState query={query} what={t('over.title')} />
      {query.data && !query.data.allowed && <p data-test="over-not-here">{t('over.notHere')}</p>}
      {query.data?.allowed && times.length === 0 && <p data-test="over-none">{t('over.none')}</p>}
      {times.length > 0 && (
        <>
          <label className="stack">
            {t('over.why')}
            <input
              type="text"
              maxLength={2000}
              value={why}
              data-test="over-why"
              onChange={(event) => {
                onWhy(event.target.value)
              }}
            />
          </label>
          <ul className="over-times">
            {times.map((time) => (
              <li key={`${time.staffId} ${time.start}`}>
                <button
                  type="button"
                  className="offer"
                  disabled={busy || why.trim() === ''}
                  data-test="over-time"
                  onClick={() => {
                    onBook(time)
                  }}
                >
                  <span className="offer__time">{clockText(time.start, lang)}</span>{' '}
                  <span className="quiet">
                    {time.professional.name} · {placeName(time, local) ?? t(`mode.${time.mode}`)} ·{' '}
                    {t('over.taken', { n: time.taken })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
