import type { ClockView } from '@luukku/contract'
import type { Language } from './language.tsx'

/** An act by its name in the reader's language and its number; a county's promises have no number. */
export function lawName({ law, lawName: name }: Pick<ClockView, 'law' | 'lawName'>, local: Language['local']): string {
  const number = /\d+\/\d{4}$/.exec(law)?.[0]
  return name === undefined ? law : [local(name), number].filter(Boolean).join(' ')
}
