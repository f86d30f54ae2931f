import type { AppointmentView, DeskCase } from '@luukku/contract'
import { Link } from 'react-router'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage, type Language } from '../../shared/language.tsx'
import { WaitForEarlier } from './wait-for-earlier.tsx'
import { dateText, localDay, dayTimeText, momentText } from '../../shared/time-text.ts'
import { focusHome } from '../../shared/use-kept-focus.ts'
import { ownerName } from '../../shared/owner-name.ts'
import { PlaceAsked } from '../../shared/place-asked.tsx'

const whereOf = ({ place, mode }: AppointmentView, { t, local }: Language): string =>
  place
    ? [place.nameText ? local(place.nameText) : place.name, place.room].filter(Boolean).join(', ')
    : t(`mode.${mode}`)

/** The shared plan: each line has an owner and a next date. */
export function PlanView({ found, now }: { found: DeskCase; now: number }) {
  const language = useLanguage()
  const { t, local, lang } = language
  const today = localDay(now)
  return (
    <section className="col col--wide" aria-labelledby="plan-title" data-test="plan">
      <div className="row">
        <h2 id="plan-title" {...focusHome.part}>
          {t('plan.title')}
        </h2>
        {found.plan && <Link to={`/contacts/${found.contactId}/letter`}>{t('action.letter')}</Link>}
        <Link to={`/contacts/${found.contactId}/denial`} data-test="to-denial">
          {t('denial.link')}
        </Link>
      </div>
      {!found.plan && <p className="quiet">{t('plan.none')}</p>}
      <ol className="plan">
        {found.plan?.lines.map((line) => (
          <li key={line.lineId} data-test="plan-line">
            <div>
              <strong>{local(line.title)}</strong> <span className="tag">{t(`register.${line.register}`)}</span>
              <p>{local(line.what)}</p>
              {line.steps && (
                <ol className="small" data-test="plan-steps">
                  {line.steps.map((step) => (
                    <li key={step.fi}>{local(step)}</li>
                  ))}
                </ol>
              )}
              {line.cost && <p data-test="plan-cost">{local(line.cost)}</p>}
            </div>
            <div>
              <strong>
                {line.appointment
                  ? momentText(line.appointment.start, now, language)
                  : dateText(line.nextDate, lang, today)}
              </strong>
              <p>
                {line.appointment
                  ? `${line.appointment.professional.name} · ${whereOf(line.appointment, language)}`
                  : local(line.nextText)}
              </p>
              {line.appointment?.beside && (
                <p className="quiet" data-test="plan-beside">
                  {t('book.beside', {
                    names: line.appointment.beside.map(({ name, role }) => `${name}, ${local(role)}`).join('; '),
                  })}
                </p>
              )}
              {line.appointment?.withoutBeside && (
                <p className="quiet" data-test="plan-without-beside">
                  {t('book.withoutBeside')}
                </p>
              )}
              {line.appointment?.group && <span className="tag">{t('book.group')}</span>}
              {line.appointment?.interpreter && (
                <p
                  className={line.appointment.interpreter.how === 'missing' ? 'time-left--over' : 'quiet'}
                  data-test="plan-interpreter"
                >
                  {t(`visit.how.${line.appointment.interpreter.how}`, {
                    language: languageName(line.appointment.interpreter.language, lang),
                  })}
                </p>
              )}
              {line.appointment?.series && (
                <p className="quiet" data-test="plan-series">
                  {t('series.part', line.appointment.series)}
                  {line.later?.map(
                    (later) =>
                      ` · ${dayTimeText(later.start, now, language)}${later.series ? ` (${t('series.part', later.series)})` : ''}`,
                  )}
                </p>
              )}
              {line.appointment && <PlaceAsked wishes={line.placeWishes} />}
              {line.appointment && <WaitForEarlier contactId={found.contactId} needId={line.needId} />}
            </div>
            <div>
              {t('plan.owner', { name: ownerName(line.owner, local) })}
              {line.realLife && (
                <p>
                  {t(`realLife.${line.realLife.kind}`)} {dateText(line.realLife.date, lang, today)}
                </p>
              )}
              {line.legal && (
                <p className="quiet">{t('plan.legal', { date: dateText(line.legal.dueDate, lang, today) })}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
