import { routes, type User } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** Covers that are not over: one press ends one of them, at the next click of every open session. */
export function StandingCovers({ user, onDone }: { user: User; onDone: () => void }) {
  const { t, local } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  return user.covers.map(({ coverId, unit }) => (
    <div key={coverId} className="row" data-test="standing-cover">
      {local(unit)}
      <button
        type="button"
        className="plain"
        disabled={busy}
        data-test="end-cover"
        onClick={() => {
          void run(routes.endCover, { params: { id: user.userId }, body: { coverId } }).then((done) => {
            if (!done) return
            say({ tone: 'done', text: t('users.coverEnded') })
            onDone()
          })
        }}
      >
        {t('users.coverEnd')}
      </button>
    </div>
  ))
}
