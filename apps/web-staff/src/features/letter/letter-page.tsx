import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { StateMessage } from '../../shared/state-message.tsx'
import { dateText, localDay, momentText } from '../../shared/time-text.ts'
import { useNow } from '../../shared/use-now.ts'
import { useTitle } from '../../shared/use-title.ts'
import { ownerName } from '../../shared/owner-name.ts'

/** The plan as a letter, for those who want it on paper. */
export function LetterPage() {
  const { id = '' } = useParams()
  const language = useLanguage()
  const { t, local, lang } = language
  useTitle(t('letter.title'))
  const now = useNow()
  const query = useQuery({ queryKey: ['case', id], queryFn: () => callApi(routes.readCase, { params: { id } }) })
  const county = useQuery({ queryKey: ['county'], queryFn: () => callApi(routes.readCounty), staleTime: Infinity })
  const found = query.data
  const plan = found?.plan
  const year = '0000'
  return (
    <main id="content" className="page">
      <p className="row no-print">
        <Link to={`/contacts/${id}`}>‹ {t('letter.back')}</Link>
        <Button
          disabled={!plan || !county.data}
          onClick={() => {
            print()
          }}
        >
          {t('letter.print')}
        </Button>
      </p>
      <ReadState query={query} what={t('letter.title')} />
      {/* A letter without the numbers to call is not printed. */}
      <ReadState query={county} what={t('letter.county')} />
      {found && !plan && <StateMessage title={t('plan.none')}>{t('letter.none')}</StateMessage>}
      {found && plan && (
        <article className="letter" data-test="letter">
          <p>
            {county.data && local(county.data.name)}
            <br />
            {dateText(localDay(plan.madeAt), lang, year)}
          </p>
          <p>{found.person.name}</p>
          <h1>{t('letter.title')}</h1>
          <p>{t('letter.intro')}</p>
          {plan.lines.map((line) => (
            <section key={line.lineId}>
              <h2>{local(line.title)}</h2>
              <p>{local(line.what)}</p>
              {line.appointment ? (
                <p>
                  <strong>
                    {dateText(localDay(line.appointment.start), lang, year)}{' '}
                    {momentText(line.appointment.start, Date.parse(line.appointment.start), language)}
                  </strong>
                  <br />
                  {[line.appointment.professional, ...(line.appointment.beside ?? [])]
                    .map(({ name, role }) => `${name}, ${local(role)}`)
                    .join('; ')}
                  <br />
                  {line.appointment.place
                    ? [
                        line.appointment.place.nameText
                          ? local(line.appointment.place.nameText)
                          : line.appointment.place.name,
                        line.appointment.place.address,
                        line.appointment.place.room,
                      ]
                        .filter(Boolean)
                        .join(', ')
                    : t(`mode.${line.appointment.mode}`)}
                </p>
              ) : (
                <p>
                  {local(line.nextText)} {dateText(line.nextDate, lang, year)}
                </p>
              )}
              <p>
                <strong>{t('plan.meanwhile')}:</strong> {local(line.meanwhile)}
              </p>
              <p>
                <strong>{t('plan.watchFor')}:</strong> {local(line.watchFor)}
              </p>
              {line.legal && <p>{t('plan.legal', { date: dateText(line.legal.dueDate, lang, year) })}</p>}
              <p>
                {t('plan.owner', { name: ownerName(line.owner, local) })} {line.owner.phone}
              </p>
            </section>
          ))}
          {county.data && (
            <p>
              {t('letter.phones', {
                person: onOneLine(county.data.phones.person),
                urgent: onOneLine(county.data.phones.urgentAdvice),
                emergency: onOneLine(county.data.phones.emergency),
              })}
            </p>
          )}
          <p className="small">{t('letter.made', { time: momentText(plan.madeAt, now, language) })}</p>
        </article>
      )}
    </main>
  )
}

/** A telephone number is not cut at the end of a line. */
const onOneLine = (phone: string) => phone.replaceAll(' ', '\u00a0')
