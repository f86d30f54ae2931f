import type { ManagerDay } from '@luukku/contract'
import type { Language } from '../../shared/language.tsx'

export type Share = ManagerDay['promisesKept']

/** «97,8 %», or that the group is too small to show, or that there is nothing to count yet. */
export function shareText(share: Share, { t, lang }: Pick<Language, 't' | 'lang'>): string {
  if (share.hidden || share.n === undefined || share.of === undefined) return t('manager.hidden')
  if (share.of === 0) return t('manager.nothingYet')
  const percent = (100 * share.n) / share.of
  return `${new Intl.NumberFormat(lang === 'en' ? 'en-GB' : `${lang}-FI`, { maximumFractionDigits: 1 }).format(percent)} %`
}
