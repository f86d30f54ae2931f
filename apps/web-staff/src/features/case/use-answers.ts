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
 * again; nothing is asked twice. An answer that takes an alarm away waits for its reason.
 */
export function useAnswers(found: DeskCase, run: RunOnCase) {
  const [given, setGiven] = useRemembered<Given[]>(`answers:${found.contactId}`, none)
  const [chosen, setChosen] = useState<QuestionView>()
  const [unsent, setUnsent] = useState<Answers>({})
  const [needsReason, setNeedsReason] = useState(false)
  const pending = useRef<Answers>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const reason = useRef<string>(undefined)
  const onItsWay = useRef<Promise<DeskCase | undefined>>(undefined)

  /** Sends what is not sent. Whoever asks while answers are on their way is told what became of those. */
  const flush = useCallback(async (): Promise<DeskCase | undefined> => {
    clearTimeout(timer.current)
    const answers = pending.current
    if (Object.keys(answers).length === 0) return onItsWay.current
    pending.current = {}
    const correctsAlarm = reason.current
    let waitsForReason = false
    const sent = run(routes.recordAnswers, { answers, ...(correctsAlarm ? { correctsAlarm } : {}) }, (refusal) => {
      waitsForReason = refusal === 'alarm-needs-a-reason'
      return waitsForReason
    })
    onItsWay.current = sent
    const next = await sent
    if (onItsWay.current === sent) onItsWay.current = undefined
    if (next) {
      reason.current = undefined
      setNeedsReason(false)
      setUnsent({ ...pending.current })
      return next
    }
    // Newer answers to the same questions win over those that did not get through.
    pending.current = { ...answers, ...pending.current }
    if (waitsForReason) setNeedsReason(true)
    else timer.current = setTimeout(() => void flush(), retryMs)
    return undefined
  }, [run])

  const answer = useCallback(
    (question: QuestionView, value: Value) => {
      setGiven((old) => [...old.filter((one) => one.question.id !== question.id), { question, value }])
      setChosen(undefined)
      pending.current = { ...pending.current, [question.id]: value }
      setUnsent({ ...pending.current })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), pauseMs)
    },
    [flush, setGiven],
  )
  /** Why the alarming answer changes: the professional's own words, kept with the answer. */
  const correct = useCallback(
    (because: string) => {
      reason.current = because
      return flush()
    },
    [flush],
  )
  /** The alarm stands: what would have taken it away is taken back. */
  const keepAlarm = useCallback(() => {
    const taken = Object.keys(pending.current)
    clearTimeout(timer.current)
    // A reason that was not taken is of these answers alone: the next one that lowers an alarm is asked for its own.
    reason.current = undefined
    pending.current = {}
    setGiven((old) => old.filter((one) => !taken.includes(one.question.id)))
    setUnsent({})
    setNeedsReason(false)
  }, [setGiven])
  // Leaving the case sends what is still here.
  useEffect(() => () => void flush(), [flush])

  const answeredIds = new Set(given.map((one) => one.question.id))
  const open = questionsInOrder(found.askNow).filter((question) => !answeredIds.has(question.id))
  const current = chosen ?? open[0]
  const unsentCount = Object.keys(unsent).length
  /** The answer before the one that is asked now: a slip of the finger is taken back by asking it again. */
  const place = chosen ? given.findIndex((one) => one.question.id === chosen.id) : given.length
  const before = given[(place < 0 ? given.length : place) - 1]
  return {
    given,
    open,
    current,
    choose: setChosen,
    before,
    back: () => {
      if (before) setChosen(before.question)
    },
    answer,
    flush,
    unsent: unsentCount,
    needsReason,
    correct,
    keepAlarm,
  }
}
