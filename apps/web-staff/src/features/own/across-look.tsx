import { routes, type Across } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { ProtectedExtract } from './protected-extract.tsx'
import { GroundForm } from './ground-form.tsx'

/** How often an open look is asked again: what was withdrawn leaves the screen within a minute. */
const lookAgainMs = 30_000

interface Props {
  needId: string
  social: boolean
  now: number
}

/** A look across the wall: what is there when it is open, the question to read aloud and the answer when it is not. */
export function AcrossLook({ needId, social, now }: Props) {
  const { t, local, lang } = useLanguage()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const queryKey = ['across', needId]
  const params = { id: needId }
  const query = useQuery({
    queryKey,
    queryFn: () => callApi(routes.readAcross, { params }),
    refetchInterval: lookAgainMs,
    gcTime: 0,
  })
  const keep = (next: Across | undefined) => {
    if (next) client.setQueryData(queryKey, next)
  }
  const answer = (share: 'yes' | 'no') => {
    void run(routes.recordPermission, { params, body: { share } }).then(keep)
  }
  const found = query.data
  const asks = found && !found.openBy
  const answers = [
    { key: '1', label: t('across.yes'), share: 'yes' },
    { key: '2', label: t('across.no'), share: 'no' },
  ] as const
  useShortcuts(
    t('across.title'),
    answers.map(({ key, label, share }) => ({
      key,
      label,
      run: () => {
        answer(share)
      },
    })),
    asks === true,
  )
  const day = (date: string) => dateText(date, lang, localDay(now))
  return (
    <>
      <ReadState query={query} what={t('across.title')} />
      {found?.openBy && (
        <>
          <p className="tag" data-test="across-open">
            {t(openTexts[found.openBy], { date: found.until ? day(found.until) : '–' })}
          </p>
          {found.needs.length === 0 && <p className="quiet">{t('across.empty')}</p>}
          <ul className="stack">
            {found.needs.map((need) => (
              <li key={need.needId} data-test="across-need">
                <strong>{local(need.title)}</strong> <span className="tag">{t(`register.${need.register}`)}</span>{' '}
                <span className="quiet">
                  {t(`own.status.${need.status}`)} · {day(need.nextDate)}
                </span>
                {need.protected ? (
                  <ProtectedExtract ofNeed={needId} needId={need.needId} />
                ) : (
                  <blockquote>{need.extract}</blockquote>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {asks && (
        <>
          <p className="quiet">{t(found.answered === 'no' ? 'across.saidNo' : 'across.closed')}</p>
          <h3>{t('across.askTitle')}</h3>
          <p className="aloud">
            {local(found.ask.what)} {t('across.with', { name: found.ask.withWhom, date: day(found.ask.until) })}
          </p>
          <div className="choices choices--stack">
            {answers.map(({ key, label, share }) => (
              <button
                key={share}
                type="button"
                className="choice-button"
                disabled={busy}
                data-test={`across-${share}`}
                onClick={() => {
                  answer(share)
                }}
              >
                <kbd aria-hidden="true">{key}</kbd> {label}
              </button>
            ))}
          </div>
          <GroundForm
            social={social}
            busy={busy}
            onOpen={async (body) => {
              keep(await run(routes.recordGround, { params, body }))
            }}
          />
        </>
      )}
    </>
  )
}

const openTexts = {
  permission: 'across.openPermission',
  'cannot-assess': 'across.openCannotAssess',
  'social-authority': 'across.openAuthority',
} as const
