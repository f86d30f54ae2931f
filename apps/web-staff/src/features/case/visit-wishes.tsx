import { routes, type DeskCase, type NeedView, type RouteBodyInput } from '@luukku/contract'
import { competences } from '@luukku/domain/booking'
import { competenceTexts } from '@luukku/i18n/data/competences'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { interpretedLanguages, languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { PlaceFeatures } from '../../shared/place-features.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useSavedChoice } from '../../shared/use-saved-choice.ts'
import { CompanionWish } from './companion-wish.tsx'

/** Letters and arrows go through the languages: what they pass on the way is not what was meant. */
const settlesInMs = 700

/** What the visits ask, in one row a need: a language to be interpreted, more time, a method, what the place has. The search follows when it is chosen. */
export function VisitWishes({ found }: { found: DeskCase }) {
  const { t } = useLanguage()
  const open = found.needs.filter(({ status, visit }) => status === 'open' && visit !== undefined)
  const asks = open.some(
    ({ visit }) =>
      visit?.interpreter !== undefined ||
      visit?.moreTime === true ||
      visit?.companion !== undefined ||
      visit?.placeWishes !== undefined ||
      visit?.method !== undefined,
  )
  const [isOpen, setOpen] = useState(asks)
  if (open.length === 0) return null
  return (
    <details
      open={isOpen}
      data-test="visit-wishes"
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
      }}
    >
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
  const { run } = useCommand()
  const { interpreter: stands = '', moreTime: more = false, placeWishes = [] } = need.visit ?? {}
  // One at a time: a colleague's other choice of this moment stands.
  const send = async (body: RouteBodyInput<typeof routes.setVisit>) => {
    if (!(await run(routes.setVisit, { params: { id: need.needId }, body }))) return
    await client.invalidateQueries({ queryKey: ['case', contactId] })
    void client.invalidateQueries({ queryKey: ['offers', contactId] })
  }
  const spoken = useSavedChoice(stands, (next) => send({ interpreter: next === '' ? null : next }))
  const longer = useSavedChoice(more, (next) => send({ moreTime: next }))
  const places = useSavedChoice(placeWishes, (next) => send({ placeWishes: next }))
  const method = useSavedChoice(need.visit?.method, (next) => send({ method: next ?? null }))
  /** A language that is not sent yet: kept while the keys go on, sent when they rest or the field is left. */
  const [passed, setPassed] = useState<string>()
  const interpreter = passed ?? spoken.value
  const settle = () => {
    if (passed === undefined) return
    setPassed(undefined)
    if (passed !== spoken.value) spoken.save(passed)
  }
  const latest = useRef(settle)
  useEffect(() => {
    latest.current = settle
  })
  useEffect(() => {
    if (passed === undefined) return
    const rest = setTimeout(() => {
      latest.current()
    }, settlesInMs)
    return () => {
      clearTimeout(rest)
    }
  }, [passed])
  // Who leaves for another page has chosen, too.
  useEffect(
    () => () => {
      latest.current()
    },
    [],
  )
  const codes = interpreter === '' || interpretedLanguages.includes(interpreter) ? [] : [interpreter]
  return (
    <li className="row">
      <strong>{local(need.title)}</strong>
      <label>
        {t('visit.interpreter')}{' '}
        <select
          value={interpreter}
          data-test="visit-interpreter"
          onBlur={settle}
          onChange={(event) => {
            setPassed(event.target.value)
          }}
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
          checked={longer.value}
          data-test="visit-more-time"
          onChange={(event) => {
            settle()
            longer.save(event.target.checked)
          }}
        />
        {t('visit.moreTime')}
      </label>
      <label>
        {t('visit.method')}{' '}
        <select
          value={method.value ?? ''}
          data-test="visit-method"
          onChange={(event) => {
            settle()
            method.save(competences.find((one) => one === event.target.value))
          }}
        >
          <option value="">{t('visit.anyMethod')}</option>
          {competences.map((one) => (
            <option key={one} value={one}>
              {local(competenceTexts[one])}
            </option>
          ))}
        </select>
      </label>
      {need.competences !== undefined && (
        <span className="small quiet" data-test="model-competences">
          {t('visit.modelNames', { what: need.competences.map(local).join('; ') })}
        </span>
      )}
      <PlaceFeatures
        legend={t('visit.place')}
        test="visit-place"
        value={places.value}
        onChange={(next) => {
          settle()
          places.save(next)
        }}
      />
      <CompanionWish contactId={contactId} need={need} />
    </li>
  )
}
