import type { ReactNode } from 'react'

export interface FieldProblem {
  /** The id of the element that a click leads to. */
  readonly targetId: string
  readonly text: ReactNode
}

/** What must be looked at before going on, first on the page. The page's title says it too. */
export function ErrorSummary({ heading, problems }: { heading: ReactNode; problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div className="lk-summary" role="alert" aria-labelledby="lk-summary-heading" tabIndex={-1} id="lk-summary">
      <h2 id="lk-summary-heading">{heading}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.targetId}>
            <a href={`#${problem.targetId}`}>{problem.text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
