import type { ManagerDay } from '@luukku/contract'
import type { Language } from '../../shared/language.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { shareText, type Share } from './share-text.ts'

/** The answer first, in whole sentences: what is not known yet, or is too few to show, is said as such. */
export function daySentence(day: ManagerDay, language: Pick<Language, 't' | 'lang'>): string {
  const { t, lang } = language
  const last = day.breaking.at(-1)
  const until = last ? dateText(last.dueDate, lang, localDay(day.at)) : undefined
  // What is past its day stands in the same list, first: it breaks no more.
  const broken = day.breaking.filter(({ daysLeft }) => daysLeft < 0).length
  return [
    say(day.answeredSameDay, 'answered', language),
    say(day.promisesKept, 'kept', language),
    ...(broken > 0 ? [t('manager.say.broken', { n: broken })] : []),
    until === undefined || day.breakingTotal <= broken
      ? t('manager.say.breaksNone')
      : t('manager.say.breaks', { n: day.breakingTotal - broken, until }),
  ].join(' ')
}

function say(share: Share, what: 'answered' | 'kept', language: Pick<Language, 't' | 'lang'>): string {
  const { t } = language
  if (share.hidden || share.n === undefined || share.of === undefined) return t(`manager.say.${what}Hidden`)
  if (share.of === 0) return t(`manager.say.${what}None`)
  return t(`manager.say.${what}`, { share: shareText(share, language) })
}
