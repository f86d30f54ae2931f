import { routes, type DeskCase } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useServices } from '../../shared/use-services.ts'

/** Leaves it to the client to choose the first times themself; said where it has been left to them already. */
export function LeaveChoice({ found }: { found: DeskCase }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const services = useServices()
  const open = found.needs.filter(({ status }) => status === 'open')
  if (!found.mayLeaveChoice) return null
  if (!services.data) return <ReadState query={services} what={t('desk.filterService')} />
  // What cannot be booked is never chosen either: advice on caring for oneself, a service of somebody else.
  const bookable = new Set(services.data.services.flatMap((one) => (one.bookable ? one.code : [])))
  const toChoose = open.filter(
    ({ register, service }) => register !== 'self' && register !== 'external' && bookable.has(service),
  )
  if (toChoose.length === 0) return null
  if (toChoose.every(({ choiceLeftAt }) => choiceLeftAt !== undefined))
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
