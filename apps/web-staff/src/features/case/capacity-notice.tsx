import type { NeedView } from '@luukku/contract'
import { sectionIn } from '@luukku/domain/law'
import { useLanguage } from '../../shared/language.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'

/** The limit cannot be kept with the times there are: an alarm at the assessment, with the lawful ways out. */
export function CapacityNotice({ need, now }: { need: NeedView; now: number }) {
  const { t, local, lang } = useLanguage()
  const { capacity } = need
  if (capacity === undefined || capacity.can || need.status !== 'open') return null
  return (
    <div className="banner banner--alert banner--stack" role="alert" data-test="cannot-keep">
      <p>
        <strong>{local(need.title)}:</strong>{' '}
        {t('case.cannotKeep', { date: dateText(capacity.dueDate, lang, localDay(now)) })}
      </p>
      <ul>
        {capacity.waysOut.map((way) => (
          <li key={way.id}>
            {local(way.title)}{' '}
            <a href={way.url} target="_blank" rel="noreferrer">
              {way.act} {sectionIn(way.section, lang)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
