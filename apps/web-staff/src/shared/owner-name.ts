import type { NextStepView } from '@luukku/contract'
import type { Language } from './language.tsx'

/** Whose a step is: a person by name; a duty, whose name is Finnish on the way, by what it is called in the reader's language. */
export const ownerName = (
  { name, role }: Pick<NextStepView['owner'], 'name' | 'role'>,
  local: Language['local'],
): string => (name !== '' && name !== role.fi ? name : local(role))
