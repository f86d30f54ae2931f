import { ApiError, routes, type InstrumentView, type QuestionnaireResponseView } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { intentKeys } from '../../shared/intent-keys.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { problemText } from '../../shared/problem-text.ts'
import { useFormToken } from '../../shared/session.tsx'

type Answers = QuestionnaireResponseView['answers']

/** Questionnaires of one case: what there is, what was answered, and the one being filled now. */
export function useQuestionnaires(contactId: string) {
  const client = useQueryClient()
  const formToken = useFormToken()
  const language = useLanguage()
  const { say } = useNotices()
  const [openId, setOpenId] = useState<string>()
  const [busy, setBusy] = useState(false)
  const key = ['questionnaires', contactId]
  const instruments = useQuery({
    queryKey: ['instruments'],
    queryFn: () => callApi(routes.listInstruments),
    staleTime: Infinity,
  })
  const responses = useQuery({
    queryKey: key,
    queryFn: () => callApi(routes.listQuestionnaires, { params: { id: contactId } }),
  })

  const keep = (next: QuestionnaireResponseView) => {
    client.setQueryData<{ responses: QuestionnaireResponseView[] }>(key, (old) => ({
      responses: [next, ...(old?.responses ?? []).filter(({ responseId }) => responseId !== next.responseId)],
    }))
    // Sums and alarms change the proposal, the class and the next step.
    void client.invalidateQueries({ queryKey: ['case', contactId] })
    void client.invalidateQueries({ queryKey: ['desk'] })
  }
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true)
    try {
      return await work()
    } catch (error) {
      if (error instanceof ApiError && error.problem?.code === 'action-not-possible')
        void client.invalidateQueries({ queryKey: key })
      say({ text: problemText(error, language), tone: 'attention' })
      return undefined
    } finally {
      setBusy(false)
    }
  }

  const start = async (instrument: InstrumentView, how: QuestionnaireResponseView['how']) => {
    const body = { instrument: instrument.id, how }
    const made = await attempt(() =>
      callApi(routes.startQuestionnaire, {
        params: { id: contactId },
        body,
        formToken: formToken(),
        idempotencyKey: intentKeys.keyFor(routes.startQuestionnaire.id, [contactId, body]),
      }),
    )
    if (!made) return undefined
    intentKeys.done(routes.startQuestionnaire.id, [contactId, body])
    keep(made)
    if (how !== 'self') setOpenId(made.responseId)
    return made
  }
  const save = async (response: QuestionnaireResponseView, answers: Answers) => {
    const intent = [response.responseId, answers]
    const next = await attempt(() =>
      callApi(routes.saveQuestionnaire, {
        params: { id: response.responseId },
        body: { answers },
        formToken: formToken(),
        idempotencyKey: intentKeys.keyFor(routes.saveQuestionnaire.id, intent),
      }),
    )
    if (!next) return undefined
    intentKeys.done(routes.saveQuestionnaire.id, intent)
    keep(next)
    return next
  }
  const all = responses.data?.responses ?? []
  return {
    instruments: instruments.data?.instruments ?? [],
    responses: all,
    open: all.find(({ responseId }) => responseId === openId),
    reads: [instruments, responses],
    isRead: responses.isSuccess,
    busy,
    start,
    save,
    close: () => {
      setOpenId(undefined)
    },
    goOn: setOpenId,
  }
}
