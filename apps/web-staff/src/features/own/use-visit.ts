import { routes, type RouteBodyInput } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'

type Body = RouteBodyInput<typeof routes.recordVisit>
export type VisitOutcome = Body['outcome']
export interface VisitToRecord {
  needId: string
  body: Body
  /** Whose visit, for the line that says what was saved. */
  name: string
}

/** The outcomes that a slip of the hand can be taken back from. */
const undone: readonly VisitOutcome[] = ['arrived', 'started', 'held', 'no-show']

/** Records what became of a booked time; the line that says so offers to take a slip back. */
export function useVisit() {
  const { t } = useLanguage()
  const client = useQueryClient()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const save = async ({ needId, body, name }: VisitToRecord) => {
    const next = await run(routes.recordVisit, { params: { id: needId }, body })
    if (!next) {
      void client.invalidateQueries({ queryKey: ['own'] })
      return
    }
    client.setQueryData(['own', needId], next)
    void client.invalidateQueries({ queryKey: ['own'], exact: true })
    const { outcome, appointmentId } = body
    if (!undone.includes(outcome)) {
      say({
        tone: 'done',
        text: t(
          outcome === 'corrected'
            ? 'own.visit.corrected'
            : outcome === 'taken-back'
              ? 'own.visit.takenBackSaid'
              : 'notice.saved',
        ),
      })
      return
    }
    say({
      tone: 'done',
      text: t(`own.visit.saved.${outcome as 'arrived' | 'started' | 'held' | 'no-show'}`, { name }),
      undo: () => {
        record({ needId, name, body: { appointmentId, outcome: 'corrected' } })
      },
    })
  }
  const record = (visit: VisitToRecord) => void save(visit)
  return { record, isBusy: busy }
}
