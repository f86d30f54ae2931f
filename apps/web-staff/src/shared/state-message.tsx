import type { ReactNode } from 'react'

interface Props {
  title: string
  children: ReactNode
  test?: string
  /** The message is the whole screen: its title is the screen's first heading. */
  alone?: boolean
}

/** An empty, missing or forbidden view: what it is, and what to do next. */
export function StateMessage({ title, children, test, alone = false }: Props) {
  return (
    <div className="state" data-test={test ?? 'state'}>
      {alone ? <h1>{title}</h1> : <h2>{title}</h2>}
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
