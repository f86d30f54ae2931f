import type { LocalTextLike } from '@luukku/i18n'
import type { ReactNode } from 'react'
import { DataWords } from './words.tsx'

interface StepsProps {
  steps: readonly LocalTextLike[]
  /** On paper with the Finnish of what nobody has checked: `SafeDataWords`. */
  as?: (props: { text: LocalTextLike }) => ReactNode
}

/** The way through help, one thing after another. */
export function Steps({ steps, as: Shown = DataWords }: StepsProps) {
  return (
    <ol data-test="steps">
      {steps.map((step) => (
        <li key={step.fi}>
          <Shown text={step} />
        </li>
      ))}
    </ol>
  )
}
