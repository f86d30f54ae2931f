import { routes, type RouteBodyInput } from '@luukku/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { intentKeys } from '../../shared/intent-keys.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { problemText } from '../../shared/problem-text.ts'
import { useFormToken } from '../../shared/session.tsx'

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
  const language = useLanguage()
  const { t } = language
  const client = useQueryClient()
  const formToken = useFormToken()
  const { say } = useNotices()
  const save = useMutation({
    mutationFn: async ({ needId, body }: VisitToRecord) => {
      const intent = [needId, body]
      const idempotencyKey = intentKeys.keyFor('recordVisit', intent)
      const next = await callApi(routes.recordVisit, {
        params: { id: needId },
        body,
        idempotencyKey,
        formToken: formToken(),
      })
      // The same again after a correction is another intent.
      intentKeys.done('recordVisit', intent)
      return next
    },
    onSuccess: (next, { needId, body, name }) => {
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
          save.mutate({ needId, name, body: { appointmentId, outcome: 'corrected' } })
        },
      })
    },
    onError: (error) => {
      say({ tone: 'attention', text: problemText(error, language) })
      void client.invalidateQueries({ queryKey: ['own'] })
    },
  })
  return { record: save.mutate, isBusy: save.isPending }
}
