import type { DeskCase } from '@luukku/contract'
import type { Language } from './language.tsx'

/** Who did it: on the client's side somebody else than the client is said to be so. */
export function whoDid(
  { by, notClient }: Pick<DeskCase['timeline'][number], 'by' | 'notClient'>,
  { t }: Pick<Language, 't'>,
): string {
  if (notClient !== true) return by
  return by === '' ? t('case.notClientUnnamed') : t('case.notClient', { name: by })
}
