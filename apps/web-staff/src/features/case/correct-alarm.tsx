import { useEffect, useRef, useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import type { useAnswers } from './use-answers.ts'

/** An alarming answer goes down only by a professional's own reason, which stays with the answer for all to read. */
export function CorrectAlarm({ answers }: { answers: ReturnType<typeof useAnswers> }) {
  const { t } = useLanguage()
  const [why, setWhy] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const save = () => {
    if (why.trim() !== '') void answers.correct(why.trim())
  }
  useShortcuts(t('case.correctTitle'), [
    { key: 'Enter', ctrl: true, inFields: true, label: t('case.correctSave'), run: save },
    { key: 'Escape', inFields: true, label: t('case.correctKeep'), run: answers.keepAlarm },
  ])
  return (
    <section className="question question--flag" aria-labelledby="correct-title" data-test="correct-alarm">
      <h3 id="correct-title">{t('case.correctTitle')}</h3>
      <label htmlFor="correct-why">{t('case.correctWhy')}</label>
      <textarea
        id="correct-why"
        ref={field}
        className="full"
        rows={3}
        maxLength={2000}
        value={why}
        data-test="correct-why"
        onChange={(event) => {
          setWhy(event.target.value)
        }}
      />
      <div className="row">
        <Button disabled={why.trim() === ''} onClick={save} data-test="correct-save">
          {t('case.correctSave')} <kbd>Ctrl Enter</kbd>
        </Button>
        <Button variant="secondaryNoBorder" onClick={answers.keepAlarm}>
          {t('case.correctKeep')} <kbd>Esc</kbd>
        </Button>
      </div>
    </section>
  )
}
