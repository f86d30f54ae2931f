import type { Offer } from '@luukku/contract'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'

/** What of a time is not as usual: how far it is, who interprets, why it takes longer. */
export function OfferNotes({ item }: { item: Offer['items'][number] }) {
  const { t, lang, local } = useLanguage()
  const { awayKm, interpreter, longer = [], beside = [], withoutBeside, group, start, end } = item
  const minutes = Math.round((Date.parse(end) - Date.parse(start)) / 60_000)
  return (
    <>
      {group && (
        <span className="tag" data-test="offer-group">
          {t('book.group')}
        </span>
      )}
      {beside.length > 0 && (
        <span className="quiet" data-test="offer-beside">
          {' '}
          · {t('book.beside', { names: beside.map(({ name, role }) => `${name}, ${local(role)}`).join('; ') })}
        </span>
      )}
      {withoutBeside && (
        <span className="quiet" data-test="offer-without-beside">
          {' '}
          · {t('book.withoutBeside')}
        </span>
      )}
      {awayKm !== undefined && (
        <span className="quiet" data-test="away" title={t('book.awayLong', { km: awayKm })}>
          {' '}
          · {t('book.away', { km: awayKm })}
        </span>
      )}
      {interpreter && (
        <span className={interpreter.how === 'missing' ? 'time-left--over' : 'quiet'} data-test="offer-interpreter">
          {' '}
          · {t(`visit.how.${interpreter.how}`, { language: languageName(interpreter.language, lang) })}
        </span>
      )}
      {longer.length > 0 && (
        <span className="quiet" data-test="offer-longer">
          {' '}
          · {t('visit.minutes', { n: minutes })}:{' '}
          {longer.map((one) => `${t(`longer.${one.why}`)} +${String(one.minutes)}`).join(', ')}
        </span>
      )}
    </>
  )
}
