import { realLifeKinds, type PlanView } from '@luukku/contract'
import { dateText } from '@luukku/i18n'
import { hiddenFields } from '../../shared/form.ts'
import { RealLifeDay } from '../../shared/real-life-day.tsx'
import { usePage, useRefused } from '../../shared/use-page.ts'

export const fieldOf = (needId: string) => `paiva-${needId}`

/** A day of one's own life that help must come before: shown when told, and told behind one press. */
export function RealLife({ line }: { line: PlanView['lines'][number] }) {
  const { t, session, key, language } = usePage()
  const refused = useRefused()
  const isMine = refused?.typed['tarve']?.at(-1) === line.needId
  const typed = (name: string) => (isMine ? refused.typed[name]?.at(-1) : undefined)
  const kind = typed('mika') ?? line.realLife?.kind
  const id = fieldOf(line.needId)
  return (
    <>
      {line.realLife && (
        <p className="rs-own-date" data-test="real-life">
          {t('realLife.mine')}{' '}
          <strong>
            {t(`realLife.kind.${line.realLife.kind}`)} {dateText(line.realLife.date, language)}
          </strong>
        </p>
      )}
      <details className="rs-details" open={isMine} data-test="tell-date">
        <summary>{t(line.realLife ? 'realLife.change' : 'realLife.heading')}</summary>
        <form method="post" action="/oma">
          <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
          <input type="hidden" name={hiddenFields.key} value={key} />
          <input type="hidden" name="tarve" value={line.needId} />
          <p className="rs-field">
            <label htmlFor={`mika-${line.needId}`}>{t('realLife.which')}</label>
            <select id={`mika-${line.needId}`} name="mika" defaultValue={kind}>
              {realLifeKinds.map((one) => (
                <option key={one} value={one}>
                  {t(`realLife.kind.${one}`)}
                </option>
              ))}
            </select>
          </p>
          <RealLifeDay
            id={id}
            name="paiva"
            label={t('realLife.day')}
            day={line.realLife?.date}
            typed={typed('paiva')}
            problem={isMine && refused.fieldProblems[id] !== undefined ? t('realLife.unclear') : undefined}
          />
          <button type="submit" className="rs-second" data-test="save-date">
            {t('realLife.save')}
          </button>
        </form>
      </details>
    </>
  )
}
