import { routes, type VisitSettings } from '@luukku/contract'
import { useRef, useState } from 'react'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useFocusBack } from '../../shared/use-focus-back.ts'
import { InterpreterForm } from './interpreter-form.tsx'
import { InterpreterHours } from './interpreter-hours.tsx'
import { InterpreterTimes } from './interpreter-times.tsx'

interface Props {
  one: VisitSettings['interpreters'][number]
  canChange: boolean
  onDone: () => void
}

/** One who interprets: languages, how they are reached, coming hours, and what a manager does with them. */
export function InterpreterRow({ one, canChange, onDone }: Props) {
  const { t, lang } = useLanguage()
  const { run, busy } = useCommand()
  const [open, setOpen] = useState<'hours' | 'change'>()
  const name = useRef<HTMLElement>(null)
  useFocusBack(open)
  const ways = [
    ...(one.municipality === undefined ? [] : [t('interpreters.onsite')]),
    ...(one.remote ? [t('interpreters.remote')] : []),
    ...(one.phone === undefined ? [] : [one.phone]),
  ]
  const takeOut = async () => {
    const { languages, municipality, remote, phone } = one
    const body = {
      ...{ name: one.name, languages, remote, active: !one.active },
      ...(municipality === undefined ? {} : { municipality }),
      ...(phone === undefined ? {} : { phone }),
    }
    if (await run(routes.changeInterpreter, { params: { id: one.interpreterId }, body })) onDone()
  }
  const close = () => {
    setOpen(undefined)
  }
  const done = () => {
    close()
    onDone()
  }
  const opener = (form: 'hours' | 'change', text: string) => (
    <button
      type="button"
      className="plain"
      aria-expanded={open === form}
      aria-label={`${text}: ${one.name}`}
      data-test={`interpreter-${form === 'hours' ? 'add-hours' : 'change'}`}
      onClick={() => {
        setOpen(open === form ? undefined : form)
      }}
    >
      {text}
    </button>
  )
  return (
    <li data-test="interpreter">
      <div className="row">
        <strong ref={name} tabIndex={-1}>
          {one.name}
        </strong>
        <span>{one.languages.map((code) => languageName(code, lang)).join(', ')}</span>
        <span className="quiet">{ways.join(' · ')}</span>
        {!one.active && <span className="tag">{t('interpreters.out')}</span>}
        {canChange && (
          <>
            {opener('hours', t('interpreters.addHours'))}
            {opener('change', t('travel.change'))}
            <button
              type="button"
              className="plain"
              disabled={busy}
              aria-label={`${t(one.active ? 'interpreters.takeOut' : 'interpreters.takeIn')}: ${one.name}`}
              onClick={() => void takeOut()}
            >
              {t(one.active ? 'interpreters.takeOut' : 'interpreters.takeIn')}
            </button>
          </>
        )}
      </div>
      {open === 'hours' && <InterpreterHours interpreterId={one.interpreterId} onDone={done} />}
      {open === 'change' && <InterpreterForm one={one} onDone={done} onClose={close} />}
      <InterpreterTimes
        one={one}
        canChange={canChange}
        onDropped={() => {
          // The key that was pressed goes with its hours.
          name.current?.focus()
          onDone()
        }}
      />
    </li>
  )
}
