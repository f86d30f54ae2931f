import type { LocalTextLike } from '@luukku/i18n'
import { SafeDataWords } from './words.tsx'

/** The way through help, one thing after another, with the Finnish of what nobody has checked. */
export function Steps({ steps }: { steps: readonly LocalTextLike[] }) {
  return (
    <ol data-test="steps">
      {steps.map((step) => (
        <li key={step.fi}>
          <SafeDataWords text={step} />
        </li>
      ))}
    </ol>
  )
}
