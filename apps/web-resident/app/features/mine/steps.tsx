import type { LocalText } from '@luukku/contract'
import { DataWords } from '@luukku/ui'

/** The way through help, one thing after another. */
export function Steps({ steps }: { steps: readonly LocalText[] }) {
  return (
    <ol data-test="steps">
      {steps.map((step) => (
        <li key={step.fi}>
          <DataWords text={step} />
        </li>
      ))}
    </ol>
  )
}
