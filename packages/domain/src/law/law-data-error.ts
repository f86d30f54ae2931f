/** One thing wrong in the files of `law/`: where and why, so that it can be mended without reading code. */
export interface LawDataProblem {
  readonly file: string
  /** 1-based; 0 where the whole file is meant. */
  readonly line: number
  readonly reason: string
}

/** Bad data in `law/`: the server does not start on half a law. Carries every problem found. */
export class LawDataError extends Error {
  override readonly name = 'LawDataError'
  readonly problems: readonly LawDataProblem[]

  constructor(problems: readonly LawDataProblem[]) {
    super(problems.map((problem) => `${problem.file}:${problem.line}: ${problem.reason}`).join('\n'))
    this.problems = problems
  }
}

/** Collects problems, so that one run names them all. */
export interface ProblemSink {
  readonly add: (file: string, line: number, reason: string) => void
}
