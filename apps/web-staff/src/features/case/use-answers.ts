import { routes, type Answers, type DeskCase, type QuestionView } from '@luukku/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useRemembered } from '../../shared/remembered.tsx'
import { questionsInOrder } from './questions.ts'
import type { RunOnCase } from './use-case.ts'

type Value = Answers[string]
interface Given {
  question: QuestionView
  value: Value
}
const none: Given[] = []
const pauseMs = 500
const retryMs = 5000

/**
 * Answers given by key: shown at once, sent together when the keys rest. What could not be sent stays here and is sent
 * again; nothing is asked twice.
 */
export function useAnswers(found: DeskCase, run: RunOnCase) {
  const [given, setGiven] = useRemembered<Given[]>(`answers:${found.contactId}`, none)
  const [chosen, setChosen] = useState<string>()
  const [unsent, setUnsent] = useState<Answers>({})
  const pending = useRef<Answers>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const correction = useRef<string>(undefined)

  const flush = useCallback(async (): Promise<DeskCase | undefined> => {
    clearTimeout(timer.current)
    const answers = pending.current
    if (Object.keys(answers).length === 0) return undefined
    pending.current = {}
    const correctsAlarm = correction.current
    const next = await run(routes.recordAnswers, { answers, ...(correctsAlarm ? { correctsAlarm } : {}) })
    if (next) {
      correction.current = undefined
      setUnsent({ ...pending.current })
      return next
    }
    // Newer answers to the same questions win over those that did not get through.
    pending.current = { ...answers, ...pending.current }
    timer.current = setTimeout(() => void flush(), retryMs)
    return undefined
  }, [run])

  const answer = useCallback(
    (question: QuestionView, value: Value, correctsAlarm?: string) => {
      setGiven((old) => [...old.filter((one) => one.question.id !== question.id), { question, value }])
      setChosen(undefined)
      pending.current = { ...pending.current, [question.id]: value }
      if (correctsAlarm) correction.current = correctsAlarm
      setUnsent({ ...pending.current })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), pauseMs)
    },
    [flush, setGiven],
  )
  // Leaving the case sends what is still here.
  useEffect(() => () => void flush(), [flush])

  const answeredIds = new Set(given.map((one) => one.question.id))
  const open = questionsInOrder(found.askNow).filter((question) => !answeredIds.has(question.id))
  const current = given.find((one) => one.question.id === chosen)?.question ?? open[0]
  return { given, open, current, choose: setChosen, answer, flush, unsent: Object.keys(unsent).length }
}
