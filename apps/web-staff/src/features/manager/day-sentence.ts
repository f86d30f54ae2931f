import type { ManagerDay } from '@luukku/contract'
import type { Language } from '../../shared/language.tsx'
import { addDaysTo, dateText, localDay } from '../../shared/time-text.ts'
import { shareText, type Share } from './share-text.ts'

/** The answer first, in whole sentences: what is not known yet, or is too few to show, is said as such. */
export function daySentence(day: ManagerDay, language: Pick<Language, 't' | 'lang'>): string {
  const { t, lang } = language
  // Counted by the server over all of them: the rows below may be only the first. What is past its day breaks no more.
  const ahead = day.breakingByDay.filter(({ daysLeft }) => daysLeft >= 0)
  const broken = day.breakingTotal - ahead.reduce((sum, { n }) => sum + n, 0)
  const last = ahead.at(-1)
  return [
    say(day.answeredSameDay, 'answered', language),
    say(day.promisesKept, 'kept', language),
    ...(broken > 0 ? [t('manager.say.broken', { n: broken })] : []),
    last === undefined
      ? t('manager.say.breaksNone')
      : t('manager.say.breaks', {
          n: day.breakingTotal - broken,
          until: dateText(addDaysTo(localDay(day.at), last.daysLeft), lang, localDay(day.at)),
        }),
  ].join(' ')
}

function say(share: Share, what: 'answered' | 'kept', language: Pick<Language, 't' | 'lang'>): string {
  const { t } = language
  if (share.hidden || share.n === undefined || share.of === undefined) return t(`manager.say.${what}Hidden`)
  if (share.of === 0) return t(`manager.say.${what}None`)
  return t(`manager.say.${what}`, { share: shareText(share, language) })
}
