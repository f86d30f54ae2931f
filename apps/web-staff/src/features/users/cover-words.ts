import type { User } from '@luukku/contract'
import type { Language } from '../../shared/language.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'

/** A cover in words: the unit and the days of it, both inclusive. @param today tells the year where it is another. */
export function coverWords(cover: User['covers'][number], today: string, { t, local, lang }: Language): string {
  const day = (at: number | string) => dateText(localDay(at), lang, today)
  return t('users.coverLine', {
    unit: local(cover.unit),
    from: day(cover.from),
    to: day(Date.parse(cover.to) - 60_000),
  })
}
