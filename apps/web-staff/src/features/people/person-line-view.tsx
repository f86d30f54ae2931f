import type { PersonLine } from '@luukku/contract'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'

/** Who somebody is, as far as it is known, in one line. */
export function PersonLineView({ person, to }: { person: PersonLine; to?: string }) {
  const { t, lang } = useLanguage()
  return (
    <span className="row">
      <bdi>
        {to === undefined ? (
          <strong>{person.name || t('persons.noName')}</strong>
        ) : (
          <Link to={to} data-test="person-link">
            <strong>{person.name || t('persons.noName')}</strong>
          </Link>
        )}
      </bdi>
      {person.birthDate && (
        <span className="quiet">{t('persons.born', { day: plainDate(person.birthDate, lang) })}</span>
      )}
      <span className={person.verified ? 'tag' : 'tag tag--warn'}>
        {t(person.verified ? 'persons.verified' : 'persons.unverified')}
      </span>
      {person.temporaryCode && <span className="tag">{t('persons.temporary', { code: person.temporaryCode })}</span>}
      {person.nonDisclosure && <span className="tag tag--alert">{t('persons.hidden')}</span>}
      {person.safeContactOnly && <span className="tag tag--alert">{t('desk.safeOnly')}</span>}
      {person.openContacts > 0 && (
        <span className="quiet">{t('persons.openContacts', { n: person.openContacts })}</span>
      )}
    </span>
  )
}

/** A day of birth is said without its weekday. */
function plainDate(date: string, lang: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return lang === 'en'
    ? `${String(day)}/${String(month)}/${String(year)}`
    : `${String(day)}.${String(month)}.${String(year)}`
}
