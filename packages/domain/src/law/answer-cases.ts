import { listCases, noCases, problemOf, readCase } from './case-file.ts'
import { evaluateReadings } from './evaluate-clocks.ts'
import type { LawInForce } from './law-in-force.ts'
import type { Clock, LawInput } from './types.ts'

/** A clock as `law evaluate` prints it. */
export interface PrintedClock {
  readonly ruleId: string
  readonly dueDate: string | null
  readonly dueAt?: string
  readonly dueDateIfRolled?: string | null
  readonly earlierAlternative?: string
  readonly status?: string
}

/** Answers to the cases that could be read, and what is wrong with the others. */
export interface CaseAnswers {
  readonly answers: readonly { readonly id: string; readonly clocks: readonly PrintedClock[] }[]
  /** One line a problem, naming the case. */
  readonly problems: readonly string[]
}

/**
 * Answers the cases of a case file, `{cases: [{id, area, input: {events, facts}}]}`.
 *
 * A clock that was stopped or ended runs no more and is left out, unless the case asks for it by name.
 *
 * @param asOf today, where a version is chosen by it
 */
export function answerCases(law: LawInForce, file: unknown, asOf: LawInput['asOf']): CaseAnswers {
  const cases = listCases(file)
  if (cases === undefined) return { answers: [], problems: [noCases] }
  const problems: string[] = []
  const answers = cases.flatMap((raw, position) => {
    const read = readCase(law, raw, position)
    if (read.input === undefined) {
      problems.push(...read.problems.map((problem) => `case ${read.id}: ${problem}`))
      return []
    }
    try {
      const clocks = evaluateReadings(law, read.readings, asOf)
      const isAsked = read.input.facts.ask !== undefined
      const inQuestion = clocks.filter(
        (clock) => clock.kind === 'law' && (isAsked || (clock.stoppedBy === null && clock.endedBy === undefined)),
      )
      // A right whose last day has passed was still asked about: its day is the answer.
      const shown = inQuestion.filter(({ state, status }) => state !== 'ended' || status === 'lapsed')
      return [{ id: read.id, clocks: shown.map(print) }]
    } catch (error) {
      problems.push(problemOf(read.id, error))
      return []
    }
  })
  return { answers, problems }
}

function print(clock: Clock): PrintedClock {
  const { ruleId, dueDate, dueAt, dueDateIfRolled, earlierAlternative, status } = clock
  return {
    ruleId,
    dueDate,
    ...(dueAt === undefined ? {} : { dueAt }),
    dueDateIfRolled,
    ...(earlierAlternative === undefined ? {} : { earlierAlternative }),
    // "Without delay" has no date and needs no word beside it, nor has a last day that has passed: the rule says it.
    ...(status === undefined || status === 'withoutDelay' || status === 'lapsed' ? {} : { status }),
  }
}
