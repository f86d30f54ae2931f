import { routes, type Interpreting } from '@luukku/contract'
import { Link } from 'react-router'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { momentOf } from '../../shared/moment-of.ts'

type Person = Interpreting['interpreters'][number]

/** Who interprets, how many visits each has, their days, and the one press that says that somebody is away today. */
export function InterpreterPeople({ people, onChanged }: { people: readonly Person[]; onChanged: () => void }) {
  const { t, lang } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const report = async ({ interpreterId, name }: Person) => {
    const done = await run(routes.reportInterpreterAway, { body: { interpreterId, days: 1 } })
    if (done) say({ tone: 'done', text: t('interpreting.illDone', { name, n: done.visits }) })
    onChanged()
  }
  const undo = async ({ name }: Person, id: string) => {
    const done = await run(routes.undoInterpreterAway, { params: { id }, body: {} })
    if (done) say({ tone: 'done', text: t('interpreting.notAwayDone', { name }) })
    onChanged()
  }
  return (
    <section className="stack" data-test="interpreter-people">
      <h2>{t('interpreting.people')}</h2>
      {people.length === 0 && <p className="quiet">{t('interpreting.noPeople')}</p>}
      <ul className="stack">
        {people.map((one) => (
          <li key={one.interpreterId} className="row" data-test="interpreter">
            <strong>{one.name}</strong>
            <span className="quiet">{one.languages.map((code) => languageName(code, lang)).join(', ')}</span>
            {one.phone && <a href={`tel:${one.phone.replace(/\s/g, '')}`}>{one.phone}</a>}
            <span className="quiet">{t('interpreting.visits', { n: one.visits })}</span>
            <Link
              to={`/interpreting/${one.interpreterId}`}
              aria-label={t('interpreting.daysOf', { name: one.name })}
              data-test="interpreter-days"
            >
              {t('interpreting.days')}
            </Link>
            {one.away ? (
              <>
                <span className="tag tag--warn">
                  {t('interpreting.until', { time: momentOf(one.away.until, lang) })}
                </span>
                <button
                  type="button"
                  className="plain"
                  disabled={busy}
                  data-test="interpreter-back"
                  onClick={() => void (one.away && undo(one, one.away.absenceId))}
                >
                  {t('interpreting.notAway')}
                </button>
              </>
            ) : (
              <button
                type="button"
                className="choice-button"
                disabled={busy}
                aria-label={t('interpreting.illOf', { name: one.name })}
                data-test="interpreter-ill"
                onClick={() => void report(one)}
              >
                {t('interpreting.ill')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
