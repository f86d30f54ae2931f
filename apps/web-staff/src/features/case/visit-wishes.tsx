import { routes, type DeskCase, type NeedView } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { interpretedLanguages, languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** What the visits ask, in one row a need: a language to be interpreted, more time. The search follows at once. */
export function VisitWishes({ found }: { found: DeskCase }) {
  const { t } = useLanguage()
  const open = found.needs.filter(({ status, visit }) => status === 'open' && visit !== undefined)
  if (open.length === 0) return null
  const asks = open.some(({ visit }) => visit?.interpreter !== undefined || visit?.moreTime)
  return (
    <details open={asks} data-test="visit-wishes">
      <summary>{t('visit.asks')}</summary>
      <ul className="stack">
        {open.map((need) => (
          <Wish key={need.needId} contactId={found.contactId} need={need} />
        ))}
      </ul>
    </details>
  )
}

function Wish({ contactId, need }: { contactId: string; need: NeedView }) {
  const { t, local, lang } = useLanguage()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const { interpreter = '', moreTime = false } = need.visit ?? {}
  const save = async (next: { interpreter: string; moreTime: boolean }) => {
    const body = { interpreter: next.interpreter === '' ? null : next.interpreter, moreTime: next.moreTime }
    if (await run(routes.setVisit, { params: { id: need.needId }, body })) {
      await client.invalidateQueries({ queryKey: ['case', contactId] })
      void client.invalidateQueries({ queryKey: ['offers', contactId] })
    }
  }
  const codes = interpreter === '' || interpretedLanguages.includes(interpreter) ? [] : [interpreter]
  return (
    <li className="row">
      <strong>{local(need.title)}</strong>
      <label>
        {t('visit.interpreter')}{' '}
        <select
          value={interpreter}
          disabled={busy}
          data-test="visit-interpreter"
          onChange={(event) => void save({ interpreter: event.target.value, moreTime })}
        >
          <option value="">{t('visit.noInterpreter')}</option>
          {[...codes, ...interpretedLanguages].map((code) => (
            <option key={code} value={code}>
              {languageName(code, lang)}
            </option>
          ))}
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={moreTime}
          disabled={busy}
          data-test="visit-more-time"
          onChange={(event) => void save({ interpreter, moreTime: event.target.checked })}
        />
        {t('visit.moreTime')}
      </label>
    </li>
  )
}
