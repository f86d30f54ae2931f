import type { ReactNode } from 'react'

/** An empty, missing or forbidden view: what it is, and what to do next. */
export function StateMessage({ title, children, test }: { title: string; children: ReactNode; test?: string }) {
  return (
    <div className="state" data-test={test ?? 'state'}>
      <h2>{title}</h2>
      <div>{children}</div>
    </div>
  )
}

export function Loading({ text }: { text: string }) {
  return (
    <p className="loading" role="status">
      <span className="loading__bar" aria-hidden="true" />
      {text}
    </p>
  )
}
