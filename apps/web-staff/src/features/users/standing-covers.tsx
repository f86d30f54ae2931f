import { routes, type User } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { coverWords } from './cover-words.ts'

/** Covers that are not over: one press ends one of them, at the next click of every open session. */
export function StandingCovers({ user, today, onDone }: { user: User; today: string; onDone: () => void }) {
  const language = useLanguage()
  const { t } = language
  const { say } = useNotices()
  const { run, busy } = useCommand()
  return user.covers.map((cover) => {
    const words = coverWords(cover, today, language)
    return (
      <div key={cover.coverId} className="row" data-test="standing-cover">
        {words}
        <button
          type="button"
          className="plain"
          aria-label={`${t('users.coverEnd')}: ${words}`}
          disabled={busy}
          data-test="end-cover"
          onClick={() => {
            const body = { coverId: cover.coverId }
            void run(routes.endCover, { params: { id: user.userId }, body }).then((done) => {
              if (!done) return
              say({ tone: 'done', text: t('users.coverEnded') })
              onDone()
            })
          }}
        >
          {t('users.coverEnd')}
        </button>
      </div>
    )
  })
}
