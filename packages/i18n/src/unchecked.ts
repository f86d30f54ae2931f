import type { CheckedText } from './catalogue.ts'

/** A text no speaker of the language has read yet. */
export function unchecked(text: string): CheckedText {
  return { text, checked: false }
}

/** A text a speaker has read; who and when stands in the commit that changed it. */
export function checked(text: string): CheckedText {
  return { text, checked: true }
}
