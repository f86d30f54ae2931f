import { routes, type InstrumentView, type QuestionnaireResponseView } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useCommand, type OnRefused } from '../../shared/use-command.ts'

type Answers = QuestionnaireResponseView['answers']

/** Questionnaires of one case: what there is, what was answered, and the one being filled now. */
export function useQuestionnaires(contactId: string) {
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const [openId, setOpenId] = useState<string>()
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
  /** Somebody else has gone on with it: read again, and said as always. */
  const readAgain: OnRefused = ({ problem }) => {
    if (problem?.code === 'action-not-possible') void client.invalidateQueries({ queryKey: key })
    return false
  }

  const start = async (instrument: InstrumentView, how: QuestionnaireResponseView['how']) => {
    const body = { instrument: instrument.id, how }
    const made = await run(routes.startQuestionnaire, { params: { id: contactId }, body }, readAgain)
    if (!made) return undefined
    keep(made)
    if (how !== 'self') setOpenId(made.responseId)
    return made
  }
  const save = async (response: QuestionnaireResponseView, answers: Answers) => {
    const asked = { params: { id: response.responseId }, body: { answers } }
    const next = await run(routes.saveQuestionnaire, asked, readAgain)
    if (!next) return undefined
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
