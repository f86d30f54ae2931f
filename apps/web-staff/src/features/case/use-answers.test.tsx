import type { DeskCase, QuestionView } from '@luukku/contract'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MemoryProvider } from '../../shared/remembered.tsx'
import { freshCase, text } from '../../testing/fixtures.ts'
import { useAnswers } from './use-answers.ts'
import type { RunOnCase } from './use-case.ts'

const found = freshCase(1)
const question = (id: string): QuestionView => ({ id, text: text(id), kind: 'yesNoUnknown', redFlag: false })
const nextCase = { ...found, version: found.version + 1 } as DeskCase

/** Each command as it was sent, and what ends it: the case as it is then, a refusal by its reason, or nothing. */
interface Sent {
  body: { answers?: object; correctsAlarm?: string }
  end: (outcome?: DeskCase | string) => void
}
let sent: Sent[] = []
const run = ((_route: unknown, body: Sent['body'], onRefused?: (reason: string) => boolean) =>
  new Promise<DeskCase | undefined>((resolve) => {
    const end = (outcome?: DeskCase | string) => {
      if (typeof outcome === 'string') onRefused?.(outcome)
      resolve(typeof outcome === 'object' ? outcome : undefined)
    }
    sent.push({ body, end })
  })) as unknown as RunOnCase

beforeEach(() => {
  sent = []
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function hold(): ReturnType<typeof useAnswers> {
  let held: ReturnType<typeof useAnswers> | undefined
  const Screen = () => {
    held = useAnswers(found, run)
    return null
  }
  renderToString(
    <MemoryProvider value={new Map()}>
      <Screen />
    </MemoryProvider>,
  )
  if (!held) throw new Error('Nothing was drawn')
  return held
}

describe('answers given by key', () => {
  test('who accepts while one is on its way waits for it, and is given the case as it is then', async () => {
    const answers = hold()
    answers.answer(question('a'), true)
    vi.advanceTimersByTime(500)
    expect(sent.map(({ body }) => body)).toEqual([{ answers: { a: true } }])
    const accepted = answers.flush()
    sent[0]?.end(nextCase)
    expect(await accepted).toBe(nextCase)
    expect(sent).toHaveLength(1)
    // What was answered before says nothing of what stands now.
    expect(await answers.flush()).toBeUndefined()
  })
  test('an answer that came while another was on its way is sent, and waited for', async () => {
    const answers = hold()
    answers.answer(question('a'), true)
    vi.advanceTimersByTime(500)
    answers.answer(question('b'), false)
    const accepted = answers.flush()
    sent[0]?.end(found)
    sent[1]?.end(nextCase)
    expect(await accepted).toBe(nextCase)
    expect(sent.map(({ body }) => body.answers)).toEqual([{ a: true }, { b: false }])
  })
  test('a reason that did not get through is forgotten with the answer that was taken back', async () => {
    const answers = hold()
    answers.answer(question('alarm'), false)
    const refused = answers.flush()
    sent[0]?.end('alarm-needs-a-reason')
    await refused
    const corrected = answers.correct('Kuultu väärin.')
    expect(sent[1]?.body).toEqual({ answers: { alarm: false }, correctsAlarm: 'Kuultu väärin.' })
    sent[1]?.end()
    await corrected
    answers.keepAlarm()
    answers.answer(question('other'), false)
    void answers.flush()
    expect(sent[2]?.body).toEqual({ answers: { other: false } })
  })
})
