import { routes, type DeskCase } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** Leaves it to the client to choose the first times themself; said where it has been left to them already. */
export function LeaveChoice({ found }: { found: DeskCase }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const open = found.needs.filter(({ status }) => status === 'open')
  if (open.length === 0 || !found.person.verified || !found.allowedActions.includes('book')) return null
  // Nobody who must be seen the same day is left to choose.
  if (open.some(({ urgencyClass }) => urgencyClass <= 'C')) return null
  if (open.every(({ choiceLeftAt }) => choiceLeftAt !== undefined))
    return (
      <p className="small quiet" data-test="choice-left">
        {t('book.choiceLeft')}
      </p>
    )
  const leave = async () => {
    const done = await run(routes.leaveChoice, { params: { id: found.contactId }, body: { basedOn: found.version } })
    if (!done) return
    say({ tone: 'done', text: t('book.choiceLeftDone') })
    client.setQueryData(['case', found.contactId], done)
    void client.invalidateQueries({ queryKey: ['desk'] })
  }
  return (
    <p>
      <button
        type="button"
        className="choice-button"
        disabled={busy}
        data-test="leave-choice"
        onClick={() => {
          void leave()
        }}
      >
        {t('book.leaveChoice')}
      </button>{' '}
      <span className="small quiet">{t('book.leaveChoiceHint')}</span>
    </p>
  )
}
