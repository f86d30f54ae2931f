import { jointParts, type JointContent, type JointKind } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'

export interface JointDraft {
  content: JointContent
  narrative: string
}

/** The parts of one kind to fill; all but the last field go into both registers. */
export function JointForm(props: {
  kind: JointKind
  start: JointContent | undefined
  busy: boolean
  onSave: (draft: JointDraft) => Promise<void>
  onClose: () => void
}) {
  const { t } = useLanguage()
  const names = jointParts[props.kind]
  const [parts, setParts] = useState<Readonly<Record<string, string>>>(
    props.start?.parts ?? Object.fromEntries(names.map((name) => [name, ''])),
  )
  const [narrative, setNarrative] = useState('')
  const isEmpty = names.every((name) => !parts[name]?.trim())
  return (
    <form
      className="stack"
      data-test="joint-form"
      onSubmit={(event) => {
        event.preventDefault()
        // The parts are those of the kind: the server checks the pair again.
        void props.onSave({ content: { kind: props.kind, parts } as unknown as JointContent, narrative })
      }}
    >
      <p>
        <span className="tag tag--both">{t('joint.inBoth')}</span>
      </p>
      {names.map((name) => (
        <label key={name}>
          {t(`joint.part.${name}`)}
          <textarea
            className="full"
            rows={2}
            maxLength={4000}
            value={parts[name] ?? ''}
            data-test={`joint-${name}`}
            onChange={(event) => {
              const { value } = event.target
              setParts((old) => ({ ...old, [name]: value }))
            }}
          />
        </label>
      ))}
      <label>
        {t('joint.narrative')}
        <textarea
          className="full"
          rows={3}
          maxLength={8000}
          value={narrative}
          data-test="joint-narrative"
          onChange={(event) => {
            setNarrative(event.target.value)
          }}
        />
      </label>
      <div className="row">
        <Button type="submit" disabled={props.busy || isEmpty} data-test="joint-save">
          {t('joint.save')}
        </Button>
        <button type="button" className="choice-button" onClick={props.onClose}>
          {t('joint.cancel')}
        </button>
      </div>
    </form>
  )
}
