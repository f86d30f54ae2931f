import { interpretedLanguages, languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import type { SearchWishes } from './use-booking.ts'

interface Props {
  wishes: SearchWishes
  today: string
  onChange: (next: Partial<SearchWishes>) => void
}
const ways = [undefined, 'onsite', 'remote', 'phone', 'home'] as const
/** Finnish foremost: it is asked for where somebody speaks several. */
const languages = ['fi', ...interpretedLanguages]

/** Which times are looked for: how people meet, in which language, on one day, from when, and the earliest before all. */
export function SearchWishesRow({ wishes, today, onChange }: Props) {
  const { t, lang } = useLanguage()
  const mode = wishes.modes?.[0]
  return (
    <div className="row wishes">
      <div className="wishes__ways">
        {ways.map((one) => (
          <button
            key={one ?? 'any'}
            type="button"
            className="tab"
            aria-pressed={mode === one}
            data-test={`book-${one ?? 'any'}`}
            onClick={() => {
              onChange({ modes: one ? [one] : undefined })
            }}
          >
            {t(one === undefined ? 'book.any' : `book.${one}`)}
          </button>
        ))}
      </div>
      <label className="check">
        {t('book.language')}
        <select
          value={wishes.language ?? ''}
          data-test="book-language"
          onChange={(event) => {
            onChange({ language: event.target.value || undefined })
          }}
        >
          <option value="">{t('book.anyLanguage')}</option>
          {languages.map((code) => (
            <option key={code} value={code}>
              {languageName(code, lang)}
            </option>
          ))}
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={wishes.sameDay ?? false}
          onChange={(event) => {
            onChange({ sameDay: event.target.checked || undefined })
          }}
        />
        {t('book.sameDay')}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={wishes.earliest ?? false}
          data-test="book-earliest"
          onChange={(event) => {
            onChange({ earliest: event.target.checked || undefined })
          }}
        />
        {t('book.earliest')}
      </label>
      <label className="check">
        {t('book.from')}
        <input
          type="date"
          min={today}
          value={wishes.from ?? ''}
          data-test="book-from"
          onChange={(event) => {
            onChange({ from: event.target.value || undefined })
          }}
        />
      </label>
    </div>
  )
}
